/** Headings with nothing below them. */
import type { WordRule } from "./rule.ts";

const CONTENT = new Set(
  "img picture video audio iframe object embed canvas table form input select textarea button details figure pre hr ul ol dl".split(
    " ",
  ),
);

export const bareHeadings: WordRule = {
  id: "bare-headings",
  wcag: ["1.3.1", "2.4.6"],
  source: "G130, G141; F43",
  severity: "warning",
  why: "Who goes from heading to heading stops at one that heads nothing.",
  mend: "Write what belongs below it, or take it out; what only looks large is a paragraph with a style.",
  bad: [
    "<h2>Background</h2><h2>What happens next</h2><p>Words.</p>",
    "<h2>Background</h2><p>Words.</p><h3>Until 2008</h3><h2>What happens next</h2><p>Words.</p>",
  ],
  good: [
    "<h2>Background</h2><h3>Until 2008</h3><p>Words.</p><h2>Next</h2><p>Words.</p>",
    '<h2>Cover</h2><img src="a.png" alt="The cover"><h2>Text</h2><p>Words.</p>',
    '<ul><li><h2><a href="/a/">One</a></h2></li><li><h2><a href="/b/">Two</a></h2></li></ul>',
    "<p>Words.</p><h2>Last</h2>",
  ],
  judge(page) {
    const faults: ReturnType<WordRule["judge"]> = [];
    let last: (typeof page.elements)[number] | undefined;
    for (const element of page.elements) {
      if (CONTENT.has(element.name)) last = undefined;
      if (!/^h[1-6]$/.test(element.name)) continue;
      if (
        last &&
        last.name >= element.name &&
        last.parent === element.parent &&
        last.name !== "h1" &&
        !element.quoted &&
        last.words() !== "" &&
        page.between(last, element) === ""
      )
        faults.push({ element: last, message: `nothing stands below the heading "${last.words()}"` });
      last = element;
    }
    return faults.filter(({ element }) => !element.children.some(({ name }) => name === "a"));
  },
};
