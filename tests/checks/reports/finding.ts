import type { Finding } from "../../../scripts/checks/contract.ts";

/** A finding of a link that leads nowhere, but for what is said of it. */
export const finding = (parts: Partial<Finding>): Finding => ({
  check: "broken-links",
  rule: "missing-file",
  severity: "error",
  page: "/",
  file: "index.html",
  wcag: [],
  message: "leads to `x`, and the site has no such file",
  ...parts,
});

/** One that is left to a person. */
export const question = finding({
  check: "accessibility",
  rule: "color-contrast",
  severity: "review",
  wcag: ["1.4.3"],
  message: "look at it",
});
