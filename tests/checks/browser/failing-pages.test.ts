/** The whole check of a site in which one page hangs and one crashes its tab: neither passes, and the rest is judged. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { findBrowser } from "../../../scripts/checks/browser/launch.ts";
import type { Report } from "../../../scripts/checks/contract.ts";
import { siteFolder } from "./site-folder.ts";
import { withBrowser } from "./with-browser.ts";

const page = (title: string, body: string): string =>
  `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title><meta name="description" content="${title}, described."></head>
<body><main><h1>${title}</h1>${body}</main></body></html>
`;

const NEVER = "this page could not be judged: it did not finish loading within 25 seconds";
const CRASHED = "this page could not be judged: the browser's tab crashed";

/** The browser of the checks, but its pages may hold 150 MB: a page that fills its memory crashes soon, and takes no other's. */
async function frugalBrowser(test: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "browser-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  const { executable, env } = await findBrowser();
  const settings = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`);
  const path = join(folder, "chromium");
  const command = `exec '${executable}' --js-flags=--max-old-space-size=150 "$@"\n`;
  await writeFile(path, `#!/bin/sh\n${settings.join("")}${command}`, { mode: 0o755 });
  return path;
}

async function run(args: readonly string[], browser: string): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join("scripts", "launch.cjs"), "check", ...args], {
    env: { ...process.env, CHROME_PATH: browser },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  const code = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  return { code, out };
}

void describe("a site with a page that hangs and a page that crashes its tab", { timeout: 240_000 }, () => {
  it("fails in every check that opens pages, once for each page, and the others are judged", async (test) => {
    const folder = await siteFolder(test, {
      "crashes.html": page(
        "Crashes",
        "<script>for (const kept = []; ; ) kept.push(new Array(1e5).fill(kept.length));</script>",
      ),
      "faulty.html": page("Faulty", '<p>Words <img src="/none.png"></p>'),
      // No kind of element that the home page lacks, or stock pa11y-ci is asked, which waits a minute for each; the script in
      // another place than in the page that crashes, so that the one is not likened to the other.
      "hangs.html": page("Hangs", "<p>Words</p><script>for (;;);</script>"),
      "index.html": page(
        "Home",
        '<p>Of these pages <a href="crashes.html">one crashes</a>, <a href="faulty.html">one is faulty</a> and <a href="hangs.html">one hangs</a>.</p><p>Words <script>document.title;</script></p>',
      ),
    });
    const args = [folder, "--only", withBrowser.join(), "--format", "json", "--memory", `${folder}.memory`];
    test.after(() => rm(`${folder}.memory`, { recursive: true, force: true }));
    const { code, out } = await run(args, await frugalBrowser(test));
    const report = JSON.parse(out) as Report;
    const errors = report.findings.filter(({ severity }) => severity === "error");
    assert.equal(code, 1);
    test.diagnostic(report.checks.map(({ name, durationMs }) => `${name} ${durationMs} ms`).join(", "));
    for (const check of withBrowser) {
      const told = errors.filter((finding) => finding.check === check && finding.rule === "page-not-judged");
      assert.deepEqual(
        told.map(({ file, message }) => `${file}: ${message}`),
        [`crashes.html: ${CRASHED}`, `hangs.html: ${NEVER}`],
        check,
      );
      const missed = errors.filter((finding) => finding.check === check && finding.rule === "pages-missed");
      assert.deepEqual(
        missed.map(({ message }) => message),
        ["looked at 2 of 4 pages: the others are not judged"],
        check,
      );
    }
    assert.ok(errors.some(({ file, rule }) => file === "faulty.html" && rule === "image-alt"));
    assert.deepEqual(
      errors.filter(({ file }) => file === "index.html"),
      [],
    );
  });
});
