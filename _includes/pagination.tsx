import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface PaginationLink {
  href: string;
  /** In place of “Previous” or “Next”. */
  text?: string;
  /** The title of the page it leads to; shown where there are no page numbers. */
  labelText?: string;
}

export type PaginationItem =
  { number: number | string; href: string; current?: boolean; visuallyHiddenText?: string } | { ellipsis: true };

export interface PaginationProps {
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  /** Page numbers. Without them previous and next stand as a block, one above the other. */
  items?: readonly PaginationItem[];
  landmarkLabel?: string;
  classes?: string;
}

const arrows = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function Arrow({ to }: { to: "prev" | "next" }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${to}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[to]} />
    </svg>
  );
}

interface ArrowLinkProps {
  link: PaginationLink;
  to: "prev" | "next";
  block: boolean;
  children: ComponentChildren;
}

function ArrowLink({ link, to, block, children }: ArrowLinkProps) {
  const decorated = block && !link.labelText && "govuk-pagination__link-title--decorated";
  return (
    <div class={`govuk-pagination__${to}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={to}>
        {(block || to === "prev") && <Arrow to={to} />}
        <span class={classes("govuk-pagination__link-title", decorated)}>{children}</span>
        {block && link.labelText && (
          <>
            <span class="govuk-visually-hidden">:</span>{" "}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!block && to === "next" && <Arrow to={to} />}
      </a>
    </div>
  );
}

function Item({ item }: { item: PaginationItem }) {
  if ("ellipsis" in item) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  return (
    <li class={classes("govuk-pagination__item", item.current && "govuk-pagination__item--current")}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? "page" : undefined}
      >
        {item.number}
      </a>
    </li>
  );
}

/** Numbered pages of a list, or the records before and after one: GOV.UK Design System, Pagination. */
export function Pagination({ previous, next, items, landmarkLabel = "Pagination", classes: more }: PaginationProps) {
  const block = !items;
  return (
    <nav class={classes("govuk-pagination", block && "govuk-pagination--block", more)} aria-label={landmarkLabel}>
      {previous && (
        <ArrowLink link={previous} to="prev" block={block}>
          {previous.text ?? (
            <>
              Previous<span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </ArrowLink>
      )}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map((item) => (
            <Item item={item} />
          ))}
        </ul>
      )}
      {next && (
        <ArrowLink link={next} to="next" block={block}>
          {next.text ?? (
            <>
              Next<span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </ArrowLink>
      )}
    </nav>
  );
}

export const examples: Example<PaginationProps>[] = [
  {
    name: "numbers",
    props: {
      previous: { href: "/announcements/page/3/" },
      next: { href: "/announcements/page/1/" },
      items: [
        { number: 3, href: "/announcements/page/3/" },
        { number: 2, href: "/announcements/page/2/", current: true },
        { ellipsis: true },
        { number: 1, href: "/announcements/page/1/" },
      ],
    },
  },
  {
    name: "the records before and after",
    props: {
      landmarkLabel: "Announcements before and after this one",
      previous: { href: "/announcements/pre-budget-report/", text: "Earlier", labelText: "Pre-Budget Report" },
      next: { href: "/announcements/mutuals/", text: "Later", labelText: "Tessa Jowell speech to Progress" },
    },
  },
];
