/** The speeches that the section announces, beside the list of speeches whose entries are not recorded. */
import { NotRecorded } from "../_includes/not-recorded.tsx";
import { PageHeading } from "../_includes/page-heading.tsx";
import { RecordedText } from "../_includes/recorded-text.tsx";
import { RecordList } from "../_includes/record-list.tsx";
import type { Edition } from "./edition.ts";
import { frame } from "./frame.tsx";
import { page } from "./page.ts";
import { summaryIsRecorded } from "./record-page.tsx";
import { dateLine } from "./span.ts";

/** More than these would not fit one page; the others are among all announcements. */
const ROOM = 40;

export default page<Edition>({
  kind: "speeches",
  lists: true,
  each: (edition) => [edition],
  address: () => "/speeches/",
  draw(_speeches, edition) {
    const { section } = edition;
    const speeches = section.announcements.filter((item) => item.kind === "speech");
    const list = section.pages["home"]?.passages["speeches"];
    return frame(edition, {
      address: "/speeches/",
      title: "Speeches",
      description:
        "Speeches that the section announced, and the list of recent speeches whose entries are not recorded.",
      about: { "@type": "CollectionPage", name: "Speeches" },
      children: (
        <>
          <PageHeading title="Speeches" lead="Speeches that the section announced, newest first." />
          {speeches.length === 0 ? (
            <p>The section announces no speeches.</p>
          ) : (
            <RecordList
              items={speeches.slice(0, ROOM).map((item) => ({
                title: item.title,
                href: item.href,
                date: dateLine(item.date.value),
                summary: item.summary,
                recorded: summaryIsRecorded(item),
              }))}
            />
          )}
          {speeches.length > ROOM && (
            <p>
              These are the newest {ROOM} of {speeches.length}. The others stand among{" "}
              <a class="govuk-link" href={section.link("/announcements/")}>
                all announcements
              </a>
              .
            </p>
          )}
          {list !== undefined && (
            <>
              <h2 class="govuk-heading-l" id="the-records-list">
                The record’s own list
              </h2>
              <RecordedText html={list} />
              <p>
                <NotRecorded what="the speeches that stood beneath these words" />
              </p>
            </>
          )}
        </>
      ),
    });
  },
});
