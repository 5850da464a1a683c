/**
 * Results kept between runs, in one folder (`.cache/checks`): a file for each check and all that judged with it, in it a
 * line for each result under a key of all else that can change it. Losing the folder costs time and nothing else. Of a
 * result only its place is in memory.
 */
import { createHash, hash, type Hash } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Memory } from "./contract.ts";
import { TextFile, type TextPlace } from "./text-file.ts";

/** Results not asked for in this many days are forgotten. */
const keptDays = 30;
const DAY = 86_400_000;

/** The names of the files that {@link CheckMemory} keeps. */
export const memoryFiles = /^[a-z-]+-[0-9a-f]{16}\.jsonl$/;

/** One digest (32 hexadecimal digits) of several texts; no two different lists of texts give the same input to it. */
export function digestOf(parts: Iterable<string>): string {
  let long: Hash | undefined;
  let text = "";
  for (const part of parts) {
    text += `${JSON.stringify(part)},`;
    if (text.length < 65_536) continue;
    (long ??= createHash("sha256")).update(text);
    text = "";
  }
  return (long ? long.update(text).digest("hex") : hash("sha256", text)).slice(0, 32);
}

/**
 * Removes from a folder what was kept in it and not asked for in a month: whole files, whose judges or site are no more.
 * @param kept matches the names of such files; others may be somebody else's
 */
export async function forgetUnused(folder: string, kept: RegExp): Promise<void> {
  for (const name of (await readdir(folder)).filter((name) => kept.test(name))) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < Date.now() - keptDays * DAY) await rm(path, { force: true });
  }
}

/** Where a value stands as JSON, and the day it was last asked for (days since 1970). */
interface Entry extends TextPlace {
  day: number;
  file: TextFile;
}

/** The results of one check by the same judges, read from and written to one file: a line for each, of its key, its day and its value. */
export class CheckMemory implements Memory {
  readonly #path: string | undefined;
  readonly #today: number;
  readonly #entries = new Map<string, Entry>();
  /** What was remembered before this run. */
  readonly #before: TextFile | undefined;
  /** What was remembered in this run. */
  #now: TextFile | undefined;
  #changed = false;

  private constructor(path: string | undefined) {
    this.#path = path;
    this.#today = Math.floor(Date.now() / DAY);
    this.#before = path === undefined ? undefined : TextFile.at(path);
    if (this.#before) this.#readEntries(this.#before);
  }

  /**
   * @param folder the folder of all results; undefined for a memory that forgets when it is closed
   * @param name the check's name
   * @param judges digest of all that judges: another one, and nothing is recalled
   */
  static open(folder: string | undefined, name: string, judges: string): CheckMemory {
    const file = `${name}-${digestOf([judges]).slice(0, 16)}.jsonl`;
    return new CheckMemory(folder === undefined ? undefined : join(folder, file));
  }

  recall(key: string): unknown {
    const entry = this.#entries.get(key);
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
      this.#entries.delete(key);
      return undefined;
    }
  }

  remember(key: string, value: unknown): void {
    this.#now ??= TextFile.nameless(this.#path === undefined ? tmpdir() : dirname(this.#path));
    const place = this.#now.add(JSON.stringify(value));
    this.#entries.set(key, { day: this.#today, file: this.#now, ...place });
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

  /** A file that is cut off or of another make gives as many as are whole. */
  #readEntries(file: TextFile): void {
    for (const { start, at, bytes } of file.lines(48)) {
      const [head, key, day] = /^([0-9a-f]{32}) (\d+) /.exec(start) ?? [];
      if (head === undefined) continue;
      this.#entries.set(key!, { day: Number(day), file, at: at + head.length, bytes: bytes - head.length });
    }
  }
}
