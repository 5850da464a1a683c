/**
 * The files of a site, packed outside of V8's heap: about 140 bytes a file, nothing to look through for garbage, and one
 * table for all threads. Read as a map, it makes a {@link SiteFile} when one is asked for.
 */
import type { SiteFile } from "./site.ts";

/** The table's columns, a row a file in order of path; plain data, which threads share. */
export interface FileColumns {
  /** All paths one after another, as UTF-8, and where each ends. */
  paths: Uint8Array;
  ends: Uint32Array;
  sizes: Float64Array;
  /** SHA-256, 32 bytes each. */
  digests: Uint8Array;
  /** Media types, as places in a list. */
  types: Uint16Array;
  typeNames: string[];
  /** Rows by the hash of their path, from 1; 0 where there is none. A row whose place is taken stands in the next that is free. */
  slots: Uint32Array;
}

export class FileTable implements ReadonlyMap<string, SiteFile> {
  readonly columns: FileColumns;
  readonly size: number;
  readonly #paths: Buffer;
  readonly #digests: Buffer;
  /** What was asked for last: whoever finds a file there asks for its row next. */
  #asked = { path: "", row: -1 };

  constructor(columns: FileColumns) {
    this.columns = columns;
    this.size = columns.ends.length;
    this.#paths = Buffer.from(columns.paths.buffer);
    this.#digests = Buffer.from(columns.digests.buffer);
  }

  /** Packs files; they come in order of path (by UTF-16 code unit). */
  static of(files: readonly SiteFile[]): FileTable {
    const count = files.length;
    const length = files.reduce((sum, { path }) => sum + Buffer.byteLength(path), 0);
    const typeNames = [...new Set(files.map(({ type }) => type))];
    const slots = 2 ** Math.ceil(Math.log2(count * 1.5 + 1));
    const columns: FileColumns = {
      paths: new Uint8Array(new SharedArrayBuffer(length)),
      ends: new Uint32Array(new SharedArrayBuffer(4 * count)),
      sizes: new Float64Array(new SharedArrayBuffer(8 * count)),
      digests: new Uint8Array(new SharedArrayBuffer(32 * count)),
      types: new Uint16Array(new SharedArrayBuffer(2 * count)),
      typeNames,
      slots: new Uint32Array(new SharedArrayBuffer(4 * slots)),
    };
    const paths = Buffer.from(columns.paths.buffer);
    let end = 0;
    for (const [row, { path, size, sha256, type }] of files.entries()) {
      end += paths.write(path, end);
      columns.ends[row] = end;
      columns.sizes[row] = size;
      columns.digests.set(Buffer.from(sha256, "hex"), 32 * row);
      columns.types[row] = typeNames.indexOf(type);
      let slot = hashOf(path) & (slots - 1);
      while (columns.slots[slot] !== 0) slot = (slot + 1) & (slots - 1);
      columns.slots[slot] = row + 1;
    }
    return new FileTable(columns);
  }

  /** The place of a path in the table's order; -1 where there is no such file. */
  rowOf(path: string): number {
    if (path !== this.#asked.path) this.#asked = { path, row: this.#find(path) };
    return this.#asked.row;
  }

  #find(path: string): number {
    const { slots } = this.columns;
    const last = slots.length - 1;
    for (let slot = hashOf(path) & last; slots[slot] !== 0; slot = (slot + 1) & last) {
      const row = slots[slot]! - 1;
      if (this.pathAt(row) === path) return row;
    }
    return -1;
  }

  pathAt(row: number): string {
    const { ends } = this.columns;
    return this.#paths.toString("utf8", row === 0 ? 0 : ends[row - 1], ends[row]);
  }

  sizeAt(row: number): number {
    return this.columns.sizes[row]!;
  }

  sha256At(row: number): string {
    return this.#digests.toString("hex", 32 * row, 32 * row + 32);
  }

  typeAt(row: number): string {
    return this.columns.typeNames[this.columns.types[row]!]!;
  }

  at(row: number): SiteFile {
    return { path: this.pathAt(row), size: this.sizeAt(row), sha256: this.sha256At(row), type: this.typeAt(row) };
  }

  has(path: string): boolean {
    return this.rowOf(path) !== -1;
  }

  get(path: string): SiteFile | undefined {
    const row = this.rowOf(path);
    return row === -1 ? undefined : this.at(row);
  }

  *keys(): MapIterator<string> {
    for (let row = 0; row < this.size; row++) yield this.pathAt(row);
  }

  *values(): MapIterator<SiteFile> {
    for (let row = 0; row < this.size; row++) yield this.at(row);
  }

  *entries(): MapIterator<[string, SiteFile]> {
    for (const file of this.values()) yield [file.path, file];
  }

  [Symbol.iterator](): MapIterator<[string, SiteFile]> {
    return this.entries();
  }

  forEach(visit: (file: SiteFile, path: string, files: ReadonlyMap<string, SiteFile>) => void): void {
    for (const file of this.values()) visit(file, file.path, this);
  }
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}
