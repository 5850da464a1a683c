/** Addresses that lead nowhere: in pages, stylesheets, drawings, feeds, manifests and the receipt's redirects. */
import { AddressCounts } from "./address-counts.ts";
import type { Check, Found } from "./contract.ts";
import { judgeFiles } from "./file-links.ts";
import { surveyOf } from "./survey.ts";

export const brokenLinks: Check = {
  name: "broken-links",
  module: import.meta.url,
  async run(site, context) {
    const survey = await surveyOf(site, context);
    const counts = new AddressCounts();
    counts.add(survey.counts);
    const findings: Found[] = [...(survey.findings.get("broken-links") ?? []), ...judgeFiles(site, counts)];
    return { pages: survey.records.count, findings, addresses: counts.list() };
  },
};
