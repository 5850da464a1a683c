/** Each team. */
import { InsetText } from "../../_includes/inset-text.tsx";
import { PageHeading } from "../../_includes/page-heading.tsx";
import { frame } from "../frame.tsx";
import { page } from "../page.ts";
import { Particulars, Words } from "../record-page.tsx";
import type { Team } from "../section.ts";

export default page<Team>({
  kind: "teams",
  each: ({ section }) => section.teams,
  address: (item) => item.address,
  source: (item) => item.file,
  changed: (item) => item.changed,
  draw(item, edition) {
    return frame(edition, {
      address: item.address,
      title: `${item.title} (team)`,
      description: item.summary,
      above: [{ text: "Teams", address: "/teams/" }],
      about: { "@type": "Organization", name: item.title },
      aside: <Particulars record={item} rows={[]} section={edition.section} />,
      children: (
        <>
          <PageHeading
            caption="Team"
            title={item.title}
            recorded={item.words === "record" && item.heading === "recorded"}
          />
          {item.heading === "editorial" && (
            <InsetText>The record gives this team no heading that any copy holds. The one above is ours.</InsetText>
          )}
          <Words record={item} />
        </>
      ),
    });
  },
});
