/** What any check can say when it could not do its work; and what is said of a site before any check looks. */
import type { Rule } from "./rule.ts";

const proven = { wcag: [], severity: "error", bad: [], good: [] } as const;
const report = "tests/checks/report.test.ts";

/** Under the name of the check that it befell. */
export const everyCheck: readonly Rule[] = [
  {
    ...proven,
    id: "check-failed",
    why: "Nothing of what this check finds was looked for: the site may have it all.",
    mend: "It is a fault of the check, not of the site: report it with the lines of the message.",
    proof: report,
  },
  {
    ...proven,
    id: "could-not-run",
    why: "Nothing of what this check finds was looked for: the site may have it all.",
    mend: "Do what the message says, and check again.",
    proof: report,
  },
  {
    ...proven,
    id: "pages-missed",
    why: "The pages that were left out may have any of the faults that this check finds.",
    mend: "Mend what else the report says of this check and those pages, and check again.",
    proof: report,
  },
  {
    ...proven,
    id: "page-not-judged",
    why: "The page may have any of the faults that this check finds.",
    mend: "Open the page in a browser: it crashes or hangs there too, or the machine was too busy; then check again.",
    proof: "tests/checks/browser/accessibility.test.ts",
  },
];

/** Under the name `site`. */
export const wholeSite: readonly Rule[] = [
  {
    ...proven,
    id: "unreadable-file",
    why: "It would be published as something else, or not at all.",
    mend: "Put the file itself there, or take it out.",
    proof: report,
  },
  {
    ...proven,
    id: "no-pages",
    why: "An empty site has no faults, and nobody wants to publish it.",
    mend: "Build the site, or name the folder that holds it.",
    bad: [{ files: { "robots.txt": "User-agent: *" } }],
    good: [{ files: { "index.html": "" } }],
  },
];
