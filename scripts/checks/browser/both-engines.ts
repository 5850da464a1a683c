/** Pages judged by both engines in two tabs of one browser; and by stock pa11y-ci beside, as far as asked. */
import { readText, type Page, type Site } from "../site.ts";
import type { Judgement } from "./by-parts.ts";
import { engineFindings, notJudged } from "./engine-findings.ts";
import { judge } from "./engines.ts";
import { show } from "./show.ts";
import { judgeWithPa11yCi } from "./stock.ts";
import { severityOf } from "./trust.ts";
import { visitPages } from "./visits.ts";

/** The size of the window, which is stock pa11y's own. */
export const VIEWPORT = { width: 1280, height: 1024 };

/**
 * Judges pages; one judgement for each.
 * @param stock those that stock pa11y-ci judges too; it is asked of none that our own tabs cannot judge, as it waits a minute for such a page
 */
export async function judgePages(
  check: string,
  site: Site,
  pages: readonly Page[],
  stock: ReadonlySet<Page>,
  progress: (done: number) => void,
): Promise<Judgement[]> {
  const asked = pages.filter((page) => stock.has(page));
  const judged = new Set<Page>();
  let done: () => void;
  const tried = new Promise<void>((resolve) => (done = resolve));
  if (asked.length === 0) done!();
  const [said, visited] = await Promise.all([
    tried.then(() =>
      judgeWithPa11yCi(
        site,
        asked.filter((page) => judged.has(page)),
      ),
    ),
    visitPages(site, {
      pages: [...asked, ...pages.filter((page) => !stock.has(page))],
      prepare: (tab) => tab.setViewport(VIEWPORT),
      visit: async (tab, address, page) => {
        const verdicts = await judge(tab, await show(tab, address, readText(site, page.file)));
        judged.add(page);
        if (asked.every((one) => judged.has(one))) done();
        return verdicts.filter((verdict) => severityOf(verdict) !== undefined);
      },
      progress,
    }).finally(() => done()),
  ]);
  const stockSaid = new Map(said.map((result) => [result.page, result]));
  return visited.map((result): Judgement => {
    const { page } = result;
    if ("failure" in result) return { page, findings: [notJudged(check, page, result.failure)], faults: [] };
    const ofStock = stockSaid.get(page);
    if (ofStock && "failure" in ofStock) {
      const failure = `stock pa11y-ci failed: ${ofStock.failure}`;
      return { page, findings: [notJudged(check, page, failure)], faults: [] };
    }
    const by = ofStock ? "stock pa11y-ci and both engines" : "both engines";
    return { page, by, ...engineFindings(check, page, readText(site, page.file), result.value, ofStock?.issues) };
  });
}
