/** Every kind of page the site has. A list written out: a test says that each `*.11ty.tsx` is on it. */
import atomFeed from "./atom-feed.11ty.tsx";
import type { Edition } from "./edition.ts";
import gone from "./gone.11ty.tsx";
import jsonFeed from "./json-feed.11ty.tsx";
import { listedPages } from "./listed-pages.ts";
import notFound from "./not-found.11ty.tsx";
import type { AnyPageKind } from "./page.ts";
import redirect from "./redirect.11ty.tsx";
import robots from "./robots.11ty.tsx";
import sitemap from "./sitemap.11ty.tsx";
import stylesheet from "./stylesheet.11ty.tsx";

export const pageKinds: readonly AnyPageKind[] = [
  ...listedPages,
  notFound,
  redirect,
  gone,
  stylesheet,
  robots,
  sitemap,
  atomFeed,
  jsonFeed,
];

/** One page of an edition: where it stands, what it is, and how to draw it when it is wanted. */
export interface EditionPage {
  address: string;
  kind: string;
  lists: boolean;
  source: string | undefined;
  draw(): string;
}

/** Every page of an edition, in the order of the kinds. */
export function* pagesOf(edition: Edition): Generator<EditionPage> {
  for (const kind of pageKinds) {
    for (const item of kind.each(edition)) yield editionPage(kind, item, edition);
  }
}

function editionPage(kind: AnyPageKind, item: unknown, edition: Edition): EditionPage {
  return {
    address: kind.address(item),
    kind: kind.kind,
    lists: kind.lists === true,
    source: kind.source?.(item),
    draw: () => kind.draw(item, edition),
  };
}

/**
 * The page at an address (`/announcements/x/`); undefined where none stands. One edition is much like the one before it,
 * so a page is first looked for where it stood then: no other page of an edition is looked at.
 */
export function pageAt(edition: Edition, address: string): EditionPage | undefined {
  const place = places.get(address);
  const item = place?.kind.each(edition)[place.index];
  if (place && item !== undefined && place.kind.address(item) === address)
    return editionPage(place.kind, item, edition);
  if (placed.has(edition)) return undefined;
  places.clear();
  placed = new WeakSet([edition]);
  for (const kind of pageKinds) {
    for (const [index, one] of kind.each(edition).entries()) places.set(kind.address(one), { kind, index });
  }
  return pageAt(edition, address);
}

/** Where each page of the edition last looked through stood. */
const places = new Map<string, { kind: AnyPageKind; index: number }>();
let placed = new WeakSet<Edition>();
