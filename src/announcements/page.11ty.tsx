/** Each announcement. */
import { DateLine } from "../../_includes/date-line.tsx";
import { PageHeading } from "../../_includes/page-heading.tsx";
import { Pagination, type PaginationLink } from "../../_includes/pagination.tsx";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { dateRow, factRows, Particulars, Words } from "../record-page.tsx";
import type { Announcement, Section } from "../section.ts";
import { dateLine, isoDay } from "../span.ts";
import { KINDS } from "./list.tsx";
import { neighbours } from "./neighbours.ts";

export default page<Announcement>({
  kind: "announcements",
  each: ({ section }) => section.announcements,
  address: (item) => item.address,
  source: (item) => item.file,
  changed: (item) => item.changed,
  draw(item, edition) {
    const { section } = edition;
    const date = item.date.value;
    const published = isoDay(date);
    const title = `${item.title} (${KINDS[item.kind].toLowerCase()}, ${date.words})`;
    return frame(edition, {
      address: item.address,
      title,
      description: item.summary,
      above: [{ text: "Announcements", address: "/announcements/" }],
      article: { published, modified: item.changed ?? undefined },
      about: {
        "@type": "Article",
        headline: item.title,
        datePublished: published,
        temporalCoverage: published === undefined ? `${date.first}/${date.last}` : undefined,
      },
      aside: <Particulars record={item} rows={rows(item, section)} section={section} />,
      children: (
        <>
          <PageHeading
            caption={KINDS[item.kind]}
            title={item.title}
            facts={<DateLine {...dateLine(date)} />}
            recorded={item.words === "record"}
          />
          <Words record={item} />
          <Neighbours item={item} section={section} />
        </>
      ),
    });
  },
});

function rows(item: Announcement, section: Section) {
  const document = section.documentOf(item);
  return [
    dateRow(item.date, { day: "Date", range: "Between" }),
    ...factRows([
      ["Speaker", item.speaker],
      ["Given to", item.givenTo],
      ["Publisher", item.publisher],
      ["Presented to Parliament by", item.presentedBy],
      ["Delivered by", item.deliveredBy],
      ["Commissioned by", item.commissionedBy],
      ["Command paper", item.commandPaper],
      ["ISBN", item.isbn],
      ["Price", item.price],
    ]),
    ...(document
      ? [
          {
            key: "Document",
            value: (
              <a class="govuk-link" href={document.href}>
                {document.title}
              </a>
            ),
          },
        ]
      : []),
  ];
}

/** The announcements before and after this one in time. */
function Neighbours({ item, section }: { item: Announcement; section: Section }) {
  const { later, earlier } = neighbours(item, section);
  if (!later && !earlier) return null;
  const link = (to: Announcement | undefined, text: string): PaginationLink | undefined =>
    to && { href: to.href, text, labelText: to.title };
  return (
    <Pagination
      landmarkLabel="Earlier and later announcements"
      previous={link(earlier, "Earlier")}
      next={link(later, "Later")}
    />
  );
}
