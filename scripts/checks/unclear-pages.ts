/** Pages that do not say what they are: without title, description, heading or language, or with the same as another page. */
import type { Check, Found } from "./contract.ts";
import type { PageRecord } from "./page-scan.ts";
import { placeAt, readText, type Site } from "./site.ts";
import { surveyOf } from "./survey.ts";

export const unclearPages: Check = {
  name: "unclear-pages",
  module: import.meta.url,
  async run(site, context) {
    const survey = await surveyOf(site, context);
    const findings: Found[] = [...(survey.findings.get("unclear-pages") ?? [])];
    findings.push(...repeated(site, survey.records, "title"), ...repeated(site, survey.records, "description"));
    return { pages: survey.records.length, findings };
  },
};

/** Pages that share their title or description with an earlier one; copies that name their original are left out. */
function repeated(site: Site, records: readonly PageRecord[], what: "title" | "description"): Found[] {
  const first = new Map<string, string>();
  const findings: Found[] = [];
  for (const record of records) {
    const words = record[what];
    if (words === undefined || words === "" || record.noindex || record.leadsOn || !record.original) continue;
    const page = site.pages[record.index]!;
    const other = first.get(words);
    if (other === undefined) {
      first.set(words, page.address);
      continue;
    }
    const offset = what === "title" ? record.titleOffset : record.descriptionOffset;
    const place = offset === undefined ? {} : placeAt(readText(site, page.file), offset);
    const said = words.length > 80 ? `${words.slice(0, 80).trimEnd()}…` : words;
    const message = `has the same ${what} as \`${other}\`, \`${said}\`: nobody can tell the two apart by it`;
    findings.push({
      check: "unclear-pages",
      rule: `repeated-${what}`,
      // A title is its page's name; that descriptions differ too is search engines' advice.
      severity: what === "title" ? "error" : "warning",
      page: page.address,
      file: page.file,
      ...place,
      wcag: [],
      message,
      clues: [words],
    });
  }
  return findings;
}
