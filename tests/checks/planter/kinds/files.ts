/** Faults in the files around and behind pages. */
import type { Chance } from "../chance.ts";
import type { Kind, Surroundings } from "../kind.ts";
import { element } from "../markup.ts";
import type { PlantedPage } from "../page.ts";
import { pdf } from "../pdf.ts";
import { ownName, sentence, subject } from "../words.ts";

/** Adds a page like this one, with words of its own in its head, to the site and its map. */
function copied(page: PlantedPage, chance: Chance, site: Surroundings): { file: string; name: string } {
  const name = ownName(chance);
  const file = `${chance.pick(["announcements/", "teams/", ""])}${name}/index.html`;
  const address = `${site.origin}${file.replace(/index\.html$/, "")}`;
  const words = page.text
    .replace(/<title>[^<]*/, `<title>${name}: ${subject(chance)}`)
    .replace(/(<meta name="description" content=")[^"]*/, (_, before) => `${before}${name}: ${sentence(chance)}`)
    .replace(/(<link rel="canonical" href=")[^"]*/, (_, before) => `${before}${address}`);
  site.add(file, words);
  site.change("sitemap.xml", (text) => text.replace("</urlset>", `<url><loc>${address}</loc></url></urlset>`));
  return { file, name };
}

export const fileKinds: readonly Kind[] = [
  {
    name: "a page that nothing leads to",
    in: "files",
    found: ["orphan-pages/unreachable-page"],
    plant: (page, chance, site) => copied(page, chance, site).file,
    sound(page, chance, site) {
      const { file, name } = copied(page, chance, site);
      page.insert(chance, `<p><a href="/${file.replace(/index\.html$/, "")}">${name}: ${subject(chance)}</a></p>`);
    },
  },
  {
    name: "a page that the site map leaves out",
    in: "files",
    found: ["sitemap-gaps/missing-from-sitemap"],
    plant(page, _chance, site) {
      const entry = `<loc>${site.origin}${page.address.slice(1)}</loc>`;
      site.change("sitemap.xml", (text) =>
        text.replace(/<url>[\s\S]*?<\/url>/g, (url) => (url.includes(entry) ? "" : url)),
      );
    },
    sound(page, chance, site) {
      const address = `${site.origin}${page.address.slice(1)}`;
      const otherwise = chance.pick([
        `\n  ${address}\n`,
        address.replace("e", "&#101;"),
        address.replace("e", "&#x65;"),
        `<![CDATA[${address}]]>`,
        `<!-- as published -->${address}`,
      ]);
      site.change("sitemap.xml", (text) => text.replace(`<loc>${address}</loc>`, () => `<loc>${otherwise}</loc>`));
    },
  },
  {
    name: "an entry of the site map that is no page",
    in: "files",
    found: ["broken-links/missing-file", "sitemap-gaps/sitemap-entry-not-a-page"],
    plant(_page, chance, site) {
      const address = `${site.origin}${ownName(chance)}/`;
      site.change("sitemap.xml", (text) => text.replace("</urlset>", `<url><loc>${address}</loc></url></urlset>`));
      return "sitemap.xml";
    },
  },
  {
    name: "an entry of the feed that leads nowhere",
    in: "files",
    found: ["broken-links/missing-file"],
    plant(_page, chance, site) {
      const file = chance.pick(["feed.xml", "feed.json"]);
      const name = ownName(chance);
      const where =
        file === "feed.xml" ? /(<entry>[\s\S]*?<link[^>]*href="[^"]*)"/ : /("url": ?"[^"]*announcements\/[^"]*)"/;
      site.change(file, (text) => text.replace(where, (_, before) => `${before}${name}/"`));
      return file;
    },
    sound(_page, chance, site) {
      site.change("feed.json", (text) =>
        text.replace(/("url": ?"[^"?]*announcements\/[^"?]*)"/, (_, before) => `${before}?from=${ownName(chance)}"`),
      );
    },
  },
  {
    name: "a document that cannot be read aloud",
    in: "files",
    found: ["unreadable-pdfs/pdf-without-tags", "unreadable-pdfs/pdf-without-title"],
    plant(page, chance, site) {
      const file = `assets/${ownName(chance)}.pdf`;
      site.add(file, pdf({ words: sentence(chance) }));
      page.insert(chance, `<p><a href="/${file}">${subject(chance)} (PDF)</a></p>`);
      return file;
    },
  },
  {
    name: "a document that is none",
    in: "files",
    found: ["unreadable-pdfs/not-a-pdf", "unreadable-pdfs/broken-pdf"],
    plant(page, chance, site) {
      const file = `assets/${ownName(chance)}.pdf`;
      const whole = pdf({ words: sentence(chance) });
      site.add(file, chance.pick([`<html>${sentence(chance)}</html>`, whole.slice(0, 60)]));
      page.insert(chance, `<p><a href="/${file}">${subject(chance)} (PDF)</a></p>`);
      return file;
    },
  },
  {
    name: "a page too heavy",
    in: "files",
    found: ["heavy-pages/first-view-too-heavy"],
    plant(page, chance) {
      const bytes = Uint8Array.from({ length: 1000 * chance.between(14, 30) }, () => chance.below(256));
      const data = Buffer.from(bytes).toString("base64");
      page.addToHead(`<style>main { --picture: url(data:image/png;base64,${data}) }</style>`);
    },
    sound(page, chance) {
      const data = Buffer.from(Uint8Array.from({ length: chance.between(200, 600) }, () => chance.below(256)));
      page.addToHead(`<style>main { --picture: url(data:image/png;base64,${data.toString("base64")}) }</style>`);
    },
  },
  {
    name: "script that holds the focus",
    in: "files",
    found: ["keyboard-faults/keyboard-trap"],
    plant(page, chance, site) {
      const name = ownName(chance);
      const hold = chance.pick([
        `addEventListener("keydown", (event) => { if (event.key === "Tab" && document.activeElement.id === "${name}") event.preventDefault(); });`,
        `document.getElementById("${name}").addEventListener("blur", (event) => event.target.focus());`,
      ]);
      site.add(`assets/${name}.js`, hold);
      page.insert(chance, `<p><label for="${name}">${subject(chance)}</label> <input id="${name}" type="text"></p>`);
      page.replace("</body>", `<script src="/assets/${name}.js"></script></body>`);
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      const hear = chance.pick([
        `addEventListener("keydown", (event) => { if (event.key === "Escape" && document.activeElement.id === "${name}") event.preventDefault(); });`,
        `document.getElementById("${name}").addEventListener("blur", (event) => event.target.removeAttribute("title"));`,
      ]);
      site.add(`assets/${name}.js`, hear);
      page.insert(chance, `<p><label for="${name}">${subject(chance)}</label> <input id="${name}" type="text"></p>`);
      page.replace("</body>", `<script src="/assets/${name}.js" defer></script></body>`);
    },
  },
  {
    name: "words that only script brings",
    in: "files",
    found: ["script-dependence/words-by-script"],
    plant(page, chance, site) {
      const name = ownName(chance);
      site.add(
        `assets/${name}.js`,
        `document.getElementById("${name}").innerHTML = ${JSON.stringify(`<p>${sentence(chance)} ${sentence(chance)}</p>`)};`,
      );
      page.insert(chance, `<div id="${name}"></div>`);
      page.replace("</body>", `<script src="/assets/${name}.js"></script></body>`);
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      const words = `<p>${sentence(chance)} ${sentence(chance)}</p>`;
      site.add(`assets/${name}.js`, `document.getElementById("${name}").innerHTML = ${JSON.stringify(words)};`);
      page.insert(chance, `<div id="${name}">${words}</div>`);
      page.replace("</body>", `<script src="/assets/${name}.js" defer></script></body>`);
    },
  },
  {
    name: "files that the first view waits for",
    in: "files",
    found: ["heavy-pages/too-many-requests"],
    plant(page, chance, site) {
      const name = ownName(chance);
      site.add(`assets/${name}.css`, `.${name} { margin: 0 }`);
      site.add(`assets/${name}.js`, `document.documentElement.dataset.${name} = "1";`);
      page.addToHead(
        chance.pick([
          element(chance, "link", { rel: "stylesheet", href: `/assets/${name}.css` }),
          element(chance, "link", { href: `/assets/${name}.css`, rel: "preload stylesheet", as: "style" }),
          element(chance, "script", { src: `/assets/${name}.js` }),
          `<style>@import "/assets/${name}.css";</style>`,
        ]),
      );
    },
    sound(page, chance, site) {
      const name = ownName(chance);
      site.add(`assets/${name}.css`, `.${name} { margin: 0 }`);
      site.add(`assets/${name}.js`, `document.documentElement.dataset.${name} = "1";`);
      page.addToHead(
        chance.pick([
          element(chance, "link", { rel: "stylesheet", href: `/assets/${name}.css`, media: "print" }),
          element(chance, "script", { src: `/assets/${name}.js`, defer: true }),
          element(chance, "script", { src: `/assets/${name}.js`, type: "module" }),
        ]),
      );
    },
  },
];
