/** Cells that name, in `headers`, the heading of another column. */
import { cellsOf, type Cell } from "./bare-headers.ts";
import type { WordRule } from "./rule.ts";

/** The column in which the last of some cells ends. */
const endOf = (cells: readonly Cell[]): number => Math.max(...cells.map(({ column, columns }) => column + columns));

export const strayHeaders: WordRule = {
  id: "stray-headers",
  wcag: ["1.3.1"],
  source: "F90; H43; ACT d0f69e",
  severity: "warning",
  why: "A screen reader says the wrong heading before the figure, and its reader takes the one for the other.",
  mend: "Name the headings of the cell's own column and row, or leave `headers` out where the table is simple.",
  bad: [
    '<table><tr><th id="a">2008</th><th id="b">2009</th></tr><tr><td headers="b">120</td><td headers="b">130</td></tr></table>',
  ],
  good: [
    '<table><tr><th id="a">Town</th><th id="b">Staff</th></tr><tr><td headers="a">Leeds</td></tr><tr><td headers="b">9</td></tr></table>',
    '<table><tr><th id="a">2008</th><th id="b">2009</th></tr><tr><td headers="a">120</td><td headers="b">130</td></tr></table>',
    '<table><tr><th rowspan="2" id="y">Year</th><th colspan="2" id="s">Staff</th></tr><tr><th id="f" headers="s">Full</th><th id="p" headers="s">Part</th></tr><tr><td headers="y">2008</td><td headers="s f">1</td><td headers="s p">2</td></tr></table>',
    '<table><tr><th id="g">North</th><td></td></tr><tr><th id="r" headers="g">Leeds</th><td headers="g r">1</td></tr></table>',
  ],
  judge: (page) =>
    page.all("table").flatMap((table) => {
      const cells = cellsOf(table);
      const headsColumns = ({ row }: Cell): boolean => cells.every((other) => other.row !== row || other.heads);
      // Where a row is not full, its cells need not stand in the columns that they are of.
      const isFull = ({ row }: Cell): boolean => endOf(cells.filter((cell) => cell.row === row)) === endOf(cells);
      return cells.filter(isFull).flatMap((cell) => {
        const stray = (cell.element.attribute("headers") ?? "")
          .split(/\s+/)
          .map((id) => cells.find(({ element }) => id !== "" && element.attribute("id") === id))
          .find(
            (head) =>
              head !== undefined &&
              headsColumns(head) &&
              head.row !== cell.row &&
              (head.column + head.columns <= cell.column || cell.column + cell.columns <= head.column),
          );
        if (stray === undefined) return [];
        const message = `the cell "${cell.element.words()}" names "${stray.element.words()}", which heads another column`;
        return [{ element: cell.element, message }];
      });
    }),
};
