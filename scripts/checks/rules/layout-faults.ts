/** The rules of `layout-faults`. */
import type { Rule } from "./rule.ts";

const LONG = "Donaudampfschifffahrtsgesellschaftskapitaensmuetze";

/** Words, and a box over them that begins so many pixels from the left. */
const beneath = (left: number): string =>
  `<div style="position:relative;font:16px/22px sans-serif"><p style="margin:0">Words that end just there</p><div style="position:absolute;top:0;left:${left}px;width:40px;height:22px;background:#ddd"></div></div>`;

const COVERED = {
  lighter: "a warning where all of the words lie beneath, as what lies over them may be meant to go again",
  mend: "Let both take their own room; where a button or picture stands beside words, keep its width free of them.",
};

export const layoutFaults: readonly Rule[] = [
  {
    id: "narrow-beyond-edge",
    lighter: "a warning for tables, code and pictures, which may need both dimensions",
    wcag: ["1.4.10"],
    severity: "error",
    why: "On a telephone, or at 400 %, each line must be scrolled sideways to be read.",
    mend: "Let words break (`overflow-wrap`), let boxes shrink, and let a wide table scroll by itself.",
    bad: [
      `<p>${LONG}${LONG}</p>`,
      '<div style="width:600px;height:10px"></div>',
      '<p style="margin-left:1200px">Far</p>',
    ],
    good: [
      `<p style="overflow-wrap:anywhere">${LONG}${LONG}</p>`,
      `<div style="overflow-x:auto" tabindex="0"><table><tr><td>${LONG}${LONG}</td></tr></table></div>`,
    ],
  },
  {
    id: "narrow-cut-off",
    wcag: ["1.4.10"],
    severity: "error",
    why: "On a telephone, or at 400 %, the words are not there.",
    mend: "Let the box grow with its words, or let them wrap.",
    bad: [
      '<p style="width:100px;overflow:hidden;white-space:nowrap">Words that are cut off here</p>',
      `<style>body { overflow-x: hidden }</style><p>${LONG}${LONG}</p>`,
    ],
    good: [
      '<p style="width:100px;overflow:hidden">Words that are cut off here</p>',
      '<style>body { overflow-x: hidden }</style><div style="position:absolute;top:0;left:100%;width:200px">Menu</div>',
    ],
  },
  {
    id: "narrow-overlap",
    wcag: ["1.4.10"],
    severity: "error",
    why: "On a telephone, or at 400 %, words lie over words and neither can be read.",
    mend: "Let the boxes take their own room: no fixed heights, no negative margins.",
    bad: ['<p>The first words</p><p style="margin-top:-34px">The second words</p>'],
    good: ["<p>The first words</p><p>The second words</p>"],
  },
  {
    ...COVERED,
    id: "narrow-covered",
    wcag: ["1.4.10"],
    severity: "error",
    why: "On a telephone, or at 400 %, a picture, a field or a coloured box lies over words that cannot be read.",
    bad: [beneath(100)],
    good: [beneath(262), beneath(100).replace("#ddd", "none")],
  },
  {
    id: "spaced-beyond-edge",
    wcag: ["1.4.12"],
    severity: "warning",
    why: "Who spaces text wider to read it must scroll sideways for each line.",
    mend: "Let words break, and let boxes shrink.",
    bad: ['<p style="font:16px/1.4 sans-serif">abcdefghijklmnopqrstuvwxyzabcdefg</p>'],
    good: ['<p style="font:16px/1.4 sans-serif">abcdefghijklm nopqrstuvwxyzabcdefg</p>'],
  },
  {
    id: "spaced-cut-off",
    wcag: ["1.4.12"],
    severity: "error",
    why: "Who spaces text wider to read it loses words.",
    mend: "Let the box grow with its words: `min-height` instead of `height`.",
    bad: [
      '<div style="height:44px;overflow:hidden;font:16px/22px sans-serif">Words that stand in two lines and no more than that, at their usual size</div>',
    ],
    good: [
      '<div style="min-height:44px;font:16px/22px sans-serif">Words that stand in two lines and no more than that, at their usual size</div>',
    ],
  },
  {
    id: "spaced-overlap",
    wcag: ["1.4.12"],
    severity: "error",
    why: "For who spaces text wider to read it, words lie over words.",
    mend: "Let the box grow with its words: `min-height` instead of `height`.",
    bad: [
      '<div style="height:44px;font:16px/22px sans-serif">Words that stand in two lines and no more than that, at their usual size</div><p style="margin:0">What follows</p>',
    ],
    good: [
      '<div style="min-height:44px;font:16px/22px sans-serif">Words that stand in two lines and no more than that, at their usual size</div><p style="margin:0">What follows</p>',
    ],
  },
  {
    ...COVERED,
    id: "spaced-covered",
    wcag: ["1.4.12"],
    severity: "error",
    why: "For who spaces text wider to read it, a picture, a field or a coloured box lies over words that cannot be read.",
    bad: [beneath(190)],
    good: [beneath(262)],
  },
];
