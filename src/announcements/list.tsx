/** Announcements as a list, and how a long list is cut into pages that never change once they are full. */
import { RecordList, type RecordListItem } from "../../_includes/record-list.tsx";
import { summaryIsRecorded } from "../record-page.tsx";
import type { Announcement } from "../section.ts";
import { dateLine } from "../span.ts";

export const KINDS = { news: "News", speech: "Speech", publication: "Publication" } as const;

/** Announcements with date and kind; with their summaries where there is room for them. */
export function AnnouncementList({ items, summaries }: { items: readonly Announcement[]; summaries: boolean }) {
  return (
    <RecordList
      items={items.map((item): RecordListItem => ({
        title: item.title,
        href: item.href,
        date: dateLine(item.date.value),
        kind: item.withdrawn ? `${KINDS[item.kind]}, withdrawn` : KINDS[item.kind],
        recorded: item.words === "record" && (!summaries || summaryIsRecorded(item)),
        ...(summaries ? { summary: item.summary } : {}),
      }))}
    />
  );
}

/** The year an announcement is filed under: that of its first day. */
export function yearOf(item: Announcement): string {
  return item.date.value.first.slice(0, 4);
}
