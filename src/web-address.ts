/** Addresses on the web, and what stands after a link to one. */
import { dayWords } from "./dates.ts";

export const EXTERNAL = "[External website]";

const ARCHIVED = [
  // UK Government Web Archive, with `ukgwa/` and in the older form without. Both may hold `http:/www…` with one slash.
  /^https?:\/\/webarchive\.nationalarchives\.gov\.uk\/(?:ukgwa\/)?(\d{8})(?:\d{6})?(?:[a-z]{2}_)?\/(https?:\/{1,2}.+)$/,
  // Internet Archive.
  /^https?:\/\/web\.archive\.org\/web\/(\d{8})(?:\d{6})?(?:[a-z]{2}_)?\/(https?:\/{1,2}.+)$/,
];

/** The day (ISO 8601) and original address of a web archive's copy; undefined for any other address. */
export function archivedCopy(url: string): { day: string; original: string } | undefined {
  for (const pattern of ARCHIVED) {
    const match = pattern.exec(url);
    if (!match) continue;
    const digits = match[1]!;
    const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
    if (Number.isNaN(Date.parse(day))) continue;
    return { day, original: match[2]!.replace(/^(https?):\/(?!\/)/, "$1://") };
  }
  return undefined;
}

/** "archived copy, 4 March 2010" */
export function archivedWords(day: string): string {
  return `archived copy, ${dayWords(day)}`;
}

/** What stands after a link to an address elsewhere: `[External website]`, `[archived copy, 4 March 2010]`. */
export function webMarker(url: string): string {
  const copy = archivedCopy(url);
  return copy ? `[${archivedWords(copy.day)}]` : EXTERNAL;
}
