/** Whole paragraphs in bold or italics. */
import type { WordRule } from "./rule.ts";

const ENOUGH = 30;
const MARKS = ["em", "i", "strong", "b"];
const HOLDERS = ["p", "li", "dd", "td"];

export const emphasisedParagraphs: WordRule = {
  id: "emphasised-paragraphs",
  wcag: [],
  source: "GOV.UK style guide, Bold and Italics",
  severity: "warning",
  why: "Long stretches of bold or italic letters are hard to read, for readers with dyslexia above all, and emphasise nothing.",
  mend: "Emphasise the few words that matter; where somebody else's words are quoted, mark them as quoted.",
  bad: [
    `<p><em>${"Words to be read. ".repeat(10)}</em></p>`,
    `<p><b>${"Words to be read. ".repeat(10)}</b></p>`,
    `<ul><li><i>${"Words to be read. ".repeat(10)}</i> More.</li></ul>`,
  ],
  good: [
    "<p><em>Words</em> to be read.</p>",
    "<p><strong>This service has moved.</strong></p>",
    `<blockquote><p><em>${"Words to be read. ".repeat(10)}</em></p></blockquote>`,
  ],
  judge: (page) =>
    page.all(...MARKS).flatMap((element) => {
      const { parent } = element;
      if (element.quoted || !parent || !HOLDERS.includes(parent.name)) return [];
      const words = element.words();
      // Of another language: such words are set in italics, however long they are.
      if (words.split(" ").length < ENOUGH || element.attribute("lang") !== undefined) return [];
      const how = ["em", "i"].includes(element.name) ? "italics" : "bold";
      const what = parent.words() === words ? "the whole paragraph" : "all of";
      return [{ element: parent, message: `${what} "${words.slice(0, 40)}…" is in ${how}` }];
    }),
};
