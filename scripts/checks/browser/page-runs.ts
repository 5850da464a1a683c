/**
 * Runs of pages that can stand in one window one after another: pages of words, styles and images alone that are drawn
 * with the same styles. The first is shown as any page is; of each further one only the body is put in its place, which
 * gives the same boxes without reading the styles again. What else a page may be made of stands in a run of its own.
 */
import { readText, type Page, type Site } from "../site.ts";
import { isPlain } from "./show.ts";

/** Pages of one run: few enough that one that fails costs little, and enough that the window is seldom made anew. */
const LONGEST = 40;
/** Characters of one run, which go to the browser in one message. */
const WIDEST = 1_000_000;

/** Cuts pages into runs; every page stands in exactly one. */
export function pageRuns(site: Site, pages: readonly Page[]): Page[][] {
  const drawsPictures = pictureInLayout(site);
  const runs: Page[][] = [];
  const open = new Map<string, { pages: Page[]; size: number }>();
  for (const page of pages) {
    const text = readText(site, page.file);
    const drawnBy = drawsPictures ? undefined : drawnWith(page.address, text);
    if (drawnBy === undefined) {
      runs.push([page]);
      continue;
    }
    let run = open.get(drawnBy);
    if (!run || run.pages.length >= LONGEST || run.size + text.length > WIDEST) {
      run = { pages: [], size: 0 };
      open.set(drawnBy, run);
      runs.push(run.pages);
    }
    run.pages.push(page);
    run.size += text.length;
  }
  return runs;
}

/** A picture that a style puts among the words changes their places when it arrives, and no page can be asked whether it has. */
const PICTURE_AMONG_WORDS = /(?:content|list-style(?:-image)?|shape-outside)\s*:[^;}]*url\(/i;

function pictureInLayout(site: Site): boolean {
  for (const { path, type } of site.files.values())
    if (type === "text/css" && PICTURE_AMONG_WORDS.test(readText(site, path))) return true;
  return false;
}

const LOADED_OR_FOCUSED =
  /<(?:video|audio|canvas|image|base)\b|\btype\s*=\s*["']?image|\sautofocus\b|\sonload\b|@import|@font-face/i;

/** All that draws a page and is not its body; undefined where that cannot be told from a page's source alone. */
function drawnWith(address: string, text: string): string | undefined {
  const start = /<body\b/i.exec(text)?.index;
  if (start === undefined || !/^\s*<!doctype html>/i.test(text) || !isPlain(text)) return undefined;
  if (LOADED_OR_FOCUSED.test(text) || PICTURE_AMONG_WORDS.test(text)) return undefined;
  const head = text.slice(0, start);
  if (/<(?:link|style)\b/i.test(text.slice(start))) return undefined;
  const drawing = [...head.matchAll(/<style\b[^]*?<\/style\s*>|<(?:link|meta)\b[^>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !/^<link/i.test(tag) || /stylesheet/i.test(tag))
    .filter((tag) => !/^<meta/i.test(tag) || /viewport|color-scheme/i.test(tag));
  // What starts at the page's own folder is another file in another one.
  const own =
    OWN_PICTURE.test(text) ||
    drawing.some((tag) => /^<link/i.test(tag) && !/\shref\s*=\s*["']?(?:\/|[a-z]+:)/i.test(tag));
  return JSON.stringify(own ? [address.replace(/[^/]*$/, ""), drawing] : drawing);
}

/** A picture whose address does not begin at the site's root or with a scheme; of several, any that does not. */
const OWN_PICTURE =
  /\ssrc\s*=\s*["']?\s*(?![\s/"']|[a-z][a-z0-9+.-]*:)|\ssrcset\s*=\s*(?:"[^"]*?(?<=["\s,])|'[^']*?(?<=['\s,])|)(?![\s/"',]|[a-z][a-z0-9+.-]*:|[\d.]+[wx]\b)/i;
