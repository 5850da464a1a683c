/** Tables drawn with spaces or upright strokes, in preformatted text and in paragraphs. */
import type { WordRule } from "./rule.ts";

const NO_TABLE = new Set(["code", "samp", "kbd", "table"]);

export const drawnTables: WordRule = {
  id: "drawn-tables",
  wcag: ["1.3.1"],
  source: "F33, F34, F48",
  severity: "warning",
  why: "Read aloud, columns drawn with spaces fall into one line of words, and in a narrow window they fall apart.",
  mend: "Write a table, with a heading for each column.",
  bad: [
    "<pre>Year    Staff   Cost\n2008    120     14\n2009    131     15</pre>",
    "<pre>Year | Staff | Cost\n2008 | 120 | 14\n2009 | 131 | 15</pre>",
    "<p>Town&nbsp;&nbsp;&nbsp;&nbsp;Staff<br>Leeds&nbsp;&nbsp;&nbsp;12<br>York&nbsp;&nbsp;&nbsp;&nbsp;3</p>",
  ],
  good: [
    "<pre><code>if (x) {   // one\n  y = 1;   // two\n}</code></pre>",
    "<table><tr><th>Year</th></tr><tr><td>2008</td></tr></table>",
    "<pre>A letter,\n    set as it was.</pre>",
    "<pre>one [words]         \\\n   two [more]       \\\n   three [last]     \\\n   four</pre>",
    "<pre>cat a | sort | uniq\ncat b | sort | wc\ncat c | sort | wc</pre>",
    "<p>Town   Staff\nLeeds   12\nYork   3</p>",
  ],
  judge: (page) =>
    page.all("pre", "p").flatMap((element) => {
      if (element.quoted || element.children.some(({ name }) => NO_TABLE.has(name))) return [];
      if (element.name === "p" && !element.children.some(({ name }) => name === "br")) return [];
      const lines = element
        .text()
        .split("\n")
        // A stroke at a line's end says that a command goes on.
        .map((line) => line.replace(/\s*\\\s*$/, ""))
        .filter((line) => line.trim() !== "");
      // In a paragraph browsers keep none but the spaces that do not break.
      const gap = element.name === "p" ? /(?: *\u00A0 *){3,}/ : /\s{3,}|\t+/;
      if (!isTable(lines.map((line) => line.trim().split(gap))) && !isRuled(lines)) return [];
      return [{ element, message: "this is a table drawn with spaces: a screen reader reads it as lines of words" }];
    }),
};

/** Whether rows hold as many cells as the first, one at most left out. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const alike = rows.filter(({ length }) => length >= 2 && length === rows[0]!.length).length;
  return alike >= 3 && alike >= rows.length - 1;
}

/** Whether upright strokes part the cells: and a line below the heads, strokes around it all or numbers say that it is no code. */
function isRuled(lines: readonly string[]): boolean {
  const rows = lines
    .filter((line) => !/^[\s|+=-]+$/.test(line))
    .map((line) =>
      line
        .trim()
        .replaceAll(/^\||\|$/g, "")
        .split("|"),
    );
  const columns = rows[0]?.map((_, at) => rows.slice(1).map((row) => row[at]?.trim() ?? "")) ?? [];
  const sure =
    rows.length < lines.length ||
    lines.every((line) => line.trim().startsWith("|")) ||
    columns.some((cells) => cells.every((cell) => /^[£$€]?[\d.,]+ ?%?$/.test(cell)));
  return sure && isTable(rows);
}
