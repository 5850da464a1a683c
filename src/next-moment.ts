/** When a section next becomes another by itself. */
import type { StoredRecord } from "./record.ts";
import { notedFrom, publicFrom } from "./record-view.ts";

/** The first moment after `asAt` at which one of the records, or a note of one, becomes public; undefined where none does. */
export function nextMoment(records: Iterable<StoredRecord>, asAt: string): string | undefined {
  let next: string | undefined;
  const see = (moment: string | null | undefined): void => {
    if (moment && moment > asAt && (next === undefined || moment < next)) next = moment;
  };
  for (const record of records) {
    see(publicFrom(record));
    for (const change of record.fields.changes) see(notedFrom(change));
    if (record.fields.withdrawn) see(notedFrom(record.fields.withdrawn));
  }
  return next;
}
