/** Paragraphs made to look like headings. */
import type { WordRule } from "./rule.ts";

export const writtenHeadings: WordRule = {
  id: "written-headings",
  wcag: ["1.3.1"],
  source: "F2; H42",
  severity: "warning",
  why: "Who cannot see that it is bold cannot find it among the headings, by which most readers of screen readers go through a page.",
  mend: "Write it as a heading of the level that fits (`<h2>`, in Markdown `## `).",
  bad: [
    "<p><strong>What happens next</strong></p><p>The office writes to you.</p>",
    "<p><b>Background</b></p><p>The review began in 2009.</p>",
  ],
  good: [
    "<h2>What happens next</h2><p>Words.</p>",
    "<p><strong>Warning.</strong></p><p>Words.</p>",
    "<p><strong>Note:</strong> words.</p>",
    "<p>Words.</p><p><strong>The last words</strong></p>",
  ],
  judge: (page) =>
    page.all("p").flatMap((element) => {
      const [only, ...others] = element.children;
      if (element.quoted || !only || others.length > 0 || !["b", "strong"].includes(only.name)) return [];
      const words = element.words();
      if (only.words() !== words || words.length > 80 || /[.!?:;,…”"]$/u.test(words)) return [];
      const siblings = element.parent?.children ?? [];
      const next = siblings[siblings.indexOf(element) + 1];
      if (next?.name !== "p" || next.words().length <= words.length / 2) return [];
      return [{ element, message: `"${words}" looks like a heading and is a paragraph` }];
    }),
};
