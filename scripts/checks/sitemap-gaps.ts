/** Pages missing from the site map, and entries of it that are no page a reader or a search engine should be sent to. */
import type { Check, Found } from "./contract.ts";
import { decodeReferences } from "./html-tokens.ts";
import { Resolver } from "./resolution.ts";
import { isErrorPage, placeAt, readText, type Site } from "./site.ts";
import { surveyOf } from "./survey.ts";

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
      return { pages: records.length, findings };
    }
    const listed = entriesOf(site, findings);
    const notPages = new Set(site.receipt?.gone ?? []);
    records.forEach((record, index) => {
      const page = site.pages[index]!;
      const aside =
        record.noindex || record.leadsOn || !record.original || notPages.has(page.address) || isErrorPage(page.address);
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
        findings.push({
          ...entry,
          rule: "sitemap-entry-not-for-search",
          message: `lists \`${page.address}\`, which is not for search engines (it leads on, is gone, or says \`noindex\`)`,
        });
      }
    });
    return { pages: records.length, findings };
  },
};

/** The files that the site map lists, each with a finding's beginnings at its place; faults of the list itself are added. */
function entriesOf(site: Site, findings: Found[]): Map<string, Found> {
  const resolver = new Resolver(site, new Set(site.files.keys()));
  const listed = new Map<string, Found>();
  const maps = ["sitemap.xml"];
  const read = new Set<string>();
  const pages = new Set(site.pages.map(({ file }) => file));
  for (let map = maps.pop(); map !== undefined; map = maps.pop()) {
    if (read.has(map)) continue;
    read.add(map);
    const text = readText(site, map);
    const index = /<sitemapindex[\s>]/.test(text);
    if (!index && !/<urlset[\s>]/.test(text)) {
      findings.push({
        check,
        rule: "not-a-sitemap",
        severity: "error",
        page: `/${map}`,
        file: map,
        wcag: [],
        message: "is no site map: it has no `<urlset>` and no `<sitemapindex>`",
      });
    }
    for (const match of text.matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)) {
      const value = decodeReferences(match[1]!);
      const at: Found = {
        check,
        rule: "",
        severity: "error",
        page: `/${map}`,
        file: map,
        ...placeAt(text, match.index + match[0].indexOf(match[1]!)),
        wcag: [],
        message: "",
        clues: [value],
      };
      if (!/^https?:\/\//.test(value))
        findings.push({
          ...at,
          rule: "relative-sitemap-entry",
          message: `lists \`${value}\`, which is not a whole address`,
        });
      const resolution = resolver.resolve(value, resolver.placeOf(map));
      // An address that leads to nothing is for broken-links to report.
      if (resolution.to === "elsewhere")
        findings.push({
          ...at,
          rule: "foreign-sitemap-entry",
          message: `lists \`${value}\`, which is not of this site`,
        });
      if (resolution.to !== "file") continue;
      if (index) maps.push(resolution.path);
      else if (!pages.has(resolution.path) && !resolution.path.endsWith(".pdf")) {
        findings.push({ ...at, rule: "sitemap-entry-not-a-page", message: `lists \`${value}\`, which is not a page` });
      } else if (listed.has(resolution.path))
        findings.push({ ...at, rule: "repeated-sitemap-entry", message: `lists \`${value}\` a second time` });
      else listed.set(resolution.path, at);
    }
  }
  return listed;
}
