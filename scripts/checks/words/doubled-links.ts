/** A picture and its words linked one beside the other to the same place. */
import type { WordRule } from "./rule.ts";

export const doubledLinks: WordRule = {
  id: "doubled-links",
  wcag: ["1.1.1"],
  source: "H2",
  severity: "warning",
  why: "A reader with a keyboard or a screen reader meets the same link twice, and hears its name twice.",
  mend: 'Put the picture and the words into one link, and leave the picture\'s alternative text empty (alt="").',
  bad: ['<p><a href="/r/"><img src="a.png" alt="The report"></a> <a href="/r/">The report</a></p>'],
  good: [
    '<p><a href="/r/"><img src="a.png" alt=""> The report</a></p>',
    '<p><a href="/r/">The report</a> and <a href="/r/">its annex</a></p>',
  ],
  judge: (page) =>
    page.all("img").flatMap((picture) => {
      const link = picture.parent?.name === "a" ? picture.parent : undefined;
      const siblings = link?.parent?.children ?? [];
      const next = link && siblings[siblings.indexOf(link) + 1];
      if (!link || next?.name !== "a" || link.words() !== "" || next.words() === "") return [];
      if (page.between(link, next) !== "" || page.leadsTo(link) !== page.leadsTo(next)) return [];
      if (link.attribute("aria-hidden") === "true" || next.attribute("aria-hidden") === "true") return [];
      return [{ element: next, message: `the link "${next.words()}" stands beside a picture with the same link` }];
    }),
};
