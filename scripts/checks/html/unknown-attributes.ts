/** Attributes that HTML does not have. A warning: a script may read them, or a newer browser know them. */
import { homesOf, homelessAttributes } from "./attributes.ts";
import type { HtmlRule } from "./rule.ts";

export const unknownAttributes: HtmlRule = {
  id: "unknown-attributes",
  wcag: [],
  severity: "warning",
  why: "Browsers leave it out: a misspelt name does nothing, and nobody is told.",
  mend: "Write its name as the standard has it, or `data-` before a name of your own.",
  elements: "*",
  bad: ['<p clas="a">Words</p>', '<p><a href="#a" titel="Words">a</a></p>', '<p onlcick="go()">Words</p>'],
  good: [
    '<table border="1"><tr><th>Words</th></tr></table>',
    '<p class="a" data-clas="a" x-on="b">Words</p>',
    '<my-word clas="a">Words</my-word>',
  ],
  judge: (element) =>
    homelessAttributes(element)
      .filter((attribute) => !homesOf(attribute))
      .map((attribute) => ({ message: `HTML has no attribute "${attribute}": browsers leave it out`, attribute })),
};
