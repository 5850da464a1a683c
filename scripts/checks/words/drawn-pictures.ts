/** Pictures made of letters and signs. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

export const drawnPictures: WordRule = {
  id: "drawn-pictures",
  wcag: ["1.1.1"],
  source: "F72; H86",
  severity: "warning",
  why: "A screen reader reads the picture sign by sign.",
  mend: 'Use a picture with an alternative text, or name this one (`role="img"` and `aria-label`).',
  bad: [
    "<pre>   /\\_/\\  ______\n  ( o.o )|~~~~~~|\n   > ^ < |______|\n  /     \\ ======\n (_______)______</pre>",
    "<pre>100 |      **\n 50 |  **  **\n  0 +---------\n     a   b</pre>",
  ],
  good: [
    '<pre role="img" aria-label="A cat">   /\\_/\\  ______\n  ( o.o )|~~~~~~|\n   > ^ < |______|\n  /     \\ ======\n (_______)______</pre>',
    '<div role="img" aria-label="A cat"><pre>   /\\_/\\  ______\n  ( o.o )|~~~~~~|\n   > ^ < |______|\n</pre></div>',
    '<figure aria-hidden="true"><pre>   /\\_/\\  ______\n  ( o.o )|~~~~~~|\n   > ^ < |______|\n</pre></figure>',
    "<pre>A letter,\nset as it was,\nline for line,\nto the end.</pre>",
    "<pre><code>((({[}])));;;;{}{}\n((({[}])));;;;{}{}\n((({[}])));;;;{}{}\n((({[}])));;;;{}{}</code></pre>",
  ],
  judge: (page) =>
    page.all("pre").flatMap((element) => {
      if (element.children.length > 0 || element.attribute("aria-label") !== undefined || element.quoted) return [];
      if (isSilent(element)) return [];
      const signs = element.text().replaceAll(/\s+/g, "");
      const letters = signs.replaceAll(/[^\p{L}\p{N}]+/gu, "").length;
      // Axes, with numbers and names beside them.
      const chart = signs.includes("|") && /[_-]{5,}/.test(signs);
      if (element.text().trim().split("\n").length < 3 || signs.length < 12) return [];
      if (letters / signs.length > (chart ? 0.35 : 0.2)) return [];
      return [{ element, message: "this is a picture drawn with signs, without an alternative text" }];
    }),
};

/** Whether a screen reader reads none of its signs: it stands in a picture that has a name, or in what is hidden from it. */
function isSilent(element: WordElement | undefined): boolean {
  if (!element) return false;
  const role = element.attribute("role")?.trim().toLowerCase();
  return role === "img" || element.attribute("aria-hidden") === "true" || isSilent(element.parent);
}
