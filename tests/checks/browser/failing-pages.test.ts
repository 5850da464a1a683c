/**
 * The whole check of a site in which one page hangs and four crash their tab: none passes, nor is any page passed for being
 * like one of them, and the rest is judged.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { findBrowser } from "../../../scripts/checks/browser/launch.ts";
import type { Finding, Report } from "../../../scripts/checks/contract.ts";
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

const CRASH = "<script>for (const kept = []; ; ) kept.push(new Array(1e5).fill(kept.length));</script>";
const CRASHING = ["crashes-1.html", "crashes-2.html", "crashes-3.html", "crashes-4.html"];
/** These look at every page themselves; the others liken pages to each other. */
const EACH_ITSELF = ["layout-faults", "script-dependence"];
const LIKE_THE_THIRD =
  "this page could not be judged: it was to be likened to `/crashes-3.html`, which could not be judged either";

void describe("a site with a page that hangs and pages that crash their tab", { timeout: 400_000 }, () => {
  it("fails in every check that opens pages, once for each page, and the others are judged", async (test) => {
    const folder = await siteFolder(test, {
      ...Object.fromEntries(
        CRASHING.map((name, index) => [
          name,
          page(`Crashes ${index}`, `<p>Words <em><img src="/none.png"></em></p>${CRASH}`),
        ]),
      ),
      "faulty.html": page("Faulty", '<p>Words <img src="/none.png"></p>'),
      // All that it is made of stands on the first page that crashes, or on the one before.
      "faulty-too.html": page("Faulty too", '<p>Words <em><img src="/none.png"></em></p>'),
      // The script in another place than in the pages that crash, so that the one is not likened to the others.
      "hangs.html": page("Hangs", "<p>Words</p><script>for (;;);</script>"),
      "index.html": page(
        "Home",
        `<p>Of these pages ${[...CRASHING, "faulty.html", "faulty-too.html", "hangs.html"].map((name) => `<a href="${name}">${name}</a>`).join(", ")}.</p><p>Words <script>document.title;</script></p>`,
      ),
    });
    const browser = await frugalBrowser(test);
    test.after(() => rm(`${folder}.memory`, { recursive: true, force: true }));
    const errorsOf = async (only: readonly string[]): Promise<Finding[]> => {
      const args = [folder, "--only", only.join(), "--format", "json", "--memory", `${folder}.memory`];
      const { code, out } = await run(args, browser);
      const report = JSON.parse(out) as Report;
      assert.equal(code, 1);
      test.diagnostic(report.checks.map(({ name, durationMs }) => `${name} ${durationMs} ms`).join(", "));
      return report.findings.filter(({ severity }) => severity === "error");
    };
    const notJudged = (errors: readonly Finding[], check: string): string[] =>
      errors
        .filter((finding) => finding.check === check && finding.rule === "page-not-judged")
        .map(({ file, message }) => `${file}: ${message}`);

    const errors = await errorsOf(withBrowser);
    for (const check of withBrowser) {
      assert.deepEqual(
        notJudged(errors, check),
        [
          ...CRASHING.slice(0, 3).map((file) => `${file}: ${CRASHED}`),
          `${CRASHING[3]}: ${EACH_ITSELF.includes(check) ? CRASHED : LIKE_THE_THIRD}`,
          `hangs.html: ${NEVER}`,
        ],
        check,
      );
      const missed = errors.filter((finding) => finding.check === check && finding.rule === "pages-missed");
      assert.deepEqual(
        missed.map(({ message }) => message),
        ["looked at 3 of 8 pages: the others are not judged"],
        check,
      );
    }
    for (const name of ["faulty.html", "faulty-too.html"])
      assert.ok(
        errors.some(({ file, rule }) => file === name && rule === "image-alt"),
        name,
      );
    assert.deepEqual(
      errors.filter(({ file }) => file === "index.html"),
      [],
    );

    // What could be judged is remembered; what could not is tried again.
    await rm(join(folder, "hangs.html"));
    assert.deepEqual(notJudged(await errorsOf(["accessibility"]), "accessibility"), [
      ...CRASHING.slice(0, 3).map((file) => `${file}: ${CRASHED}`),
      `${CRASHING[3]}: ${LIKE_THE_THIRD}`,
    ]);
  });
});
