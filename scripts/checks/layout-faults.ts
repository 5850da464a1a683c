/**
 * Layout that loses words or makes them hard to reach, on every page: in a window of 320 CSS pixels (WCAG 1.4.10), with
 * text spaced wider (1.4.12). Long words and addresses do this, so no page is likened.
 */
import { browserVersion } from "./browser/launch.ts";
import { layoutFaults, WIDER_SPACING } from "./browser/layout.ts";
import { notJudged } from "./browser/engine-findings.ts";
import { pageAssets } from "./browser/page-assets.ts";
import { layoutFinding, type Circumstance } from "./browser/layout-words.ts";
import { pageFindings, type SeenFault } from "./browser/page-findings.ts";
import { show } from "./browser/show.ts";
import { visitPages } from "./browser/visits.ts";
import type { Check, Found } from "./contract.ts";
import { readText, type Page } from "./site.ts";

const NAME = "layout-faults";
const HOW = "measured at 320 pixels, as it is and with text spaced wider";

const CIRCUMSTANCES: Circumstance[] = [
  { name: "narrow", words: "in a window of 320 pixels", wcag: ["1.4.10"], style: "" },
  { name: "spaced", words: "when text is spaced wider", wcag: ["1.4.12"], style: WIDER_SPACING },
];

export const layout: Check = {
  name: NAME,
  module: import.meta.url,
  alsoDependsOn: async () => [await browserVersion()],
  async run(site, context) {
    const { memory } = context;
    const { keyOf } = pageAssets(site);
    const findings: Found[] = [];
    const pages: Page[] = [];
    let judged = 0;
    for (const page of site.pages) {
      const remembered = memory.recall(keyOf(page)) as Found[] | undefined;
      if (!remembered) pages.push(page);
      else {
        findings.push(...remembered);
        judged += 1;
      }
    }
    const visited = await visitPages(site, {
      pages,
      prepare: (tab) => tab.setViewport({ width: 320, height: 640 }),
      visit: async (tab, address, page) => {
        await show(tab, address, readText(site, page.file));
        const seen: SeenFault[] = [];
        const known = new Set<string>();
        for (const circumstance of CIRCUMSTANCES) {
          for (const fault of await layoutFaults(tab, circumstance.style)) {
            const key = `${fault.kind} ${fault.path?.join() ?? ""}`;
            if (!known.has(key)) seen.push(layoutFinding(circumstance, fault));
            known.add(key);
          }
        }
        return pageFindings(NAME, page, readText(site, page.file), seen).findings;
      },
      progress: (done) => context.progress(done, pages.length),
    });
    for (const result of visited) {
      if ("failure" in result) findings.push(notJudged(NAME, result.page, result.failure));
      else {
        judged += 1;
        findings.push(...result.value);
        memory.remember(keyOf(result.page), result.value);
      }
    }
    return { pages: judged, findings, how: { [HOW]: judged } };
  },
};
