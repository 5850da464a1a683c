/**
 * Results kept between runs, in one folder (`.cache/checks`). A key names all that can change a result; whatever is
 * found under another key is not found. Losing the folder costs time and nothing else.
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

/** The results of one check, read from and written to one file. */
export class CheckMemory implements Memory {
  readonly #file: string | undefined;
  readonly #judges: string;
  readonly #today: number;
  /** Key → the day it was last asked for (days since 1970) and the value. */
  readonly #entries: Map<string, [number, unknown]>;
  #changed = false;

  private constructor(file: string | undefined, judges: string, entries: Map<string, [number, unknown]>) {
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
    return new CheckMemory(
      file,
      judges,
      file === undefined ? new Map<string, [number, unknown]>() : await readEntries(file),
    );
  }

  recall(key: readonly string[]): unknown {
    const entry = this.#entries.get(this.#keyOf(key));
    if (!entry) return undefined;
    if (entry[0] !== this.#today) {
      entry[0] = this.#today;
      this.#changed = true;
    }
    return structuredClone(entry[1]);
  }

  remember(key: readonly string[], value: unknown): void {
    this.#entries.set(this.#keyOf(key), [this.#today, value]);
    this.#changed = true;
  }

  /** Writes what was remembered, in one step. */
  async save(): Promise<void> {
    if (!this.#changed || this.#file === undefined) return;
    const entries = [...this.#entries].filter(([, [day]]) => day > this.#today - keptDays);
    await mkdir(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${process.pid}.tmp`;
    await writeFile(draft, JSON.stringify(entries));
    await rename(draft, this.#file);
    this.#changed = false;
  }

  #keyOf(key: readonly string[]): string {
    return digestOf([this.#judges, ...key]);
  }
}

async function readEntries(file: string): Promise<Map<string, [number, unknown]>> {
  try {
    return new Map(JSON.parse(await readFile(file, "utf8")) as [string, [number, unknown]][]);
  } catch (error) {
    // No memory yet, or one that was cut off: the work is done again, which is what a memory may cost.
    if (
      error instanceof SyntaxError ||
      error instanceof TypeError ||
      (error as NodeJS.ErrnoException).code === "ENOENT"
    )
      return new Map();
    throw error;
  }
}
