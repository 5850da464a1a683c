/** The HTML report's pictures: taken where a finding names an element, and never at the report's cost. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { launchBrowser } from "../../../scripts/checks/browser/launch.ts";
import type { Finding, Report } from "../../../scripts/checks/contract.ts";
import { html } from "../../../scripts/checks/reports/html.tsx";
import { picturesOf } from "../../../scripts/checks/browser/pictures.ts";
import { siteFolder } from "./site-folder.ts";

const PAGE = `<!DOCTYPE html><html lang="en-GB"><title>A page</title><body><h1>Words</h1><p id="faint">Faint words</p><p><b id="far" style="margin-left:900px">Far off</b></p></body></html>`;
const at = (rule: string, selector?: string): Finding => ({
  check: "mode-faults",
  rule,
  severity: "error",
  page: "/",
  file: "index.html",
  wcag: [],
  message: "A fault",
  ...(selector !== undefined && { selector }),
});
const reportOn = (site: string, ...findings: Finding[]): Report => ({
  site,
  pages: 1,
  durationMs: 1,
  checks: [],
  findings,
});

void describe("the pictures of the report", () => {
  it("one for each finding with an element, in its circumstance", async (test) => {
    const folder = await siteFolder(test, { "index.html": PAGE });
    const [wide, narrow, far] = [at("color-contrast", "#faint"), at("narrow-cut-off", "#faint"), at("label", "#far")];
    const [none, whole] = [at("unplaced"), at("document-title", "html")];
    const report = reportOn(folder, wide, narrow, far, none, whole);
    const { of, missing } = await picturesOf(report);
    assert.equal(missing, undefined);
    assert.deepEqual([...of.keys()], [wide, far, narrow]);
    assert.deepEqual(
      [wide, narrow, far].map((finding) => widthOf(of.get(finding)!)),
      [1280, 320, 640],
    );
    assert.equal(html(report, { picture: (finding) => of.get(finding) }).split("<img ").length - 1, 3);
  });

  it("one for what is said alike of many places", async (test) => {
    const folder = await siteFolder(test, { "index.html": PAGE });
    const [first, second] = [at("color-contrast", "#faint"), at("color-contrast", "#far")];
    const { of, missing } = await picturesOf(reportOn(folder, first, second));
    assert.deepEqual([[...of.keys()], missing], [[first], undefined]);
  });

  it("each circumstance looks as it is", async (test) => {
    const styles =
      "p{background:#eee;color:#333}@media print{p{background:#fff}}@media (prefers-color-scheme:dark){p{background:#111}}";
    const folder = await siteFolder(test, { "index.html": PAGE.replace("<body>", `<style>${styles}</style><body>`) });
    const rules = ["color-contrast", "dark-x", "forced-colours-x", "print-x", "large-x", "narrow-x", "spaced-x"];
    const { of, missing } = await picturesOf(reportOn(folder, ...rules.map((rule) => at(rule, "#faint"))));
    assert.equal(missing, undefined);
    assert.equal(new Set(of.values()).size, rules.length);
  });

  it("a page that is not in the site is told", async (test) => {
    const folder = await siteFolder(test, { "index.html": PAGE });
    const { missing } = await picturesOf(reportOn(folder, { ...at("color-contrast", "#faint"), page: "/gone/" }));
    assert.equal(missing, "0 of 1 pictures were taken: the site has no page /gone/.");
  });

  it("an element that is not there costs its own picture alone", async (test) => {
    const folder = await siteFolder(test, { "index.html": PAGE });
    const [gone, there] = [at("color-contrast", "#gone"), at("label", "#faint")];
    const { of, missing } = await picturesOf(reportOn(folder, gone, there));
    assert.deepEqual([of.has(gone), of.has(there)], [false, true]);
    assert.equal(missing, "1 of 2 pictures were taken: an element on / is not to be seen.");
  });

  it("a browser that dies costs the pictures, not the report", async (test) => {
    const folder = await siteFolder(test, { "index.html": PAGE });
    const report = reportOn(folder, at("color-contrast", "#faint"));
    const { of, missing } = await picturesOf(report, async () => {
      const browser = await launchBrowser();
      await browser.close();
      return browser;
    });
    assert.equal(of.size, 0);
    assert.match(missing ?? "", /^0 of 1 pictures were taken: /);
    assert.ok(html(report, { missing: missing! }).includes("0 of 1 pictures were taken"));
  });
});

/** The width that a JPEG's frame header states. */
function widthOf(address: string): number {
  const bytes = Buffer.from(address.split(",")[1]!, "base64");
  let at = 2;
  while (bytes[at + 1]! < 0xc0 || bytes[at + 1]! > 0xc2) at += 2 + bytes.readUInt16BE(at + 2);
  return bytes.readUInt16BE(at + 7);
}
