import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface TableOfContentsProps {
  items: readonly { text: string; href: string }[];
  /** Must be its own where a page has more than one. */
  id?: string;
  heading?: string;
  /** Short items, such as years, in one line. */
  inline?: boolean;
}

/** The parts of this page, or the years of a list: GOV.UK publishing's Contents list. */
export function TableOfContents({ items, id = "contents", heading = "Contents", inline }: TableOfContentsProps) {
  return (
    <nav class={classes("app-contents", inline && "app-contents--inline")} aria-labelledby={id}>
      <h2 class="app-contents__heading" id={id}>
        {heading}
      </h2>
      <ol class="app-contents__list">
        {items.map(({ text, href }) => (
          <li class="app-contents__item">
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export const examples: Example<TableOfContentsProps>[] = [
  {
    name: "parts of a page",
    props: {
      items: [
        { text: "What is not known", href: "#not-known" },
        { text: "From which copies", href: "#copies" },
      ],
    },
  },
  {
    name: "years",
    props: { heading: "Years", id: "years", inline: true, items: [{ text: "2009", href: "#y2009" }] },
  },
];
