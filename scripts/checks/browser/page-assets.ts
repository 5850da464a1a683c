/**
 * What else than a page's own bytes can change how it is drawn: the site's styles, scripts and fonts, and the images
 * that the page or a style names. One digest for each page, part of the key under which its results are remembered.
 */
import { basename } from "node:path";
import { digestOf } from "../memory.ts";
import { readText, type Page, type Site, type SiteFile } from "../site.ts";
import { decodeSafely } from "./parts.ts";

const IMAGE_NAME = /[^\s"'()<>\\/=,]+\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp)/gi;

export interface PageAssets {
  /** Digest of what all pages are drawn with. */
  shared: string;
  /** What names a page's results in a memory: its address, its bytes and all that it is drawn with. */
  keyOf: (page: Page) => string;
}

const known = new WeakMap<Site, PageAssets>();

/** The assets of a site's pages; worked out once for all checks. */
export function pageAssets(site: Site): PageAssets {
  let assets = known.get(site);
  if (!assets) known.set(site, (assets = assetsOf(site)));
  return assets;
}

function assetsOf(site: Site): PageAssets {
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
  const keys = new Map<Page, string>();
  const keyOf = (page: Page): string => {
    let key = keys.get(page);
    if (!key) {
      const drawnWith = images.size === 0 ? [] : named(readText(site, page.file)).sort();
      key = digestOf([shared, page.address, page.sha256, ...drawnWith]);
      keys.set(page, key);
    }
    return key;
  };
  return { shared, keyOf };
}
