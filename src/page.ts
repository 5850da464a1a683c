/**
 * A page is a pure function of the edition and the thing it shows. One definition serves two readers: Eleventy, which
 * paginates over `each` and writes every page, and the preview, which draws one page when it is asked for.
 */
import type { Edition } from "./edition.ts";

export interface PageKind<Item> {
  /** The word for this kind of page in the receipt: `announcements`, `home`. */
  kind: string;
  /** Whether it lists other pages, so that a deploy sends it after them. */
  lists?: true;
  /** The pages of this kind, each by the thing it shows. */
  each(edition: Edition): readonly Item[];
  /** Where it stands below the site's root: `/announcements/x/` for a folder's index.html, or a file `/feed.xml`. */
  address(item: Item): string;
  /** The record its words come from, as `_data/announcements/x.md`; none where a page is composed of many. */
  source?(item: Item): string | undefined;
  /** The day of its last change, `2009-12-15`, where the record has one: the sitemap's `lastmod`. */
  changed?(item: Item): string | null;
  /** The whole file's text. */
  draw(item: Item, edition: Edition): string;
}

/** Takes each page as soon as it is drawn, and has it written. */
export interface PageTaker {
  take(address: string, text: string): void;
}

/** The view Eleventy has of a page kind: pagination in batches, and a render function that hands on each page. */
export interface EleventyTemplate {
  data: object;
  render(data: EleventyData): string;
}

interface EleventyData {
  edition: Edition;
  press: PageTaker;
  items: readonly unknown[];
}

/** Pages that Eleventy paginates as one: what it keeps of each template weighs more than a page's drawing. */
const BATCH = 32;

/** A page kind whose item type is nobody's business but its own: what the list of pages holds. */
export type AnyPageKind = PageKind<unknown>;

/** Makes a page kind readable by Eleventy as well; the default export of every `*.11ty.tsx`. */
export function page<Item>(kind: PageKind<Item>): PageKind<Item> & EleventyTemplate {
  return {
    ...kind,
    data: {
      // Pagination over the edition itself: it is frozen, so Eleventy hands it on without copying it into every page;
      // `before` then names the items, whatever Eleventy made of the edition's keys.
      pagination: {
        data: "edition",
        size: BATCH,
        alias: "items",
        before: (_keys: unknown, data: EleventyData) => kind.each(data.edition),
      },
      // The press writes each page at its own address: Eleventy would keep every page until the last one is drawn.
      permalink: false,
      eleventyExcludeFromCollections: true,
    },
    render: ({ items, edition, press }) => {
      for (const item of items as readonly Item[]) press.take(kind.address(item), kind.draw(item, edition));
      return "";
    },
  };
}

/** The file below the output folder that an address is written to: `/teams/` → `teams/index.html`. */
export function fileOf(address: string): string {
  return address.endsWith("/") ? `${address.slice(1)}index.html` : address.slice(1);
}
