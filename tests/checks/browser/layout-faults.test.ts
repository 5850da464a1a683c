import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { pageRuns } from "../../../scripts/checks/browser/page-runs.ts";
import type { CheckContext } from "../../../scripts/checks/contract.ts";
import { layout } from "../../../scripts/checks/layout-faults.ts";
import { CheckMemory } from "../../../scripts/checks/memory.ts";
import { openSite } from "../../../scripts/checks/site.ts";
import { findingsIn, pageAround } from "./examples.ts";
import { siteFolder } from "./site-folder.ts";

const LONG = "a".repeat(60);
/** A title nearly as long as the window is wide; the header is left open. */
const TITLE =
  '<header style="position:relative"><a href="/" style="font-size:13px;white-space:nowrap">The works and days of an old town</a>';
const OVER = "position:absolute;top:0;right:0;width:120px;height:40px";
const picture = (fill: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30" width="120" height="30"><rect width="120" height="30" fill="${fill}"/></svg>`)}`;

const examples: { name: string; body: string; head?: string; found: string[] }[] = [
  {
    name: "a word that does not break",
    body: `<p>Before</p><p>${LONG}</p>`,
    found: [
      `error 6:14 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "${LONG.slice(0, 40)}…" reaches N pixels beyond the edge, so that readers must scroll sideways`,
    ],
  },
  { name: "the same word, allowed to break", body: `<p style="overflow-wrap:anywhere">${LONG}</p>`, found: [] },
  {
    name: "a box of fixed width",
    body: '<div style="width:600px;height:10px;background:red"></div>',
    found: [
      "error 6:1 narrow-beyond-edge 1.4.10: in a window of 320 pixels, `<div>` reaches N pixels beyond the edge, so that readers must scroll sideways",
    ],
  },
  {
    name: "a wide field",
    body: '<p><label for="a">Words</label> <textarea id="a" cols="60"></textarea></p>',
    found: [
      "warning 6:33 narrow-beyond-edge 1.4.10: in a window of 320 pixels, `<textarea>` reaches N pixels beyond the edge, so that readers must scroll sideways",
    ],
  },
  {
    name: "a paragraph wider than the window that holds a word of code",
    body: '<p style="width:500px">To install it write <code>npm ci</code> and wait until all the packages are there, please</p>',
    found: [
      'error 6:1 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "To install it write npm ci and wait unti…" reaches N pixels beyond the edge, so that readers must scroll sideways',
    ],
  },
  {
    name: "a wide table that scrolls by itself",
    body: `<div style="overflow-x:auto"><table><tr><td>${LONG}</table></div>`,
    found: [],
  },
  {
    name: "a wide table that makes the page scroll",
    body: `<table><tr><td>${LONG}</table>`,
    found: [
      `warning 6:12 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "${LONG.slice(0, 40)}…" reaches N pixels beyond the edge, so that readers must scroll sideways`,
    ],
  },
  {
    name: "a film wider than the window, with words for browsers that show none",
    body: '<video controls width="400"><a href="/film.mp4">Load the film</a></video>',
    found: [
      "warning 6:1 narrow-beyond-edge 1.4.10: in a window of 320 pixels, `<video>` reaches N pixels beyond the edge, so that readers must scroll sideways",
    ],
  },
  {
    name: "a box too wide whose words all end before the edge (it is named, and not the first heading in it)",
    body: '<main><div style="min-width:400px"><div><h1>Changes</h1><p>Few <a href="/">words</a></p></div></div></main>',
    found: [
      "error 6:7 narrow-beyond-edge 1.4.10: in a window of 320 pixels, `<div>` reaches N pixels beyond the edge, so that readers must scroll sideways",
    ],
  },
  {
    name: "a wide picture in a link in a paragraph (it is named, and nothing around it)",
    body: `<div><p><a href="/"><img src="${picture("white")}" alt="A square" width="500" height="30"></a></p></div>`,
    found: [
      "warning 6:21 narrow-beyond-edge 1.4.10: in a window of 320 pixels, `<img>` reaches N pixels beyond the edge, so that readers must scroll sideways",
    ],
  },
  {
    name: "a table of which several cells lie beyond the edge (told once, where it reaches furthest)",
    body: `<table><tr><th>Crop</th><th>${"b".repeat(40)}</th><th>Row</th></tr><tr><td>Bean</td><td>2</td><td>45 centimetres</td></tr></table>`,
    found: [
      'warning 6:118 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "45 centimetres" reaches N pixels beyond the edge, so that readers must scroll sideways',
    ],
  },
  {
    name: "a paragraph beyond the edge at a word of code, of which wider spacing brings other words there too",
    body: `<p style="font:16px/1.4 sans-serif">abcdefghijklmnopqrstuvwxyzabcdefg and <code>${LONG}</code></p>`,
    found: [
      `warning 6:75 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "${LONG.slice(0, 40)}…" reaches N pixels beyond the edge, so that readers must scroll sideways`,
    ],
  },
  {
    name: "a drawer held to the window, beside it until it is wanted",
    body: '<p>Words</p><div style="position:fixed;top:0;right:-220px;width:220px"><p>Menu</p><ul><li>About</li></ul></div>',
    found: [],
  },
  {
    name: "a bar held to the window, whose words end beyond it",
    body: `<div style="position:fixed;top:0;left:0"><p>${LONG}</p></div>`,
    found: [
      `error 6:42 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "${LONG.slice(0, 40)}…" reaches N pixels beyond the edge, so that readers must scroll sideways`,
    ],
  },
  {
    name: "a drawer beside the window, and a stripe wider than it, of a page that cannot be scrolled sideways",
    head: "<style>body { overflow-x: hidden }</style>",
    body: '<p>Words</p><div style="position:absolute;top:0;left:100%;width:220px"><p>Menu</p></div><div style="width:600px;height:10px;background:red"></div>',
    found: [],
  },
  {
    name: "words that end beyond the edge of a page that cannot be scrolled sideways",
    head: "<style>html { overflow-x: clip }</style>",
    body: `<p>${LONG}</p>`,
    found: [
      `error 6:1 narrow-cut-off 1.4.10: in a window of 320 pixels, N pixels of "${LONG.slice(0, 40)}…" are cut off and cannot be reached`,
    ],
  },
  {
    name: "a box of fixed width beside a table whose words lie beyond the edge too, and a picture in the table",
    body: `<table><tr><td>${LONG}<td><img src="${picture("white")}" alt="A square" width="500" height="30"></table><div style="width:600px;height:10px"></div>`,
    found: [
      `warning 6:12 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "${LONG.slice(0, 40)}…" reaches N pixels beyond the edge, so that readers must scroll sideways`,
      "error 6:381 narrow-beyond-edge 1.4.10: in a window of 320 pixels, `<div>` reaches N pixels beyond the edge, so that readers must scroll sideways",
    ],
  },
  {
    name: "words cut off by a box",
    body: '<p style="width:100px;overflow:hidden;white-space:nowrap">Words that are cut off here</p>',
    found: [
      'error 6:1 narrow-cut-off 1.4.10: in a window of 320 pixels, N pixels of "Words that are cut off here" are cut off and cannot be reached',
    ],
  },
  {
    name: "a box that grows with its words",
    body: '<p style="width:100px;overflow:hidden">Words that are cut off here</p>',
    found: [],
  },
  {
    name: "a table, and a line of words, that only wider spacing pushes out",
    body: '<table style="font:16px/1.4 sans-serif"><tr><td>abcdefghijklmnopqrstuvwxyzabcdefg</table><p style="font:16px/1.4 sans-serif">abcdefghijklmnopqrstuvwxyzabcdefg</p>',
    found: [
      'warning 6:90 spaced-beyond-edge 1.4.12: when text is spaced wider, "abcdefghijklmnopqrstuvwxyzabcdefg" reaches N pixels beyond the edge, so that readers must scroll sideways',
    ],
  },
  {
    name: "a box just high enough for words as they are",
    body: '<div style="height:44px;overflow:hidden;font:16px/22px sans-serif">Words that stand in two lines and no more than that, at their usual size</div>',
    found: [
      'error 6:1 spaced-cut-off 1.4.12: when text is spaced wider, N pixels of "Words that stand in two lines and no mor…" are cut off and cannot be reached',
    ],
  },
  {
    name: "words over words",
    body: '<p>The first words</p><p style="margin-top:-34px">The second words</p>',
    found: [
      'error 6:23 narrow-overlap 1.4.10: in a window of 320 pixels, "The second words" lies over other text, so that neither can be read',
    ],
  },
  {
    name: "words over words, on a ground that hides what is beneath",
    body: '<p>The first words</p><p style="margin-top:-40px;background:white;position:relative;padding:9px">The second words</p>',
    found: [
      'error 6:23 narrow-overlap 1.4.10: in a window of 320 pixels, "The second words" lies over other text, so that neither can be read',
    ],
  },
  {
    name: "words on their way to their place",
    body: "<p>The first words</p><p class=come>The second words</p><p class=turn>The third words</p>",
    head: "<style>.come { animation: come 4s } @keyframes come { from { transform: translateY(-34px) } } .turn { animation: come 1s -0.2s infinite reverse }</style>",
    found: [],
  },
  {
    name: "words for ears only",
    body: '<p style="position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap">Only heard, never seen</p>',
    found: [],
  },
  {
    name: "words in what is closed",
    body: `<details><summary>Open</summary><p>${LONG}</p></details><p>After</p>`,
    found: [],
  },
  {
    name: "a menu button of another colour over a long title (its words are hidden until it is pressed)",
    body: `${TITLE}<nav style="${OVER};background:#fdfdfd"><svg width="20" height="20"></svg><ul style="display:none"><li>About</li></ul></nav></header>`,
    found: [
      'error 6:35 narrow-covered 1.4.10: in a window of 320 pixels, `<nav>` lies over N pixels of "The works and days of an old town", so that it cannot be read',
    ],
  },
  {
    name: "the same button where a pointer goes through it",
    body: `${TITLE}<nav style="${OVER};background:#fdfdfd;pointer-events:none"></nav></header>`,
    found: [
      'error 6:35 narrow-covered 1.4.10: in a window of 320 pixels, `<nav>` lies over N pixels of "The works and days of an old town", so that it cannot be read',
    ],
  },
  {
    name: "the same button without a ground of its own, half seen through, or beneath the title",
    body: ["", "background:rgb(0 0 0 / 50%)", "background:#ddd;opacity:0.5", "background:#ddd;z-index:-1"]
      .map((style) => `${TITLE}<nav style="${OVER};${style}"></nav></header>`)
      .join(""),
    found: [],
  },
  {
    name: "the same button, which stays where it is while the page is scrolled",
    body: `${TITLE}<div style="position:fixed;top:0;right:0;width:120px;height:40px;background:#ddd"></div></header>`,
    found: [],
  },
  {
    name: "a picture without see-through places over words",
    body: `<p>The words that a reader came to this page for</p><p><img src="${picture("white")}" alt="A square" width="120" height="30" style="position:relative;top:-40px"></p>`,
    found: [
      'error 6:1 narrow-covered 1.4.10: in a window of 320 pixels, `<img>` lies over N pixels of "The words that a reader came to this pag…", so that it cannot be read',
    ],
  },
  {
    name: "a picture with see-through places over words",
    body: `<p>The words that a reader came to this page for</p><p><img src="${picture("none")}" alt="A square" width="120" height="30" style="position:relative;top:-40px"></p>`,
    found: [],
  },
  {
    name: "a curtain over all the words",
    body: '<p>Words</p><div style="position:absolute;inset:0;background:#ddd"></div>',
    found: [
      'warning 6:1 narrow-covered 1.4.10: in a window of 320 pixels, `<div>` lies over "Words", so that it cannot be read',
    ],
  },
  {
    name: "a picture in place of a heading's words",
    body: '<h1 style="position:relative">Words<span style="position:absolute;inset:0;background:#ddd"></span></h1>',
    found: [],
  },
  {
    name: "pictures with captions of which one is shown at a time",
    body: `<div style="position:relative;height:60px"><div class="slide" style="position:absolute;inset:0"><p style="margin:0">One</p></div><div class="slide" style="position:absolute;inset:0"><img src="${picture("white")}" alt="Two" width="300" height="60"></div></div>`,
    found: [],
  },
  {
    name: "a field that leaves room for what is beside it, and a box that touches only what reaches below a line's letters",
    body: '<p><label for="a">Words</label> <input id="a" size="10"></p><p style="margin:0;line-height:22px">Words</p><div style="position:relative;top:-4px;height:12px;background:#ddd"></div>',
    found: [],
  },
  {
    name: "a heading, a list and a link",
    body: '<h1>Words</h1><ul><li>One</li><li><a href="/">Two</a></li></ul><p>Some<sup>1</sup> words</p>',
    found: [],
  },
];

describe("layout-faults", { timeout: 120_000 }, () => {
  for (const { name, body, head, found } of examples)
    it(name, async (test) => assert.deepEqual(await findingsIn(test, layout, body, head), found));
});

/** Pages that a run must show as they are shown alone, whatever stood in the window before them. */
const neighbours: Record<string, string> = {
  ...Object.fromEntries(examples.map(({ body }, index) => [`example-${index}.html`, pageAround(body)])),
  "html-attributes.html": pageAround(`<p>${LONG}</p>`).replace("<html", '<html style="font-size:40px" class="large"'),
  "body-attributes.html": pageAround(`<p>${LONG}</p>`).replace("<body style", '<body class="wide" data-style'),
  "other-styles.html": pageAround(`<p class="narrow">${LONG}</p>`, "<style>.narrow{font-size:4px}</style>"),
  "same-styles.html": pageAround(`<p class="narrow">x${LONG}</p>`, "<style>.narrow{font-size:4px}</style>"),
  "picture.html": pageAround('<p>Before</p><img src="wide.svg" alt="A wide picture"><p>After</p>'),
  "late-picture.html": pageAround('<p>Before</p><img src="wide.svg" alt="A wide picture" loading="lazy"><p>After</p>'),
  "no-picture.html": pageAround('<p>Before</p><img src="none.svg" alt="None"><p>After</p>'),
  "script.html": pageAround(`<p id="to">x</p><script>document.getElementById("to").textContent = "${LONG}"</script>`),
  "frame.html": pageAround('<iframe src="/script.html" width="700" title="A frame"></iframe>'),
  "quirks.html": pageAround(`<table><tr><td>${LONG}</table>`).replace("<!DOCTYPE html>", ""),
  "no-body.html": `<!DOCTYPE html><html lang="en"><title>No body</title><p>${LONG}`,
  "late-style.html": pageAround(`<p class="late">Words</p><style>.late{width:900px}</style>`),
  // Of one name and of another size in each folder.
  "a/index.html": pageAround('<p>Before</p><img src="own.svg" alt="One"><p>After</p>'),
  "b/index.html": pageAround('<p>Before</p><img src="own.svg" alt="One"><p>After</p>'),
  "b/c/index.html": pageAround('<p>Before</p><img srcset="/a/own.svg 1x, ./own.svg 1x" src="/a/own.svg" alt="One">'),
  "c/set.html": pageAround(
    '<p>Before</p><picture><source srcset="own.svg 1x"><img src="/a/own.svg" alt="One"></picture>',
  ),
  "d/set.html": pageAround(
    '<p>Before</p><picture><source srcset="own.svg 1x"><img src="/a/own.svg" alt="One"></picture>',
  ),
  "a/own.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  "b/own.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="20"><rect width="640" height="20"/></svg>',
  "b/c/own.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="20"><rect width="640" height="20"/></svg>',
  "c/own.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  "d/own.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="20"><rect width="640" height="20"/></svg>',
  "wide.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="20"><rect width="640" height="20"/></svg>',
};

describe("layout-faults in runs of pages", { timeout: 120_000 }, () => {
  const judged = async (folder: string, context: Partial<CheckContext>) => {
    const memory = CheckMemory.open(undefined, layout.name, "");
    return await layout.run(await openSite(folder), {
      memory,
      everyPage: false,
      progress: () => undefined,
      ...context,
    });
  };

  it("says of each page what it says of the page alone, in either order", async (test: TestContext) => {
    const folder = await siteFolder(test, neighbours);
    const backwards = await siteFolder(
      test,
      Object.fromEntries(Object.entries(neighbours).map(([name, text]) => [name, text.replace("</html>", "</html> ")])),
    );
    const site = await openSite(folder);
    const runs = pageRuns(site, site.pages);
    assert.ok(Math.max(...runs.map(({ length }) => length)) >= examples.length, "the examples stand in one run");
    assert.ok(runs.length > 5, "what cannot stand in a run stands alone");
    const key = (finding: { file: string; rule: string; message: string }) =>
      `${finding.file} ${finding.rule} ${finding.message}`;
    const alone = (await judged(folder, { everyPage: true })).findings.map(key).sort();
    assert.deepEqual((await judged(folder, {})).findings.map(key).sort(), alone);
    const turned = await openSite(backwards);
    const outcome = await layout.run(
      { ...turned, pages: [...turned.pages].reverse() },
      {
        memory: CheckMemory.open(undefined, layout.name, ""),
        everyPage: false,
        progress: () => undefined,
      },
    );
    assert.deepEqual(outcome.findings.map(key).sort(), alone);
    assert.equal(outcome.pages, site.pages.length);
  });

  it("judges the rest of a run page by page where one of it cannot be shown", async (test) => {
    const names = Array.from({ length: 125 }, (_, index) => `page-${String(index).padStart(3, "0")}.html`);
    const folder = await siteFolder(
      test,
      Object.fromEntries(names.map((name, index) => [name, pageAround(`<p>${index % 40 === 7 ? LONG : "Words"}</p>`)])),
    );
    // Two tabs: the last run begins when two others are done.
    const { pages, findings } = await judged(folder, {
      progress: () => rmSync(join(folder, "page-123.html"), { force: true }),
    });
    assert.equal(pages, 124);
    assert.deepEqual(
      findings.map(({ file, rule }) => `${file} ${rule}`),
      [
        "page-007.html narrow-beyond-edge",
        "page-047.html narrow-beyond-edge",
        "page-087.html narrow-beyond-edge",
        "page-123.html page-not-judged",
      ],
    );
  });
});
