/**
 * Accessibility as axe and HTML_CodeSniffer judge it, at WCAG 2.2 AA. Stock pa11y-ci judges pages that together hold
 * every kind of element of the site; the same two engines, in reused tabs, every page that holds a part (see
 * `browser/parts.ts`) not judged on another page, or one that was found at fault. `--every-page` judges all.
 */
import { judgePages } from "./browser/both-engines.ts";
import { Coverage } from "./browser/coverage.ts";
import { browserVersion } from "./browser/launch.ts";
import { pageAssets } from "./browser/page-assets.ts";
import { partsOf } from "./browser/parts.ts";
import type { Check, Found } from "./contract.ts";
import { readText, type Page } from "./site.ts";

const NAME = "accessibility";
const BY_PARTS = "made of parts that both engines judged on other pages";

const LEADS_ON = /<meta[^>]*http-equiv\s*=\s*["']?refresh/i;

interface Remembered {
  how: string;
  findings: Found[];
}

export const accessibility: Check = {
  name: NAME,
  module: import.meta.url,
  alsoDependsOn: async () => [await browserVersion()],
  async run(site, context) {
    const { memory, everyPage } = context;
    const assets = pageAssets(site);
    const coverage = new Coverage(memory, assets.shared);
    const keys = new Map<Page, string[]>();
    const findings: Found[] = [];
    const how: Record<string, number> = {};
    const toJudge: Page[] = [];
    const stock = new Set<Page>();
    let likened: Page[] = [];
    let done = 0;
    let failed = false;

    const settle = (page: Page, result: Remembered, keep: boolean): void => {
      findings.push(...result.findings);
      how[result.how] = (how[result.how] ?? 0) + 1;
      if (keep) memory.remember(keys.get(page)!, result);
    };
    for (const page of site.pages) {
      const text = readText(site, page.file);
      const key = ["page", page.address, page.sha256, assets.of(text)];
      keys.set(page, key);
      const remembered = memory.recall(key) as Remembered | undefined;
      if (remembered && remembered.how !== BY_PARTS) {
        settle(page, remembered, false);
        continue;
      }
      const parts = partsOf(text);
      if (coverage.claims(parts) || everyPage) {
        toJudge.push(page);
        // Stock pa11y-ci cannot be held on a page that leads on: it would judge where that leads.
        if (!LEADS_ON.test(text) && coverage.claimsKind(parts)) stock.add(page);
      } else likened.push(page);
    }
    for (let pages = toJudge; pages.length > 0;) {
      const before = done;
      const judged = await judgePages(NAME, site, pages, stock, (now) =>
        context.progress(before + now, site.pages.length),
      );
      done += pages.length;
      let news = false;
      for (const { page, by, findings: found, faults } of judged) {
        if (by) settle(page, { how: by, findings: found }, true);
        else {
          findings.push(...found);
          failed = true;
        }
        if (faults.length === 0) continue;
        const parts = partsOf(readText(site, page.file));
        for (const offset of faults) news = coverage.fault(parts, offset) || news;
      }
      if (!news) break;
      const suspect = new Set(likened.filter((page) => coverage.isFaulty(partsOf(readText(site, page.file)))));
      likened = likened.filter((page) => !suspect.has(page));
      pages = [...suspect];
    }
    // What was likened to a page that could not be judged is likened anew next time.
    for (const page of likened) settle(page, { how: BY_PARTS, findings: [] }, !failed);
    if (!failed) coverage.keep();
    return { pages: Object.values(how).reduce((sum, number) => sum + number, 0), findings, how };
  },
};
