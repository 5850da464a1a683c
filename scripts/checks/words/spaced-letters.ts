/** Words drawn wide by spaces between their letters. */
import type { WordRule } from "./rule.ts";

export const spacedLetters: WordRule = {
  id: "spaced-letters",
  wcag: ["1.3.2"],
  source: "F32",
  severity: "error",
  why: "A screen reader spells it letter by letter, and a search never finds the word.",
  mend: "Write the word as a word; spacing is for the style sheet (letter-spacing).",
  bad: ["<p>W E L C O M E to the section</p>", "<h2>R e f o r m</h2>"],
  good: ["<p>Plans A B and C</p>", "<p>WELCOME to the section</p>", "<blockquote><p>W E L C O M E</p></blockquote>"],
  judge: (page) =>
    page
      .all("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "caption", "title")
      .filter(
        (element) => !element.quoted && !element.children.some(({ name }) => ["p", "ul", "ol", "table"].includes(name)),
      )
      .flatMap((element) => {
        const spaced = /(?<![\p{L}\p{N}])\p{L}(?:[ \u00A0]\p{L}){4,}(?![\p{L}\p{N}])/u.exec(element.text())?.[0];
        return spaced ? [{ element, message: `"${spaced}" is spelt with spaces between its letters` }] : [];
      }),
};
