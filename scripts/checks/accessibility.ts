/**
 * Accessibility as axe and HTML_CodeSniffer judge it, at WCAG 2.2 AA: stock pa11y-ci over one page of every distinct
 * structure, the same two engines in the tabs of one browser over every page.
 */
import { browserVersion } from "./browser/launch.ts";
import { engineFindings, notJudged } from "./browser/engine-findings.ts";
import { judge } from "./browser/engines.ts";
import { open, visitPages } from "./browser/visits.ts";
import type { Check, Found } from "./contract.ts";

const NAME = "accessibility";

export const accessibility: Check = {
  name: NAME,
  module: import.meta.url,
  alsoDependsOn: async () => [await browserVersion()],
  async run(site, context) {
    const findings: Found[] = [];
    let judged = 0;
    const visited = await visitPages(site, {
      pages: site.pages,
      visit: async (tab, address) => {
        await open(tab, address);
        return await judge(tab);
      },
      progress: (done) => context.progress(done, site.pages.length),
    });
    for (const result of visited) {
      if ("failure" in result) findings.push(notJudged(NAME, result.page, result.failure));
      else {
        judged += 1;
        findings.push(...engineFindings(NAME, site, result.page, result.value));
      }
    }
    return { pages: judged, findings, how: { "by both engines": judged } };
  },
};
