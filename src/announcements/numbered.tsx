/** The numbered pages of the announcements, and the way between them. */
import { Pagination, type PaginationItem } from "../../_includes/pagination.tsx";
import { numberedPages } from "../numbered-pages.ts";
import { once } from "../once.ts";
import type { Section } from "../section.ts";

const SIZE = 20;
/** The section's announcements in pages of 20. */
export const pagesOf = once(({ announcements }) => numberedPages(announcements, SIZE));

/** The address of a numbered page; the front has the number after the last full one. */
export function numberedAddress(section: Section, number: number): string {
  return number > pagesOf(section).full.length ? "/announcements/" : `/announcements/page/${number}/`;
}

/** Links to the page before and after, and to the pages around. The front comes first: it holds the newest. */
export function PageNumbers({ section, current }: { section: Section; current: number }) {
  const last = pagesOf(section).full.length + 1;
  if (last === 1) return null;
  const href = (number: number) => section.link(numberedAddress(section, number));
  const shown = [...new Set([last, current + 1, current, current - 1, 1])].filter((n) => n >= 1 && n <= last);
  shown.sort((a, b) => b - a);
  const items = shown.flatMap((number, index): PaginationItem[] => {
    const gap = index > 0 && shown[index - 1]! - number > 1 ? [{ ellipsis: true } as const] : [];
    const name = number === last ? "Newest" : number;
    return [...gap, { number: name, href: href(number), current: number === current }];
  });
  return (
    <Pagination
      landmarkLabel="Pages of announcements"
      previous={current < last ? { href: href(current + 1), text: "Newer" } : undefined}
      next={current > 1 ? { href: href(current - 1), text: "Older" } : undefined}
      items={items}
    />
  );
}
