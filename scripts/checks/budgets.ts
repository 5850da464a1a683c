/** What a page may weigh. All budgets stand here and nowhere else. */
export const budgets = {
  /** Bytes before a page is first painted, each file compressed with gzip 9: what one round trip brings (14 KB). */
  firstViewBytes: 14 * 1024,
  /** Requests before a page is first painted: the document and one stylesheet. */
  firstViewRequests: 2,
} as const;
