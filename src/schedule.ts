/** What becomes public next, and when. Pure. */
import type { Content } from "./content.ts";
import { momentWords } from "./dates.ts";
import { notedFrom, publicFrom } from "./record-view.ts";

export interface Upcoming {
  /** ISO 8601 in UTC, and in London's words. */
  at: string;
  words: string;
  /** A record as a whole, or a note of a change or a withdrawal on one that may be public already. */
  what: "record" | "change" | "withdrawal";
  ref: string;
  title: string;
  source: string;
}

export interface Schedule {
  asAt: string;
  /** Soonest first. */
  upcoming: Upcoming[];
  drafts: { ref: string; title: string | null; source: string; lacks: readonly string[] }[];
}

/** Everything that is not public at a moment. */
export function scheduleOf(content: Content, asAt: string): Schedule {
  const upcoming: Upcoming[] = [];
  const drafts: Schedule["drafts"] = [];
  for (const { ref, file, fields, toDo } of content.records.values()) {
    const from = publicFrom({ fields });
    if (from === null) {
      drafts.push({ ref, title: fields.title ?? null, source: file, lacks: toDo });
      continue;
    }
    const add = (what: Upcoming["what"], at: string): void => {
      if (at > asAt) upcoming.push({ at, words: momentWords(at), what, ref, title: fields.title ?? "", source: file });
    };
    if (from !== undefined) add("record", from);
    for (const change of fields.changes) add("change", notedFrom(change));
    if (fields.withdrawn) add("withdrawal", notedFrom(fields.withdrawn));
  }
  upcoming.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.ref < b.ref ? -1 : 1));
  return { asAt, upcoming, drafts };
}
