/**
 * What else than a page's own bytes can change how it is drawn: the site's styles, scripts and fonts, and the images
 * that the page or a style names. One digest for each page, part of the key under which its results are remembered.
 */
import { basename } from "node:path";
import { digestOf } from "../memory.ts";
import { readText, type Site, type SiteFile } from "../site.ts";
import { decodeSafely } from "./parts.ts";

const IMAGE_NAME = /[^\s"'()<>\\/=,]+\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp)/gi;

export interface PageAssets {
  /** Digest of what all pages are drawn with. */
  shared: string;
  /** Digest of what a page is drawn with, from its text. */
  of(text: string): string;
}

/** The assets of a site's pages. */
export function pageAssets(site: Site): PageAssets {
  const everywhere: string[] = [];
  const images = new Map<string, string[]>();
  const add = (file: SiteFile): void => {
    const name = basename(file.path);
    const list = images.get(name);
    if (list) list.push(`${file.path} ${file.sha256}`);
    else images.set(name, [`${file.path} ${file.sha256}`]);
  };
  for (const file of site.files.values()) {
    if (file.type.startsWith("image/")) add(file);
    else if (
      /^(?:text\/css|font\/|application\/(?:font|vnd\.ms-font)|(?:text|application)\/(?:javascript|ecmascript))/.test(
        file.type,
      )
    )
      everywhere.push(`${file.path} ${file.sha256}`);
  }
  const named = (text: string): string[] =>
    images.size === 0
      ? []
      : [...new Set(Array.from(text.matchAll(IMAGE_NAME), ([name]) => images.get(decodeSafely(name)) ?? []).flat())];
  for (const file of site.files.values())
    if (file.type === "text/css") everywhere.push(...named(readText(site, file.path)));
  everywhere.sort();
  const shared = digestOf([site.base, ...everywhere]);
  return { shared, of: (text) => digestOf([shared, ...named(text).sort()]) };
}
