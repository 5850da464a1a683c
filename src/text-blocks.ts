/**
 * A text cut into blocks where a blank line makes the cut safe: plain paragraphs, which need no Markdown at all, and the
 * rest. Most paragraphs of most records are plain, and a text of them is drawn in a fraction of the time.
 */
export interface TextBlock {
  text: string;
  /** The line (from 0) of the whole that it begins on. */
  line: number;
  /** A paragraph of words alone: no sign in it that Markdown could read as more. */
  plain: boolean;
}

/** Signs that Markdown may read as more than words; tabs and odd spaces, which it treats in ways of its own. */
const MARKUP =
  // eslint-disable-next-line no-control-regex
  /[\\`*_[\]<>&#|~!\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff\ufffd]|^ *(?:[-+=]|\d+[.)])|^ |(?<! ) {2,}$/m;
/** What reaches across blank lines, so that a block alone would be read otherwise: fences and definitions of links. */
const REACHING = /```|~~~|\]:/;

/** The blocks of a text, in order; together they are read as the whole is. */
export function textBlocks(text: string): TextBlock[] {
  if (REACHING.test(text)) return [{ text, line: 0, plain: false }];
  const lines = text.split("\n");
  const blocks: { from: number; to: number; plain: boolean }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const from = at;
    while (at < lines.length && /[^ \t]/.test(lines[at]!)) at += 1;
    if (at === from) continue;
    const plain = !MARKUP.test(lines.slice(from, at).join("\n"));
    const before = blocks.at(-1);
    // What is not plain may go on after a blank line (a list does), until a paragraph that is plain ends it.
    if (before?.plain === false && !plain) before.to = at;
    else blocks.push({ from, to: at, plain });
  }
  return blocks.map(({ from, to, plain }) => ({ text: lines.slice(from, to).join("\n"), line: from, plain }));
}

/** A plain paragraph with the spaces at the ends of its lines gone, as Markdown has it. */
export function plainParagraph(text: string): string {
  return text.replace(/ $/gm, "");
}

/** The plain paragraph that a text begins with; undefined where it begins otherwise. */
export function openingParagraph(text: string): string | undefined {
  const end = text.indexOf("\n\n");
  const first = (end < 0 ? text : text.slice(0, end)).trimEnd();
  return first === "" || MARKUP.test(first) || /^\s|\n\s*\n/.test(first) ? undefined : first;
}
