/** A page at each address that was public once and is gone on purpose. */
import { PageHeading } from "../_includes/page-heading.tsx";
import { frame } from "./frame.tsx";
import { page } from "./page.ts";

export default page<string>({
  kind: "gone",
  each: ({ section }) => section.gone,
  address: (address) => address,
  draw: (address, edition) =>
    frame(edition, {
      address,
      robots: "noindex",
      title: `Gone: ${address}`,
      description: `What stood at ${address} was taken away on purpose.`,
      children: (
        <>
          <PageHeading title="This page is gone" />
          <p>
            What stood at this address was taken away on purpose. The{" "}
            <a class="govuk-link" href={edition.section.link("/site-map/")}>
              site map
            </a>{" "}
            leads to every page that is here.
          </p>
        </>
      ),
    }),
});
