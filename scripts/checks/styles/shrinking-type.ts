/** Type that grows and shrinks with the window, so that zooming in does not make it larger. */
import type { StyleRule } from "./rule.ts";

/** What is drawn in the window that zoom leaves is so many times as large on the screen. */
const ZOOM = 5;

/** How much larger an element's type is on the screen at 500 % than at 100 %. */
function growth({ size, narrowSize }: { size: number; narrowSize: number }): number {
  return (ZOOM * narrowSize) / size;
}

export const shrinkingType: StyleRule = {
  id: "shrinking-type",
  wcag: ["1.4.4"],
  source: "F94",
  severity: "error",
  why: "Who zooms in to read finds the words as small as before.",
  mend: "Set type in `rem`, and let `vw` only add to it (`calc(1rem + 1vw)`).",
  bad: [
    '<p style="font-size: 1.4vw">Words that follow the window</p>',
    '<h2 style="font-size: 4vmax; font-size: 4vw">Plans</h2>',
  ],
  good: [
    '<p style="font-size: calc(1rem + 0.5vw)">Words</p>',
    '<h2 style="font-size: clamp(1.5rem, 4vw, 3rem)">Plans</h2>',
    "<style>h2 { font-size: 20px } @media (min-width: 640px) { h2 { font-size: 48px } }</style><h2>Plans</h2>",
    "<style>@media (max-width: 400px) { .wide { display: none } }</style><p class='wide'>Words</p>",
  ],
  judge: ({ texts }) =>
    texts
      .filter((element) => element.narrowSize > 0 && Math.abs(growth(element) - 1) < 0.02)
      .map((element) => ({ element, message: `"${element.words}" stays as small however far a reader zooms in` })),
};
