import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface Breadcrumb {
  text: string;
  /** The last breadcrumb has none when it is the page itself. */
  href?: string;
}

export interface BreadcrumbsProps {
  items: readonly Breadcrumb[];
  /** On a narrow screen only the first and the last are shown. */
  collapseOnMobile?: boolean;
  classes?: string;
  labelText?: string;
}

/** Where the page stands: GOV.UK Design System, Breadcrumbs. */
export function Breadcrumbs({ items, collapseOnMobile, classes: more, labelText = "Breadcrumb" }: BreadcrumbsProps) {
  const collapse = collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile";
  return (
    <nav class={classes("govuk-breadcrumbs", more, collapse)} aria-label={labelText}>
      <ol class="govuk-breadcrumbs__list">
        {items.map(({ text, href }) =>
          href === undefined ? (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}

export const examples: Example<BreadcrumbsProps>[] = [
  {
    name: "a page in a list",
    props: {
      items: [
        { text: "Public Service Reform", href: "/" },
        { text: "Announcements", href: "/announcements/" },
      ],
    },
  },
  {
    name: "with the page itself last",
    props: { items: [{ text: "Public Service Reform", href: "/" }, { text: "Teams" }] },
  },
];
