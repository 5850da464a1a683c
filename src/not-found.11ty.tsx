/** What a visitor sees at an address that the site does not have. */
import { PageHeading } from "../_includes/page-heading.tsx";
import type { Edition } from "./edition.ts";
import { frame } from "./frame.tsx";
import { page } from "./page.ts";

export default page<Edition>({
  kind: "not-found",
  each: (edition) => [edition],
  address: () => "/404.html",
  draw(_page, edition) {
    const { section } = edition;
    return frame(edition, {
      address: "/404.html",
      title: "Page not found",
      description: "There is no page at this address of the Public Service Reform section.",
      robots: "noindex",
      children: (
        <>
          <PageHeading title="Page not found" />
          <p>If you typed the address, check it is right. If you pasted it, check you copied all of it.</p>
          <p>
            The{" "}
            <a class="govuk-link" href={section.link("/site-map/")}>
              site map
            </a>{" "}
            leads to every page of this section, and the{" "}
            <a class="govuk-link" href={section.link("/")}>
              home page
            </a>{" "}
            holds what the archived page held.
          </p>
        </>
      ),
    });
  },
});
