/** Parts that are the same on every page of a site: drawn once, and then their HTML is handed out. */
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { SiteFurniture } from "./site-furniture.ts";

const drawn = new WeakMap<SiteFurniture, Map<string, { __html: string }>>();

/**
 * The HTML of a part, drawn when it is first asked for: for an element's `dangerouslySetInnerHTML`. `key` says which
 * part, and all that it depends on besides the site.
 */
export function unchanging(site: SiteFurniture, key: string, draw: () => VNode): { __html: string } {
  let parts = drawn.get(site);
  if (!parts) drawn.set(site, (parts = new Map<string, { __html: string }>()));
  let html = parts.get(key);
  if (!html) parts.set(key, (html = { __html: renderToString(draw()) }));
  return html;
}
