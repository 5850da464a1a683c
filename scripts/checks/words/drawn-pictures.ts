/** Pictures made of letters and signs. */
import type { WordRule } from "./rule.ts";

export const drawnPictures: WordRule = {
  id: "drawn-pictures",
  wcag: ["1.1.1"],
  source: "F72; H86",
  severity: "warning",
  why: "A screen reader reads the picture sign by sign.",
  mend: 'Use a picture with an alternative text, or name this one (`role="img"` and `aria-label`).',
  bad: ["<pre>   /\\_/\\  ______\n  ( o.o )|~~~~~~|\n   > ^ < |______|\n  /     \\ ======\n (_______)______</pre>"],
  good: [
    '<pre role="img" aria-label="A cat">   /\\_/\\  ______\n  ( o.o )|~~~~~~|\n   > ^ < |______|\n  /     \\ ======\n (_______)______</pre>',
    "<pre>A letter,\nset as it was,\nline for line,\nto the end.</pre>",
    "<pre><code>((({[}])));;;;{}{}\n((({[}])));;;;{}{}\n((({[}])));;;;{}{}\n((({[}])));;;;{}{}</code></pre>",
  ],
  judge: (page) =>
    page.all("pre").flatMap((element) => {
      if (element.children.length > 0 || element.attribute("aria-label") !== undefined || element.quoted) return [];
      const signs = element.text().replaceAll(/\s+/g, "");
      const letters = signs.replaceAll(/[^\p{L}\p{N}]+/gu, "").length;
      if (element.text().trim().split("\n").length < 4 || signs.length < 50 || letters / signs.length > 0.15) return [];
      return [{ element, message: "this is a picture drawn with signs, without an alternative text" }];
    }),
};
