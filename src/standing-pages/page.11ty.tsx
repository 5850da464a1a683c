/** Each standing page but home: its text, and where it is known from. */
import { PageHeading } from "../../_includes/page-heading.tsx";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { Particulars, Words } from "../record-page.tsx";
import type { StandingPage } from "../section.ts";

export default page<StandingPage>({
  kind: "pages",
  each: ({ section }) => Object.values(section.pages).filter((item) => item.slug !== "home"),
  address: (item) => item.address,
  source: (item) => item.file,
  changed: (item) => item.changed,
  draw: (item, edition) =>
    frame(edition, {
      address: item.address,
      title: item.title,
      description: item.summary,
      about: { "@type": "WebPage", name: item.title },
      children: (
        <>
          <PageHeading title={item.title} />
          <Words record={item} />
          <Particulars record={item} rows={[]} section={edition.section} />
        </>
      ),
    }),
});
