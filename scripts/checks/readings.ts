/**
 * A text with its letters as they are meant, however they are written: percent-encoded in addresses, as character
 * references in HTML and XML, behind backslashes in style sheets, scripts and JSON, or one of these within another.
 */
import { decodeReferences, decodeText, ownCopy } from "./html-tokens.ts";

const encoded = String.raw`(?:%[0-9a-f]{2})+|&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);?`;
const addressed = new RegExp(encoded, "gi");
/** Of a style sheet's `\2d` the blank that ends it is part, and a backslash before another sign means the sign. */
const escaped = new RegExp(
  String.raw`${encoded}|\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-9a-f]{1,6})(?:\r\n|\s)?|[nrt]|[^\w\s])`,
  "gi",
);

/** A feed's HTML holds an address that holds another: so many writings lie within one another, and no more. */
const DEEPEST = 5;

/** How a character reference is read: as in a value or as in a text, which differ where it has no semicolon. */
type Reference = (written: string) => string;

/**
 * What a text says, hyphens alike and without the signs that nobody sees: once with backslashes as they stand (in a path
 * of Windows), and once more as the escapes they may be, where there are any. Where a name stands at the beginning of another
 * word (`&notes`), it is a letter in a text (`¬es`) and none in a value: both are readings.
 */
export function readingsOf(text: string): string[] {
  return (text.includes("\\") ? [addressed, escaped] : [addressed]).flatMap((writing) => {
    let differs = false as boolean;
    const inValue = read(text, writing, (written) => {
      const value = decodeReferences(written);
      if (value === written && inText(written) !== written) differs = true;
      return value;
    });
    return differs ? [inValue, read(text, writing, inText)] : [inValue];
  });
}

const texts = new Map<string, string>();

/** What a reference says in a text; scripts are full of what might be one (`a&&b`). */
function inText(written: string): string {
  let said = texts.get(written);
  if (said === undefined) {
    said = decodeText(written);
    if (texts.size < 5_000) texts.set(ownCopy(written), said);
  }
  return said;
}

function read(text: string, writing: RegExp, reference: Reference): string {
  let said = text;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = said;
    said = before.replace(writing, (written, ...[braced, wide, narrow, style]: (string | undefined)[]) =>
      letterOf(written, reference, braced ?? wide ?? narrow ?? style),
    );
    if (said === before) break;
  }
  return said.replace(/[\u2010\u2011]/g, "-").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
}

/** What is meant; on one line, so that lines are counted in what was read as in what was written. */
function letterOf(written: string, reference: Reference, hex: string | undefined): string {
  if (written.startsWith("%")) return oneLine(Buffer.from(written.replaceAll("%", ""), "hex").toString());
  if (written.startsWith("&")) return oneLine(reference(written));
  if (hex === undefined) return /\w$/.test(written) ? " " : written.slice(1);
  const code = parseInt(hex, 16);
  return oneLine(code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code));
}

function oneLine(letters: string): string {
  return letters.replace(/[\r\n]/g, " ");
}
