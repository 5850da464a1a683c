/** Tables that are said to hold nothing but an arrangement, and have headings or a caption. */
import { cellsIn } from "./headless-tables.ts";
import type { WordRule } from "./rule.ts";

export const silencedTables: WordRule = {
  id: "silenced-tables",
  wcag: ["1.3.1"],
  source: "F92, F46",
  severity: "warning",
  why: "A screen reader says nothing of the headings, so its reader hears figures and never what they are figures of.",
  mend: "Take the role away where the table holds data, and the headings and the caption where it only arranges things.",
  bad: [
    '<table role="presentation"><caption>Staff</caption><tr><td>2008</td><td>120</td></tr></table>',
    '<table role="none"><tr><th>Year</th><th>Staff</th></tr><tr><td>2008</td><td>120</td></tr></table>',
  ],
  good: [
    '<table role="presentation"><tr><td>Words</td><td>Words beside them</td></tr></table>',
    '<table role="presentation"><tr><td><table><tr><th>Year</th><td>2008</td></tr></table></td></tr></table>',
    "<table><tr><th>Year</th><th>Staff</th></tr><tr><td>2008</td><td>120</td></tr></table>",
  ],
  judge: (page) =>
    page.all("table").flatMap((element) => {
      if (!["presentation", "none"].includes(element.attribute("role")?.trim() ?? "")) return [];
      const caption = element.children.find(({ name }) => name === "caption");
      const heads = cellsIn(element).some(
        (cell) =>
          cell.name === "th" || cell.attribute("scope") !== undefined || cell.attribute("headers") !== undefined,
      );
      if (!caption && !heads) return [];
      const what = caption && heads ? "headings and a caption" : caption ? "a caption" : "headings";
      return [{ element, message: `this table has ${what}, and its role hides them from screen readers` }];
    }),
};
