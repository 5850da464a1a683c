/** The front of the announcements: the newest, and the way to all the others. */
import { PageHeading } from "../../_includes/page-heading.tsx";
import type { Edition } from "../edition.ts";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { AnnouncementList } from "./list.tsx";
import { PageNumbers, pagesOf } from "./numbered.tsx";
import { YearLinks } from "./years.tsx";

export default page<Edition>({
  kind: "announcements-list",
  lists: true,
  each: (edition) => [edition],
  address: () => "/announcements/",
  draw(_front, edition) {
    const { section } = edition;
    const { front, full } = pagesOf(section);
    const description =
      "What the section announced, newest first, each with the record's own words and what is known of it.";
    return frame(edition, {
      address: "/announcements/",
      title: "Announcements",
      description,
      about: { "@type": "CollectionPage", name: "Announcements" },
      children: (
        <>
          <PageHeading title="Announcements" lead="What the section announced, newest first." />
          {front.length === 0 ? (
            <p>The section has no announcements.</p>
          ) : (
            <AnnouncementList items={front} summaries={true} />
          )}
          <PageNumbers section={section} current={full.length + 1} />
          <YearLinks section={section} />
        </>
      ),
    });
  },
});
