/** Pages that differ only in what an id, a name or a few letters do: engines tell them apart, so their parts must differ. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partsOf } from "../../../scripts/checks/browser/parts.ts";

const field = (id: string, label: string) => `<p><label for="${label}">Words</label><input id="${id}" type="text"></p>`;
const region = (id: string, name: string) =>
  `<nav aria-labelledby="${id}"><h2 id="${id}">${name}</h2><a href="/a/">A page</a></nav>`;
const table = (id: string, headers: string) =>
  `<table><tr><th id="${id}">Staff</th></tr><tr><td headers="${headers}">1</td></tr></table>`;
const page = (title: string) => `<!doctype html><html lang="en"><head>${title}</head><body><p>Words</p></body></html>`;

const pairs: Record<string, [sound: string, faulty: string]> = {
  "a label that names its neighbour's field": [field("a", "a") + field("b", "b"), field("a", "a") + field("b", "a")],
  "two regions of one name": [
    region("a", "Years") + region("b", "Months"),
    region("a", "Years") + region("b", "Years"),
  ],
  "a cell that names another table's heading": [table("a", "a") + table("b", "b"), table("a", "a") + table("b", "a")],
  "a link of one letter": ['<div><a href="/a/">Hospitals</a></div>', '<div><a href="/a/">i</a></div>'],
  "a page without a title": [page("<title>Words</title>"), page("")],
  "a heading of spaces that do not break": ["<div><h2>Words</h2></div>", "<div><h2>&nbsp;&#160;</h2></div>"],
  "a heading that nobody sees": ["<div><h2>Words</h2></div>", "<div><h2>&ZeroWidthSpace;&shy;</h2></div>"],
  "another script in the page": ["<script>a()</script>", "<script>b()</script>"],
  "another script beside the page": ['<script src="/a.js"></script>', '<script src="/b.js"></script>'],
  "a script in an attribute": ['<button onclick="a()">Menu</button>', '<button onclick="b()">Menu</button>'],
  "a button called other than the words on it": [
    '<button aria-label="Search the section">Search</button>',
    '<button aria-label="Find it">Search</button>',
  ],
  "a link called other than the words on it, not other than its mark": [
    '<p><a href="/a/" aria-label="The next page">→</a></p>',
    '<p><a href="/a/" aria-label="The next page">Later</a></p>',
  ],
  "a link called other than the words on it, not by a sign": [
    '<p><a href="/a/" aria-label="→">Later pages</a></p>',
    '<p><a href="/a/" aria-label="Next">Later pages</a></p>',
  ],
  "a link called other than the words on it, by an id": [
    '<p><b id="a">All the figures</b> <a href="/a/" aria-labelledby="a">figures</a></p>',
    '<p><b id="a">All the reports</b> <a href="/a/" aria-labelledby="a">figures</a></p>',
  ],
  "a picture that says a link's words in capitals": [
    '<a href="/a/"><img src="/a.png" alt="The cover">The R&amp;D plan</a>',
    '<a href="/a/"><img src="/a.png" alt="the r&amp;d PLAN">The R&amp;D\n plan</a>',
  ],
  "narrow letters": ['<div><a href="/a/">MWM</a></div>', '<div><a href="/a/">ill</a></div>'],
  "one letter by its number": ['<div><a href="/a/">A name</a></div>', '<div><a href="/a/">&#105;</a></div>'],
  "two regions of one title": [
    '<nav title="Years">A</nav><p>Words</p><nav title="Months">B</nav>',
    '<nav title="Years">A</nav><p>Words</p><nav title="Years">B</nav>',
  ],
  "two regions without a name": [
    `${region("a", "Years")}${region("b", "Months")}<p>Words</p><nav>A</nav><p>Words</p><p>Words</p>`,
    `${region("a", "Years")}${region("b", "Months")}<p>Words</p><nav>A</nav><p>Words</p><nav>B</nav><p>Words</p>`,
  ],
  "so much that it scrolls": [
    `<div style="max-height: 9em; overflow: auto"><p>${"Words ".repeat(50)}</p></div>`,
    `<div style="max-height: 9em; overflow: auto"><p>${"Words ".repeat(400)}</p></div>`,
  ],
  "a line so long that it scrolls": [`<pre>${"Words\n".repeat(50)}</pre>`, `<pre>${"Words ".repeat(50)}</pre>`],
  "one key for two links": [
    '<p><a href="/a/" accesskey="s">One</a></p><p><a href="/b/" accesskey="t">Two</a></p>',
    '<p><a href="/a/" accesskey="s">One</a></p><p><a href="/b/" accesskey="s">Two</a></p>',
  ],
  "a title without words": [page("<title>Words</title>"), page("<title> </title>")],
};

const digests = (text: string) => new Set(partsOf(text).digests);

describe("a page's parts", () => {
  for (const [name, [sound, faulty]] of Object.entries(pairs)) {
    it(`differ: ${name}`, () => {
      const known = digests(sound);
      assert.ok([...digests(faulty)].some((part) => !known.has(part)));
    });
  }

  it("are the same where only words and ids differ", () => {
    const data = (name: string) => `<script type="application/ld+json">{"name":"${name}"}</script>`;
    const named = (words: string, name: string) => `<p><a href="/a/" aria-label="${name}">${words}</a></p>`;
    const one =
      field("a", "a") +
      region("b", "Years") +
      table("c", "c") +
      data("Words") +
      named("R&amp;D costs", "R&D costs (PDF)");
    const other =
      field("x", "x") +
      region("y", "Months") +
      table("z", "z") +
      data("Others") +
      named("Costs\n2008", "All costs 2008");
    assert.deepEqual(digests(other), digests(one));
  });
});
