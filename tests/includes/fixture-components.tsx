/** How a fixture's options, which are the Nunjucks macros' parameters, are said to our components. */
import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs } from "../../_includes/breadcrumbs.tsx";
import { InsetText } from "../../_includes/inset-text.tsx";
import { NotificationBanner } from "../../_includes/notification-banner.tsx";
import { Pagination } from "../../_includes/pagination.tsx";
import { PhaseBanner } from "../../_includes/phase-banner.tsx";
import { SkipLink } from "../../_includes/skip-link.tsx";
import { SummaryList } from "../../_includes/summary-list.tsx";
import { Tag } from "../../_includes/tag.tsx";
import { WarningText } from "../../_includes/warning-text.tsx";
import { elements } from "./markup.ts";

// A fixture is JSON of somebody else's making: each component's own fixtures say what stands in it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Options = any;

/** The macros' way to give words: as text, or as HTML. */
function words(options: { text?: string; html?: string }): ComponentChildren {
  return options.html === undefined ? options.text : elements(options.html);
}

/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call */
export const fixtureComponents: Record<string, (options: Options) => VNode> = {
  breadcrumbs: (options) => <Breadcrumbs {...options} />,
  "inset-text": (options) => (
    <InsetText id={options.id} classes={options.classes}>
      {words(options)}
    </InsetText>
  ),
  "notification-banner": ({ html, ...options }) => (
    <NotificationBanner {...options}>{html && elements(html)}</NotificationBanner>
  ),
  pagination: (options) => <Pagination {...options} />,
  "phase-banner": (options) => (
    <PhaseBanner tag={words(options.tag ?? {})} tagClasses={options.tag?.classes} classes={options.classes}>
      {words(options)}
    </PhaseBanner>
  ),
  "skip-link": (options) => <SkipLink {...options} />,
  "summary-list": (options) => (
    <SummaryList
      classes={options.classes}
      rows={options.rows.map((row: Options) => ({
        classes: row.classes,
        key: words(row.key),
        value: words(row.value),
      }))}
    />
  ),
  tag: (options) => <Tag classes={options.classes}>{words(options)}</Tag>,
  "warning-text": (options) => (
    <WarningText iconFallbackText={options.iconFallbackText} classes={options.classes}>
      {words(options)}
    </WarningText>
  ),
};
