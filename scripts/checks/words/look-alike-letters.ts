/** Words made of letters from elsewhere that only look like what is meant. */
import type { WordRule } from "./rule.ts";

export const lookAlikeLetters: WordRule = {
  id: "look-alike-letters",
  wcag: ["1.1.1"],
  source: "F71",
  severity: "error",
  why: "A screen reader reads the letters that are there, or nothing, and a search never finds the word.",
  mend: "Type the word in ordinary letters; how it looks is for the style sheet.",
  bad: ["<p>Public s\u0435rvice</p>", "<p>\u{1D4DF}\u{1D4FE}\u{1D4EB} service</p>"],
  good: ["<p>The set \u{1D54A} of words</p>", "<p>Служба</p>", "<p>The café at 10 µm, x\u00b2</p>"],
  judge: (page) =>
    page.blocks.flatMap((element) => {
      if (!/[\u0400-\u04FF\uD835]/.test(element.words())) return [];
      const word = element
        .words()
        .split(/[^\p{L}\p{M}]+/u)
        .find(
          (part) => /[\u{1D400}-\u{1D7FF}]{2}/u.test(part) || (/[a-z]/i.test(part) && /[\u0400-\u04FF]/.test(part)),
        );
      return word === undefined
        ? []
        : [{ element, message: `"${word}" is written with letters that only look like the word` }];
    }),
};
