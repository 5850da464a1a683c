/** Windows-1252, the encoding that most texts which are not UTF-8 are in. Source of the table: WHATWG Encoding, index-windows-1252. */

/** What the bytes 0x80 to 0x9f stand for; those that stand for nothing are control characters. The rest is Latin-1. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The character that a byte stands for. */
export function characterOf(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? HIGH[byte - 0x80]! : String.fromCharCode(byte);
}

function byteOf(character: string): number {
  const at = HIGH.indexOf(character);
  return at < 0 ? character.charCodeAt(0) : at + 0x80;
}

/** UTF-8 that was read as Windows-1252: the lead byte of two or three, and the bytes after it. */
const MISREAD = new RegExp(`[ÂÃ][\u0080-\u00bf${HIGH}]|â[\u0080-\u00bf${HIGH}]{2}`, "g");

/** Characters of a text that were UTF-8 and were read as Windows-1252 ("Ã©" for "é"), with what they were. */
export function misread(text: string): { found: string; meant: string }[] {
  if (!/[ÂÃâ]/.test(text)) return [];
  return [...text.matchAll(MISREAD)]
    .map(([found]) => ({ found, meant: Buffer.from(Array.from(found, byteOf)).toString() }))
    .filter(({ meant }) => !meant.includes("\ufffd"));
}
