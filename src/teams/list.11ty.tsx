/** The list of teams. */
import { PageHeading } from "../../_includes/page-heading.tsx";
import { RecordList } from "../../_includes/record-list.tsx";
import type { Edition } from "../edition.ts";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { summaryIsRecorded } from "../record-page.tsx";

export default page<Edition>({
  kind: "teams-list",
  lists: true,
  each: (edition) => [edition],
  address: () => "/teams/",
  draw(_list, edition) {
    const { teams } = edition.section;
    return frame(edition, {
      address: "/teams/",
      title: "Teams",
      description: "The teams of the Public Service Unit, and what the record says that each of them leads on.",
      about: { "@type": "CollectionPage", name: "Teams" },
      children: (
        <>
          <PageHeading title="Teams" lead="What the Public Service Unit led on, team by team." />
          {teams.length === 0 ? (
            <p>The section names no teams.</p>
          ) : (
            <RecordList
              items={teams.map((team) => ({
                title: team.title,
                href: team.href,
                summary: team.summary,
                recorded: summaryIsRecorded(team) && (team.heading === "recorded" || "summary"),
              }))}
            />
          )}
        </>
      ),
    });
  },
});
