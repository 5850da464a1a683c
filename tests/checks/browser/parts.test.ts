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
    const one = field("a", "a") + region("b", "Years") + table("c", "c") + data("Words");
    const other = field("x", "x") + region("y", "Months") + table("z", "z") + data("Others");
    assert.deepEqual(digests(other), digests(one));
  });
});
