/** The full pages of announcements, numbered from the oldest. */
import { PageHeading } from "../../_includes/page-heading.tsx";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { AnnouncementList } from "./list.tsx";
import { PageNumbers, pagesOf } from "./numbered.tsx";

export default page<number>({
  kind: "announcements-list",
  lists: true,
  each: ({ section }) => pagesOf(section).full.map((_items, index) => index + 1),
  address: (number) => `/announcements/page/${number}/`,
  draw(number, edition) {
    const { section } = edition;
    const items = pagesOf(section).full[number - 1]!;
    const from = items[items.length - 1]!.date.value.words;
    const to = items[0]!.date.value.words;
    return frame(edition, {
      address: `/announcements/page/${number}/`,
      title: `Announcements, page ${number}`,
      description: `Announcements of the section: page ${number}, counted from the oldest, from ${from} to ${to}.`,
      above: [{ text: "Announcements", address: "/announcements/" }],
      about: { "@type": "CollectionPage", name: `Announcements, page ${number}` },
      children: (
        <>
          <PageHeading title={`Announcements, page ${number}`} lead={`From ${from} to ${to}.`} />
          <AnnouncementList items={items} summaries={true} />
          <PageNumbers section={section} current={number} />
        </>
      ),
    });
  },
});
