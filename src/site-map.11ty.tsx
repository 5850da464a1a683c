/** The site map for people: every part of the section, and the way to every page. */
import type { ComponentChildren } from "preact";
import { PageHeading } from "../_includes/page-heading.tsx";
import { yearsOf } from "./announcements/years.tsx";
import type { Edition } from "./edition.ts";
import { frame } from "./frame.tsx";
import { page } from "./page.ts";
import type { Section } from "./section.ts";

/** Up to this many announcements are each named; beyond, their years are. */
const ROOM = 50;

interface Entry {
  title: string;
  address: string;
}

export default page<Edition>({
  kind: "site-map",
  lists: true,
  each: (edition) => [edition],
  address: () => "/site-map/",
  draw(_map, edition) {
    const { section } = edition;
    const { announcements } = section;
    const years = [...yearsOf(section).keys()].map((year) => ({
      title: `Announcements of ${year}`,
      address: `/announcements/${year}/`,
    }));
    return frame(edition, {
      address: "/site-map/",
      title: "Site map",
      description: "Every part of the Public Service Reform section, and the way to each of its pages.",
      about: { "@type": "WebPage", name: "Site map" },
      children: (
        <>
          <PageHeading title="Site map" />
          <ul class="govuk-list app-site-map">
            <Branch section={section} entry={{ title: section.site.title, address: "/" }} />
            <Branch section={section} entry={{ title: "Announcements", address: "/announcements/" }}>
              {[...years, ...(announcements.length > ROOM ? [] : announcements)]}
            </Branch>
            <Branch section={section} entry={{ title: "Strategy documents", address: "/strategy-documents/" }}>
              {section.strategyDocuments}
            </Branch>
            <Branch section={section} entry={{ title: "Teams", address: "/teams/" }}>
              {section.teams}
            </Branch>
            <Branch section={section} entry={{ title: "Speeches", address: "/speeches/" }} />
            {Object.values(section.pages)
              .filter(({ slug }) => slug !== "home")
              .map((entry) => (
                <Branch section={section} entry={entry} />
              ))}
            <Branch section={section} entry={{ title: "Feed of announcements (Atom)", address: "/feed.xml" }} />
            <Branch section={section} entry={{ title: "Feed of announcements (JSON)", address: "/feed.json" }} />
          </ul>
        </>
      ),
    });
  },
});

interface BranchProps {
  section: Section;
  entry: Entry;
  children?: readonly Entry[];
}

function Branch({ section, entry, children = [] }: BranchProps): ComponentChildren {
  return (
    <li>
      <a class="govuk-link" href={section.link(entry.address)}>
        {entry.title}
      </a>
      {children.length > 0 && (
        <ul class="govuk-list">
          {children.map((child) => (
            <Branch section={section} entry={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
