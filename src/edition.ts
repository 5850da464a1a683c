/** The edition: the section as at a moment, with all that its pages share. Everything a page is drawn from. */
import type { SiteFurniture } from "../_includes/site-furniture.ts";
import type { Stylesheet } from "./assets/stylesheet.ts";
import type { Section } from "./section.ts";

export interface Edition {
  readonly section: Section;
  readonly stylesheet: Stylesheet;
  /** What every page's header, notice and footer say. */
  readonly furniture: SiteFurniture;
  /** Addresses that lead elsewhere: the page's original address, and former slugs. */
  readonly redirects: readonly { from: string; to: string }[];
}

/** Makes an edition. Frozen, so that Eleventy hands it to every page as it is, without a copy. */
export function makeEdition(section: Section, stylesheet: Stylesheet): Edition {
  return Object.freeze({
    section,
    stylesheet,
    furniture: furniture(section, stylesheet),
    redirects: redirects(section),
  });
}

function furniture(section: Section, stylesheet: Stylesheet): SiteFurniture {
  const { site } = section;
  const entry = ({ title, href }: { title: string; href: string }) => ({ text: title, href });
  return {
    name: site.title,
    strapline: `The ${site.organisation}’s section, rebuilt from archived copies`,
    home: section.link("/"),
    stylesheet: section.link(stylesheet.address),
    navigation: site.navigation.map(entry),
    notice: {
      tag: "Reconstruction",
      text: site.notice.text,
      link: { text: "How it was made", href: section.link(section.byRef("pages/about")?.address ?? "/") },
    },
    footer: { links: site.footer.map(entry), lines: site.rights === undefined ? [] : [site.rights] },
    feeds: [
      { type: "application/atom+xml", title: `${site.title}: announcements`, href: section.link("/feed.xml") },
      { type: "application/feed+json", title: `${site.title}: announcements (JSON)`, href: section.link("/feed.json") },
    ],
  };
}

/** The original page's address still leads home; a record's former addresses lead to the record. */
function redirects(section: Section): Edition["redirects"] {
  const { originalAddress } = section.site;
  const original = originalAddress === undefined ? [] : [{ from: new URL(originalAddress).pathname, to: "/" }];
  return [...original, ...section.redirects];
}

/** The whole public address of a place in the site: `/teams/` → `https://example.org/reform/teams/`. */
export function publicAddress({ section }: Edition, address: string): string {
  return section.address.href + address.slice(1);
}
