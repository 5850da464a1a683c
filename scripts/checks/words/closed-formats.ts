/** Documents that the site offers in the format of one maker's program alone. */
import type { WordRule } from "./rule.ts";

/** Formats by the program whose they are. */
const CLOSED = new Map(
  Object.entries({
    Word: "doc docx docm",
    Excel: "xls xlsx xlsm xlsb",
    PowerPoint: "ppt pptx pptm pps ppsx",
    Publisher: "pub",
    Access: "mdb accdb",
  }).flatMap(([program, kinds]) => kinds.split(" ").map((kind) => [kind, program] as const)),
);
const CLOSED_FILE = new RegExp(`\\.(?:${[...CLOSED.keys()].join("|")})(?:[?#]|\\s*$)`, "i");
/** Formats that anybody's programs can read; a page's address may end without any. */
const OPEN = new Set(["", ..."html htm xhtml pdf odt fodt ods fods odp fodp csv tsv txt md xml json epub".split(" ")]);

export const closedFormats: WordRule = {
  id: "closed-formats",
  wcag: [],
  source: "GOV.UK service manual, formats; open standards for documents (2014)",
  severity: "warning",
  why: "Who does not have that program, on a telephone or a shared computer, cannot read it, or sees it in disorder.",
  mend: "Offer it as a page too, or as PDF, ODT, ODS, ODP or CSV, and link that beside it under the same name (report.odt beside report.docx).",
  bad: [
    '<p><a href="/a/report.docx">The report (Word, 40 KB)</a></p>',
    '<p><a href="/a/Staff.XLS?v=2">The figures (Excel, 40 KB)</a></p>',
    '<p><a href="/a/report.doc">The report (Word)</a>, or the <a href="/a/report.docx">newer one (Word)</a></p>',
    '<p><a href="/a/report.docx">The report (Word)</a>, or <a href="/a/summary.pdf">in short (PDF)</a></p>',
    '<p><a href="/a/talk.pptx">The slides (PowerPoint)</a>, <a href="https://example.net/talk.pdf">a talk (PDF)</a></p>',
  ],
  good: [
    '<p><a href="/a/report.docx">The report (Word, 40 KB)</a> or <a href="/a/report.odt">its ODT (30 KB)</a></p>',
    '<p><a href="/b/The%20staff.csv">The figures (CSV)</a>, <a href="/a/the-staff.xlsx">again (Excel)</a></p>',
    '<p><a href="/a/report.doc">The report (Word)</a>, or <a href="/report/">as a page</a></p>',
    '<p><a href="/a/report.doc">The report (Word)</a>, or <a href="report.html#top">as a page</a></p>',
    '<p><a href="https://www.example.org/report.docx">The report (Word, 40 KB)</a></p>',
    '<blockquote><p><a href="/a/report.docx">The report (Word, 40 KB)</a></p></blockquote>',
    '<p><a href="/a/report.doc/">About old formats</a></p>',
  ],
  judge(page) {
    const links = page.all("a", "area");
    if (!links.some((element) => CLOSED_FILE.test(element.attribute("href") ?? ""))) return [];
    const files = links.flatMap((element) => {
      const to = page.leadsTo(element);
      return to?.startsWith("https://site.invalid/") ? [{ element, ...fileAt(to) }] : [];
    });
    const open = new Set(files.filter(({ kind }) => OPEN.has(kind)).map(({ name }) => name));
    return files.flatMap(({ element, name, kind }) => {
      const program = CLOSED.get(kind);
      if (program === undefined || element.quoted || open.has(name)) return [];
      // Its other links, and its other closed formats, are mended with it.
      open.add(name);
      const message = `the link "${element.words()}" leads to a file of ${program} (${kind.toUpperCase()}), and none on this page to the same in an open format`;
      return [{ element, message }];
    });
  },
};

/** A file's name as people tell names apart, and its kind; of a folder's address the folder's name, and none. */
function fileAt(address: string): { name: string; kind: string } {
  const path = address.replace(/[?#].*$/s, "").replace(/\/index\.html?$/, "/");
  const folder = path.endsWith("/");
  const last = path.slice(path.lastIndexOf("/", path.length - 2) + 1, folder ? -1 : undefined);
  const dot = folder ? -1 : last.lastIndexOf(".");
  return {
    name: decoded(dot > 0 ? last.slice(0, dot) : last)
      .toLowerCase()
      .replaceAll(/[\s_+-]+/g, "-"),
    kind: dot > 0 ? last.slice(dot + 1).toLowerCase() : "",
  };
}

/** Percent-decoded; wrong bytes become U+FFFD, and nothing throws. */
function decoded(name: string): string {
  return name.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString());
}
