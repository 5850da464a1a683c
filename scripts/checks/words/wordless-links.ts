/** Links named by a mark alone. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const MARKS = /^[«»‹›<>←→↑↓⇐⇒▲▼◀▶◁▷◂▸◃▹◄►…⋯·•.×✕+|\s]+$/u;
const PLAIN = new Set(["span", "b", "strong", "i", "em", "small", "br"]);

/** An element that only sets its words off from others, and gives them no name of its own. */
function isPlain(element: WordElement): boolean {
  const isNamed = ["aria-label", "aria-labelledby", "title"].some((name) => element.attribute(name) !== undefined);
  return PLAIN.has(element.name) && !isNamed && element.children.every(isPlain);
}

export const wordlessLinks: WordRule = {
  id: "wordless-links",
  wcag: ["2.4.4"],
  source: "F63, F89; ACT c487ae",
  severity: "warning",
  why: "A screen reader says nothing of a mark, or its name: who hears only that cannot know where the link leads.",
  mend: "Write where it leads, or name the link with `aria-label`.",
  bad: ['<p><a href="/next/">»</a></p>', '<p><a href="/x/"> > </a></p>', '<p><a href="/next/"><b>◄</b></a></p>'],
  good: [
    '<p><a href="/next/">Next page »</a></p>',
    '<p><a href="/next/" aria-label="Next page">»</a></p>',
    '<h2 id="a">A heading <a href="#a">¶</a></h2>',
    '<p><a href="/2/">2</a> <a href="/c/">C</a> <a href="/w/">维基</a></p>',
    '<h4>fn <a href="/r/">&amp;</a> → <a href="/u/">()</a></h4>',
    '<p><a href="/a/"><img src="a.png" alt="The report"> »</a></p>',
    '<p><a href="/next/"><span role="img" aria-label="Next page">»</span></a></p>',
  ],
  judge: (page) =>
    page.all("a").flatMap((element) => {
      const words = element.words();
      const to = element.attribute("href");
      if (to === undefined || to.startsWith("#") || words === "" || !MARKS.test(words)) return [];
      if (["aria-label", "aria-labelledby", "title"].some((name) => element.attribute(name)?.trim())) return [];
      if (element.attribute("aria-hidden") === "true" || !element.children.every(isPlain)) return [];
      return [{ element, message: `the link is named "${words}", which is no word` }];
    }),
};
