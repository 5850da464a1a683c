/** A page at each former address that leads to the present one; stores that have redirects of their own use those. */
import type { Edition } from "./edition.ts";
import { publicAddress } from "./edition.ts";
import { frame } from "./frame.tsx";
import { page } from "./page.ts";
import { PageHeading } from "../_includes/page-heading.tsx";

export default page<Edition["redirects"][number]>({
  kind: "redirects",
  each: (edition) => edition.redirects,
  address: ({ from }) => from,
  draw({ from, to }, edition) {
    const href = edition.section.link(to);
    return frame(edition, {
      address: from,
      canonical: publicAddress(edition, to),
      refresh: href,
      robots: "noindex",
      title: `Moved: ${from}`,
      description: `What stood at ${from} is now at ${to}.`,
      children: (
        <>
          <PageHeading title="This page has moved" />
          <p>
            What stood at this address is now at{" "}
            <a class="govuk-link" href={href}>
              {publicAddress(edition, to)}
            </a>
            .
          </p>
        </>
      ),
    });
  },
});
