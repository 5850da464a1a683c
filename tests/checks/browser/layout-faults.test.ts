import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { layout } from "../../../scripts/checks/layout-faults.ts";
import { findingsIn } from "./examples.ts";

const LONG = "a".repeat(60);

const examples: { name: string; body: string; found: string[] }[] = [
  {
    name: "a word that does not break",
    body: `<p>Before</p><p>${LONG}</p>`,
    found: [
      `error 6:14 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "${LONG.slice(0, 40)}" reaches N pixels beyond the edge, so that readers must scroll sideways`,
    ],
  },
  { name: "the same word, allowed to break", body: `<p style="overflow-wrap:anywhere">${LONG}</p>`, found: [] },
  {
    name: "a box of fixed width",
    body: '<div style="width:600px;height:10px;background:red"></div>',
    found: [
      "error 6:1 narrow-beyond-edge 1.4.10: in a window of 320 pixels, something reaches N pixels beyond the edge, so that readers must scroll sideways",
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
      `warning 6:12 narrow-beyond-edge 1.4.10: in a window of 320 pixels, "${LONG.slice(0, 40)}" reaches N pixels beyond the edge, so that readers must scroll sideways`,
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
    name: "a box just high enough for words as they are",
    body: '<div style="height:44px;overflow:hidden;font:16px/22px sans-serif">Words that stand in two lines and no more than that, at their usual size</div>',
    found: [
      'error 6:1 spaced-cut-off 1.4.12: when text is spaced wider, N pixels of "Words that stand in two lines and no mor" are cut off and cannot be reached',
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
    name: "a heading, a list and a link",
    body: '<h1>Words</h1><ul><li>One</li><li><a href="/">Two</a></li></ul><p>Some<sup>1</sup> words</p>',
    found: [],
  },
];

describe("layout-faults", { timeout: 120_000 }, () => {
  for (const { name, body, found } of examples)
    it(name, async (test) => assert.deepEqual(await findingsIn(test, layout, body), found));
});
