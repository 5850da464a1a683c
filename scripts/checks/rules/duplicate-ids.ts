/** The rules of `duplicate-ids`. */
import type { Rule } from "./rule.ts";

const error = { wcag: [], severity: "error" } as const;

export const duplicateIds: readonly Rule[] = [
  {
    ...error,
    id: "duplicate-id",
    why: "A link, a label or a description reaches only the first of the two.",
    mend: "Give each element an id of its own.",
    bad: ['<p id="people">x</p><p id="people">y</p>'],
    good: ['<p id="people">x</p><p id="places">y</p>'],
  },
  {
    ...error,
    id: "missing-id",
    why: "The label, heading or description that it points to is never read out.",
    mend: "Name the id of an element of this page, or take the attribute out.",
    bad: ['<label for="mail">E-mail</label><input id="e-mail">', '<p aria-describedby="hint">x</p>'],
    good: [
      '<label for="mail">E-mail</label><input id="mail">',
      '<button type="button" aria-expanded="false" aria-controls="menu">Menu</button>',
    ],
  },
  {
    ...error,
    id: "missing-map",
    why: "The links that lie on the picture are not there.",
    mend: "Name a `<map>` of this page.",
    bad: ['<img src="data:," alt="Regions" usemap="#regions">'],
    good: ['<img src="data:," alt="Regions" usemap="#regions"><map name="regions"></map>'],
  },
];
