/**
 * The slips that people make in YAML, told in their own terms. The YAML parser knows that something is wrong, but speaks
 * of maps and flow collections, and often of the next line; this looks at each line as the editor meant it.
 */
import type { YamlFault } from "./front-matter.ts";

const FIELD = /^( *(?:- +)?)([A-Za-z][\w-]*):(?:( +)(.*)|)$/;

/** A space that looks like the plain one, as web pages and word processors have them: YAML knows only the plain one. */
const ODD_SPACE = /^(?:[A-Za-z][\w-]*:|-)[\u00a0\u2000-\u200a\u202f\u3000]/;

/** Every slip, in order of line; `firstLine` is the file's line that the text begins on. */
export function yamlSlips(text: string, firstLine: number): YamlFault[] {
  const slips: YamlFault[] = [];
  /** Within `key: |`, lines further in than this are words. */
  let block: number | undefined;
  /** The indent of a field that has its words on its own line: nothing can stand below it, further in. */
  let worded: number | undefined;
  for (const [at, raw] of text.split("\n").entries()) {
    const line = raw.trimEnd();
    const inner = line.trimStart();
    const indent = line.length - inner.length;
    if (inner === "" || inner.startsWith("#")) continue;
    if (block !== undefined && indent > block) continue;
    block = undefined;
    const add = (message: string): void => void slips.push({ line: firstLine + at, message: message.trimEnd() });
    const field = FIELD.exec(line);
    if (/^ *\t/.test(raw)) add("a tab stands where spaces are wanted. Use spaces to indent.");
    else if (field) {
      const value = field[4] ?? "";
      const column = field[1]!.length;
      if (worded !== undefined && column > worded) {
        add("this line is indented, and the field above it has its words already. Begin the line further left.");
        continue;
      }
      if (/^[|>][-+0-9]*$/.test(value)) block = column;
      worded = value === "" ? undefined : column;
      const slip = valueSlip(value, `${field[2]!}: `);
      if (slip !== undefined) add(slip);
    } else if (/^- /.test(inner)) {
      worded = undefined;
      const slip = valueSlip(inner.slice(2).trim(), "- ");
      if (slip !== undefined) add(slip);
    } else if (/^\* /.test(inner)) {
      add(`the entries of a list begin with a hyphen. Write: - ${inner.slice(2).trim()}`);
    } else if (ODD_SPACE.test(inner)) {
      add("a special space stands after the colon or the hyphen. Type it anew, as a plain space.");
    } else if (indent === 0) {
      const glued = /^([A-Za-z][\w-]*):(\S.*)$/.exec(inner);
      if (glued) add(`no space stands after the colon. Write: ${glued[1]!}: ${glued[2]!}`);
      else if (!/^(?:\.\.\.|---)/.test(inner))
        add("this line is no field. Write a field as a name, a colon, a space and its words.");
    }
  }
  return slips;
}

/** Words that begin with an apostrophe, which YAML takes for an opening quotation mark. */
const APOSTROPHE = /^'(?:tis|twas|twere|til|em|cause|bout|n|\d0s)\b[^'"]*$/i;

/** What is wrong with the words of a field or an entry, with the line as it should be. */
function valueSlip(value: string, lead: string): string | undefined {
  const write = value.length > 200 ? "" : `Write: ${lead}${quoted(value)}`;
  const first = value[0];
  if (first === undefined) return undefined;
  if (first === '"' || first === "'") {
    const closed = first === '"' ? /^"(?:[^"\\]|\\.)*"(?: +#.*)?$/ : /^'(?:[^']|'')*'(?: +#.*)?$/;
    if (closed.test(value)) return undefined;
    if (APOSTROPHE.test(value)) return `words cannot begin with an apostrophe. Write: ${lead}"${value}"`;
    return value.indexOf(first, 1) < 0
      ? `a quotation mark is opened and not closed. ${write && write + first}`
      : `words stand outside the quotation marks. ${write}`;
  }
  if (/^[*&!%@`]/.test(first) || ((first === "[" || first === "{") && !/^(?:\[.*\]|\{.*\})$/.test(value))) {
    return `words cannot begin with ${first} unless they are in quotation marks. ${write}`;
  }
  if (/^[[{|>]/.test(first)) return undefined;
  if (/: |:$/.test(value)) return `a colon stands inside the words, so they must be in quotation marks. ${write}`;
  return undefined;
}

/** Words in the quotation marks that suit them. */
function quoted(value: string): string {
  const bare = value.startsWith('"') && value.indexOf('"', 1) < 0 ? value.slice(1) : value;
  if (value !== bare) return `"${bare}`;
  if (value.startsWith("'") && value.indexOf("'", 1) < 0) return value;
  return value.includes('"') ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}

/** The beginning of a line up to words that are in no quotation marks. */
const PLAIN_WORDS = /^ *(?:- +)?(?:[A-Za-z][\w-]*: +)?(?=[^\s"'|>[{#])/;

/**
 * Lines on which ` #` cuts words off: YAML takes the rest for a comment, silently. A comment on a line of its own, or
 * after words in quotation marks, is meant as one.
 */
export function cutWords(text: string, firstLine: number): YamlFault[] {
  if (!text.includes(" #")) return [];
  const found: YamlFault[] = [];
  let block: number | undefined;
  for (const [at, line] of text.split("\n").entries()) {
    const inner = line.trimStart();
    const indent = line.length - inner.length;
    if (inner === "" || (block !== undefined && indent > block)) continue;
    block = /^(?:- +)?[A-Za-z][\w-]*: +[|>][-+0-9]*$/.test(inner) ? indent : undefined;
    if (inner.startsWith("#") || !PLAIN_WORDS.test(line) || !line.includes(" #", indent)) continue;
    const message =
      "a space and # begin a comment, so the words after them would be lost. Put the words in quotation marks, or the comment on a line of its own.";
    found.push({ line: firstLine + at, message });
  }
  return found;
}
