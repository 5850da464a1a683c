/** Links that lead to a document and do not say so. */
import type { WordRule } from "./rule.ts";

const KINDS: Readonly<Record<string, RegExp>> = {
  pdf: /\bPDFs?\b/i,
  doc: /\b(?:Word|docx?|MS ?Word|document)\b/i,
  xls: /\b(?:Excel|xlsx?|spreadsheet)\b/i,
  ppt: /\b(?:PowerPoint|pptx?|slides|presentation)\b/i,
  odt: /\b(?:ODT|OpenDocument)\b/i,
  ods: /\b(?:ODS|OpenDocument|spreadsheet)\b/i,
  odp: /\b(?:ODP|OpenDocument|slides|presentation)\b/i,
  rtf: /\b(?:RTF|rich text|document)\b/i,
  csv: /\b(?:CSV|comma[- ]separated|spreadsheet)\b/i,
};

export const unannouncedDocuments: WordRule = {
  id: "unannounced-documents",
  wcag: [],
  source: "GOV.UK style guide, Links; publishing accessible documents",
  severity: "warning",
  why: "Instead of a page a file opens, or is loaded and lost among others; on a telephone it may be dear and cannot be read.",
  mend: "Say the kind and the size with the link (PDF, 120 KB).",
  bad: ['<p>Read <a href="/a/report.pdf">the report</a>.</p>', '<p>All <a href="/a/staff.csv">the figures</a>.</p>'],
  good: [
    '<p>Read <a href="/a/report.pdf">the report (PDF, 120 KB)</a>.</p>',
    '<p>Read <a href="/a/report.pdf">the report</a> (PDF, 120 KB).</p>',
    '<p><a href="/a/report.pdf/">the report</a></p>',
    '<p>All <a href="/a/staff.csv">the figures (CSV, 3 KB)</a>.</p>',
    '<ul><li>PDF: <a href="/a/report.pdf">the report</a></li></ul>',
  ],
  judge: (page) =>
    page.all("a").flatMap((element) => {
      const file = /\.(pdf|doc|xls|ppt|odt|ods|odp|rtf|csv)[mx]?(?:[?#]|$)/i.exec(element.attribute("href") ?? "");
      if (!file || element.quoted) return [];
      const around =
        page.around(element, "tr", "p", "li", "dl", "section", "div", "table") ?? element.parent ?? element;
      const heard = `${around.words()} ${element.attribute("aria-label") ?? ""} ${element.attribute("title") ?? ""}`;
      if (KINDS[file[1]!.toLowerCase()]!.test(heard) || element.words() === "") return [];
      return [
        {
          element,
          message: `the link "${element.words()}" leads to a file (${file[1]!.toUpperCase()}) and does not say so`,
        },
      ];
    }),
};
