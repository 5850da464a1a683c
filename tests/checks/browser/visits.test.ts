/** What becomes of pages that hang: each is told, and where many hang by one script, only a few are waited for. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { open, visitPages, type Visited } from "../../../scripts/checks/browser/visits.ts";
import { openSite, type Site } from "../../../scripts/checks/site.ts";
import { pageAround } from "./examples.ts";
import { siteFolder } from "./site-folder.ts";

const LIMIT = 4_000;
const HANGS = "<script>for (;;);</script>";
const COUNTS = "<script>document.title += '!';</script>";
const DATA = '<script type="application/ld+json">{"@type": "WebPage"}</script>';
const LATE = "it did not finish within 4 seconds";
const LIKE = "it holds a script by which `/hangs-1.html` and others hung";

async function visited(site: Site): Promise<{ told: Record<string, string>; opened: string[] }> {
  const opened: string[] = [];
  const results = await visitPages(site, {
    pages: site.pages,
    limit: LIMIT,
    visit: async (tab, address, page) => {
      opened.push(page.file);
      await open(tab, address);
      return await tab.title();
    },
  });
  const said = (result: Visited<string>): string => ("failure" in result ? result.failure : result.value);
  return { told: Object.fromEntries(results.map((result) => [result.page.file, said(result)])), opened };
}

void describe("pages that hang", { timeout: 300_000 }, () => {
  it("by one script are waited for three times, and the others told; what else there is is judged", async (test) => {
    const hanging = Array.from({ length: 12 }, (_, index) => `hangs-${index + 1}.html`).sort();
    const folder = await siteFolder(test, {
      "a.html": pageAround(`<p>Words</p>${COUNTS}`),
      ...Object.fromEntries(hanging.map((name) => [name, pageAround(`<p>${name}</p>${COUNTS}${HANGS}${DATA}`)])),
      "z.html": pageAround(`<p>Words</p>${COUNTS}${DATA}`),
    });
    const site = await openSite(folder);
    const { told, opened } = await visited(site);
    const waitedFor = hanging.filter((name) => told[name] === LATE);
    assert.ok(waitedFor.length >= 3 && waitedFor.length <= 4, `${waitedFor.length} of 2 tabs`);
    assert.deepEqual(told, {
      "a.html": "A page!",
      ...Object.fromEntries(hanging.map((name) => [name, waitedFor.includes(name) ? LATE : LIKE])),
      "z.html": "A page!",
    });
    // Each of these twice; and once what the other tab held when one of them took the browser with it.
    const openings = opened.filter((name) => hanging.includes(name)).length;
    assert.ok(openings <= 3 * waitedFor.length, `opened ${openings} times`);
    // The next check of the site knows.
    const next = await visited(site);
    assert.deepEqual(
      next.opened.filter((name) => !/^[az]/.test(name) && !waitedFor.includes(name)),
      [],
    );
    assert.equal(next.told[hanging.at(-1)!], LIKE);
  });

  it("are each waited for where the script that they share is on a page that was judged", async (test) => {
    const hanging = ["hangs-1.html", "hangs-2.html", "hangs-3.html", "hangs-4.html"];
    const own = (index: number): string => `<script>for (let own = ${index}; ; );</script>`;
    const folder = await siteFolder(test, {
      "a.html": pageAround(COUNTS),
      ...Object.fromEntries(hanging.map((name, index) => [name, pageAround(`${COUNTS}${own(index)}`)])),
    });
    const { told } = await visited(await openSite(folder));
    assert.deepEqual(told, { "a.html": "A page!", ...Object.fromEntries(hanging.map((name) => [name, LATE])) });
  });
});
