/**
 * A long list, newest first, cut into pages numbered from the oldest: page 1 holds the oldest items and never changes
 * once it is full, so that an address keeps what it showed. The front holds what is newer than the last full page but
 * one: between one and two pages' worth, or all where there is less.
 */
export interface NumberedPages<Item> {
  front: readonly Item[];
  /** Full pages, oldest first: the first is number 1. Items within a page are newest first. */
  full: readonly (readonly Item[])[];
}

/** Cuts a list that is newest first. `size` is a full page's number of items. */
export function numberedPages<Item>(items: readonly Item[], size: number): NumberedPages<Item> {
  const count = Math.max(0, Math.floor(items.length / size) - 1);
  const full = Array.from({ length: count }, (_, index) =>
    items.slice(items.length - (index + 1) * size, items.length - index * size),
  );
  return { front: items.slice(0, items.length - count * size), full };
}
