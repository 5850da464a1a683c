/** Whole paragraphs in bold or italics. */
import type { WordRule } from "./rule.ts";

const ENOUGH = 30;

export const emphasisedParagraphs: WordRule = {
  id: "emphasised-paragraphs",
  wcag: [],
  source: "GOV.UK style guide, Bold and Italics",
  severity: "warning",
  why: "Long stretches of bold or italic letters are hard to read, for readers with dyslexia above all, and emphasise nothing.",
  mend: "Emphasise the few words that matter; where somebody else's words are quoted, mark them as quoted.",
  bad: [`<p><em>${"Words to be read. ".repeat(10)}</em></p>`, `<p><b>${"Words to be read. ".repeat(10)}</b></p>`],
  good: [
    "<p><em>Words</em> to be read.</p>",
    "<p><strong>This service has moved.</strong></p>",
    `<blockquote><p><em>${"Words to be read. ".repeat(10)}</em></p></blockquote>`,
  ],
  judge: (page) =>
    page.all("em", "i", "strong", "b").flatMap((element) => {
      const { parent } = element;
      if (element.quoted || parent?.name !== "p" || parent.words() !== element.words()) return [];
      if (element.words().split(" ").length < ENOUGH) return [];
      const how = ["em", "i"].includes(element.name) ? "italics" : "bold";
      return [{ element: parent, message: `the whole paragraph "${element.words().slice(0, 40)}…" is in ${how}` }];
    }),
};
