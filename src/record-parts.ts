/** A record's text divided into its fields and the words below them, or where the lines of hyphens went wrong. */

export const OPENING =
  "a record begins with a line of three hyphens (---), its fields, and another line of three hyphens";

/** The YAML between the lines of hyphens, the words below, and the line they begin on; or a place and a sentence. */
export function splitText(
  text: string,
): { front: string; body: string; line: number } | { line: number; message: string } {
  const opened = /^---[ \t]*\n/.exec(text);
  if (!opened) return noBeginning(text);
  const closing = /^---[ \t]*$/m;
  const rest = text.slice(opened[0].length);
  const closed = closing.exec(rest);
  if (!closed) return noEnd(rest.split("\n"));
  const front = rest.slice(0, closed.index);
  const after = rest.slice(closed.index + closed[0].length + 1);
  // The text begins at its first line that is not blank.
  const blank = /^(?:[ \t]*\n)*/.exec(after)![0];
  const line = front.split("\n").length + 2 + blank.split("\n").length - 1;
  return { front, body: after.slice(blank.length), line };
}

/** What an editor's program makes of three hyphens, or a hand that typed too few or too many. */
const DASHES = /^(?!---[ \t]*$)[-\u2010-\u2015\u2212]{1,6}[ \t]*$/;
const NOT_HYPHENS =
  "this line is not three hyphens (---), though it looks like them. Type them anew, as three plain hyphens.";

/** What stands where the first line of hyphens should. */
function noBeginning(text: string): { line: number; message: string } {
  const first = text.split("\n", 1)[0]!;
  if (DASHES.test(first)) return { line: 1, message: NOT_HYPHENS };
  if (/^\s+---[ \t]*\n/.test(text))
    return { line: 1, message: "blank lines or spaces stand above the first line of three hyphens. Delete them." };
  if (/^["']?[A-Za-z][\w-]*["']?\s*:/.test(first) && /^---[ \t]*$/m.test(text))
    return { line: 1, message: "the line of three hyphens (---) above the fields is missing. Put it above this line." };
  return { line: 1, message: `no fields were found: ${OPENING}.` };
}

/** Where fields without an end seem to end: at a line of other dashes, or where the words begin. The lines follow the first `---`. */
function noEnd(lines: readonly string[]): { line: number; message: string } {
  const dashes = lines.findIndex((line) => DASHES.test(line));
  if (dashes !== -1) return { line: dashes + 2, message: NOT_HYPHENS };
  const words = lines.findIndex((line) => !/^\s|^$|^#\s|^-\s|^["']?[\w-]+["']?\s*:/.test(line));
  if (words === -1) return { line: 1, message: `the fields have no end: ${OPENING}.` };
  return {
    line: words + 2,
    message: "the fields have no end: put a line of three hyphens (---) before this line, if the text begins here.",
  };
}
