/**
 * Results kept between runs, in one folder (`.cache/checks`). A key names all that can change a result; whatever is
 * found under another key is not found. Losing the folder costs time and nothing else. They are held as JSON, in
 * memory as on the disk: a check of 10,000 announcements without a browser took 458 to 468 MB so, and 689 MB with objects.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Memory } from "./contract.ts";

/** Results not asked for in this many days are forgotten. */
const keptDays = 30;

/** One digest (32 hexadecimal digits) of several texts; no two different lists of texts give the same input to it. */
export function digestOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

/** A value, and the day it was last asked for (days since 1970). */
interface Entry {
  day: number;
  json: string;
}

/** The results of one check, read from and written to one file: a line for each, of its key, its day and its value. */
export class CheckMemory implements Memory {
  readonly #file: string | undefined;
  readonly #judges: string;
  readonly #today: number;
  readonly #entries: Map<string, Entry>;
  #changed = false;

  private constructor(file: string | undefined, judges: string, entries: Map<string, Entry>) {
    this.#file = file;
    this.#judges = judges;
    this.#today = Math.floor(Date.now() / 86_400_000);
    this.#entries = entries;
  }

  /**
   * @param folder the folder of all results; undefined for a memory that forgets at once
   * @param name the check's name
   * @param judges digest of all that judges: another one, and nothing is recalled
   */
  static async open(folder: string | undefined, name: string, judges: string): Promise<CheckMemory> {
    const file = folder === undefined ? undefined : join(folder, `${name}.json`);
    return new CheckMemory(file, judges, file === undefined ? new Map<string, Entry>() : await readEntries(file));
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
      return JSON.parse(entry.json) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // A line that was spoilt: the work is done again, which is what a memory may cost.
      this.#entries.delete(digest);
      return undefined;
    }
  }

  remember(key: readonly string[], value: unknown): void {
    this.#entries.set(this.#keyOf(key), { day: this.#today, json: JSON.stringify(value) });
    this.#changed = true;
  }

  /** Writes what was remembered, in one step. */
  async save(): Promise<void> {
    if (!this.#changed || this.#file === undefined) return;
    await mkdir(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${process.pid}.tmp`;
    await writeFile(draft, this.#lines());
    await rename(draft, this.#file);
    this.#changed = false;
  }

  /** What the file holds, some hundred lines at a time. */
  *#lines(): Iterable<string> {
    let lines: string[] = [];
    for (const [key, { day, json }] of this.#entries) {
      if (day <= this.#today - keptDays) continue;
      lines.push(`${key} ${day} ${json}\n`);
      if (lines.length < 256) continue;
      yield lines.join("");
      lines = [];
    }
    yield lines.join("");
  }

  #keyOf(key: readonly string[]): string {
    return digestOf([this.#judges, ...key]);
  }
}

/** Reads a file of results. One that is cut off or of another make gives as many as are whole. */
async function readEntries(file: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return entries;
    throw error;
  }
  for (let start = 0, end = text.indexOf("\n"); end !== -1; start = end + 1, end = text.indexOf("\n", start)) {
    const [, key, day] = /^([0-9a-f]{32}) (\d+) /.exec(text.slice(start, start + 48)) ?? [];
    if (key === undefined) continue;
    entries.set(key, { day: Number(day), json: text.slice(start + key.length + day!.length + 2, end) });
  }
  return entries;
}
