/**
 * The announcements of a year, and, where they are more than a page's worth, of each of its months: a page stays light
 * however many there are.
 */
import { PageHeading } from "../../_includes/page-heading.tsx";
import { frame } from "../frame.tsx";
import { grouped } from "../grouped.ts";
import { monthName } from "../month-name.ts";
import { page } from "../page.ts";
import type { Announcement, Section } from "../section.ts";
import { AnnouncementList } from "./list.tsx";
import { counted, YearLinks, yearsOf } from "./years.tsx";

/** More than this many in a year, and the year's page leads to its months; in a month, and the month is cut. */
const ROOM = 100;

interface Period {
  /** `/announcements/2009/`, `/announcements/2009/12/`, `/announcements/2009/12/2/`. */
  address: string;
  /** “2009”, “December 2009”, “December 2009, part 2”. */
  name: string;
  above: { text: string; address: string }[];
  items: readonly Announcement[];
  /** The periods it is cut into; empty where it lists its announcements itself. */
  parts: readonly Period[];
}

export default page<Period>({
  kind: "announcements-list",
  lists: true,
  each: ({ section }) => [...yearsOf(section)].flatMap(([year, items]) => withParts(yearPeriod(year, items))),
  address: (period) => period.address,
  draw(period, edition) {
    const { section } = edition;
    const title = `Announcements of ${period.name}`;
    return frame(edition, {
      address: period.address,
      title,
      description: `${counted(period.items.length)} of ${period.name}, newest first, each with its date and a link to its page.`,
      above: [{ text: "Announcements", address: "/announcements/" }, ...period.above],
      about: { "@type": "CollectionPage", name: title },
      children: (
        <>
          <PageHeading title={title} lead={`${counted(period.items.length)}, newest first.`} />
          {period.parts.length === 0 ? (
            <AnnouncementList items={period.items} summaries={false} />
          ) : (
            <Parts period={period} section={section} />
          )}
          <YearLinks section={section} />
        </>
      ),
    });
  },
});

function yearPeriod(year: string, items: readonly Announcement[]): Period {
  const period: Period = { address: `/announcements/${year}/`, name: year, above: [], items, parts: [] };
  if (items.length <= ROOM) return period;
  const above = [{ text: year, address: period.address }];
  const months = grouped(items, (item) => item.date.value.first.slice(5, 7));
  const parts = [...months].map(([month, its]) =>
    monthPeriod(`${period.address}${month}/`, `${monthName(month)} ${year}`, above, its),
  );
  return { ...period, parts };
}

function monthPeriod(address: string, name: string, above: Period["above"], items: readonly Announcement[]): Period {
  const period: Period = { address, name, above, items, parts: [] };
  if (items.length <= ROOM) return period;
  // Cut from the oldest, so that a full part never changes.
  const count = Math.ceil(items.length / ROOM);
  const parts = Array.from({ length: count }, (_, index): Period => {
    const part = items.slice(Math.max(0, items.length - (index + 1) * ROOM), items.length - index * ROOM);
    const within = [...above, { text: name, address }];
    return {
      address: `${address}${index + 1}/`,
      name: `${name}, part ${index + 1}`,
      above: within,
      items: part,
      parts: [],
    };
  });
  return { ...period, parts: parts.reverse() };
}

function withParts(period: Period): Period[] {
  return [period, ...period.parts.flatMap(withParts)];
}

function Parts({ period, section }: { period: Period; section: Section }) {
  return (
    <ul class="govuk-list">
      {period.parts.map((part) => (
        <li>
          <a class="govuk-link" href={section.link(part.address)}>
            {part.name}
          </a>{" "}
          ({counted(part.items.length)})
        </li>
      ))}
    </ul>
  );
}
