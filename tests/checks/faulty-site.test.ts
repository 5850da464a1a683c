/** The deliberately faulty site: its whole report is one expected text. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { checkSite } from "../../scripts/checks/index.ts";
import { text } from "../../scripts/checks/reports/text.ts";

const folder = "tests/fixtures/faulty-site";
/** The checks that need no browser; what the browser sees is under test in tests/checks/browser. */
export const withoutBrowser = [
  "broken-links",
  "duplicate-ids",
  "orphan-pages",
  "sitemap-gaps",
  "invalid-html",
  "unclear-pages",
  "heavy-pages",
  "unreadable-pdfs",
  "embargo-leaks",
];

void describe("the faulty site", () => {
  it("has exactly the report that is expected (`UPDATE=1` writes it anew: read every line then)", async () => {
    const report = await checkSite(folder, { only: withoutBrowser, memory: false });
    const expected = join("tests", "fixtures", "faulty-site.expected.txt");
    if (process.env["UPDATE"] === "1") await writeFile(expected, text(report));
    assert.equal(text(report), await readFile(expected, "utf8"));
  });

  it("has the same report when every page is judged fully", async () => {
    const [quick, full] = [
      await checkSite(folder, { only: withoutBrowser, memory: false }),
      await checkSite(folder, { only: withoutBrowser, memory: false, everyPage: true }),
    ];
    assert.deepEqual(quick.findings, full.findings);
  });
});
