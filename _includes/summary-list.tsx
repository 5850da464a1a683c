import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";
import { NotRecorded } from "./not-recorded.tsx";
import { DateLine } from "./date-line.tsx";

export interface SummaryRow {
  key: ComponentChildren;
  value: ComponentChildren;
  classes?: string;
}

export interface SummaryListProps {
  rows: readonly SummaryRow[];
  /** `govuk-summary-list--no-border`, for one. */
  classes?: string;
}

/** Facts as pairs of a name and a value: GOV.UK Design System, Summary list (without cards and actions). */
export function SummaryList({ rows, classes: more }: SummaryListProps) {
  return (
    <dl class={classes("govuk-summary-list", more)}>
      {rows.map((row) => (
        <div class={classes("govuk-summary-list__row", row.classes)}>
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export const examples: Example<SummaryListProps>[] = [
  {
    name: "the facts of a document, one of them not recorded",
    props: {
      rows: [
        { key: "Published", value: <DateLine text="29 June 2009" datetime="2009-06-29" /> },
        { key: "Command paper", value: "Cm 7654" },
        { key: "Page count", value: <NotRecorded /> },
      ],
    },
  },
  { name: "no border", props: { classes: "govuk-summary-list--no-border", rows: [{ key: "Price", value: "£26.60" }] } },
];
