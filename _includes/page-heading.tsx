import type { ComponentChildren } from "preact";
import type { Example } from "./example.ts";

export interface PageHeadingProps {
  title: string;
  /** What kind of page it is, above the title: “Announcement”. */
  caption?: ComponentChildren;
  /** A sentence or two beneath the title. */
  lead?: ComponentChildren;
  /** The line of facts beneath: a date, a kind. */
  facts?: ComponentChildren;
  /** The title is the record's own words. */
  recorded?: boolean;
}

/** The page's one `h1`, with what belongs to it. */
export function PageHeading({ title, caption, lead, facts, recorded }: PageHeadingProps) {
  return (
    <div class="app-heading">
      {caption !== undefined && <p class="app-heading__caption">{caption}</p>}
      <h1 data-record={recorded ? "" : undefined}>{title}</h1>
      {facts !== undefined && <p class="app-heading__facts">{facts}</p>}
      {lead !== undefined && <p class="app-heading__lead">{lead}</p>}
    </div>
  );
}

export const examples: Example<PageHeadingProps>[] = [
  { name: "a standing page", props: { title: "Strategy documents", lead: "The papers that the section refers to." } },
  {
    name: "a record",
    props: { caption: "Announcement", title: "Pre-Budget Report", facts: "9 December 2009", recorded: true },
  },
];
