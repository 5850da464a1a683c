/** Texts in a file instead of in memory: added at its end, and read again by their place. */
import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Where a text stands in its file, in bytes. */
export interface TextPlace {
  at: number;
  bytes: number;
}

/** So much is written, and read, at once: texts that are asked for one after another mostly stand so too. */
const STRETCH = 1 << 17;

export class TextFile {
  readonly #handle: number;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #written = 0;
  /** The stretch that was read last. */
  #read: { at: number; bytes: Buffer } = { at: 0, bytes: Buffer.alloc(0) };

  private constructor(handle: number) {
    this.#handle = handle;
  }

  /** A file that stands there, to read from; undefined where there is none. */
  static at(path: string): TextFile | undefined {
    try {
      return new TextFile(openSync(path, "r"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** An empty file without a name, in a folder: however this process ends, nothing of it is left. */
  static nameless(folder: string): TextFile {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${randomUUID()}.tmp`);
    const handle = openSync(path, "wx+");
    unlinkSync(path);
    return new TextFile(handle);
  }

  add(text: string): TextPlace {
    const place = { at: this.#written + this.#waitingBytes, bytes: Buffer.byteLength(text) };
    this.#waiting.push(text);
    this.#waitingBytes += place.bytes;
    if (this.#waitingBytes >= STRETCH) this.#write();
    return place;
  }

  get({ at, bytes }: TextPlace): string {
    if (this.#waitingBytes > 0 && at + bytes > this.#written) this.#write();
    if (at < this.#read.at || at + bytes > this.#read.at + this.#read.bytes.length)
      this.#read = { at, bytes: this.#bytes(at, Math.max(bytes, STRETCH)) };
    return this.#read.bytes.toString("utf8", at - this.#read.at, at - this.#read.at + bytes);
  }

  /** Its lines in order, those without an end left out: the first characters of each (of one byte each), and its place. */
  *lines(beginning: number): Generator<{ start: string } & TextPlace> {
    for (let at = 0, size = STRETCH; ;) {
      const bytes = this.#bytes(at, size);
      let from = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
        const start = bytes.toString("latin1", from, Math.min(end, from + beginning));
        yield { start, at: at + from, bytes: end - from };
        from = end + 1;
      }
      if (bytes.length < size) return;
      // A line longer than what was read: more at once.
      size = from === 0 ? size * 2 : STRETCH;
      at += from;
    }
  }

  close(): void {
    closeSync(this.#handle);
  }

  #bytes(at: number, count: number): Buffer {
    const bytes = Buffer.allocUnsafe(count);
    let read = 0;
    for (let more = -1; more !== 0 && read < count; read += more)
      more = readSync(this.#handle, bytes, read, count - read, at + read);
    return bytes.subarray(0, read);
  }

  #write(): void {
    const bytes = Buffer.from(this.#waiting.join(""));
    for (let done = 0; done < bytes.length;)
      done += writeSync(this.#handle, bytes, done, bytes.length - done, this.#written + done);
    this.#written += bytes.length;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }
}
