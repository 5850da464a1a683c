/**
 * A text with its letters as they are meant, however they are written: percent-encoded in addresses, as character
 * references in HTML and XML, behind backslashes in style sheets, scripts and JSON, or one of these within another.
 */
import { decodeReferences } from "./html-tokens.ts";

const encoded = String.raw`(?:%[0-9a-f]{2})+|&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);?`;
const addressed = new RegExp(encoded, "gi");
/** Of a style sheet's `\2d` the blank that ends it is part, and a backslash before another sign means the sign. */
const escaped = new RegExp(
  String.raw`${encoded}|\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-9a-f]{1,6})(?:\r\n|\s)?|[nrt]|[^\w\s])`,
  "gi",
);

/** A feed's HTML holds an address that holds another: so many writings lie within one another, and no more. */
const DEEPEST = 5;

/**
 * What a text says, hyphens alike and without the signs that nobody sees: once with backslashes as they stand (in a path
 * of Windows), and once more as the escapes they may be, where there are any.
 */
export function readingsOf(text: string): string[] {
  return (text.includes("\\") ? [addressed, escaped] : [addressed]).map((writing) => read(text, writing));
}

function read(text: string, writing: RegExp): string {
  let said = text;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = said;
    said = before.replace(writing, letterOf);
    if (said === before) break;
  }
  return said.replace(/[\u2010\u2011]/g, "-").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
}

/** What is meant; on one line, so that lines are counted in what was read as in what was written. */
function letterOf(written: string, ...[braced, wide, narrow, style]: (string | undefined)[]): string {
  if (written.startsWith("%")) return oneLine(Buffer.from(written.replaceAll("%", ""), "hex").toString());
  if (written.startsWith("&")) return oneLine(decodeReferences(written));
  const hex = braced ?? wide ?? narrow ?? style;
  if (hex === undefined) return /\w$/.test(written) ? " " : written.slice(1);
  const code = parseInt(hex, 16);
  return oneLine(code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code));
}

function oneLine(letters: string): string {
  return letters.replace(/[\r\n]/g, " ");
}
