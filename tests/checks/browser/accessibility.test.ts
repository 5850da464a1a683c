import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { accessibility } from "../../../scripts/checks/accessibility.ts";
import { open, visitPages } from "../../../scripts/checks/browser/visits.ts";
import type { CheckContext, Found, Outcome } from "../../../scripts/checks/contract.ts";
import { CheckMemory } from "../../../scripts/checks/memory.ts";
import { openSite } from "../../../scripts/checks/site.ts";
import { siteFolder } from "./site-folder.ts";

const HEAD = '<head><meta charset="utf-8"><title>A page</title></head>';
const sound = (words: string): string =>
  `<!DOCTYPE html>\n<html lang="en-GB">${HEAD}<body><main><h1>Words</h1><p>${words}</p></main></body></html>`;
const BOTH = "both engines";
const STOCK = "stock pa11y-ci and both engines";
const FAULTY = "at fault like pages that were judged";
const PARTS = "made of parts that both engines judged on other pages";

function context(): CheckContext & { memory: CheckMemory } {
  return {
    progress: () => undefined,
    memory: CheckMemory.open(undefined, "accessibility", ""),
    everyPage: false,
  };
}

async function check(folder: string, given?: Partial<CheckContext>): Promise<Outcome> {
  return await accessibility.run(await openSite(folder), { ...context(), ...given });
}

function line({ severity, file, line: row, column, rule, wcag, message }: Found): string {
  return `${severity} ${file}:${row ?? ""}:${column ?? ""} ${rule} ${wcag.join()}: ${message}`;
}

describe("accessibility", { timeout: 240_000 }, () => {
  it("finds the fault with place, criterion and plain words, on every page that holds the faulty part", async (test) => {
    const faulty = (words: string): string => sound(`${words} <img src="/x.png">`);
    const folder = await siteFolder(test, {
      "index.html": sound("One."),
      "a/index.html": faulty("Two."),
      "b/index.html": sound("Three."),
      "c/index.html": faulty("Four."),
    });
    const { pages, findings, how } = await check(folder);
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== "review").map(line),
      ["a", "c"].map(
        (name) =>
          `error ${name}/index.html:2:${name === "a" ? 110 : 111} image-alt 1.1.1: Images must have alternative text: element does not have an alt attribute`,
      ),
    );
    assert.equal(pages, 4);
    assert.deepEqual(how, { [STOCK]: 2, [BOTH]: 1, [PARTS]: 1 });
  });

  it("tells a fault that many pages share on each of them, having judged a spread", async (test) => {
    const faulty = (index: number): string =>
      sound(`${"x".repeat(index)} <em><img src="/x.png"></em> <em><img src="/y.png"></em>`);
    const names = Array.from({ length: 50 }, (_, index) => `page-${String(index).padStart(2, "0")}.html`);
    const folder = await siteFolder(test, {
      "index.html": sound("One."),
      ...Object.fromEntries(names.map((name, index) => [name, faulty(index)])),
    });
    const { pages, findings, how } = await check(folder);
    assert.deepEqual(
      findings
        .filter(({ severity }) => severity === "error")
        .map(line)
        .sort(),
      names
        .flatMap((name, index) =>
          [index + 110, index + 110 + 28].map(
            (column) =>
              `error ${name}:2:${column} image-alt 1.1.1: Images must have alternative text: element does not have an alt attribute`,
          ),
        )
        .sort(),
    );
    assert.deepEqual([pages, how], [51, { [STOCK]: 2, [BOTH]: 19, [FAULTY]: 30 }]);
  });

  it("judges each page where fault does not hang on its parts alone", async (test) => {
    const box = (words: string): string =>
      sound(
        `Before</p><div><style>.box { height: 30px; width: 80px; overflow: auto; font: 20px/30px serif }</style><div class="box">${words}</div></div><p>After`,
      );
    const names = Array.from({ length: 45 }, (_, index) => `page-${String(index).padStart(2, "0")}.html`);
    const long = names.filter((_, index) => index % 7 === 3);
    const folder = await siteFolder(
      test,
      Object.fromEntries(names.map((name) => [name, box(long.includes(name) ? "Words, words, words." : "Words.")])),
    );
    // The first page is the only one that is judged at once; it must be one at fault.
    await rename(join(folder, long[0]!), join(folder, "a-first.html"));
    const { findings, how } = await check(folder);
    assert.deepEqual(
      findings
        .filter(({ severity }) => severity === "error")
        .map(({ file, rule }) => `${file} ${rule}`)
        .sort(),
      ["a-first.html", ...long.slice(1)].map((name) => `${name} scrollable-region-focusable`),
    );
    assert.deepEqual(how, { [STOCK]: 1, [BOTH]: 44 });
  });

  it("leaves to a person whether a link that is put aside may be pale, and no other", async (test) => {
    const pale = 'style="color:#aaa"';
    const folder = await siteFolder(test, {
      "index.html": sound(
        `<a class="disabled" ${pale}>Previous</a> <a ${pale}>Next</a> <a class="disabled" href="/" ${pale}>Last</a>`,
      ),
    });
    const { findings } = await check(folder);
    assert.deepEqual(
      findings.filter(({ rule }) => rule === "color-contrast").map(({ severity, column }) => `${severity} ${column}`),
      ["review 105", "error 157", "error 188"],
    );
  });

  it("warns of a role that is deprecated or does not fit, and fails nobody for it", async (test) => {
    const folder = await siteFolder(test, {
      "index.html": sound(
        'One.<sup role="doc-noteref"><a href="#n">1</a></sup></p><ol><li id="n" role="doc-endnote">Words.</li></ol><p>Two.',
      ),
    });
    const { findings } = await check(folder);
    assert.deepEqual(
      findings.filter(({ rule, severity }) => rule.startsWith("aria") && severity !== "review").map(line),
      [
        "warning index.html:2:109 aria-allowed-role : ARIA role should be appropriate for the element: ARIA role doc-noteref is not allowed for given element",
        "warning index.html:2:165 aria-deprecated-role 4.1.2: Deprecated ARIA roles must not be used: the role used is deprecated: doc-endnote",
      ],
    );
  });

  it("judges every page itself when told to", async (test) => {
    const folder = await siteFolder(test, { "index.html": sound("One."), "b/index.html": sound("Three.") });
    assert.deepEqual((await check(folder)).how, { [STOCK]: 1, [PARTS]: 1 });
    assert.deepEqual((await check(folder, { everyPage: true })).how, { [STOCK]: 1, [BOTH]: 1 });
  });

  it("opens no browser for what it remembers, and one for what changed", async (test) => {
    const files = { "index.html": sound("One."), "look.css": "p { color: black }" };
    const { memory } = context();
    const first = await check(await siteFolder(test, files), { memory });
    let opened = 0;
    const progress = (): void => void (opened += 1);
    const again = await check(await siteFolder(test, files), { memory, progress });
    assert.deepEqual([again, opened], [first, 0]);
    await check(await siteFolder(test, { ...files, "look.css": "p { color: red }" }), { memory, progress });
    assert.equal(opened, 1, "other styles, and it is judged again");
    await check(await siteFolder(test, { ...files, "other.txt": "x" }), { memory, progress });
    assert.equal(opened, 1, "a file that draws nothing changes nothing");
  });

  it("likens a page whose words alone changed, and judges it where a part of it is new", async (test) => {
    const { memory } = context();
    const files = { "index.html": sound("One."), "b.html": sound("Two.") };
    await check(await siteFolder(test, files), { memory });
    let opened = 0;
    const progress = (): void => void (opened += 1);
    const words = await check(await siteFolder(test, { ...files, "b.html": sound("Other.") }), { memory, progress });
    assert.deepEqual([words.how, opened], [{ [STOCK]: 1, [PARTS]: 1 }, 0]);
    const part = await check(await siteFolder(test, { ...files, "b.html": sound("<em>Other.</em>") }), {
      memory,
      progress,
    });
    assert.deepEqual([part.how, opened], [{ [STOCK]: 2 }, 1]);
  });

  it("judges a page again when a picture in it changes, and no other", async (test) => {
    const { memory } = context();
    const picture = (body: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${body}</svg>`;
    const files = { "index.html": sound('One <img src="/a.svg" alt="A square">'), "b.html": sound("<b>Two.</b>") };
    await check(await siteFolder(test, { ...files, "a.svg": picture("") }), { memory, everyPage: true });
    let opened = 0;
    const progress = (): void => void (opened += 1);
    await check(await siteFolder(test, { ...files, "a.svg": picture("<g/>") }), { memory, progress, everyPage: true });
    assert.equal(opened, 1);
  });

  it("judges a page that leads on where it stands", async (test) => {
    const leading = sound("Moved.").replace("<title>", '<meta http-equiv="refresh" content="0; url=/"><title>');
    const { pages, findings } = await check(
      await siteFolder(test, {
        "index.html": sound("One."),
        "old.html": leading.replace("<p>", '<img src="x.png"><p>'),
      }),
    );
    assert.equal(pages, 2);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === "error").map(({ file, rule }) => [file, rule]),
      [["old.html", "image-alt"]],
    );
  });

  it("says of a page that hangs that it could not be judged, and judges the rest", async (test) => {
    const site = await openSite(
      await siteFolder(test, {
        "a.html": sound("One."),
        "b.html": "<script>for (;;);</script>",
        "c.html": sound("Two."),
      }),
    );
    const visited = await visitPages(site, {
      pages: site.pages,
      limit: 2_000,
      visit: async (tab, address) => {
        await open(tab, address);
        return await tab.title();
      },
    });
    assert.deepEqual(
      visited.map((result) => ("failure" in result ? result.failure : result.value)),
      ["A page", "it did not finish within 2 seconds", "A page"],
    );
  });

  it("starts another browser where one dies, and judges the page again", async (test) => {
    const site = await openSite(await siteFolder(test, { "a.html": sound("One."), "b.html": sound("Two.") }));
    let started = 0;
    let killed = false;
    const visited = await visitPages(site, {
      pages: site.pages,
      tabs: 1,
      started: () => void (started += 1),
      visit: async (tab, address) => {
        if (!killed) {
          killed = true;
          tab.browser().process()!.kill("SIGKILL");
        }
        await open(tab, address);
        return await tab.title();
      },
    });
    assert.deepEqual(
      visited.map((result) => ("failure" in result ? result.failure : result.value)),
      ["A page", "A page"],
    );
    assert.equal(started > 1, true);
  });

  it("says of a page whose browser always dies that it could not be judged", async (test) => {
    const site = await openSite(await siteFolder(test, { "a.html": sound("One."), "b.html": sound("Two.") }));
    const visited = await visitPages(site, {
      pages: site.pages,
      visit: async (tab, address, page) => {
        if (page.file === "a.html") tab.browser().process()!.kill("SIGKILL");
        await open(tab, address);
        return await tab.title();
      },
    });
    assert.deepEqual(
      visited.map((result) => ("failure" in result ? result.failure : result.value)),
      ["the browser died while it was open", "A page"],
    );
  });

  it("says of a tab that crashes that its page could not be judged", async (test) => {
    const site = await openSite(await siteFolder(test, { "a.html": sound("One."), "b.html": sound("Two.") }));
    const visited = await visitPages(site, {
      pages: site.pages,
      visit: async (tab, address, page) => {
        if (page.file === "a.html") await tab.goto("chrome://crash");
        await open(tab, address);
        return await tab.title();
      },
    });
    assert.deepEqual(
      visited.map((result) => ("failure" in result ? "failure" : result.value)),
      ["failure", "A page"],
    );
  });
});
