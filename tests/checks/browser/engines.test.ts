import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { VIEWPORT } from "../../../scripts/checks/browser/both-engines.ts";
import { ElementPlaces } from "../../../scripts/checks/browser/element-places.ts";
import { judge, STOCK_TAGS, type Verdict } from "../../../scripts/checks/browser/engines.ts";
import { isPlain, show } from "../../../scripts/checks/browser/show.ts";
import { judgeWithPa11yCi } from "../../../scripts/checks/browser/stock.ts";
import { open, visitPages } from "../../../scripts/checks/browser/visits.ts";
import { openSite, readText, type Site } from "../../../scripts/checks/site.ts";
import { faultyPages } from "./faulty-pages.ts";
import { siteFolder } from "./site-folder.ts";

/** Verdicts as lines that can be compared: engine, rule, certain or not, and the element's way down from the document. */
function lines(verdicts: readonly Verdict[], text: string): string[] {
  const places = new ElementPlaces(text);
  return verdicts
    .filter(({ engine, tags }) => engine === "htmlcs" || tags.some((tag) => STOCK_TAGS.includes(tag)))
    .map(({ engine, code, type, path }) => `${engine} ${code} ${type} ${path ? places.asPa11yNames(path).join() : ""}`)
    .sort();
}

async function ours(site: Site, navigate: boolean): Promise<Record<string, string[]>> {
  const visited = await visitPages(site, {
    pages: site.pages,
    prepare: (tab) => tab.setViewport(VIEWPORT),
    visit: async (tab, address, page) => {
      if (!navigate) return await judge(tab, await show(tab, address, readText(site, page.file)));
      await open(tab, address);
      return await judge(tab, true);
    },
  });
  return Object.fromEntries(
    visited.map((result) => [
      result.page.address,
      "failure" in result ? [result.failure] : lines(result.value, readText(site, result.page.file)),
    ]),
  );
}

async function stock(site: Site): Promise<Record<string, string[]>> {
  const results = await judgeWithPa11yCi(site, site.pages);
  return Object.fromEntries(
    results.map((result) => {
      if ("failure" in result) return [result.page.address, [result.failure]];
      const places = new ElementPlaces(readText(site, result.page.file));
      const issues = result.issues.map(({ runner, code, type, selector, runnerExtras }) => {
        const path = selector === "" ? "" : (places.pathOf(selector)?.join() ?? `? ${selector}`);
        const certain = runnerExtras.needsFurtherReview === true ? "incomplete" : "violation";
        return `${runner} ${code} ${runner === "axe" ? certain : type} ${path}`;
      });
      return [result.page.address, issues.sort()];
    }),
  );
}

/** Of pages that a script changes, the source does not know the elements: their places are left out of the comparison. */
function withoutPlaces(found: Record<string, string[]>, address: string): Record<string, string[]> {
  return { ...found, [address]: found[address]!.map((line) => line.split(" ").slice(0, 3).join(" ")).sort() };
}

describe("both engines in a reused tab", () => {
  it(
    "say of the faulty site exactly what stock pa11y-ci says, written into a window or navigated to",
    { timeout: 240_000 },
    async (test) => {
      const site = await openSite(await siteFolder(test, faultyPages));
      const written = await ours(site, false);
      assert.ok(site.pages.filter((page) => isPlain(readText(site, page.file))).length > 5, "pages that are written");
      assert.deepEqual(written, await ours(site, true));
      const plain = await stock(site);
      assert.ok(Object.values(plain).flat().length > 400, "the faulty site gives both something to say");
      assert.deepEqual(withoutPlaces(written, "/scripted/"), withoutPlaces(plain, "/scripted/"));
    },
  );
});
