/** Tables drawn with spaces in preformatted text. */
import type { WordRule } from "./rule.ts";

export const drawnTables: WordRule = {
  id: "drawn-tables",
  wcag: ["1.3.1"],
  source: "F33, F34, F48",
  severity: "warning",
  why: "Read aloud, columns drawn with spaces fall into one line of words, and in a narrow window they fall apart.",
  mend: "Write a table, with a heading for each column.",
  bad: ["<pre>Year    Staff   Cost\n2008    120     14\n2009    131     15</pre>"],
  good: [
    "<pre><code>if (x) {   // one\n  y = 1;   // two\n}</code></pre>",
    "<table><tr><th>Year</th></tr><tr><td>2008</td></tr></table>",
    "<pre>A letter,\n    set as it was.</pre>",
  ],
  judge: (page) =>
    page.all("pre").flatMap((element) => {
      if (element.quoted || element.children.some(({ name }) => ["code", "samp", "kbd"].includes(name))) return [];
      const columns = element
        .text()
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => line.trim().split(/\s{3,}|\t+/).length);
      const rows = columns.filter((count) => count >= 2 && count === columns[0]).length;
      if (rows < 3 || rows < columns.length - 1) return [];
      return [{ element, message: "this is a table drawn with spaces: a screen reader reads it as lines of words" }];
    }),
};
