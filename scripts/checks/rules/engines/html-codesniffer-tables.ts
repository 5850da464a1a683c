/** HTML_CodeSniffer's codes on tables, from the criterion on. */
import type { Explanation } from "../rule.ts";

const UNHEADED = "Cell by cell, a reader hears figures and may never learn what they are figures of.";
const ARRANGES = "A screen reader announces a table, and no cell of it has a heading.";
const MARK_HEADINGS =
  'Mark the cells that head a column or a row (`th`); a table that only arranges things wants `role="presentation"`';

export const htmlcsTables: Readonly<Record<string, Explanation>> = {
  "1_3_1.H39.3.LayoutTable": {
    title: "A caption on a table that only arranges things",
    why: ARRANGES,
    mend: `${MARK_HEADINGS} and no caption.`,
  },
  "1_3_1.H39.3.NoCaption": {
    title: "A table without a caption",
    why: "In a screen reader's list of tables this one has no name.",
    mend: "Look whether the words before it name it; if not, give it a `<caption>`.",
  },
  "1_3_1.H39,H73.4": {
    title: "A caption that says the summary again",
    why: "A screen reader says the same words twice.",
    mend: "Keep the `<caption>`, and take `summary` away.",
  },
  "1_3_1.H73.3.LayoutTable": {
    title: "A summary of a table that only arranges things",
    why: ARRANGES,
    mend: `${MARK_HEADINGS} and no \`summary\`.`,
  },
  "1_3_1.H73.3.NoSummary": {
    title: "A table without a summary",
    why: "Who hears a table cell by cell learns late how it is laid out.",
    mend: "Look whether that is plain; if not, say it in words before the table.",
  },
  "1_3_1.H43,H63": {
    title: "A table whose cells name no headings",
    why: UNHEADED,
    mend: 'Write `scope="col"` or `scope="row"` on each heading cell (`th`).',
  },
  "1_3_1.H43.HeadersRequired": {
    title: "A table with headings of several levels, and cells that do not name theirs",
    why: "With headings in several rows or columns a screen reader may say the wrong ones with a cell.",
    mend: "Make it several simple tables, or name in each cell's `headers` the ids of its headings.",
  },
  "1_3_1.H43.IncorrectAttr": {
    title: "A cell that names other headings than it has",
    why: "A screen reader says other headings with the cell than those that stand over and before it.",
    mend: "Name in `headers` the ids of the headings that the message expects.",
  },
  "1_3_1.H43.MissingHeaderIds": {
    title: "Headings of a table without ids",
    why: UNHEADED,
    mend: "Give each heading cell (`th`) an id, and name it in the `headers` of its cells.",
  },
  "1_3_1.H43.MissingHeadersAttrs": {
    title: "A table of which some cells name no headings",
    why: UNHEADED,
    mend: "Name in each cell's `headers` the ids of its headings.",
  },
  "1_3_1.H43.ScopeAmbiguous": {
    title: "Headings of several levels that scope does not tell apart",
    why: "With headings in several rows or columns a screen reader may say the wrong ones with a cell.",
    mend: "Make it several simple tables, or name in each cell's `headers` the ids of its headings.",
  },
  "1_3_1.H63.1": {
    title: "Some headings of a table do not say what they head",
    why: UNHEADED,
    mend: 'Write `scope="col"` or `scope="row"` on the other heading cells (`th`) too.',
  },
  "1_3_1.H63.2": {
    title: "A plain cell that is said to head others",
    why: "On such a cell (`td`) browsers leave `scope` out: it heads nothing.",
    mend: "Make the cell a heading (`th`).",
  },
  "1_3_1.H63.3": {
    title: "A scope that does not exist",
    why: "A screen reader says the wrong heading with a cell, or none.",
    mend: "Write `col`, `row`, `colgroup` or `rowgroup` into `scope`.",
  },
};
