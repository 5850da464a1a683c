/** Fields that must be filled in, told by a star that nobody explains. */
import type { WordRule } from "./rule.ts";

export const starredFields: WordRule = {
  id: "starred-fields",
  wcag: ["3.3.2"],
  source: "H90",
  severity: "warning",
  why: "A star says nothing to who does not know the custom, and screen readers often leave it out.",
  mend: 'Write "(required)" in the label, or say above the form what the star means; set `required` on the field.',
  bad: [
    '<form><label for="n">Name *</label><input id="n" name="n"></form>',
    '<form><label for="n">* Name</label><input id="n" name="n"></form>',
  ],
  good: [
    '<form><p>* means required.</p><label for="n">Name *</label><input id="n" name="n"></form>',
    '<form><label for="n">Name *</label><input id="n" name="n" required></form>',
    '<form><p>You must fill in fields with an asterisk (*).</p><label for="n">Name *</label><input id="n"></form>',
  ],
  judge: (page) =>
    page.all("label").flatMap((element) => {
      if (!/^\*|\*\s*:?$/.test(element.words())) return [];
      const field = element.attribute("for");
      const control = page
        .all("input", "select", "textarea")
        .find((one) => (field === undefined ? page.around(one, "label") === element : one.attribute("id") === field));
      if (!control || control.attribute("required") !== undefined || control.attribute("aria-required") === "true")
        return [];
      const form = page.around(element, "form", "main", "body");
      if (
        /\b(?:required|mandatory|must (?:be (?:filled|completed)|fill|complete|answer)|compulsory)\b/i.test(
          form?.words() ?? "",
        )
      )
        return [];
      return [{ element, message: `a star alone says that "${element.words()}" must be filled in` }];
    }),
};
