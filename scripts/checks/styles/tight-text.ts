/** Running text whose lines or letters stand too close. */
import { PARAGRAPH as LENGTH } from "../browser/lengths.ts";
import { LINES, PARAGRAPH } from "./examples.ts";
import type { StyleRule } from "./rule.ts";

/** Parts of the type's size. Browsers set lines at about 1.15 by themselves. */
const LINE = 1.1;
const LETTER = -0.05;

export const tightText: StyleRule = {
  id: "tight-text",
  wcag: [],
  source: "C21 (WCAG 1.4.8, AAA); GOV.UK Design System, Type scale",
  severity: "warning",
  why: "Lines or letters that touch run together before tired eyes, or eyes that see little.",
  mend: "Give running text a `line-height` of 1.3 to 1.5, and leave its `letter-spacing` alone.",
  bad: [
    `<p style="line-height: 1; width: 30em">${PARAGRAPH}</p>`,
    `<p style="letter-spacing: -0.08em; width: 26em">${PARAGRAPH}</p>`,
  ],
  good: [
    `<p style="line-height: 1.3; width: 30em">${PARAGRAPH}</p>`,
    `<h2 style="line-height: 1; letter-spacing: -0.06em; font-size: 40px">${LINES}</h2>`,
  ],
  judge: ({ texts }) =>
    texts.flatMap((element) => {
      if (!element.running || element.length < LENGTH || element.lines < 2) return [];
      if (element.lineHeight < LINE * element.size)
        return [
          {
            element,
            message: `the lines of "${element.words}…" are ${Math.round((100 * element.lineHeight) / element.size)} % of the type's size apart`,
          },
        ];
      if (element.letterSpacing < LETTER * element.size)
        return [{ element, message: `the letters of "${element.words}…" are drawn together` }];
      return [];
    }),
};
