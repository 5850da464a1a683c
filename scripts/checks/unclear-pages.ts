/** Pages that do not say what they are: without title, description, heading or language, or with the same as another page. */
import type { Check, Found } from "./contract.ts";
import type { PageRecords } from "./page-records.ts";
import { surveyPage } from "./page-survey.ts";
import { placeAt, readText, type Site } from "./site.ts";
import { surveyOf } from "./survey.ts";

export const unclearPages: Check = {
  name: "unclear-pages",
  module: import.meta.url,
  async run(site, context) {
    const survey = await surveyOf(site, context);
    const findings: Found[] = [...(survey.findings.get("unclear-pages") ?? [])];
    findings.push(...repeated(site, survey.records, "title"), ...repeated(site, survey.records, "description"));
    return { pages: survey.records.count, findings };
  },
};

/** Pages that share their title or description with an earlier one; copies that name their original are left out. */
function repeated(site: Site, records: PageRecords, what: "title" | "description"): Found[] {
  const first = new Map<bigint, number>();
  const wordsOf = new Map<bigint, string>();
  const findings: Found[] = [];
  for (const [index, page] of site.pages.entries()) {
    const digest = records.digestOf(index, what);
    if (digest === undefined || records.isNoindex(index) || records.leadsOn(index) || !records.isOriginal(index))
      continue;
    const earlier = first.get(digest);
    if (earlier === undefined) {
      first.set(digest, index);
      continue;
    }
    const text = readText(site, page.file);
    const place = placeAt(text, records.offsetOf(index, what));
    let words = wordsOf.get(digest);
    if (words === undefined) {
      const { titles, descriptions } = surveyPage(text);
      words = (what === "title" ? titles : descriptions)[0]!.value;
      wordsOf.set(digest, words);
    }
    const other = site.pages[earlier]!.address;
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
