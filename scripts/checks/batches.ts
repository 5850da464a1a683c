/** A site's pages in batches: what is read, taken by a thread and remembered together. */

/** Pages from one place to before another. */
export interface Batch {
  from: number;
  to: number;
}

const size = 40;

/** Below so many pages a second thread takes longer to start than it saves. */
export const worthwhile = 1500;

/** All pages in batches, in order. */
export function batchesOf(pages: number): Batch[] {
  return Array.from({ length: Math.ceil(pages / size) }, (_, index) => ({
    from: index * size,
    to: Math.min((index + 1) * size, pages),
  }));
}
