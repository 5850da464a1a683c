/** Words that a reader sees only where the page's scripts run: lost wherever they do not load, or not yet. */
import { notJudged } from "./browser/engine-findings.ts";
import { browserVersion } from "./browser/launch.ts";
import { pageAssets } from "./browser/page-assets.ts";
import { open, visitPages } from "./browser/visits.ts";
import type { Check, Found } from "./contract.ts";
import { readText, type Page } from "./site.ts";

const NAME = "script-dependence";
const NO_SCRIPT = "without script";
const SCRIPT = /<script\b(?![^>]*application\/ld\+json)/i;

export const scriptDependence: Check = {
  name: NAME,
  module: import.meta.url,
  inBrowser: true,
  alsoDependsOn: async () => [await browserVersion()],
  async run(site, context) {
    const { memory } = context;
    const { keyOf } = pageAssets(site);
    const findings: Found[] = [];
    const scripted: Page[] = [];
    let silent = 0;
    for (const page of site.pages) {
      const remembered = memory.recall(keyOf(page)) as Found[] | typeof NO_SCRIPT | undefined;
      if (remembered === NO_SCRIPT) silent += 1;
      else if (remembered) findings.push(...remembered);
      else if (SCRIPT.test(readText(site, page.file))) scripted.push(page);
      else {
        silent += 1;
        memory.remember(keyOf(page), NO_SCRIPT);
      }
    }
    const visited = await visitPages(site, {
      pages: scripted,
      visit: async (tab, address) => {
        await tab.setJavaScriptEnabled(true);
        await open(tab, address);
        const usual = await tab.evaluate("document.body.innerText");
        await tab.setJavaScriptEnabled(false);
        await open(tab, address);
        return { usual: wordsOf(usual), without: new Set(wordsOf(await tab.evaluate("document.body.innerText"))) };
      },
      progress: (done) => context.progress(done, scripted.length),
    });
    let failed = 0;
    for (const result of visited) {
      const { page } = result;
      if ("failure" in result) {
        failed += 1;
        findings.push(notJudged(NAME, page, result.failure));
        continue;
      }
      const lost = result.value.usual.filter((word) => !result.value.without.has(word));
      const found = lost.length < 3 ? [] : [lossOn(page, lost)];
      findings.push(...found);
      memory.remember(keyOf(page), found);
    }
    const how = {
      [NO_SCRIPT]: silent,
      "opened with and without script": site.pages.length - silent - failed,
    };
    return { pages: site.pages.length - failed, findings, how };
  },
};

function wordsOf(text: unknown): string[] {
  return String(text)
    .split(/\s+/)
    .filter((word) => word !== "");
}

function lossOn(page: Page, lost: readonly string[]): Found {
  const message = `${lost.length} words are not there without script: "${lost.slice(0, 8).join(" ")}"`;
  return {
    check: NAME,
    rule: "words-by-script",
    severity: "warning",
    page: page.address,
    file: page.file,
    wcag: [],
    message,
  };
}
