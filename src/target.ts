/** Where a link in a record's text points, as an editor writes it. */
import { KIND_NAMES } from "./kind.ts";

export type Target =
  /** A record, by kind and slug; `fragment` is "" or begins with "#". */
  | { to: "record"; ref: string; fragment: string }
  /** An address in the site, below its root. */
  | { to: "address"; address: string }
  /** A place in the same text. */
  | { to: "fragment"; fragment: string }
  /** A page elsewhere. */
  | { to: "web"; url: string }
  /** An e-mail address or a telephone number. */
  | { to: "person"; href: string }
  /** A file that goes with the record. */
  | { to: "file"; file: string }
  | { to: "nowhere"; why: string };

const REF = /^\/?([a-z-]+)\/([a-z0-9-]+)\/?(#\S*)?$/;

/** Longer than this no address is. */
const LONGEST = 2000;

/** Reads a link's address; markdown-it has percent-encoded it. */
export function readTarget(href: string): Target {
  if (href.length > LONGEST)
    return { to: "nowhere", why: `an address has at most ${LONGEST} characters, and this one has ${href.length}` };
  if (href === "") return { to: "nowhere", why: "the link leads nowhere. Write its address in the round brackets" };
  if (href.startsWith("#")) {
    return href.length > 1
      ? { to: "fragment", fragment: href }
      : { to: "nowhere", why: "the link leads nowhere. Write the name of a heading after the #" };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme !== undefined) return withScheme(scheme, href);
  if (href.startsWith("//")) return { to: "nowhere", why: `"${href}" lacks its beginning. Write https:${href}` };
  const ref = REF.exec(href);
  if (ref && (KIND_NAMES as readonly string[]).includes(ref[1]!)) {
    return { to: "record", ref: `${ref[1]!}/${ref[2]!}`, fragment: ref[3] ?? "" };
  }
  if (href.startsWith("/")) return { to: "address", address: href };
  return relative(href);
}

function withScheme(scheme: string, href: string): Target {
  if (scheme === "http" || scheme === "https") {
    return URL.canParse(href) && /^https?:\/\/[^/]/i.test(href)
      ? { to: "web", url: href }
      : { to: "nowhere", why: `"${href}" is not a full web address, such as https://www.example.org/page` };
  }
  if (scheme === "mailto" || scheme === "tel") return { to: "person", href };
  return {
    to: "nowhere",
    why: `a link may not begin with "${scheme}:". Write a web address (https://…), a record (announcements/…) or a file's name`,
  };
}

function relative(href: string): Target {
  let file: string;
  try {
    file = decodeURIComponent(href);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return { to: "nowhere", why: `"${href}" is not an address` };
  }
  if (/^www\./i.test(file)) return { to: "nowhere", why: `"${file}" lacks its beginning. Write https://${file}` };
  if (/[/\\]/.test(file)) {
    return {
      to: "nowhere",
      why: `"${file}" is not an address here. Write a record as kind/slug (announcements/…), a page elsewhere with https://, an address in this site with / at its start`,
    };
  }
  return { to: "file", file };
}
