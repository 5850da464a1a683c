/** Cells that name, in `headers`, the heading of another column. */
import { cellsIn } from "./headless-tables.ts";
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** The columns and the row in which a cell begins, and how many it takes. */
interface Place {
  row: number;
  column: number;
  columns: number;
}

const count = (cell: WordElement, attribute: string): number =>
  Math.max(1, Math.min(1000, Number.parseInt(cell.attribute(attribute) ?? "1", 10) || 1));

/** Where every cell stands, as browsers place them (https://html.spec.whatwg.org/#forming-a-table). */
function placesOf(cells: readonly WordElement[]): Map<WordElement, Place> {
  const places = new Map<WordElement, Place>();
  /** Up to which row each column is taken by a cell from above. */
  const taken: number[] = [];
  let row = -1;
  let column = 0;
  let tr: WordElement | undefined;
  for (const cell of cells) {
    if (cell.parent !== tr) {
      tr = cell.parent;
      row += 1;
      column = 0;
    }
    while ((taken[column] ?? 0) > row) column += 1;
    const columns = count(cell, "colspan");
    for (let at = column; at < column + columns; at++) taken[at] = row + count(cell, "rowspan");
    places.set(cell, { row, column, columns });
    column += columns;
  }
  return places;
}

export const strayHeaders: WordRule = {
  id: "stray-headers",
  wcag: ["1.3.1"],
  source: "F90; H43",
  severity: "warning",
  why: "A screen reader says the wrong heading before the figure, and its reader takes the one for the other.",
  mend: "Name the headings of the cell's own column and row, or leave `headers` out where the table is simple.",
  bad: [
    '<table><tr><th id="a">2008</th><th id="b">2009</th></tr><tr><td headers="b">120</td><td headers="b">130</td></tr></table>',
  ],
  good: [
    '<table><tr><th id="a">2008</th><th id="b">2009</th></tr><tr><td headers="a">120</td><td headers="b">130</td></tr></table>',
    '<table><tr><th rowspan="2" id="y">Year</th><th colspan="2" id="s">Staff</th></tr><tr><th id="f" headers="s">Full</th><th id="p" headers="s">Part</th></tr><tr><td headers="y">2008</td><td headers="s f">1</td><td headers="s p">2</td></tr></table>',
    '<table><tr><th id="g">North</th><td></td></tr><tr><th id="r" headers="g">Leeds</th><td headers="g r">1</td></tr></table>',
  ],
  judge: (page) =>
    page.all("table").flatMap((table) => {
      const cells = cellsIn(table);
      const naming = cells.filter((cell) => cell.attribute("headers") !== undefined);
      if (naming.length === 0) return [];
      const places = placesOf(cells);
      const byId = new Map(cells.map((cell) => [cell.attribute("id"), cell]));
      const isColumnHead = (cell: WordElement): boolean =>
        cell.name === "th" && cellsIn(cell.parent!).every(({ name }) => name === "th");
      return naming.flatMap((element) => {
        const own = places.get(element)!;
        const stray = (element.attribute("headers") ?? "").split(/\s+/).find((id) => {
          const head = byId.get(id);
          if (!head || !isColumnHead(head)) return false;
          const at = places.get(head)!;
          return at.row !== own.row && (at.column + at.columns <= own.column || own.column + own.columns <= at.column);
        });
        if (stray === undefined) return [];
        const heads = byId.get(stray)!.words();
        return [{ element, message: `the cell "${element.words()}" names "${heads}", which heads another column` }];
      });
    }),
};
