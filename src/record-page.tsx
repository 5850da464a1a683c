/** What the pages of records share, whatever their kind: words, facts, gaps, and where to go from here. */
import type { ComponentChildren } from "preact";
import { DateLine } from "../_includes/date-line.tsx";
import { DocumentLink } from "../_includes/document-link.tsx";
import { Prose } from "../_includes/prose.tsx";
import { RecordedText } from "../_includes/recorded-text.tsx";
import { SummaryList, type SummaryRow } from "../_includes/summary-list.tsx";
import { WarningText } from "../_includes/warning-text.tsx";
import type { Span } from "./dates.ts";
import type { Fact } from "./fields.ts";
import { dateLine, isoDay } from "./span.ts";
import { webMarker } from "./web-address.ts";
import type { Attachment, Common, Link, Section, SectionRecord } from "./section.ts";

/** A fact that may be missing, under its name. */
export type NamedFact = readonly [name: string, fact: Fact | undefined];

const BASIS = {
  verified: "seen in a stored copy",
  inferred: "inferred by us",
  record: "stated by the record",
};

/** Facts as rows: those that are known, each with its basis and where it was seen. */
export function factRows(facts: readonly NamedFact[]): SummaryRow[] {
  return facts.flatMap(([key, fact]) =>
    fact === undefined ? [] : [{ key, value: <FactValue fact={fact}>{fact.value}</FactValue> }],
  );
}

/** The row of a record's date, named by whether it is one day or a range. */
export function dateRow(fact: Fact<Span>, names: { day: string; range: string }): SummaryRow {
  return {
    key: isoDay(fact.value) === undefined ? names.range : names.day,
    value: (
      <FactValue fact={fact}>
        <DateLine {...dateLine(fact.value)} />
      </FactValue>
    ),
  };
}

/** A fact's value with its basis beneath; the source is a link where there is one. */
function FactValue({ fact, children }: { fact: Fact<unknown>; children: ComponentChildren }) {
  if (fact.basis === undefined) return <>{children}</>;
  const words = BASIS[fact.basis];
  return (
    <>
      {children}{" "}
      {fact.source === undefined ? (
        <span class="app-basis">{words}</span>
      ) : (
        <span class="app-basis">
          <a class="govuk-link" href={fact.source}>{`${words} of ${host(fact.source)}`}</a> {webMarker(fact.source)}
        </span>
      )}
    </>
  );
}

/** The body: marked as the record's own words, or plainly ours. */
export function Words({ record }: { record: Common }) {
  return (
    <>
      {record.withdrawn && (
        <WarningText>
          Withdrawn on {record.withdrawn.words}: {record.withdrawn.reason}
        </WarningText>
      )}
      {record.words === "record" ? <RecordedText html={record.html} /> : <Prose html={record.html} />}
      <Attachments files={record.attachments} />
    </>
  );
}

function Attachments({ files }: { files: readonly Attachment[] }) {
  const listed = files.filter((file) => !file.type.startsWith("image/"));
  if (listed.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Documents</h2>
      {listed.map((file) => (
        <DocumentLink title={file.title} href={file.href} marker={file.marker} />
      ))}
    </>
  );
}

/** What is known, what is not, what was changed, and what lies elsewhere. */
export function Particulars({
  record,
  rows,
  section,
}: {
  record: SectionRecord;
  rows: SummaryRow[];
  section: Section;
}) {
  return (
    <>
      {rows.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Facts</h2>
          <SummaryList rows={rows} />
        </>
      )}
      <Gaps record={record} />
      <Changes record={record} />
      <Links title="Elsewhere" links={record.links} />
      <Links title="Where this is known from" links={record.sources} />
      <Related records={section.relatedTo(record)} />
    </>
  );
}

function Gaps({ record }: { record: Common }) {
  if (record.notRecorded.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Not recorded</h2>
      <ul class="govuk-list govuk-list--bullet">
        {record.notRecorded.map((what) => (
          <li class="app-not-recorded">{what}</li>
        ))}
      </ul>
    </>
  );
}

function Changes({ record }: { record: Common }) {
  if (record.changes.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Changes</h2>
      <SummaryList
        rows={record.changes.map(({ on, words, note }) => ({
          key: <DateLine text={words} datetime={on} />,
          value: note,
        }))}
      />
    </>
  );
}

function Links({ title, links }: { title: string; links: readonly Link[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ul class="govuk-list">
        {links.map((link) => (
          <li>
            <a class="govuk-link" href={link.url}>
              {link.title}
            </a>{" "}
            {link.marker} {link.note !== undefined && <span class="app-note">{link.note}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

const KIND_WORDS = {
  announcements: "announcement",
  "strategy-documents": "strategy document",
  teams: "team",
  pages: "page",
};

function Related({ records }: { records: readonly SectionRecord[] }) {
  if (records.length === 0) return null;
  return (
    <nav aria-labelledby="related">
      <h2 class="govuk-heading-m" id="related">
        Related
      </h2>
      <ul class="govuk-list">
        {records.map((record) => (
          <li>
            <a class="govuk-link" href={record.href}>
              {record.title}
            </a>{" "}
            ({KIND_WORDS[record.kindName]})
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whether a summary is the record's own words, and not a line of ours. */
export function summaryIsRecorded(record: Common): boolean {
  return record.words === "record" && record.text.startsWith(record.summary.replace(/…$/, ""));
}

function host(address: string): string {
  return new URL(address).hostname.replace(/^www\./, "");
}
