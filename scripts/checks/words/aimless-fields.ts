/** Fields for a reader's own email address or telephone number that do not say so to the browser. */
import type { WordRule } from "./rule.ts";

export const aimlessFields: WordRule = {
  id: "aimless-fields",
  wcag: ["1.3.5"],
  source: "H98; ACT 73f2c2",
  severity: "warning",
  why: "The browser cannot fill in what it knows, and who types with trouble must type it letter by letter.",
  mend: 'Name the field\'s purpose (`autocomplete="email"`, `autocomplete="tel"`).',
  bad: ['<label for="e">Your email address</label><input id="e" type="email">'],
  good: [
    '<label for="e">Your email address</label><input id="e" type="email" autocomplete="email">',
    '<label for="e">The school\'s email address</label><input id="e" type="email">',
  ],
  judge(page) {
    const labels = new Map(page.all("label").map((label) => [label.attribute("for"), label.words()]));
    return page.all("input").flatMap((element) => {
      const type = element.attribute("type")?.toLowerCase() ?? "";
      if (!["email", "tel"].includes(type) || element.attribute("autocomplete") !== undefined) return [];
      const id = element.attribute("id");
      const label = (id === undefined ? undefined : labels.get(id)) ?? page.around(element, "label")?.words() ?? "";
      if (!/^(?:your |my )/i.test(label)) return [];
      return [{ element, message: `the field "${label}" does not tell the browser what it is for` }];
    });
  },
};
