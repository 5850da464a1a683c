/** Records that are renamed while the preview runs, or were since the last build or preview: they get their former slugs. */
import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { followRenamed, formatSlugChange, keepSlugs, recallSlugs, rememberSlugs } from "../../src/content.ts";
import type { Fault } from "../../src/faults.ts";
import type { StoredRecord } from "../../src/record.ts";
import type { SlugMemory } from "../../src/slug-changes.ts";
import type { DrawingSettings } from "./contract.ts";

export class Renames {
  /** What was done in this run, as lines for the person who renamed them. */
  readonly lines: string[];
  private readonly settings: DrawingSettings;
  private readonly memory: SlugMemory;
  /** Whether something came or went since it was kept. */
  private unkept = true;

  /** `before`: what code that was read earlier in this run knows. */
  constructor(settings: DrawingSettings, before?: Renames) {
    this.settings = settings;
    this.lines = before?.lines ?? [];
    const { slugs, data } = settings;
    this.memory = before?.memory ?? (slugs === undefined ? new Map<string, never>() : recallSlugs(slugs, data));
  }

  /** Writes the former slugs of what was renamed; gives the files that were written to. `paths`: what changed; all may have without it. */
  follow(paths: readonly string[] | undefined): string[] {
    if (paths?.every((path) => path.endsWith(".md") && this.knows(path) && existsSync(path))) return [];
    this.unkept = true;
    const { data, asAt = new Date().toISOString() } = this.settings;
    const changes = followRenamed(this.memory, data, asAt);
    this.lines.push(...changes.map(formatSlugChange));
    return changes.map(({ file }) => resolve(file));
  }

  /** Remembers records that were read; not those that stand in for files with faults. */
  remember(records: Iterable<StoredRecord>, faults: readonly Fault[]): void {
    const faulty = new Set(faults.map(({ file }) => file));
    rememberSlugs(
      this.memory,
      [...records].filter(({ file }) => !faulty.has(file)),
    );
  }

  /** For when nobody waits: keeps what is remembered for later runs. */
  keep(): void {
    const { slugs, data } = this.settings;
    if (slugs === undefined || !this.unkept) return;
    keepSlugs(slugs, data, this.memory);
    this.unkept = false;
  }

  /** Whether a record stood there when it was last looked for. */
  private knows(path: string): boolean {
    const stem = basename(path, ".md");
    const kind = basename(dirname(path));
    const known = this.memory.get(`${kind}/${stem}`) ?? this.memory.get(`${kind}/${stem.replace(/^[\d-]{11}/, "")}`);
    return known !== undefined && !("gone" in known);
  }
}
