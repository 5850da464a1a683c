/** Links named by a mark alone. */
import type { WordRule } from "./rule.ts";

export const wordlessLinks: WordRule = {
  id: "wordless-links",
  wcag: ["2.4.4"],
  source: "F63, F89; ACT c487ae",
  severity: "warning",
  why: "A screen reader says nothing of a mark, or its name: who hears only that cannot know where the link leads.",
  mend: "Write where it leads, or name the link with `aria-label`.",
  bad: ['<p><a href="/next/">»</a></p>', '<p><a href="/x/"> > </a></p>'],
  good: [
    '<p><a href="/next/">Next page »</a></p>',
    '<p><a href="/next/" aria-label="Next page">»</a></p>',
    '<h2 id="a">A heading <a href="#a">¶</a></h2>',
    '<p><a href="/2/">2</a> <a href="/c/">C</a> <a href="/w/">维基</a></p>',
    '<h4>fn <a href="/r/">&amp;</a> → <a href="/u/">()</a></h4>',
    '<p><a href="/a/"><img src="a.png" alt="The report"> »</a></p>',
  ],
  judge: (page) =>
    page.all("a").flatMap((element) => {
      const words = element.words();
      const to = element.attribute("href");
      if (to === undefined || to.startsWith("#") || words === "" || !/^[«»‹›<>←→↑↓⇐⇒▲▼◀▶…·•.×✕|\s]+$/u.test(words))
        return [];
      if (["aria-label", "aria-labelledby", "title"].some((name) => element.attribute(name)?.trim())) return [];
      if (element.attribute("aria-hidden") === "true" || element.children.length > 0) return [];
      return [{ element, message: `the link is named "${words}", which is no word` }];
    }),
};
