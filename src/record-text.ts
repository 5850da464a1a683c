/**
 * What stands in a record's file, before any schema judges it. Nothing that a schema says has a part in this, so it is
 * still good when a schema has changed.
 */
import { linksIn, type LinkUse } from "./markdown.ts";
import { OPENING, splitText } from "./record-parts.ts";
import { sourceText, type PlacedMessage } from "./source-text.ts";

export interface RecordText {
  /** The YAML between the lines of hyphens (it begins on line 2), and the text below, which begins on `line`. */
  readonly front: string;
  readonly body: string;
  readonly line: number;
  /** Links and images of the text; lines count from 0 at `line`. */
  readonly uses: readonly LinkUse[];
}

/** Characters. */
const LARGEST_FRONT_MATTER = 50_000;

/** Divides one file's bytes (or its text, if it is UTF-8 beyond doubt) into its parts; or why it has none. */
export function recordText(bytes: Buffer | string): RecordText | PlacedMessage {
  const text = sourceText(bytes);
  if (typeof text !== "string") return text;
  if (!/\S/.test(text)) {
    const opening = `${OPENING[0]!.toUpperCase()}${OPENING.slice(1)}.`;
    return { line: 1, message: `the file is empty. ${opening} Write it, or delete the file.` };
  }
  const split = splitText(text);
  if ("message" in split) return split;
  if (split.front.length > LARGEST_FRONT_MATTER) {
    const size = `${Math.ceil(split.front.length / 1000)} KB`;
    return {
      line: 2,
      message: `the fields are ${size}, and have at most 50 KB. Put long material below them, as text.`,
    };
  }
  return { ...split, uses: linksIn(split.body) };
}
