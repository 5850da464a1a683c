/** Whole sentences in capitals. */
import type { WordRule } from "./rule.ts";

export const shoutedWords: WordRule = {
  id: "shouted-words",
  wcag: [],
  source: "GOV.UK style guide, Capitalisation",
  severity: "warning",
  why: "Capitals take away the shapes by which words are known, and some screen readers spell them.",
  mend: "Write sentences in ordinary letters; emphasise with `<strong>`.",
  bad: ["<p>PLEASE READ THESE NOTES BEFORE YOU BEGIN</p>"],
  good: [
    "<p>The NHS, HMRC, DWP, DCSF and BIS took part.</p>",
    "<blockquote><p>PLEASE READ THESE NOTES FIRST TODAY</p></blockquote>",
  ],
  judge: (page) =>
    page.blocks
      .filter((element) => !element.quoted)
      .flatMap((element) => {
        const run = /(?:(?<![\p{L}\p{N}])[A-Z’']{2,}[ ]+){4,}[A-Z’']{2,}(?![\p{L}\p{N}])/u.exec(element.words())?.[0];
        if (run === undefined || run.split(" ").filter((word) => word.length > 4).length < 2) return [];
        return [{ element, message: `"${run.slice(0, 40)}" is written in capitals throughout` }];
      }),
};
