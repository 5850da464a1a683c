/**
 * Accessibility as axe and HTML_CodeSniffer judge it, at WCAG 2.2 AA. Stock pa11y-ci judges pages that together hold
 * every kind of element of the site; the same two engines, in reused tabs, every page that holds a part not judged on
 * another page, or one that was found at fault. `--every-page` judges all.
 */
import { judgePages } from "./browser/both-engines.ts";
import { judgeByParts } from "./browser/by-parts.ts";
import { browserVersion } from "./browser/launch.ts";
import type { Check } from "./contract.ts";
import { readText } from "./site.ts";

const NAME = "accessibility";
const LEADS_ON = /<meta[^>]*http-equiv\s*=\s*["']?refresh/i;

export const accessibility: Check = {
  name: NAME,
  module: import.meta.url,
  inBrowser: true,
  alsoDependsOn: async () => [await browserVersion()],
  run: (site, context) =>
    judgeByParts(site, context, {
      check: NAME,
      likened: "made of parts that both engines judged on other pages",
      judge: (pages, newKinds, progress) => {
        // Stock pa11y-ci cannot be held on a page that leads on: it would judge where that leads.
        const stock = pages.filter((page) => newKinds.has(page) && !LEADS_ON.test(readText(site, page.file)));
        return judgePages(NAME, site, pages, new Set(stock), progress);
      },
    }),
};
