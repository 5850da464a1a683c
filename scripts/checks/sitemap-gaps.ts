/** Pages missing from the site map, and entries of it that are no page a reader or a search engine should be sent to. */
import type { Check, Found } from "./contract.ts";
import { decodeReferences } from "./html-tokens.ts";
import { isErrorPage } from "./page-address.ts";
import { Resolver } from "./resolution.ts";
import { placeAt, readText, type Site } from "./site.ts";
import { surveyOf } from "./survey.ts";
import { uncommented } from "./uncommented.ts";

const check = "sitemap-gaps";

export const sitemapGaps: Check = {
  name: check,
  module: import.meta.url,
  async run(site, context) {
    const { records } = await surveyOf(site, context);
    const findings: Found[] = [];
    if (!site.files.has("sitemap.xml")) {
      findings.push({
        check,
        rule: "no-sitemap",
        severity: "warning",
        page: "/sitemap.xml",
        file: "sitemap.xml",
        wcag: [],
        message: "the site has no `sitemap.xml`, so that search engines find only what they happen upon",
      });
      return { pages: records.count, findings };
    }
    const listed = entriesOf(site, findings);
    const notPages = new Set(site.receipt?.gone ?? []);
    site.pages.forEach((page, index) => {
      const aside =
        records.isNoindex(index) ||
        records.leadsOn(index) ||
        !records.isOriginal(index) ||
        notPages.has(page.address) ||
        isErrorPage(page.address);
      const entry = listed.get(page.file);
      if (!entry && !aside) {
        findings.push({
          check,
          rule: "missing-from-sitemap",
          severity: "error",
          page: page.address,
          file: page.file,
          wcag: [],
          message: "is not in the site map, and nothing says that it should not be",
        });
      } else if (entry && aside) {
        const why = "which is not for search engines (it leads on, is gone, or says `noindex`)";
        findings.push(entry("sitemap-entry-not-for-search", `lists \`${page.address}\`, ${why}`));
      }
    });
    return { pages: records.count, findings };
  },
};

/** An address of a site map: as CDATA, or with references. */
const LOC = /<loc>\s*(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*?))\s*<\/loc>/g;

/** Says what is wrong with an entry of the site map, at its place. */
type Entry = (rule: string, message: string) => Found;

/** The files that the site map lists; faults of the list itself are added. */
function entriesOf(site: Site, findings: Found[]): Map<string, Entry> {
  const resolver = new Resolver(site, site.files);
  const listed = new Map<string, Entry>();
  const maps = ["sitemap.xml"];
  const read = new Set<string>();
  const pages = new Set(site.pages.map(({ file }) => file));
  for (let file = maps.pop(); file !== undefined; file = maps.pop()) {
    if (read.has(file)) continue;
    read.add(file);
    const text = uncommented(readText(site, file));
    const index = /<sitemapindex[\s>]/.test(text);
    if (!index && !/<urlset[\s>]/.test(text)) {
      findings.push({
        check,
        rule: "not-a-sitemap",
        severity: "error",
        page: `/${file}`,
        file,
        wcag: [],
        message: "is no site map: it has no `<urlset>` and no `<sitemapindex>`",
      });
    }
    for (const match of text.matchAll(LOC)) {
      const [, literal, encoded] = match;
      const value = (literal ?? decodeReferences(encoded!)).trim();
      const offset = match.index + match[0].indexOf(literal ?? encoded!);
      const entry: Entry = (rule, message) => ({
        check,
        rule,
        severity: "error",
        page: `/${file}`,
        file,
        ...placeAt(text, offset),
        wcag: [],
        message,
        clues: [value],
      });
      if (!/^https?:\/\//.test(value))
        findings.push(entry("relative-sitemap-entry", `lists \`${value}\`, which is not a whole address`));
      const resolution = resolver.resolve(value, resolver.placeOf(file));
      // An address that leads to nothing is for broken-links to report.
      if (resolution.to === "elsewhere")
        findings.push(entry("foreign-sitemap-entry", `lists \`${value}\`, which is not of this site`));
      if (resolution.to !== "file") continue;
      if (index) maps.push(resolution.path);
      else if (!pages.has(resolution.path) && !resolution.path.endsWith(".pdf"))
        findings.push(entry("sitemap-entry-not-a-page", `lists \`${value}\`, which is not a page`));
      else if (listed.has(resolution.path))
        findings.push(entry("repeated-sitemap-entry", `lists \`${value}\` a second time`));
      else listed.set(resolution.path, entry);
    }
  }
  return listed;
}
