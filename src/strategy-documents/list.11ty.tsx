/** The list of strategy documents. */
import { PageHeading } from "../../_includes/page-heading.tsx";
import { RecordList } from "../../_includes/record-list.tsx";
import type { Edition } from "../edition.ts";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { dateLine } from "../span.ts";

export default page<Edition>({
  kind: "strategy-documents-list",
  lists: true,
  each: (edition) => [edition],
  address: () => "/strategy-documents/",
  draw(_list, edition) {
    const documents = edition.section.strategyDocuments;
    return frame(edition, {
      address: "/strategy-documents/",
      title: "Strategy documents",
      description: "The papers that the Public Service Reform section names, with what is known of each.",
      about: { "@type": "CollectionPage", name: "Strategy documents" },
      children: (
        <>
          <PageHeading
            title="Strategy documents"
            lead="The papers that the record names, with what is known of each."
          />
          {documents.length === 0 ? (
            <p>The section names no strategy documents.</p>
          ) : (
            <RecordList
              items={documents.map((item) => ({
                title: item.title,
                href: item.href,
                date: dateLine(item.date.value),
                kind: item.commandPaper?.value,
                recorded: item.words === "record",
              }))}
            />
          )}
        </>
      ),
    });
  },
});
