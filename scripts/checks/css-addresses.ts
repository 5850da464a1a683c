/** The addresses in CSS: `url()` and `@import`, by the tokens of CSS Syntax (comments and strings hold none). */

const token =
  /\/\*[\s\S]*?(?:\*\/|$)|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')|url\(\s*(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|((?:[^"'()\\\s]|\\[\s\S])*))\s*\)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/gi;

/**
 * @param css a stylesheet or a `style` attribute's value
 * @param found is given each address, escapes undone, and its offset
 */
export function cssAddresses(css: string, found: (url: string, at: number) => void): void {
  if (!css.includes("url(") && !css.includes("URL(") && !css.includes("@")) return;
  for (const match of css.matchAll(token)) {
    const url = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5];
    if (url !== undefined) found(unescape(url), match.index + match[0].indexOf(url));
  }
}

/** CSS escapes: a backslash and one to six hexadecimal digits, or a backslash and the sign itself. */
function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /\\(?:([0-9a-f]{1,6})\s?|\n|([\s\S]))/gi,
    (_, hex: string | undefined, sign: string | undefined) =>
      hex !== undefined ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)) : (sign ?? ""),
  );
}
