/**
 * The digests of a large site's files, remembered between runs, so that a site of which nothing changed is not read
 * again. A file is believed to be as it was only while its size, its inode and both of its times are, and only if it
 * had lain still for two seconds when it was read: the rule by which git trusts its index. What is sent is hashed
 * again in any case (`bodyOf`).
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync, type Stats } from "node:fs";
import { join } from "node:path";

export interface Digests {
  size: number;
  sha256: string;
  md5: string;
  start: Buffer;
}

type Line = [
  path: string,
  size: number,
  mtime: number,
  ctime: number,
  inode: number,
  digests: [string, string, string],
];

/** Below so many files, reading them takes no longer than remembering them. */
const WORTHWHILE = 500;
/** How long a file must have lain still, ms: the coarsest clock of a file system (FAT). */
const STILL = 2_000;
/** Why a memory cannot be read or written, and is done without. */
const WITHOUT = new Set(["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"]);

export class DigestMemory {
  readonly #path: string;
  readonly #known = new Map<string, Line>();
  readonly #lines: Line[] = [];
  #news = false;

  /** `folder` holds one memory for each site; `root` is the site's real path. */
  constructor(folder: string, root: string) {
    this.#path = join(folder, `${createHash("sha256").update(root).digest("hex").slice(0, 16)}.json`);
    for (const line of this.#read()) this.#known.set(line[0], line);
  }

  /** What a file's bytes were, if by its looks it is the file that was read then. */
  find(path: string, looks: Stats): Digests | undefined {
    const line = this.#known.get(path);
    if (line === undefined || !same(line, looks)) return undefined;
    this.#lines.push(line);
    const [sha256, md5, start] = line[5];
    return { size: looks.size, sha256, md5, start: Buffer.from(start, "base64") };
  }

  /** Takes note of a file that was read after it looked like this. */
  add(path: string, looks: Stats, { sha256, md5, start }: Digests, needsStart: boolean): void {
    if (Math.max(looks.mtimeMs, looks.ctimeMs) > Date.now() - STILL) return;
    const kept = needsStart ? start.toString("base64") : "";
    this.#lines.push([path, looks.size, looks.mtimeMs, looks.ctimeMs, looks.ino, [sha256, md5, kept]]);
    this.#news = true;
  }

  /** Writes it down, in one step, if there is something new and the site is large enough. */
  save(): void {
    if (this.#lines.length < WORTHWHILE || (!this.#news && this.#lines.length === this.#known.size)) return;
    const draft = `${this.#path}.${process.pid}.tmp`;
    try {
      mkdirSync(join(this.#path, ".."), { recursive: true });
      writeFileSync(draft, JSON.stringify({ format: 1, files: this.#lines }), { mode: 0o600 });
      renameSync(draft, this.#path);
    } catch (error) {
      if (!WITHOUT.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }

  #read(): Line[] {
    try {
      const { format, files } = JSON.parse(readFileSync(this.#path, "utf8")) as { format: number; files: Line[] };
      return format === 1 ? files : [];
    } catch (error) {
      if (error instanceof SyntaxError || WITHOUT.has((error as NodeJS.ErrnoException).code ?? "")) return [];
      throw error;
    }
  }
}

const same = ([, size, mtime, ctime, inode]: Line, looks: Stats): boolean =>
  size === looks.size && mtime === looks.mtimeMs && ctime === looks.ctimeMs && inode === looks.ino;
