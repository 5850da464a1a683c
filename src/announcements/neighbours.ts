/** The announcements before and after one in time. */
import { once } from "../once.ts";
import type { Announcement, Section } from "../section.ts";

const places = once(({ announcements }) => new Map(announcements.map((item, index) => [item, index])));

/** The next later and the next earlier announcement; undefined at either end. */
export function neighbours(item: Announcement, section: Section) {
  const place = places(section).get(item)!;
  return { later: section.announcements[place - 1], earlier: section.announcements[place + 1] };
}
