/** Words drawn wide by spaces between their letters. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

export const spacedLetters: WordRule = {
  id: "spaced-letters",
  wcag: ["1.3.2"],
  source: "F32",
  severity: "error",
  why: "A screen reader spells it letter by letter, and a search never finds the word.",
  mend: "Write the word as a word; spacing is for the style sheet (letter-spacing).",
  bad: ["<p>W E L C O M E to the section</p>", "<h2>R e f o r m</h2>", "<th>S<br>t<br>a<br>f<br>f</th>"],
  good: [
    "<p>Plans A B and C</p>",
    "<p>merge-file -L a b c d e</p>",
    "<p>WELCOME to the section</p>",
    "<p>a<br>b<br>c<br>d<br>e</p>",
    "<pre>S\nt\na\nf\nf</pre>",
    "<blockquote><p>W E L C O M E</p></blockquote>",
  ],
  judge: (page) =>
    page.blocks
      .filter((element) => !element.quoted)
      .flatMap((element) => {
        const spaced =
          /(?<![\p{L}\p{N}])\p{L}(?:[ \u00A0]\p{L}){4,}(?![\p{L}\p{N}])/u.exec(element.text())?.[0] ??
          letterByLine(element);
        // "a b c" counts, and is no word.
        const counts = /abc|bcd|cde|efg|xyz/i.test(spaced?.replaceAll(/\s/g, "") ?? "");
        return spaced && !counts
          ? [{ element, message: `"${spaced.replaceAll(/\s+/g, " ")}" is spelt with spaces between its letters` }]
          : [];
      }),
};

/** Letters that stand each on a line of its own, one below the other. */
function letterByLine(element: WordElement): string | undefined {
  if (element.children.filter(({ name }) => name === "br").length < 3) return undefined;
  return /^\s*\p{L}(?:\s+\p{L}){3,}\s*$/u.exec(element.text())?.[0].trim();
}
