/**
 * Scripts by which pages hang. A page that hangs costs a check the better part of a minute, and its script may stand on
 * every page: where three pages that hold one script hung, and none that holds it was ever judged, the others that hold it are
 * not opened. They are told as not judged, each by itself.
 */
import { digestOf } from "../memory.ts";
import { readText, type Page, type Site } from "../site.ts";

/** So many pages are tried. */
const TRIED = 3;

const SCRIPT = /<script\b(?![^>]*application\/ld\+json)[^>]*>[^]*?<\/script/gi;

export class HangingScripts {
  readonly #site: Site;
  /** Pages that hung, by each script that they hold. */
  readonly #hung = new Map<string, Set<Page>>();
  /** Scripts of pages that were judged. */
  readonly #sound = new Set<string>();

  constructor(site: Site) {
    this.#site = site;
  }

  /** A page hung; it may yet be judged when it is opened once more. */
  hang(page: Page): void {
    for (const script of this.#scriptsOf(page)) this.#hung.set(script, (this.#hung.get(script) ?? new Set()).add(page));
  }

  /** A page was judged, and its scripts are not to blame. */
  finish(page: Page): void {
    for (const script of this.#scriptsOf(page)) this.#sound.add(script);
  }

  /** Of the pages that hung by a script which a page holds too, the first; undefined where nothing says that it will hang. */
  foretold(page: Page): Page | undefined {
    if (this.#hung.size === 0) return undefined;
    for (const script of this.#scriptsOf(page)) {
      const hung = this.#hung.get(script);
      if (hung && hung.size >= TRIED && !this.#sound.has(script)) return [...hung][0];
    }
    return undefined;
  }

  #scriptsOf({ file }: Page): Set<string> {
    return new Set(Array.from(readText(this.#site, file).matchAll(SCRIPT), ([script]) => digestOf([script])));
  }
}
