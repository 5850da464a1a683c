/** A file's bytes as the text an editor meant, or why they are none. */
import { isUtf8 } from "node:buffer";

export interface PlacedMessage {
  line: number;
  message: string;
}

/** A record has at most so many bytes, about 40,000 words: there are texts that take Markdown's time squared to read. */
export const LARGEST_RECORD = 250_000;

/** Characters that no editor types and no page can show; tab and line feed are none of them. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/;

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
  const control = CONTROL.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const line = text.slice(0, control.index).split("\n").length;
    return { line, message: `an invisible character (U+${code}) stands here. Delete it, or type the line anew.` };
  }
  return text;
}

function notUtf8(bytes: Buffer): PlacedMessage {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { line: 1, message: "the file is UTF-16, not UTF-8. Save it again with the encoding UTF-8." };
  }
  // No byte of a character of several bytes is a line feed, so each line can be judged alone.
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) break;
    from = to + 1;
  }
  return {
    line,
    message: "this line holds a character that is not UTF-8. Save the file again with the encoding UTF-8.",
  };
}
