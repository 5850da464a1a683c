import { PhaseBanner } from "./phase-banner.tsx";
import type { SiteFurniture } from "./site-furniture.ts";
import { unchanging } from "./unchanging.ts";

export interface HeaderProps {
  site: SiteFurniture;
  /** The page's own address, so that its entry in the navigation is marked as the page. */
  path: string;
  /** The address of the navigation's entry under which the page stands; left out, it is worked out from `path`. */
  section?: string | undefined;
}

/** The entry under which an address stands: the longest that begins it, home only for home itself. */
export function sectionOf(path: string, site: SiteFurniture): string | undefined {
  return site.navigation
    .map(({ href }) => href)
    .filter((href) => (href === site.home ? path === href : path.startsWith(href)))
    .sort((a, b) => b.length - a.length)[0];
}

/** The section's name, its navigation, and the notice that this is a reconstruction. */
export function Header({ site, path, section = sectionOf(path, site) }: HeaderProps) {
  // Pages that have no entry of their own in the navigation share the header of their section.
  const entry = site.navigation.some(({ href }) => href === path) ? path : "";
  const top = unchanging(site, `header ${entry} ${section ?? ""}`, () => (
    <Top site={site} path={entry} section={section} />
  ));
  return (
    <>
      <header class="app-header" dangerouslySetInnerHTML={top} />
      <aside
        aria-label="About this site"
        dangerouslySetInnerHTML={unchanging(site, "notice", () => (
          <Notice site={site} />
        ))}
      />
    </>
  );
}

function Top({ site, path, section }: HeaderProps) {
  return (
    <div class="govuk-width-container">
      <p>
        <a class="app-header__link" href={site.home}>
          {site.name}
        </a>{" "}
        <span class="app-header__strapline">{site.strapline}</span>
      </p>
      <nav aria-label="Section">
        <ul class="app-navigation">
          {site.navigation.map(({ text, href }) => (
            <li>
              <a href={href} aria-current={href === path ? "page" : href === section ? "true" : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Notice({ site }: { site: SiteFurniture }) {
  return (
    <PhaseBanner tag={site.notice.tag}>
      {site.notice.text}{" "}
      <a class="govuk-link" href={site.notice.link.href}>
        {site.notice.link.text}
      </a>
    </PhaseBanner>
  );
}
