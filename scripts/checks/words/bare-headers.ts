/** Header cells of a table that head no cell. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** A cell and the part of the table's grid that it covers; ends are exclusive. */
export interface Cell {
  element: WordElement;
  heads: boolean;
  row: number;
  rows: number;
  column: number;
  columns: number;
}

export const bareHeaders: WordRule = {
  id: "bare-headers",
  wcag: ["1.3.1"],
  source: "H43, H63; ACT d0f69e",
  severity: "warning",
  why: "Who goes through the table hears a heading, and no figure that belongs to it.",
  mend: "Give the column or row its cells, or make the heading an ordinary cell (`td`).",
  bad: [
    "<table><tr><th>Year</th><th>Staff</th></tr><tr><td>2008</td></tr></table>",
    '<table><tr><th id="a">Year</th><th>Staff</th></tr><tr><td>2008</td><td headers="a">120</td></tr></table>',
    '<div role="table"><div role="row"><div role="columnheader">Year</div><div role="columnheader">Staff</div></div><div role="row"><div role="cell">2008</div></div></div>',
  ],
  good: [
    "<table><tr><th>Year</th><th>Staff</th></tr><tr><td>2008</td><td>120</td></tr></table>",
    '<table><tr><th>Year</th><th>Staff</th></tr><tr><td colspan="2">None</td></tr></table>',
    '<table><tr><th></th><th colspan="2">Staff</th></tr><tr><th>Year</th><th>Here</th><th>Away</th></tr><tr><th>2008</th><td>1</td><td>2</td></tr></table>',
    '<table><tr><th rowspan="2">Leeds</th><td>1</td></tr><tr><td>2</td></tr></table>',
    "<table><tr><th>Name</th></tr><tr><th>First</th></tr></table>",
  ],
  judge: (page) =>
    page.elements
      .filter((element) => isTable(element))
      .flatMap((table) => {
        const cells = cellsOf(table);
        // A table of headings alone is a list of words; whether a table is one at all, `headless-tables` asks.
        if (!cells.some(({ heads }) => !heads)) return [];
        return cells
          .filter(
            (cell) =>
              cell.heads && cell.element.words() !== "" && !cells.some((other) => isHeadedBy(other, cell, cells)),
          )
          .map(({ element }) => ({ element, message: `the header cell "${element.words()}" heads no cell` }));
      }),
};

const roleOf = (element: WordElement): string => element.attribute("role")?.trim().toLowerCase() ?? "";

function isTable(element: WordElement): boolean {
  const role = roleOf(element);
  return role === "" ? element.name === "table" : ["table", "grid", "treegrid"].includes(role);
}

/**
 * Whether a header cell is one of another cell's (https://html.spec.whatwg.org/#header-and-data-cell-semantics): by its
 * `headers`, or else by standing above it or before it. Where `scope` says more, more is allowed than the standard does.
 */
function isHeadedBy(cell: Cell, head: Cell, cells: readonly Cell[]): boolean {
  if (cell === head) return false;
  const named = cell.element.attribute("headers");
  if (named !== undefined) return named.split(/\s+/).includes(head.element.attribute("id") ?? "");
  const scope = head.element.attribute("scope") ?? "";
  const sameRows = overlap(cell.row, cell.rows, head.row, head.rows);
  const sameColumns = overlap(cell.column, cell.columns, head.column, head.columns);
  if (/group$/.test(scope)) return true;
  const ofRow = scope === "row" || roleOf(head.element) === "rowheader" || hasData(head, cells);
  const ofColumn = scope === "col" || !ofRow || roleOf(head.element) === "columnheader";
  return (ofColumn && sameColumns && cell.row > head.row) || (ofRow && sameRows && !cell.heads);
}

/** Whether there is a data cell in a header's rows: then it heads them. */
function hasData(head: Cell, cells: readonly Cell[]): boolean {
  return cells.some((cell) => !cell.heads && overlap(cell.row, cell.rows, head.row, head.rows));
}

function overlap(from: number, count: number, other: number, others: number): boolean {
  return from < other + others && other < from + count;
}

/** The cells of a table in their places on its grid (https://html.spec.whatwg.org/#forming-a-table). */
export function cellsOf(table: WordElement): Cell[] {
  const cells: Cell[] = [];
  const taken = new Set<string>();
  rowsIn(table).forEach((line, row) => {
    let column = 0;
    for (const element of cellsIn(line)) {
      while (taken.has(`${row} ${column}`)) column++;
      const span = (name: string): number => Math.min(Math.max(Number(element.attribute(name)) || 1, 1), 1000);
      const [columns, rows] = [span("colspan"), span("rowspan")];
      for (let down = 0; down < rows; down++)
        for (let along = 0; along < columns; along++) taken.add(`${row + down} ${column + along}`);
      const role = roleOf(element);
      const heads = role === "" ? element.name === "th" : /header$/.test(role);
      cells.push({ element, heads, row, rows, column, columns });
      column += columns;
    }
  });
  return cells;
}

const isRow = (element: WordElement): boolean => element.name === "tr" || roleOf(element) === "row";
const isCell = (element: WordElement): boolean =>
  ["td", "th"].includes(element.name) || ["cell", "gridcell", "columnheader", "rowheader"].includes(roleOf(element));

function rowsIn(element: WordElement): WordElement[] {
  return element.children.flatMap((child) =>
    isRow(child) ? [child] : isTable(child) || isCell(child) ? [] : rowsIn(child),
  );
}

function cellsIn(element: WordElement): WordElement[] {
  return element.children.flatMap((child) => (isCell(child) ? [child] : isTable(child) ? [] : cellsIn(child)));
}
