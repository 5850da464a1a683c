/** Long texts that a style sheet sets in capitals. */
import { READ } from "../browser/lengths.ts";
import { LINES } from "./examples.ts";
import type { StyleRule } from "./rule.ts";

export const capitalStyles: StyleRule = {
  id: "capital-styles",
  wcag: [],
  source: "GOV.UK style guide, Capitalisation",
  severity: "warning",
  why: "Capitals take away the shapes by which words are known, and some screen readers spell them.",
  mend: "Leave out `text-transform: uppercase`, and set what matters in bold or as a heading.",
  bad: [`<p style="text-transform: uppercase">${LINES}</p>`, `<h2 style="text-transform: uppercase">${LINES}</h2>`],
  good: ['<p style="text-transform: uppercase">1 March 2010</p>', `<p style="text-transform: capitalize">${LINES}</p>`],
  // A label may stand in capitals.
  judge: ({ texts }) =>
    texts
      .filter(({ transform, length }) => transform === "uppercase" && length >= READ)
      .map((element) => ({ element, message: `the style sheet sets "${element.words}…" in capitals` })),
};
