/** Lines of running text that are too long to find the next one. */
import { PARAGRAPH as LENGTH } from "../browser/lengths.ts";
import { LINES, PARAGRAPH } from "./examples.ts";
import type { StyleRule } from "./rule.ts";

/** WCAG 1.4.8. A line ends with a word, so that of lines which hold 80 none has more on average. */
const MOST = 80;

export const longLines: StyleRule = {
  id: "long-lines",
  wcag: [],
  source: "C20 (WCAG 1.4.8, AAA); GOV.UK Design System, Layout",
  severity: "warning",
  why: "At the end of a long line the eye does not find the beginning of the next, and readers with little sight or attention give up.",
  mend: "Give running text a width of its own (`max-width: 36em`, about 70 letters and signs).",
  bad: [`<p style="width: 1000px">${PARAGRAPH}</p>`, `<footer><p style="width: 1000px">${PARAGRAPH}</p></footer>`],
  good: [
    `<p style="max-width: 36em">${PARAGRAPH}</p>`,
    `<footer><p style="width: 1000px">${LINES}${LINES}</p></footer>`,
    `<table><tr><td>${PARAGRAPH}</td></tr></table>`,
    '<p style="white-space: nowrap">One line, however long it is, leads to no other: the reader\'s eye need not go back.</p>',
  ],
  judge: ({ texts }) => {
    const long = texts.filter(({ running, length, perLine }) => running && length >= LENGTH && perLine > MOST);
    const [element] = long.sort((a, b) => b.perLine - a.perLine);
    if (!element) return [];
    const more = long.length === 1 ? "" : `, and ${long.length - 1} other blocks are like it`;
    return [
      { element, message: `a line of "${element.words}…" holds about ${element.perLine} letters and signs${more}` },
    ];
  },
};
