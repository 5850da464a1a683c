/** HTML that does not conform to the standard, as html-validate judges it. */
import type { Check } from "./contract.ts";
import { surveyOf } from "./survey.ts";

export const invalidHtml: Check = {
  name: "invalid-html",
  module: import.meta.url,
  async run(site, context) {
    const survey = await surveyOf(site, context);
    const pages = survey.records.count;
    return {
      pages,
      findings: survey.findings.get("invalid-html") ?? [],
      how: {
        "read by html-validate": survey.validated,
        "made of parts it read in other pages": pages - survey.validated,
      },
    };
  },
};
