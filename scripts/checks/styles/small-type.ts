/** Running text in type that is hard to read. */
import { READ } from "../browser/lengths.ts";
import { LINES } from "./examples.ts";
import type { StyleRule } from "./rule.ts";

/** CSS pixels: 9 points. GOV.UK's smallest type is 16. */
const LEAST = 12;

export const smallType: StyleRule = {
  id: "small-type",
  wcag: [],
  source: "GOV.UK Design System, Type scale; WCAG 1.4.4",
  severity: "warning",
  why: "Readers must zoom in before they can read, and who cannot does without.",
  mend: "Set running text at 16 pixels or more, in `rem`.",
  bad: [
    `<p style="font-size: 11px">${LINES}</p>`,
    `<div style="font-size: 0.6rem">${LINES}</div>`,
    `<footer><p style="font-size: 10px">${LINES}</p></footer>`,
  ],
  good: [
    `<p style="font-size: 12px">${LINES}</p>`,
    '<p style="font-size: 10px">1 March 2010</p>',
    `<p style="font-size: 0.5px">${LINES}</p>`,
  ],
  judge: ({ texts }) =>
    texts
      // A date or a mark may be small. Type below two pixels is hidden on purpose.
      .filter(({ running, size, length }) => running && size > 2 && size < LEAST && length >= READ)
      .map((element) => ({
        element,
        message: `"${element.words}…" is set in type of ${Math.round(element.size * 10) / 10} pixels`,
      })),
};
