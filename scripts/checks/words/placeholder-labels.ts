/** Fields whose only label is the text that disappears when somebody writes. */
import type { WordRule } from "./rule.ts";

export const placeholderLabels: WordRule = {
  id: "placeholder-labels",
  wcag: ["3.3.2"],
  source: "H44; GOV.UK Design System, Text input",
  severity: "warning",
  why: "The words go when the first letter is typed, and who forgets or comes back no longer knows what was asked.",
  mend: "Give the field a `<label>` that stays.",
  bad: ['<input type="text" name="q" placeholder="Your name">'],
  good: [
    '<label for="q">The writer</label><input id="q" type="text" placeholder="Ada">',
    '<label>The writer <input type="text" placeholder="Ada"></label>',
    '<input type="search" aria-label="Search" placeholder="Search">',
  ],
  judge(page) {
    const labelled = new Set(page.all("label").map((label) => label.attribute("for")));
    return page.all("input", "textarea").flatMap((element) => {
      const hint = element.attribute("placeholder")?.trim();
      const id = element.attribute("id");
      if (!hint || (id !== undefined && labelled.has(id)) || page.around(element, "label")) return [];
      if (["aria-label", "aria-labelledby", "title"].some((name) => element.attribute(name)?.trim())) return [];
      return [{ element, message: `the field's only label is its placeholder, "${hint}"` }];
    });
  },
};
