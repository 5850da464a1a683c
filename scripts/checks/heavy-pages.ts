/** Pages that weigh too much before they are painted, ask other sites for their parts, or hold script. */
import { cssAddresses } from "./css-addresses.ts";
import type { Check, Found } from "./contract.ts";
import { Resolver } from "./resolution.ts";
import { placeAt, readText, type Site } from "./site.ts";
import { surveyOf } from "./survey.ts";

const check = "heavy-pages";

export const heavyPages: Check = {
  name: check,
  module: import.meta.url,
  async run(site, context) {
    const survey = await surveyOf(site, context);
    const findings = [...(survey.findings.get(check) ?? []), ...thirdPartiesInStyles(site)];
    return { pages: survey.records.count, findings };
  },
};

/** What stylesheets ask of other sites. */
function thirdPartiesInStyles(site: Site): Found[] {
  const resolver = new Resolver(site, site.files);
  const findings: Found[] = [];
  for (const { path, type } of site.files.values()) {
    if (type !== "text/css") continue;
    const text = readText(site, path);
    cssAddresses(text, (url, at) => {
      const resolution = resolver.resolve(url, resolver.placeOf(path));
      if (resolution.to !== "elsewhere") return;
      const message = `asks another site, \`${new URL(resolution.url).host}\`, for a part of every page that uses this stylesheet: it learns who reads them`;
      findings.push({
        check,
        rule: "third-party-request",
        severity: "error",
        page: `/${path}`,
        file: path,
        ...placeAt(text, at),
        wcag: [],
        message,
      });
    });
  }
  return findings;
}
