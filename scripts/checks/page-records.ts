/**
 * What stays of all pages of a site when their texts are gone, in columns outside of V8's heap: 33 bytes a page and four
 * for each file it links to. Titles and descriptions, which are only held against each other, are there as digests.
 */
import { hash } from "node:crypto";
import type { Batch } from "./batches.ts";

/** Words of a page that no other page should have: their digest (64 bits in hexadecimal digits), and where they stand. */
export interface Said {
  digest: string;
  offset: number;
}

/** What stays of a page. */
export interface PageRecord {
  /** Absent where it has none, or an empty one. */
  title?: Said;
  description?: Said;
  /** Says `noindex`. */
  noindex: boolean;
  /** Sends its reader on by a refresh. */
  leadsOn: boolean;
  /** Names no other page as the one that it copies. */
  original: boolean;
  /** Files it links to, by their row in the site's table. */
  links: readonly number[];
}

/** What a page says, as a record holds it. */
export function saidOf(said: { value: string; offset: number } | undefined): Said | undefined {
  if (!said || said.value === "") return undefined;
  return { digest: hash("sha256", said.value).slice(0, 16), offset: said.offset };
}

/** Stands for words that are not there. */
const NONE = 0n;
const NOINDEX = 1;
const LEADS_ON = 2;
const ORIGINAL = 4;

export class PageRecords {
  /** Pages whose record is here. */
  count = 0;
  readonly #said: Record<"title" | "description", { digests: BigUint64Array; offsets: Uint32Array }>;
  readonly #marks: Uint8Array;
  /** The links of each batch, one page's after another's; of each page, which batch it came in, and where its own end. */
  readonly #links: Uint32Array[] = [];
  readonly #batches: Uint32Array;
  readonly #ends: Uint32Array;

  constructor(pages: number) {
    const said = () => ({ digests: new BigUint64Array(pages), offsets: new Uint32Array(pages) });
    this.#said = { title: said(), description: said() };
    this.#marks = new Uint8Array(pages);
    this.#batches = new Uint32Array(pages);
    this.#ends = new Uint32Array(pages);
  }

  /** Adds the records of a batch, in its order. */
  add({ from }: Batch, records: readonly PageRecord[]): void {
    const links = new Uint32Array(records.reduce((sum, record) => sum + record.links.length, 0));
    let end = 0;
    for (const [index, record] of records.entries()) {
      const page = from + index;
      for (const what of ["title", "description"] as const) {
        const said = record[what];
        this.#said[what].digests[page] = said ? BigInt(`0x${said.digest}`) : NONE;
        this.#said[what].offsets[page] = said?.offset ?? 0;
      }
      this.#marks[page] =
        (record.noindex ? NOINDEX : 0) | (record.leadsOn ? LEADS_ON : 0) | (record.original ? ORIGINAL : 0);
      links.set(record.links, end);
      this.#batches[page] = this.#links.length;
      this.#ends[page] = end += record.links.length;
    }
    this.#links.push(links);
    this.count += records.length;
  }

  /** The digest of a page's title or description; undefined where it has none. */
  digestOf(page: number, what: "title" | "description"): bigint | undefined {
    const digest = this.#said[what].digests[page]!;
    return digest === NONE ? undefined : digest;
  }

  offsetOf(page: number, what: "title" | "description"): number {
    return this.#said[what].offsets[page]!;
  }

  isNoindex(page: number): boolean {
    return (this.#marks[page]! & NOINDEX) !== 0;
  }

  leadsOn(page: number): boolean {
    return (this.#marks[page]! & LEADS_ON) !== 0;
  }

  isOriginal(page: number): boolean {
    return (this.#marks[page]! & ORIGINAL) !== 0;
  }

  /** Files that a page links to, by their row. */
  linksOf(page: number): Uint32Array {
    const batch = this.#batches[page]!;
    const first = page > 0 && this.#batches[page - 1] === batch ? this.#ends[page - 1] : 0;
    return this.#links[batch]!.subarray(first, this.#ends[page]);
  }
}
