/** A file's bytes as the text an editor meant, or why they are none. */
import { isUtf8 } from "node:buffer";
import { characterOf } from "./windows-1252.ts";

export interface PlacedMessage {
  line: number;
  message: string;
}

/** A record has at most so many bytes, about 40,000 words: there are texts that take Markdown's time squared to read. */
export const LARGEST_RECORD = 250_000;

/**
 * Characters that no editor types and nobody sees: control characters (tab and line feed are none of them), spaces
 * without width, and marks that turn the direction of reading, so that a page would show other words than the file.
 */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;

/** UTF-16 without its mark: every second byte of its first letters is 0. */
// eslint-disable-next-line no-control-regex
const UTF_16 = /^(?:[^\u0000]\u0000){3}|^(?:\u0000[^\u0000]){3}/;
const IS_UTF_16: PlacedMessage = {
  line: 1,
  message: "the file is UTF-16, not UTF-8. Save it again with the encoding UTF-8.",
};

/**
 * Decodes UTF-8, with or without a byte-order mark, with any line ends; line ends come out as "\n". A string is a file
 * that was UTF-8 beyond doubt.
 */
export function sourceText(bytes: Buffer | string): string | PlacedMessage {
  if (bytes.length > LARGEST_RECORD) {
    const size =
      bytes.length < 1_000_000 ? `${Math.ceil(bytes.length / 1000)} KB` : `${(bytes.length / 1_000_000).toFixed(1)} MB`;
    return {
      line: 1,
      message: `the file is ${size}, and a record has at most 250 KB. Put long material in an attachment.`,
    };
  }
  if (typeof bytes !== "string" && !isUtf8(bytes)) return notUtf8(bytes);
  let text = bytes.toString();
  if (text.startsWith("\ufeff")) text = text.slice(1);
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  const invisible = INVISIBLE.exec(text);
  if (invisible) {
    if (UTF_16.test(text)) return IS_UTF_16;
    const code = invisible[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const line = text.slice(0, invisible.index).split("\n").length;
    return { line, message: `an invisible character (U+${code}) stands here. Delete it, or type the line anew.` };
  }
  return text;
}

function notUtf8(bytes: Buffer): PlacedMessage {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return IS_UTF_16;
  }
  // No byte of a character of several bytes is a line feed, so each line can be judged alone.
  let line = 1;
  let rest = bytes;
  for (; ; line += 1) {
    const end = rest.indexOf(0x0a);
    const one = end < 0 ? rest : rest.subarray(0, end);
    if (!isUtf8(one)) return { line, message: `this line holds ${oddCharacter(one)}. ${SAVE_AGAIN}` };
    rest = rest.subarray(end + 1);
  }
}

const SAVE_AGAIN = "Save the file again with the encoding UTF-8.";

/** What stands first in a line that is not UTF-8, if it can be told: Windows-1252 is what older programs write. */
function oddCharacter(line: Buffer): string {
  const sound = line.toString().split("\ufffd", 1)[0]!;
  const at = Buffer.byteLength(sound);
  const meant = characterOf(line[at]!);
  return /[\p{L}\p{P}\p{S}]/u.test(meant)
    ? `"${meant}" as Windows-1252 writes it, not as UTF-8`
    : "a character that is not UTF-8";
}
