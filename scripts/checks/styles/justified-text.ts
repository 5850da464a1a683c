/** Running text set flush on both sides. */
import { PARAGRAPH as LENGTH } from "../browser/lengths.ts";
import { LINES, PARAGRAPH } from "./examples.ts";
import type { StyleRule } from "./rule.ts";

export const justifiedText: StyleRule = {
  id: "justified-text",
  wcag: [],
  source: "F88 (WCAG 1.4.8, AAA); C19",
  severity: "warning",
  why: "The gaps between the words change from line to line and run together into rivers, which many readers with dyslexia cannot get over.",
  mend: "Leave the right-hand side ragged (`text-align: start`).",
  bad: [
    `<p style="text-align: justify; width: 30em">${PARAGRAPH}</p>`,
    `<div align="justify" style="width: 30em">${PARAGRAPH}</div>`,
  ],
  good: [
    `<p style="width: 30em">${PARAGRAPH}</p>`,
    '<p style="text-align: justify">One line.</p>',
    `<p style="text-align: center">${LINES}</p>`,
  ],
  judge: ({ texts }) =>
    texts
      .filter(({ align, length, lines, running }) => running && length >= LENGTH && lines > 1 && /justify/.test(align))
      .map((element) => ({ element, message: `"${element.words}…" is set flush on both sides` })),
};
