/** Words for the rules' examples: two lines of them and a whole paragraph. */
export const LINES =
  "Hospitals and schools take part in the review this year, and each of them publishes what it has learned. ";
export const PARAGRAPH = LINES.repeat(4).trim();
