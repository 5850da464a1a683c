/** The rules of `orphan-pages`. */
import type { Rule } from "./rule.ts";

export const orphanPages: readonly Rule[] = [
  {
    id: "unreachable-page",
    wcag: [],
    severity: "error",
    why: "Nobody who starts at the home page can find it.",
    mend: "Link to it from a page that can be reached, or take it out of the site.",
    bad: [{ files: { "index.html": "", "about/index.html": "" } }],
    good: [
      { files: { "index.html": '<a href="/about/">About</a>', "about/index.html": "" } },
      { files: { "index.html": "", "404.html": "" } },
    ],
  },
  {
    id: "no-home-page",
    wcag: [],
    severity: "error",
    why: "Who comes to the site's address meets an error page.",
    mend: "Let a page `index.html` stand at the site's root.",
    bad: [{ files: { "about/index.html": "" } }],
    good: [{ files: { "index.html": "" } }],
  },
];
