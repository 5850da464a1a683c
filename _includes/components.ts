/** Every component with its examples, written out: what the tests walk and what the documentation shows. */
import type { ComponentType } from "preact";
import type { Example } from "./example.ts";
import * as breadcrumbs from "./breadcrumbs.tsx";
import * as dateLine from "./date-line.tsx";
import * as documentLink from "./document-link.tsx";
import * as insetText from "./inset-text.tsx";
import * as layout from "./layout.tsx";
import * as notRecorded from "./not-recorded.tsx";
import * as notificationBanner from "./notification-banner.tsx";
import * as pageHeading from "./page-heading.tsx";
import * as pagination from "./pagination.tsx";
import * as phaseBanner from "./phase-banner.tsx";
import * as prose from "./prose.tsx";
import * as recordList from "./record-list.tsx";
import * as recordedText from "./recorded-text.tsx";
import * as skipLink from "./skip-link.tsx";
import * as summaryList from "./summary-list.tsx";
import * as tableOfContents from "./table-of-contents.tsx";
import * as tag from "./tag.tsx";
import * as warningText from "./warning-text.tsx";

export interface Component {
  name: string;
  component: ComponentType<never>;
  examples: Example<never>[];
}

/** A component and its examples, of which only the file itself knows the props. */
function entry<Props>(name: string, component: ComponentType<Props>, examples: Example<Props>[]): Component {
  return { name, component: component as ComponentType<never>, examples: examples as Example<never>[] };
}

export const components: readonly Component[] = [
  entry("breadcrumbs", breadcrumbs.Breadcrumbs, breadcrumbs.examples),
  entry("date-line", dateLine.DateLine, dateLine.examples),
  entry("document-link", documentLink.DocumentLink, documentLink.examples),
  entry("inset-text", insetText.InsetText, insetText.examples),
  entry("layout", layout.Layout, layout.examples),
  entry("not-recorded", notRecorded.NotRecorded, notRecorded.examples),
  entry("notification-banner", notificationBanner.NotificationBanner, notificationBanner.examples),
  entry("page-heading", pageHeading.PageHeading, pageHeading.examples),
  entry("pagination", pagination.Pagination, pagination.examples),
  entry("phase-banner", phaseBanner.PhaseBanner, phaseBanner.examples),
  entry("prose", prose.Prose, prose.examples),
  entry("record-list", recordList.RecordList, recordList.examples),
  entry("recorded-text", recordedText.RecordedText, recordedText.examples),
  entry("skip-link", skipLink.SkipLink, skipLink.examples),
  entry("summary-list", summaryList.SummaryList, summaryList.examples),
  entry("table-of-contents", tableOfContents.TableOfContents, tableOfContents.examples),
  entry("tag", tag.Tag, tag.examples),
  entry("warning-text", warningText.WarningText, warningText.examples),
];
