/** Paragraphs that a style sheet draws as headings. */
import type { DrawnText } from "../browser/drawn-page.ts";
import { READ } from "../browser/lengths.ts";
import { LINES } from "./examples.ts";
import type { StyleRule } from "./rule.ts";

/** As much larger than the text below it as no text that runs on is. */
const LARGER = 1.2;
/** The letters of a heading: as many as are gathered of a text's words. */
const SHORT = 40;

export const styledHeadings: StyleRule = {
  id: "styled-headings",
  wcag: ["1.3.1"],
  source: "F2; H42",
  severity: "warning",
  why: "Who cannot see how it is drawn cannot find it among the headings, by which most readers of screen readers go through a page.",
  mend: "Write it as a heading of the level that fits (`h2`), and draw that as you like.",
  bad: [
    `<p style="font-size: 200%; font-weight: bold">What happens next</p><p>${LINES}</p>`,
    `<div style="font-size: 24px; font-weight: 700">What happens next</div><p>${LINES}</p>`,
    `<footer><div style="font-size: 1.8em; font-weight: 800">What happens next</div><p>${LINES}</p></footer>`,
    `<p style="font-size: 200%; font-weight: bold; width: 10em">What happens after the review</p><p>${LINES}</p>`,
  ],
  good: [
    `<h2>What happens next</h2><p>${LINES}</p>`,
    `<p style="font-size: 200%; font-weight: bold">What happens next</p>`,
    `<p style="font-size: 150%">What happens next</p><p>${LINES}</p>`,
    `<p style="font-size: 200%; font-weight: bold">It is done.</p><p>${LINES}</p>`,
    `<header><p style="font-size: 200%; font-weight: bold">The section</p><p>${LINES}</p></header>`,
    `<p role="heading" aria-level="2" style="font-size: 200%; font-weight: bold">What happens next</p><p>${LINES}</p>`,
  ],
  judge: ({ texts }) =>
    texts.flatMap((element, index) => {
      const { name, words, length, lines, size, bold } = element;
      const next = texts[index + 1];
      if (
        !["p", "div", "span"].includes(name) ||
        !isRunning(element) ||
        !bold ||
        lines === 0 ||
        lines > 2 ||
        length > SHORT
      )
        return [];
      if (!/^\p{Lu}.*[\p{L}?]$/u.test(words)) return [];
      if (!next?.follows || !isRunning(next) || next.bold || next.length < READ || size < next.size * LARGER) return [];
      return [{ element, message: `"${words}" is drawn as a heading and is none` }];
    }),
};

/** A name in a header may be large and bold above its line of words. */
function isRunning({ running, masthead }: DrawnText): boolean {
  return running && !masthead;
}
