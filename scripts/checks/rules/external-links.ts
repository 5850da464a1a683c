/** The rules of `external-links`. Its examples take servers: they are in its test. */
import type { Rule } from "./rule.ts";

const asked = { wcag: [], bad: [], good: [], proof: "tests/checks/external-links.test.ts" } as const;

export const externalLinks: readonly Rule[] = [
  {
    ...asked,
    id: "moved",
    severity: "warning",
    why: "The old address works for as long as its owner likes.",
    mend: "Write the address that the message names.",
  },
  {
    ...asked,
    id: "gone",
    severity: "warning",
    why: "Who follows it meets an error page.",
    mend: "Write the archived copy that the message names, another address, or say without a link what was there.",
  },
  {
    ...asked,
    id: "could-not-check",
    severity: "review",
    why: "The other site did not say whether the page is there: it may be.",
    mend: "Open it in a browser.",
  },
];
