/** What a record's file may be called: its name becomes the page's address. */
import { parseSpan } from "./dates.ts";
import type { Kind } from "./kind.ts";

/** A record's slug from its file's name, and the day at its beginning where the kind has one. */
export function slugOf(kind: Kind, name: string): { slug: string; day?: string } | { fault: string } {
  const stem = name.replace(/\.md$/, "");
  const dated = kind.datedNames ? /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(stem) : null;
  const slug = dated?.[2] ?? stem;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    return {
      fault: `the file's name becomes the page's address, so it has small letters, digits and hyphens only.${remedy(slug, dated?.[1])}`,
    };
  }
  const misdated = kind.datedNames && !dated ? dayFault(stem) : undefined;
  if (misdated !== undefined) return { fault: misdated };
  if (kind.reserved?.test(slug)) {
    return { fault: `another page of the site has the address ${kind.address(slug)}. Give the file another name.` };
  }
  return dated ? { slug, day: dated[1]! } : { slug };
}

/** Nobody sees them: spaces without width, joiners, soft hyphens. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** What to do about a name that cannot be an address, as sentences after the first. */
function remedy(slug: string, day: string | undefined): string {
  const foreign = /[^\p{ASCII}\p{M}]/u.exec(slug.normalize("NFKD").replace(/['’]/g, ""))?.[0];
  if (foreign !== undefined && /\p{L}/u.test(foreign))
    return ` "${foreign}" is none of these. Give the file another name.`;
  const unseen = slug.match(UNSEEN)?.[0];
  const code = unseen?.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const hidden = code === undefined ? "" : ` An invisible character (U+${code}) stands in it.`;
  const better = slugFrom(slug);
  return `${hidden}${better === "" ? "" : ` Rename it to ${day === undefined ? "" : `${day}-`}${better}.md.`}`;
}

/** A name that is a day alone, or begins with a day in another order. */
function dayFault(stem: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(stem))
    return `the file's name is a day alone. Put words after it, such as ${stem}-the-engagement-ethic.md.`;
  const turned = /^(\d{1,2})-(\d{1,2})-(\d{4})-(.+)$/.exec(stem);
  const day = turned && parseSpan(`${turned[1]!}/${turned[2]!}/${turned[3]!}`);
  if (!turned || !day || typeof day === "string") return undefined;
  return `the file's name begins with a day in another order. Rename it to ${day.first}-${turned[4]!}.md.`;
}

/** Words as a slug: "Café – an idea" → "cafe-an-idea". */
export function slugFrom(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .replace(UNSEEN, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
