/** Headings without a letter or a figure, and such as hold a clock's time alone. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const MARKS = /^(?:[*.…⋯·•–—-][*.…⋯·•–—\s-]*|([~=#+_|])(?:\s*\1){2,})$/u;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?$/;

/** An element that only sets its words off from others, and gives them no name of its own. */
const isPlain = (child: WordElement): boolean =>
  ["span", "b", "strong", "i", "em"].includes(child.name) &&
  child.attribute("aria-label") === undefined &&
  child.children.every(isPlain);

export const wordlessHeadings: WordRule = {
  id: "wordless-headings",
  wcag: ["2.4.6"],
  source: "G130; ACT b49b2e",
  severity: "warning",
  why: "Who goes from heading to heading finds one that says nothing of what follows.",
  mend: "Write what the part is about, or let a line be a line (`<hr>`).",
  bad: [
    "<h2>* * *</h2><p>Words.</p>",
    "<h3>…</h3><p>Words.</p>",
    "<h3>~ ~ ~</h3><p>Words.</p>",
    "<h2><span>***</span></h2><p>Words.</p>",
    "<h2>2009-03-04 09:30</h2><p>Words.</p>",
  ],
  good: [
    "<h2>_</h2><p>The underscore.</p>",
    "<h2>2008</h2><p>Words.</p>",
    "<h2>2009-03-04</h2><p>Words.</p>",
    '<h2><img src="a.png" alt="The report"></h2><p>Words.</p>',
  ],
  judge: (page) =>
    page.all("h1", "h2", "h3", "h4", "h5", "h6").flatMap((element) => {
      const words = element.words();
      if ((!MARKS.test(words) && !MOMENT.test(words)) || !element.children.every(isPlain)) return [];
      return element.attribute("aria-label") !== undefined
        ? []
        : [{ element, message: `the heading "${words}" holds no word` }];
    }),
};
