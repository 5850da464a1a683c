/**
 * Results kept between runs, in one folder (`.cache/checks`). A key names all that can change a result; whatever is
 * found under another key is not found. Losing the folder costs time and nothing else. Of a result only its place is in memory.
 */
import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Memory } from "./contract.ts";
import { TextFile, type TextPlace } from "./text-file.ts";

/** Results not asked for in this many days are forgotten. */
const keptDays = 30;

/** One digest (32 hexadecimal digits) of several texts; no two different lists of texts give the same input to it. */
export function digestOf(parts: Iterable<string>): string {
  const hash = createHash("sha256");
  let text = "";
  for (const part of parts) {
    text += `${JSON.stringify(part)},`;
    if (text.length < 65_536) continue;
    hash.update(text);
    text = "";
  }
  return hash.update(text).digest("hex").slice(0, 32);
}

/** Where a value stands as JSON, and the day it was last asked for (days since 1970). */
interface Entry extends TextPlace {
  day: number;
  file: TextFile;
}

/** The results of one check, read from and written to one file: a line for each, of its key, its day and its value. */
export class CheckMemory implements Memory {
  readonly #path: string | undefined;
  readonly #judges: string;
  readonly #today: number;
  readonly #entries = new Map<string, Entry>();
  /** What was remembered before this run. */
  readonly #before: TextFile | undefined;
  /** What was remembered in this run. */
  #now: TextFile | undefined;
  #changed = false;

  private constructor(path: string | undefined, judges: string) {
    this.#path = path;
    this.#judges = judges;
    this.#today = Math.floor(Date.now() / 86_400_000);
    this.#before = path === undefined ? undefined : TextFile.at(path);
    if (this.#before) this.#readEntries(this.#before);
  }

  /**
   * @param folder the folder of all results; undefined for a memory that forgets when it is closed
   * @param name the check's name
   * @param judges digest of all that judges: another one, and nothing is recalled
   */
  static open(folder: string | undefined, name: string, judges: string): CheckMemory {
    return new CheckMemory(folder === undefined ? undefined : join(folder, `${name}.json`), judges);
  }

  recall(key: readonly string[]): unknown {
    const digest = this.#keyOf(key);
    const entry = this.#entries.get(digest);
    if (!entry) return undefined;
    if (entry.day !== this.#today) {
      entry.day = this.#today;
      this.#changed = true;
    }
    try {
      return JSON.parse(entry.file.get(entry)) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // A line that was spoilt: the work is done again, which is what a memory may cost.
      this.#entries.delete(digest);
      return undefined;
    }
  }

  remember(key: readonly string[], value: unknown): void {
    this.#now ??= TextFile.nameless(this.#path === undefined ? tmpdir() : dirname(this.#path));
    const place = this.#now.add(JSON.stringify(value));
    this.#entries.set(this.#keyOf(key), { day: this.#today, file: this.#now, ...place });
    this.#changed = true;
  }

  /** Writes what was remembered, in one step; the memory is not asked any more. */
  async close(): Promise<void> {
    const changed = this.#changed && this.#path !== undefined;
    const draft = `${this.#path}.${process.pid}.tmp`;
    if (changed) {
      await mkdir(dirname(draft), { recursive: true });
      await writeFile(draft, this.#lines());
    }
    this.#before?.close();
    this.#now?.close();
    if (changed) await rename(draft, this.#path);
  }

  /** What the file holds, some hundred lines at a time. */
  *#lines(): Iterable<string> {
    let lines: string[] = [];
    for (const [key, entry] of this.#entries) {
      if (entry.day <= this.#today - keptDays) continue;
      lines.push(`${key} ${entry.day} ${entry.file.get(entry)}\n`);
      if (lines.length < 256) continue;
      yield lines.join("");
      lines = [];
    }
    yield lines.join("");
  }

  #keyOf(key: readonly string[]): string {
    return digestOf([this.#judges, ...key]);
  }

  /** A file that is cut off or of another make gives as many as are whole. */
  #readEntries(file: TextFile): void {
    for (const { start, at, bytes } of file.lines(48)) {
      const [head, key, day] = /^([0-9a-f]{32}) (\d+) /.exec(start) ?? [];
      if (head === undefined) continue;
      this.#entries.set(key!, { day: Number(day), file, at: at + head.length, bytes: bytes - head.length });
    }
  }
}
