/**
 * The section's home, composed from the records: with the seed's records it holds the archived page's paragraphs word
 * for word and in its order; once there are more announcements, the newest five.
 */
import type { VNode } from "preact";
import { DateLine } from "../_includes/date-line.tsx";
import { NotRecorded } from "../_includes/not-recorded.tsx";
import { PageHeading } from "../_includes/page-heading.tsx";
import { RecordedText } from "../_includes/recorded-text.tsx";
import { Prose } from "../_includes/prose.tsx";
import { frame } from "./frame.tsx";
import { page } from "./page.ts";
import type { Common, StandingPage } from "./section.ts";
import { dateLine } from "./span.ts";

const NEWEST = 5;

export default page<StandingPage>({
  kind: "home",
  lists: true,
  each: ({ section }) => [section.pages["home"]].filter((home) => home !== undefined),
  address: (home) => home.address,
  source: (home) => home.file,
  draw(home, edition) {
    const { section } = edition;
    const newest = section.announcements.slice(0, NEWEST);
    return frame(edition, {
      address: home.address,
      title: home.title,
      description: home.summary,
      about: { "@type": "WebSite", name: home.title, description: home.summary },
      children: (
        <>
          <PageHeading title={home.title} recorded={home.words === "record"} lead={home.summary} />
          <Passage home={home} name="opening" />
          {newest.length > 0 && (
            <>
              <h2 class="govuk-heading-l" id="announcements">
                Announcements
              </h2>
              {newest.map((item) => (
                <Entry record={item} date={<DateLine {...dateLine(item.date.value)} />} />
              ))}
              <p>
                <a class="govuk-link" href={section.link("/announcements/")}>
                  All announcements
                </a>
              </p>
            </>
          )}
          <h2 class="govuk-heading-l" id="strategy">
            Strategy
          </h2>
          <Passage home={home} name="strategy" />
          <p>
            <a class="govuk-link" href={section.link("/strategy-documents/")}>
              All strategy documents
            </a>
          </p>
          <h2 class="govuk-heading-l" id="teams">
            Teams
          </h2>
          <Passage home={home} name="lead" />
          {section.teams.map((team) => (
            <Entry record={team} ours={team.heading === "editorial"} />
          ))}
          <Gap home={home} name="responsibility" title="Other responsibilities" what="the other responsibilities" />
          <Gap home={home} name="speeches" title="Speeches" what="the list of speeches" />
        </>
      ),
    });
  },
});

function Passage({ home, name }: { home: StandingPage; name: string }) {
  const html = home.passages[name];
  if (html === undefined) return null;
  if (home.words !== "record") return <Prose html={html} />;
  // Whose words they are is said where they begin; the rule beside them says it after that.
  return name === "opening" ? <RecordedText html={html} /> : <RecordedText html={html} caption={null} />;
}

/** A record as the archived page showed it: its heading and its whole text. */
function Entry({ record, date, ours }: { record: Common; date?: VNode; ours?: boolean }) {
  return (
    <section class="app-entry">
      <h3 class="govuk-heading-m" data-record={record.words === "record" && !ours ? "" : undefined}>
        <a class="govuk-link" href={record.href}>
          {record.title}
        </a>
      </h3>
      {date && <p class="app-list__facts">{date}</p>}
      {record.words === "record" ? <RecordedText html={record.html} caption={null} /> : <Prose html={record.html} />}
    </section>
  );
}

/** A heading of the record beneath which nothing is recorded. */
function Gap({ home, name, title, what }: { home: StandingPage; name: string; title: string; what: string }) {
  if (home.passages[name] === undefined) return null;
  return (
    <>
      <h2 class="govuk-heading-l" id={name}>
        {title}
      </h2>
      <Passage home={home} name={name} />
      <p>
        <NotRecorded what={what} />
      </p>
    </>
  );
}
