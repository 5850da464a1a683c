/** Pictures of a style sheet that stand alone, where words or a name would be. */
import type { StyleRule } from "./rule.ts";

/** Files whose name says that they tell something. */
const TELLING = /(?:chart|graph|diagram|infographic|figure|map|timeline|screenshot|table|organogram|logo)s?[-_.\d]/i;

export const styledPictures: StyleRule = {
  id: "styled-pictures",
  wcag: ["1.1.1"],
  source: "F3",
  severity: "warning",
  why: "A picture of a style sheet can have no words instead: who cannot see it, or has chosen colours of their own, never learns of it.",
  mend: "Put the picture into the page (`img` with an `alt`); leave decoration to the style sheet.",
  bad: [
    '<style>.m { height: 90px; background: url("/sales-chart.png") }</style><p>Sales rose.</p><div class="m"></div>',
    '<style>.m { height: 90px; background: url("/logo_of-the-unit.svg") }</style><p>Sales rose.</p><div class="m"></div>',
  ],
  good: [
    '<style>.m { height: 90px; background: url("/paper.png") }</style><div class="m"></div>',
    '<style>.m { background: url("/map.png") }</style><p class="m">The teams, place by place.</p>',
    '<style>.m { height: 90px; background: url("/map.png") }</style><div class="m" role="img" aria-label="The teams\' places"></div>',
    '<style>.m { height: 20px; width: 20px; background: url("/map.png") }</style><div class="m"></div>',
  ],
  judge: ({ pictures }) =>
    pictures
      .filter(({ file }) => TELLING.test(file))
      .map((element) => ({
        element,
        message: `the picture \`${element.file}\` stands in the style sheet, without words`,
      })),
};
