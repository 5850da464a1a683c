/** Words that stand in the style sheet and nowhere else. */
import type { StyleRule } from "./rule.ts";

export const styledWords: StyleRule = {
  id: "styled-words",
  wcag: [],
  source: "F87 (obsolete since browsers read such words out)",
  severity: "warning",
  why: "Words of a style sheet cannot be selected, searched or translated, and are gone for who reads with styles of their own.",
  mend: "Write the words in the page; let the style sheet add marks alone.",
  bad: [
    '<style>.w::before { content: "Warning: " }</style><p class="w">The office is closed.</p>',
    '<style>.n::after { content: attr(data-state) }</style><p data-state="withdrawn" class="n">The plan</p>',
  ],
  good: [
    '<style>.c::before { content: "→ " } .c::after { content: "" }</style><p class="c">The office is open.</p>',
    '<style>.d::before { content: attr(data-label) ": " }</style><h2>Year</h2><p data-label="" class="d">2010</p>',
    '<style>.e::before { content: attr(data-label) }</style><h2>Year</h2><p data-label="Year" class="e">2010</p>',
    '<style>@media print { a::after { content: " (" attr(href) ")" } }</style><p><a href="/plan">The plan</a></p>',
    "<style>q::before { content: open-quote }</style><p><q>Words</q></p>",
  ],
  judge: ({ written }) =>
    written.map((element) => ({
      element,
      message: `"${element.words}" stands in the style sheet and not in the page`,
    })),
};
