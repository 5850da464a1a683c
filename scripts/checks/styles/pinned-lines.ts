/** Lines that an attribute holds so close that no reader can set them wider. */
import { LINES, PARAGRAPH } from "./examples.ts";
import type { StyleRule } from "./rule.ts";

/** WCAG 1.4.12: readers may ask for lines of one and a half times the type's size. */
const WIDE = 1.5;

export const pinnedLines: StyleRule = {
  id: "pinned-lines",
  wcag: ["1.4.12"],
  source: "C36; ACT 78fd32",
  severity: "error",
  why: "Who reads better with the lines further apart sets them so, and this block stays as it is.",
  mend: "Take `!important` away from `line-height` in `style`, or set the lines 1.5 times the type's size apart.",
  bad: [
    `<p style="line-height: 1.3 !important; width: 30em">${PARAGRAPH}</p>`,
    `<ul><li style="line-height: 24px !important; font-size: 20px; width: 20em">${LINES}</li></ul>`,
  ],
  good: [
    `<p style="line-height: 1.5 !important; width: 30em">${PARAGRAPH}</p>`,
    `<p style="line-height: 1.3; width: 30em">${PARAGRAPH}</p>`,
    `<div style="line-height: 1.4"><p style="line-height: inherit !important; width: 30em">${PARAGRAPH}</p></div>`,
    '<p style="line-height: 1.2 !important">One line.</p>',
    `<p style="line-height: 1.2 !important; width: 30em; position: absolute; top: -999em">${PARAGRAPH}</p>`,
  ],
  judge: ({ texts }) =>
    texts
      .filter(({ pinned, lines, lineHeight, size }) => pinned && lines > 1 && lineHeight < WIDE * size - 0.01)
      .map((element) => ({
        element,
        message: `the lines of "${element.words}…" are held ${Math.round((100 * element.lineHeight) / element.size)} % of the type's size apart by \`!important\``,
      })),
};
