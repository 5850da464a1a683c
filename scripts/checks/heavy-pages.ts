/** Pages that weigh too much before they are painted, ask other sites for their parts, or hold script. */
import type { Check } from "./contract.ts";
import { surveyOf } from "./survey.ts";

export const heavyPages: Check = {
  name: "heavy-pages",
  module: import.meta.url,
  async run(site, context) {
    const survey = await surveyOf(site, context);
    return { pages: survey.records.length, findings: survey.findings.get("heavy-pages") ?? [] };
  },
};
