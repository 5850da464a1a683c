/** A site large enough for two threads: every page is read once, and no fault is lost between them. */
import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeManyPages } from "../../scripts/bench/many-pages.ts";
import { checkSite } from "../../scripts/checks/index.ts";
import { worthwhile } from "../../scripts/checks/scan-thread.ts";

const only = ["broken-links", "duplicate-ids", "orphan-pages", "invalid-html", "unclear-pages", "heavy-pages"];
const pages = worthwhile + 20;
let folder = "";
let site = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "many-pages-"));
  site = join(folder, "site");
  writeManyPages(site, pages);
});
after(() => rm(folder, { recursive: true }));

void describe("a site of many pages", () => {
  it("that is sound: no finding, every page read, few of them by html-validate", async () => {
    const report = await checkSite(site, { only, memory: false });
    assert.deepEqual(report.findings, []);
    assert.deepEqual(
      report.checks.map((check) => check.pages),
      only.map(() => pages),
    );
    const read = report.checks.find(({ name }) => name === "invalid-html")!.how!["read by html-validate"]!;
    assert.ok(read >= 1 && read < 60, `html-validate read ${read} pages`);
    assert.equal(report.addresses!.find(({ kind }) => kind === "a href")!.seen, pages * 20);
  });

  it("with a fault in every hundredth: each is found, once", async () => {
    const faulty: string[] = [];
    for (let index = 50; index < pages; index += 100) {
      const file = `announcements/${index}/index.html`;
      faulty.push(file);
      const text = await readFile(join(site, file), "utf8");
      const faults = `<p><a href="/announcements/${index}/none.pdf">x</a> <a href="/announcements/1/#none-${index}">x</a></p><ul><p>x</p></ul>`;
      await writeFile(join(site, file), text.replace("</main>", `${faults}</main>`));
    }
    await appendFile(join(site, "assets", "site.css"), "a { background: url(none.png) }\n");
    const report = await checkSite(site, { only, memory: false });
    const expected = [
      "assets/site.css broken-links/missing-file",
      ...faulty.flatMap((file) => [
        `${file} broken-links/missing-file`,
        `${file} broken-links/missing-fragment`,
        `${file} invalid-html/element-permitted-content`,
      ]),
    ].sort();
    assert.deepEqual(report.findings.map(({ file, check, rule }) => `${file} ${check}/${rule}`).sort(), expected);
  });
});
