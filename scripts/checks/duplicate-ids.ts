/** Ids that stand twice in a page, and references to ids that stand nowhere in it. */
import type { Check } from "./contract.ts";
import { surveyOf } from "./survey.ts";

export const duplicateIds: Check = {
  name: "duplicate-ids",
  module: import.meta.url,
  async run(site, context) {
    const survey = await surveyOf(site, context);
    return { pages: survey.records.count, findings: survey.findings.get("duplicate-ids") ?? [] };
  },
};
