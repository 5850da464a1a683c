/** What an editor can mend: where it is, and what to do. */
import { Refusal } from "../scripts/refusal.ts";

export interface Fault {
  /** The file, as a path from the folder the command ran in: `_data/announcements/x.md`. */
  file: string;
  /** Line in that file, from 1. */
  line: number;
  /** The field, where there is one: `sources[2].url`. */
  field?: string;
  /** What was found, what was expected and how to mend it, in plain words. */
  message: string;
}

/** One fault as one line: `_data/announcements/x.md:4: "titel" is not a field of an announcement.` */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.message}`;
}

/** Every fault of every file of one run, sorted by file and line. */
export class Faults extends Refusal {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const sorted = [...faults].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || (a.message < b.message ? -1 : 1),
    );
    super(sorted.map(formatFault).join("\n"), 1);
    this.faults = sorted;
  }
}
