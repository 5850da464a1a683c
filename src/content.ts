/** The list of kinds, and the door to `_data`: nothing else reads it. */
import { announcements } from "./announcements/schema.ts";
import { parseMoment } from "./dates.ts";
import { Faults, type Fault } from "./faults.ts";
import type { Kind } from "./kind.ts";
import { Loader } from "./loader.ts";
import type { StoredRecord } from "./record.ts";
import { followSlugs, type SlugChange, type SlugMemory } from "./slug-changes.ts";
import type { StoredSite } from "./site-file.ts";
import { standingPages } from "./standing-pages/schema.ts";
import { strategyDocuments } from "./strategy-documents/schema.ts";
import type { StoredFile } from "./stored-file.ts";
import { teams } from "./teams/schema.ts";
import { Refusal } from "../scripts/refusal.ts";

/** Every kind of record, each with a folder in `_data`. */
export const KINDS: readonly Kind[] = [announcements, strategyDocuments, teams, standingPages];

/** All that a folder of records says, read and found sound. */
export interface Content {
  /** The folder it was read from. */
  readonly folder: string;
  readonly site: StoredSite;
  /** By ref: `announcements/x`. */
  readonly records: ReadonlyMap<string, StoredRecord>;
  /** By ref and file name: the files that go with a record, measured. */
  readonly files: ReadonlyMap<string, ReadonlyMap<string, StoredFile>>;
  /** Style points in words of ours: shown, never fail. */
  readonly warnings: readonly Fault[];
}

/** Reads a folder of records. Throws {@link Faults} with every fault of every file. */
export async function load(folder: string): Promise<Content> {
  return new Loader(folder, KINDS, true).load();
}

/** A loader for a folder that is read again and again: files that did not change are not parsed anew. */
export function contentLoader(folder: string): Loader {
  return new Loader(folder, KINDS);
}

/** Writes the former slugs of the records of a folder that were renamed since they were remembered. `now`: ISO 8601 in UTC. */
export function followRenamed(memory: SlugMemory, folder: string, now: string): SlugChange[] {
  return followSlugs(memory, folder, KINDS, now);
}

/** What `--as-of` was given (`2009-11-11`, `4 March 2010 9:30am`; a day alone is its end), as ISO 8601 in UTC. */
export function asAtMoment(text: string | Date): string {
  if (typeof text !== "string") return text.toISOString();
  const parsed = parseMoment(text, "end");
  if (parsed.iso !== undefined) return parsed.iso;
  throw new Refusal(`The moment is "${text}", ${parsed.fault}`);
}

export { Faults };
export { sectionAt, sectionWith } from "./section-at.ts";
export { formatSlugChange, keepSlugs, recallSlugs, rememberSlugs } from "./slug-changes.ts";
