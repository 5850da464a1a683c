/**
 * Letters and signs by which rules about style tell a label from words that are read, and those from a paragraph. Two
 * elements that differ in this are different parts (`parts.ts`).
 */
export const READ = 60;
export const PARAGRAPH = 240;

/** Whether a text is a label, words that are read, or a paragraph: 0, 1, 2. */
export function lengthOf(text: string): 0 | 1 | 2 {
  const letters = text.replaceAll(/\s+/g, " ").trim().length;
  return letters >= PARAGRAPH ? 2 : letters >= READ ? 1 : 0;
}
