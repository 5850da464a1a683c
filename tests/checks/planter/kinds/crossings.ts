/** Faults of the site map, and of addresses that have moved or are gone. */
import type { Chance } from "../chance.ts";
import type { Kind, Surroundings } from "../kind.ts";
import type { PlantedPage } from "../page.ts";
import { ownName, sentence } from "../words.ts";

function list(site: Surroundings, loc: string): string {
  site.change("sitemap.xml", (text) => text.replace("</urlset>", () => `<url><loc>${loc}</loc></url></urlset>`));
  return "sitemap.xml";
}

/** A page that is not for search engines, made of another: its file. */
function stand(page: PlantedPage, site: Surroundings, address: string, more: string): string {
  const file = `${address.slice(1)}index.html`;
  site.add(
    file,
    page.text
      .replace(/<title>[^<]*/, `<title>What stood at ${address}`)
      .replace(/(<meta name="description" content=")[^"]*/, (_, before) => `${before}What became of ${address}.`)
      .replace(/<link rel="canonical"[^>]*>/, "")
      .replace("</head>", () => `<meta name="robots" content="noindex">${more}</head>`),
  );
  return file;
}

function leadOn(page: PlantedPage, site: Surroundings, from: string, to: string): string {
  site.redirect(from, to);
  return stand(page, site, from, `<meta http-equiv="refresh" content="0; url=${to}">`);
}

const old = (chance: Chance): string => `/${chance.pick(["", "announcements/"])}${ownName(chance)}/`;

export const crossingKinds: readonly Kind[] = [
  {
    name: "a page of the site map that is not for search engines",
    in: "files",
    found: ["sitemap-gaps/sitemap-entry-not-for-search"],
    plant(page, chance) {
      const content = chance.pick(["noindex", "noindex, follow", "NOINDEX", "none", "nofollow,noindex"]);
      page.addToHead(`<meta name="${chance.pick(["robots", "Robots"])}" content="${content}">`);
      return "sitemap.xml";
    },
    sound: (page, chance) =>
      page.addToHead(`<meta name="robots" content="${chance.pick(["index, follow", "nofollow", "max-snippet:50"])}">`),
  },
  {
    name: "a page of another site in the site map",
    in: "files",
    found: ["sitemap-gaps/foreign-sitemap-entry"],
    plant: (_page, chance, site) =>
      list(
        site,
        chance.pick([`https://${ownName(chance)}.example.net/`, site.origin.replace("://", `://${ownName(chance)}.`)]),
      ),
  },
  {
    name: "an entry of the site map that is half an address",
    in: "files",
    found: ["sitemap-gaps/relative-sitemap-entry"],
    plant: (page, chance, site) =>
      list(
        site,
        chance.pick([page.address, page.address.slice(1), site.origin.replace(/^https?:/, "") + page.address.slice(1)]),
      ),
  },
  {
    name: "a page that the site map lists twice",
    in: "files",
    found: ["sitemap-gaps/repeated-sitemap-entry"],
    plant(page, chance, site) {
      const address = `${site.origin}${page.address.slice(1)}`;
      return list(site, chance.pick([address, `\n${address} `, `<![CDATA[${address}]]>`]));
    },
    sound(page, _chance, site) {
      const entry = `<url><loc>${site.origin}${page.address.slice(1)}</loc></url>`;
      site.change("sitemap.xml", (text) => text.replace("</urlset>", () => `<!-- ${entry} --></urlset>`));
    },
  },
  {
    name: "an old address without a page",
    in: "files",
    found: ["broken-links/missing-redirect-page"],
    plant(page, chance, site) {
      const from = old(chance);
      site.redirect(from, page.address);
      return `${from.slice(1)}index.html`;
    },
    sound(page, chance, site) {
      leadOn(page, site, old(chance), page.address);
    },
  },
  {
    name: "an old address that leads to nothing",
    in: "files",
    found: ["broken-links/broken-redirect"],
    plant: (page, chance, site) => leadOn(page, site, old(chance), `/${ownName(chance)}/`),
    sound(page, chance, site) {
      leadOn(page, site, old(chance), chance.pick([`${page.address}#main-content`, `${page.address}?from=old`]));
    },
  },
  {
    name: "an old address that leads to an old address",
    in: "files",
    found: ["broken-links/redirect-chain"],
    plant(page, chance, site) {
      const between = old(chance);
      leadOn(page, site, between, page.address);
      return leadOn(page, site, old(chance), between);
    },
  },
  {
    name: "an address that is gone without a word",
    in: "files",
    found: ["broken-links/missing-gone-page"],
    plant(_page, chance, site) {
      const address = old(chance);
      site.withdraw(address);
      return `${address.slice(1)}index.html`;
    },
    sound(page, chance, site) {
      const address = old(chance);
      site.withdraw(address);
      stand(page, site, address, `<!-- ${sentence(chance)} -->`);
    },
  },
];
