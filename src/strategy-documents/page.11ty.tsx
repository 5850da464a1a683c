/** Each strategy document. */
import { DateLine } from "../../_includes/date-line.tsx";
import { PageHeading } from "../../_includes/page-heading.tsx";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { dateRow, factRows, Particulars, Words } from "../record-page.tsx";
import type { StrategyDocument } from "../section.ts";
import { dateLine, isoDay } from "../span.ts";

export default page<StrategyDocument>({
  kind: "strategy-documents",
  each: ({ section }) => section.strategyDocuments,
  address: (item) => item.address,
  source: (item) => item.file,
  changed: (item) => item.changed,
  draw(item, edition) {
    const { section } = edition;
    const date = item.date.value;
    const published = isoDay(date);
    return frame(edition, {
      address: item.address,
      title: `${item.title} (strategy document, ${date.words})`,
      description: `${item.title}, a strategy document of ${date.words}: what is known of it and what the record says.`,
      above: [{ text: "Strategy documents", address: "/strategy-documents/" }],
      article: { published, modified: item.changed ?? undefined },
      about: { "@type": "Report", name: item.title, datePublished: published, isbn: item.isbn?.value },
      aside: <Particulars record={item} rows={rows(item)} section={section} />,
      children: (
        <>
          <PageHeading
            caption="Strategy document"
            title={item.title}
            facts={<DateLine {...dateLine(date)} />}
            recorded={item.words === "record"}
          />
          <h2 class="govuk-heading-m">What the record says of it</h2>
          <Words record={item} />
        </>
      ),
    });
  },
});

function rows(item: StrategyDocument) {
  return [
    dateRow(item.date, { day: "Published", range: "Published between" }),
    ...factRows([
      ["Publisher", item.publisher],
      ["Presented to Parliament by", item.presentedBy],
      ["Command paper", item.commandPaper],
      ["ISBN", item.isbn],
      ["Price", item.price],
      ["Marker in the record", item.marker === undefined ? undefined : { value: item.marker }],
    ]),
  ];
}
