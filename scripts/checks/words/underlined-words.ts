/** Underlined words that are no link. */
import type { WordRule } from "./rule.ts";

export const underlinedWords: WordRule = {
  id: "underlined-words",
  wcag: [],
  source: "GOV.UK style guide, Links",
  severity: "warning",
  why: "On the web underlined words are links: readers press them, and nothing happens.",
  mend: "Emphasise with `<strong>`, and leave underlining to links.",
  bad: ["<p>Send it <u>before Friday</u>.</p>", '<p><span style="text-decoration: underline">Note</span></p>'],
  good: [
    '<p><a href="/r/"><u>The report</u></a></p>',
    "<p><ins>Added</ins></p>",
    "<blockquote><p><u>No</u></p></blockquote>",
    '<p><abbr style="text-decoration: underline dotted" title="National Health Service">NHS</abbr></p>',
  ],
  judge: (page) =>
    [
      ...page.all("u"),
      ...page
        .all("span", "p", "div", "em", "strong", "b", "i")
        .filter((element) =>
          /text-decoration(?:-line)?\s*:\s*underline\s*(?:;|!|$)/i.test(element.attribute("style") ?? ""),
        ),
    ].flatMap((element) =>
      element.quoted || element.words() === "" || page.around(element, "a")
        ? []
        : [{ element, message: `"${element.words().slice(0, 40)}" is underlined and no link` }],
    ),
};
