/** The word nearest to one that was typed, for "Did you mean …?" */
import { distance } from "fastest-levenshtein";

/** The nearest of some words, if it is near enough to be what was meant: two slips, or a third of its letters. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  const small = typed.toLowerCase().replace(/[_ ]/g, "-");
  for (const word of known) {
    const slips = distance(small, word.toLowerCase());
    if (slips < least) [best, least] = [word, slips];
  }
  return best !== undefined && least < best.length && least <= Math.max(2, Math.floor(best.length / 3))
    ? best
    : undefined;
}
