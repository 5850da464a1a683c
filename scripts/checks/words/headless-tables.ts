/** Tables of data without a single heading. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** The cells of a table, without those of tables within it. */
export function cellsIn(element: WordElement): WordElement[] {
  return element.children.flatMap((child) =>
    ["td", "th"].includes(child.name) ? [child] : child.name === "table" ? [] : cellsIn(child),
  );
}

export const headlessTables: WordRule = {
  id: "headless-tables",
  wcag: ["1.3.1"],
  source: "F91; H51",
  severity: "warning",
  why: "Cell by cell, a reader hears figures and never what they are figures of.",
  mend: 'Mark the cells that head a column or a row as headings (`th`); a table that only arranges things wants role="presentation".',
  bad: ["<table><tr><td>Year</td><td>Staff</td></tr><tr><td>2008</td><td>120</td></tr></table>"],
  good: [
    "<table><tr><th>Year</th><th>Staff</th></tr><tr><td>2008</td><td>120</td></tr></table>",
    '<table role="presentation"><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
    "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>",
    '<table><tr><td scope="col">Year</td><td scope="col">Staff</td></tr><tr><td>2008</td><td>120</td></tr></table>',
  ],
  judge: (page) =>
    page.all("table").flatMap((element) => {
      if (["presentation", "none"].includes(element.attribute("role") ?? "")) return [];
      const cells = cellsIn(element);
      const rows = new Set(cells.map((cell) => cell.parent));
      const heads = cells.some(
        (cell) =>
          cell.name === "th" ||
          /header$/.test(cell.attribute("role") ?? "") ||
          ["scope", "headers"].some((name) => cell.attribute(name) !== undefined),
      );
      if (heads || rows.size < 2 || cells.length < rows.size * 2) return [];
      return [
        { element, message: "this table has no heading cell: a reader hears its figures and not what they mean" },
      ];
    }),
};
