/** Fields for a reader's own name, email address, telephone number or postcode that do not say so to the browser. */
import type { WordRule } from "./rule.ts";

/** What the browser knows of its reader, where the field itself may be of anything. */
const OF_THE_READER =
  /^(?:your|my) (?:e-?mail(?: address)?|(?:(?:tele|mobile )?phone|mobile)(?: number)?|(?:full |first |given |last |family )?name|surname|post ?code)\b\W*$/i;

export const aimlessFields: WordRule = {
  id: "aimless-fields",
  wcag: ["1.3.5"],
  source: "H98; ACT 73f2c2",
  severity: "warning",
  why: "The browser cannot fill in what it knows, and who types with trouble must type it letter by letter.",
  mend: 'Name the field\'s purpose (`autocomplete="email"`, `autocomplete="tel"`).',
  bad: [
    '<label for="e">Your email address</label><input id="e" type="email">',
    '<label for="n">Your name</label><input id="n">',
  ],
  good: [
    '<label for="e">Your email address</label><input id="e" type="email" autocomplete="email">',
    '<label for="e">The school\'s email address</label><input id="e" type="email">',
    '<label for="n">Your name for the group</label><input id="n">',
  ],
  judge(page) {
    const labels = new Map(page.all("label").map((label) => [label.attribute("for"), label.words()]));
    return page.all("input").flatMap((element) => {
      const type = element.attribute("type")?.trim().toLowerCase() ?? "text";
      if (!["email", "tel", "text"].includes(type) || element.attribute("autocomplete") !== undefined) return [];
      const id = element.attribute("id");
      const label = (id === undefined ? undefined : labels.get(id)) ?? page.around(element, "label")?.words() ?? "";
      if (!(type === "text" ? OF_THE_READER : /^(?:your|my) /i).test(label)) return [];
      return [{ element, message: `the field "${label}" does not tell the browser what it is for` }];
    });
  },
};
