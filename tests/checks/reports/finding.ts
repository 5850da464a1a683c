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
