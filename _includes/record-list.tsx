import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";
import { DateLine, type DateLineProps } from "./date-line.tsx";

export interface RecordListItem {
  title: string;
  href: string;
  date?: DateLineProps | undefined;
  /** What kind of record it is, in a word: “Speech”. */
  kind?: string | undefined;
  summary?: ComponentChildren;
  /** The title and the summary are the record's own words; or the summary alone, under a title of ours. */
  recorded?: boolean | "summary";
}

export interface RecordListProps {
  items: readonly RecordListItem[];
  classes?: string;
}

/** Records with their dates: GOV.UK publishing's Document list. */
export function RecordList({ items, classes: more }: RecordListProps) {
  return (
    <ul class={classes("app-list", items.some((item) => item.date ?? item.kind) && "app-list--dated", more)}>
      {items.map(({ title, href, date, kind, summary, recorded }) => (
        <li class="app-list__item">
          <a class="govuk-link app-list__title" href={href} data-record={recorded === true ? "" : undefined}>
            {title}
          </a>
          {summary !== undefined && (
            <p class="app-list__summary" data-record={recorded ? "" : undefined}>
              {summary}
            </p>
          )}
          {(kind ?? date) !== undefined && (
            <p class="app-list__facts">
              {kind !== undefined && <span class="app-list__kind">{kind}</span>}
              {date && <DateLine {...date} />}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

export const examples: Example<RecordListProps>[] = [
  {
    name: "announcements",
    props: {
      items: [
        {
          title: "Pre-Budget Report",
          href: "/announcements/pre-budget-report/",
          date: { text: "9 December 2009", datetime: "2009-12-09" },
          kind: "News",
          summary: "The Pre-Budget Report confirmed the Government’s commitment to protecting key frontline services.",
          recorded: true,
        },
        { title: "Service Transformation", href: "/teams/service-transformation/" },
        {
          title: "Innovation (heading not recorded)",
          href: "/teams/innovation/",
          summary: "Accelerating the pace of public service reform.",
          recorded: "summary",
        },
      ],
    },
  },
];
