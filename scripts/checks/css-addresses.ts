/** The addresses in CSS: `url()`, `@import` and the strings of `image-set()`, by the tokens of CSS Syntax (comments and strings hold none). */

const token =
  /\/\*[\s\S]*?(?:\*\/|$)|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')|url\(\s*(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|((?:[^"'()\\\s]|\\[\s\S])*))\s*\)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/gi;

/**
 * @param css a stylesheet or a `style` attribute's value
 * @param found is given each address, escapes undone, its offset, and whether it is of `@import`: another stylesheet
 */
export function cssAddresses(css: string, found: (url: string, at: number, isImport: boolean) => void): void {
  if (!/url\(|@|image-set\(/i.test(css)) return;
  for (const match of css.matchAll(token)) {
    const url = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5];
    if (url === undefined) continue;
    const isImport =
      match[0].startsWith("@") || /@import\s+$/i.test(css.slice(Math.max(0, match.index - 30), match.index));
    found(unescape(url), match.index + match[0].indexOf(url), isImport);
  }
  if (/image-set\(/i.test(css)) imageSets(css, found);
}

/** Strings of `image-set()` are addresses, but for those of its `type()` (CSS Images 4). A `url()` there is found with the others. */
function imageSets(css: string, found: (url: string, at: number, isImport: boolean) => void): void {
  for (const set of css.matchAll(/image-set\(/gi)) {
    const sign = /"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)'|[()]/g;
    sign.lastIndex = set.index + set[0].length;
    for (let depth = 1; depth > 0;) {
      const match = sign.exec(css);
      if (!match) return;
      const url = match[1] ?? match[2];
      if (match[0] === "(") depth += 1;
      else if (match[0] === ")") depth -= 1;
      else if (url !== undefined && depth === 1) found(unescape(url), match.index + 1, false);
    }
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
