/** The list of kinds, and the door to `_data`: nothing else reads it. */
import type { Fault } from "./faults.ts";
import type { Section, SectionOptions } from "./section.ts";

export interface Content {
  /** The folder it was read from. */
  readonly folder: string;
  /** Style points in words of ours: shown, never fail. */
  readonly warnings: readonly Fault[];
}

/** Reads a folder of records. Throws {@link Faults} with every fault of every file. */
export declare function load(folder: string, options?: { previous?: Content }): Promise<Content>;
/** The section as at a moment. */
export declare function sectionAt(content: Content, options: SectionOptions): Section;
/** What `--as-of` was given (`2009-11-11`, `4 March 2010 9:30am`) or a Date for now, as ISO 8601 in UTC. */
export declare function asAtMoment(text: string | Date): string;
