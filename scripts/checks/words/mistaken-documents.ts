/** Links that promise a document and lead to a page of the site. */
import type { WordRule } from "./rule.ts";

export const mistakenDocuments: WordRule = {
  id: "mistaken-documents",
  wcag: ["2.4.4"],
  source: "F63; G91",
  severity: "warning",
  why: "Readers wait for a file, or keep away from it, and a page opens.",
  mend: "Lead to the file, or leave its kind out of the link's words.",
  bad: ['<p><a href="/report/">The report (PDF, 120 KB)</a></p>'],
  good: [
    '<p><a href="/a/report.pdf">The report (PDF, 120 KB)</a></p>',
    '<p><a href="/help/">How to open a PDF file</a></p>',
    '<p><a href="https://www.example.org/r/">The report (PDF, 120 KB)</a></p>',
  ],
  judge: (page) =>
    page.all("a").flatMap((element) => {
      const kind = /[([](PDF|Word|Excel|MS ?Word|DOCX?|XLSX?|ODT)\b[^)\]]*[)\]]$/i.exec(element.words())?.[1];
      if (kind === undefined || element.quoted) return [];
      const to = page.leadsTo(element);
      if (!to?.startsWith("https://site.invalid/")) return [];
      return /(?:\/|\.html?)(?:[?#]|$)/.test(to)
        ? [{ element, message: `the link "${element.words()}" promises a file (${kind}) and leads to a page` }]
        : [];
    }),
};
