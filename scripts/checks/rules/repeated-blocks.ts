/** The rules of `unclear-words` that only the pages together can break. */
import type { Rule, SmallSite } from "./rule.ts";

const warning = { severity: "warning" } as const;

/** A page for each block of links. */
function pages(...blocks: string[][]): SmallSite {
  const nav = (links: string[]): string =>
    `<nav aria-label="Section">${links.map((link) => `<a href="/${link.split(":")[0]!}/">${link.split(":")[1] ?? link}</a>`).join(" ")}</nav>`;
  return { files: Object.fromEntries(blocks.map((links, index) => [`page-${index}/index.html`, nav(links)])) };
}
const usual = Array.from({ length: 4 }, () => ["home", "news", "teams", "speeches"]);
const sound = pages(...usual, ["home", "news", "speeches"]);

export const repeatedBlocks: readonly Rule[] = [
  {
    ...warning,
    id: "reordered-links",
    wcag: ["3.2.3"],
    why: "Who has learnt where a link stands looks for it there on every page.",
    mend: "Keep the order of repeated links the same on every page.",
    bad: [pages(...usual, ["home", "teams", "news", "speeches"])],
    good: [sound],
  },
  {
    ...warning,
    id: "renamed-links",
    wcag: ["3.2.4"],
    why: "Under another name readers take it for another page.",
    mend: "Call it the same on every page.",
    bad: [pages(...usual, ["home", "news:press office", "teams", "speeches"])],
    good: [sound],
  },
];
