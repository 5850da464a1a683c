/**
 * Layout that loses words or makes them hard to reach, on every page: in a window of 320 CSS pixels (WCAG 1.4.10), with
 * text spaced wider (1.4.12). Long words and addresses do this, so no page is likened.
 */
import { browserVersion } from "./browser/launch.ts";
import { layoutFaultsOf, measureLayoutIn, WIDER_SPACING, type LayoutFault } from "./browser/layout.ts";
import { notJudged } from "./browser/engine-findings.ts";
import { pageAssets } from "./browser/page-assets.ts";
import { layoutFinding, type Circumstance } from "./browser/layout-words.ts";
import { pageFindings, type SeenFault } from "./browser/page-findings.ts";
import { pageRuns } from "./browser/page-runs.ts";
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

const STYLES = CIRCUMSTANCES.map(({ style }) => style);

export const layout: Check = {
  name: NAME,
  module: import.meta.url,
  inBrowser: true,
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
    let done = 0;
    /** Visits runs of pages; gives back those of the runs that failed, of one page alone excepted: these are told. */
    const visitRuns = async (runs: readonly Page[][]): Promise<Page[]> => {
      const runOf = new Map(runs.map((run) => [run[0]!, run]));
      const again: Page[] = [];
      const visited = await visitPages(site, {
        pages: [...runOf.keys()],
        prepare: async (tab) => {
          await measureLayoutIn(tab);
          await tab.setViewport({ width: 320, height: 640 });
        },
        visit: async (tab, address, first) => {
          const run = runOf.get(first)!;
          const texts = run.map(({ file }) => readText(site, file));
          await show(tab, address, texts[0]!);
          const measured = await layoutFaultsOf(tab, texts.slice(1), STYLES);
          context.progress((done += run.length), pages.length);
          return run.map((page, index) => pageFindings(NAME, page, texts[index]!, seenIn(measured[index]!)).findings);
        },
      });
      for (const result of visited) {
        const run = runOf.get(result.page)!;
        if ("failure" in result) {
          if (run.length > 1) again.push(...run);
          else findings.push(notJudged(NAME, result.page, result.failure));
          continue;
        }
        judged += run.length;
        for (const [index, page] of run.entries()) {
          findings.push(...result.value[index]!);
          memory.remember(keyOf(page), result.value[index]!);
        }
      }
      return again;
    };
    const again = await visitRuns(context.everyPage ? pages.map((page) => [page]) : pageRuns(site, pages));
    await visitRuns(again.map((page) => [page]));
    return { pages: judged, findings, how: { [HOW]: judged } };
  },
};

/** What was measured in each circumstance, told once: where it is so already, wider text is not to blame. */
function seenIn(measured: readonly LayoutFault[][]): SeenFault[] {
  const known = new Set<string>();
  return measured.flatMap((faults, index) =>
    faults
      .filter(({ kind, path, whole, twoDimensional }) => {
        // A table may scroll (1.4.10), and spacing that makes it do so loses nothing (1.4.12).
        if (kind === "beyond-edge" && twoDimensional && CIRCUMSTANCES[index]!.name === "spaced") return false;
        const key = `${kind} ${(whole ?? path)?.join() ?? ""}`;
        return !known.has(key) && known.add(key);
      })
      .map((fault) => layoutFinding(CIRCUMSTANCES[index]!, fault)),
  );
}
