/** The years that have announcements. */
import { TableOfContents } from "../../_includes/table-of-contents.tsx";
import { grouped } from "../grouped.ts";
import { once } from "../once.ts";
import type { Section } from "../section.ts";
import { yearOf } from "./list.tsx";

/** Year → its announcements; years and announcements newest first. */
export const yearsOf = once(({ announcements }) => grouped(announcements, yearOf));

/** “5 announcements”, “1 announcement”. */
export function counted(count: number): string {
  return count === 1 ? "1 announcement" : `${count} announcements`;
}

/** The way to each year. */
export function YearLinks({ section }: { section: Section }) {
  const years = [...yearsOf(section).keys()];
  if (years.length === 0) return null;
  const items = years.map((year) => ({ text: year, href: section.link(`/announcements/${year}/`) }));
  return <TableOfContents id="years" heading="By year" items={items} inline />;
}
