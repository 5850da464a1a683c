/** A picture and its words linked one beside the other to the same place. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

export const doubledLinks: WordRule = {
  id: "doubled-links",
  wcag: ["1.1.1"],
  source: "H2",
  severity: "warning",
  why: "A reader with a keyboard or a screen reader meets the same link twice, and hears its name twice.",
  mend: 'Put the picture and the words into one link, and leave the picture\'s alternative text empty (alt="").',
  bad: [
    '<p><a href="/r/"><img src="a.png" alt="The report"></a> <a href="/r/">The report</a></p>',
    '<p><a href="/r/">The report</a><br><a href="/r/"><img src="a.png" alt="The report"></a></p>',
  ],
  good: [
    '<p><a href="/r/"><img src="a.png" alt=""> The report</a></p>',
    '<p><a href="/r/">The report</a> and <a href="/r/">its annex</a></p>',
    '<p><a href="/r/">The report</a> <a href="/s/"><img src="a.png" alt="The speech"></a></p>',
  ],
  judge: (page) =>
    page.all("img").flatMap((picture) => {
      const link = picture.parent?.name === "a" ? picture.parent : undefined;
      if (!link || link.words() !== "" || link.attribute("aria-hidden") === "true") return [];
      const siblings = link.parent!.children.filter(({ name }) => name !== "br");
      const at = siblings.indexOf(link);
      const doubles = (other: WordElement | undefined): boolean =>
        other?.name === "a" &&
        other.words() !== "" &&
        other.attribute("aria-hidden") !== "true" &&
        page.leadsTo(link) === page.leadsTo(other);
      const [before, after] = [siblings[at - 1], siblings[at + 1]];
      const told =
        doubles(after) && page.between(link, after!) === ""
          ? after
          : doubles(before) && page.between(before!, link) === ""
            ? before
            : undefined;
      return told
        ? [{ element: told, message: `the link "${told.words()}" stands beside a picture with the same link` }]
        : [];
    }),
};
