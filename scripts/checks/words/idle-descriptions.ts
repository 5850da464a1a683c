/** Words for screen readers on elements that they may not be on: nobody hears them, or hears them in place of the words. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** Beside `aria-label` and `aria-labelledby`, which html-validate and axe judge. */
const DESCRIPTIONS = ["aria-roledescription", "aria-braillelabel", "aria-brailleroledescription"];
/** Roles that may not be named (WAI-ARIA 1.2), and the elements that have them. */
const NAMELESS = new Set(
  "none presentation generic paragraph code caption deletion insertion emphasis strong subscript superscript".split(
    " ",
  ),
);
const ELEMENTS = new Set(
  "div span p b i u s em strong small code del ins sub sup mark q data bdi bdo caption".split(" "),
);

function isNameless(element: WordElement): boolean {
  const role = element.attribute("role")?.trim().toLowerCase().split(/\s+/)[0] ?? "";
  return role === "" ? ELEMENTS.has(element.name) : NAMELESS.has(role);
}

export const idleDescriptions: WordRule = {
  id: "idle-descriptions",
  wcag: ["4.1.2"],
  source: "WAI-ARIA 1.2, roles that may not be named; ACT kb1m8s",
  severity: "warning",
  why: "Some screen readers leave it out, and others say it in place of the words.",
  mend: "Take the attribute away, or give the element the role of what it is.",
  bad: [
    '<div aria-roledescription="slide"><p>Hospitals</p></div>',
    '<p aria-braillelabel="five of five stars">*****</p>',
    '<h2 role="presentation" aria-brailleroledescription="ttl">Hospitals</h2>',
  ],
  good: [
    '<div role="group" aria-roledescription="slide" aria-label="1 of 3"><p>Hospitals</p></div>',
    '<button type="button" aria-braillelabel="*****">Five of five stars</button>',
    '<h2 aria-roledescription="headline">Hospitals</h2>',
    "<div aria-roledescription><p>Hospitals</p></div>",
  ],
  judge: (page) =>
    page.elements.filter(isNameless).flatMap((element) => {
      const attribute = DESCRIPTIONS.find((name) => (element.attribute(name) ?? "").trim() !== "");
      const said = attribute && element.attribute(attribute);
      return attribute
        ? [{ element, message: `\`${attribute}\` says "${said}" of an element that has no role to name` }]
        : [];
    }),
};
