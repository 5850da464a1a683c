/** Underlined words that are no link. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

export const underlinedWords: WordRule = {
  id: "underlined-words",
  wcag: [],
  source: "GOV.UK style guide, Links",
  severity: "warning",
  why: "On the web underlined words are links: readers press them, and nothing happens.",
  mend: "Emphasise with `<strong>`, and leave underlining to links.",
  bad: [
    "<p>Send it <u>before Friday</u>.</p>",
    '<p><span style="text-decoration: underline">Note</span></p>',
    '<p><b style="text-decoration: 2px solid underline">Note</b></p>',
  ],
  good: [
    '<p><a href="/r/"><u>The report</u></a></p>',
    '<p><u><a href="/r/">The report</a></u></p>',
    "<p><ins>Added</ins></p>",
    "<blockquote><p><u>No</u></p></blockquote>",
    '<p><span style="text-decoration: underline dotted">Note</span></p>',
    '<p><abbr style="text-decoration: underline dotted" title="National Health Service">NHS</abbr></p>',
  ],
  judge: (page) =>
    [
      ...page.all("u"),
      ...page
        .all("span", "p", "div", "em", "strong", "b", "i")
        .filter((element) =>
          /text-decoration(?:-line)?\s*:(?![^;]*\b(?:dotted|dashed|wavy)\b)[^;]*\bunderline\b/i.test(
            element.attribute("style") ?? "",
          ),
        ),
    ].flatMap((element) =>
      element.quoted || element.words() === "" || page.around(element, "a") || isLinks(element)
        ? []
        : [{ element, message: `"${element.words().slice(0, 40)}" is underlined and no link` }],
    ),
};

/** Whether all its words are links. */
function isLinks(element: WordElement): boolean {
  const rest = (within: WordElement): string =>
    within.children.reduce(
      (text, child) => text.replace(child.text(), child.name === "a" ? "" : rest(child)),
      within.text(),
    );
  return /^[^\p{L}\p{N}]*$/u.test(rest(element));
}
