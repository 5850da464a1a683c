/** Faults in the files around and behind pages. */
import type { Kind } from "../kind.ts";
import { ownName, sentence, subject } from "../words.ts";

/** A PDF of one page that is written by hand: text, and nothing that helps to read it aloud. */
function plainPdf(words: string): string {
  const drawn = `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  return `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

export const fileKinds: readonly Kind[] = [
  {
    name: "a page that nothing leads to",
    in: "files",
    found: ["orphan-pages/unreachable-page"],
    plant(page, chance, site) {
      const name = ownName(chance);
      const file = `${chance.pick(["announcements/", "teams/", ""])}${name}/index.html`;
      const address = `${site.origin}${file.replace(/index\.html$/, "")}`;
      const words = page.text
        .replace(/<title>[^<]*/, `<title>${name}: ${subject(chance)}`)
        .replace(/(<meta name="description" content=")[^"]*/, (_, before) => `${before}${name}: ${sentence(chance)}`)
        .replace(/(<link rel="canonical" href=")[^"]*/, (_, before) => `${before}${address}`);
      site.add(file, words);
      site.change("sitemap.xml", (text) => text.replace("</urlset>", `<url><loc>${address}</loc></url></urlset>`));
      return file;
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
  },
  {
    name: "a document that cannot be read aloud",
    in: "files",
    found: ["unreadable-pdfs/pdf-without-tags", "unreadable-pdfs/pdf-without-title"],
    plant(page, chance, site) {
      const file = `assets/${ownName(chance)}.pdf`;
      site.add(file, plainPdf(sentence(chance)));
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
      const whole = plainPdf(sentence(chance));
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
  },
];
