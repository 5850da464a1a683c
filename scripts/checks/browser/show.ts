/**
 * Showing a page in a tab. A page without script, frame or instruction to the browser is written into the window that
 * stands open, which keeps the engines loaded and warm; any other is navigated to, as a visitor would. Both give the
 * same document, and a test holds that both engines say the same of it.
 */
import type { Page as Tab } from "puppeteer-core";
import { open, PageFailure } from "./visits.ts";

interface Window {
  /** No page in this window has run a script of its own. */
  clean: boolean;
  shown: number;
}

const windows = new WeakMap<Tab, Window>();
/** Pages written into one window before it gives way to a fresh one: what the engines leave behind is bounded. */
const IN_ONE_WINDOW = 200;

/**
 * Shows a page in a tab; true where the window is a fresh one.
 * @param text the page's source
 */
export async function show(tab: Tab, address: string, text: string): Promise<boolean> {
  const plain = isPlain(text);
  const window = windows.get(tab);
  if (plain && window?.clean && window.shown < IN_ONE_WINDOW) {
    window.shown += 1;
    const status = await tab.evaluate(writeInto, address);
    if (status !== 200) throw new PageFailure(`it could not be opened (status ${status})`);
    return false;
  }
  await open(tab, address);
  windows.set(tab, { clean: plain, shown: 1 });
  return true;
}

/** Whether a page's source is words, styles and images alone. */
export function isPlain(text: string): boolean {
  if (/<(?:iframe|frame|frameset|object|embed|applet|portal|noscript|template)\b/i.test(text)) return false;
  if (/\son[a-z]+\s*=/i.test(text) || /javascript:/i.test(text)) return false;
  for (const [tag] of text.matchAll(/<(?:script|meta)\b[^>]*>?/gi)) {
    if (/^<script/i.test(tag) && !/type\s*=\s*["']?application\/ld\+json/i.test(tag)) return false;
    if (/http-equiv/i.test(tag) && !/content-type|x-ua-compatible/i.test(tag)) return false;
  }
  return true;
}

/** Runs within the page. */
async function writeInto(address: string): Promise<number> {
  const response = await fetch(address);
  if (!response.ok) return response.status;
  const text = await response.text();
  history.replaceState(null, "", address);
  document.open();
  // Deprecated for pages; here it is the point: a whole new document in the same window.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.write(text);
  document.close();
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  scrollTo(0, 0);
  return response.status;
}
