/** The years that have announcements. */
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
  const years = yearsOf(section);
  if (years.size === 0) return null;
  return (
    <nav aria-labelledby="years">
      <h2 class="govuk-heading-m" id="years">
        By year
      </h2>
      <ul class="govuk-list">
        {[...years].map(([year, items]) => (
          <li>
            <a class="govuk-link" href={section.link(`/announcements/${year}/`)}>
              {year}
            </a>{" "}
            ({counted(items.length)})
          </li>
        ))}
      </ul>
    </nav>
  );
}
