/** Fields that tell the browser another purpose than they tell the reader. */
import type { WordRule } from "./rule.ts";

/** What a label says when it can mean one thing alone, and the purposes that fit it. */
const PURPOSES: readonly [label: RegExp, fits: RegExp][] = [
  [/^(?:(?:first|given|last|family|full) )?name$|^surname$/, /name$/],
  [/^e-?mail(?: address)?$/, /^(?:email|username)$/],
  [/^(?:(?:tele)?phone|mobile)(?: number)?$/, /^tel/],
  [/^(?:date of birth|birthday)$/, /^bday/],
  [/^post ?code$/, /^postal-code$/],
];
/** Purposes that the browser knows (https://html.spec.whatwg.org/#autofill-field), those that a label above may be mistaken for. */
const KNOWN =
  /^(?:name|given-name|family-name|nickname|username|email|tel|tel-national|bday|postal-code|street-address|address-line[123]|country|country-name|organization|url|sex|language|new-password|current-password)$/;

export const misdirectedFields: WordRule = {
  id: "misdirected-fields",
  wcag: ["1.3.5"],
  source: "F107; H98",
  severity: "warning",
  why: "The browser fills in the wrong words, and a reader who sees signs instead of words is shown the wrong sign.",
  mend: "Name in `autocomplete` what the label asks for.",
  bad: [
    '<label for="n">Name</label><input id="n" autocomplete="email">',
    '<label for="e">My e-mail</label><input id="e" autocomplete="name">',
  ],
  good: [
    '<label for="n">Name</label><input id="n" autocomplete="name">',
    '<label for="n">Name:</label><input id="n" autocomplete="section-b billing given-name">',
    '<label for="e">Email address</label><input id="e" type="email" autocomplete="home email">',
    '<label for="e">Email address</label><input id="e" type="email" autocomplete="off">',
  ],
  judge: (page) =>
    page.all("label").flatMap((label) => {
      const words = label
        .words()
        .toLowerCase()
        .replace(/^(?:your|my) |\s*[:*]$|\s*\((?:optional|required)\)$/g, "");
      const fits = PURPOSES.find(([pattern]) => pattern.test(words))?.[1];
      if (!fits) return [];
      const id = label.attribute("for");
      const element = page
        .all("input")
        .find((field) => (id === undefined ? page.around(field, "label") === label : field.attribute("id") === id));
      const purpose = element?.attribute("autocomplete")?.toLowerCase().trim().split(/\s+/).at(-1) ?? "";
      if (!element || !KNOWN.test(purpose) || fits.test(purpose)) return [];
      return [{ element, message: `the field "${label.words()}" tells the browser that it is for \`${purpose}\`` }];
    }),
};
