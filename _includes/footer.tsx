import type { SiteFurniture } from "./site-furniture.ts";
import { unchanging } from "./unchanging.ts";

/** The foot of every page: the lesser links, and what the site says of itself. */
export function Footer({ site }: { site: SiteFurniture }) {
  const foot = unchanging(site, "footer", () => <Foot site={site} />);
  return <footer class="app-footer" dangerouslySetInnerHTML={foot} />;
}

function Foot({ site }: { site: SiteFurniture }) {
  return (
    <div class="govuk-width-container">
      <nav aria-label="Footer">
        <ul class="app-footer__links">
          {site.footer.links.map(({ text, href }) => (
            <li>
              <a class="app-footer__link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {site.footer.lines.map((line) => (
        <p class="app-footer__line">{line}</p>
      ))}
    </div>
  );
}
