/** Two headings of one part with the same words. */
import type { WordRule } from "./rule.ts";

export const repeatedHeadings: WordRule = {
  id: "repeated-headings",
  wcag: ["2.4.6"],
  source: "G130; ACT b49b2e",
  severity: "warning",
  why: "In the list of headings, by which many readers of screen readers find their way, the two cannot be told apart.",
  mend: "Say in each heading what its own part is about, or make one part of the two.",
  bad: ["<h1>A</h1><h2>Notes</h2><p>One.</p><h2>Notes</h2><p>Two.</p>"],
  good: [
    "<h1>A</h1><h2>2008</h2><h3>Notes</h3><p>One.</p><h2>2009</h2><h3>Notes</h3><p>Two.</p>",
    "<h1>A</h1><h2>Note</h2><p>An aside.</p><h2>Note</h2><p>Another.</p>",
    "<blockquote><h2>Notes</h2><p>One.</p><h2>Notes</h2><p>Two.</p></blockquote>",
  ],
  judge(page) {
    const faults: ReturnType<WordRule["judge"]> = [];
    const seen: Set<string>[] = [];
    for (const element of page.elements) {
      if (element.quoted || !/^h[1-6]$/.test(element.name)) continue;
      const level = Number(element.name[1]);
      seen.length = Math.min(seen.length, level + 1);
      const words = element.words().toLowerCase();
      const here = (seen[level] ??= new Set());
      if (
        level > 1 &&
        !/^(?:note|tip|warning|caution|important|examples?)$/.test(words) &&
        words !== "" &&
        here.has(words)
      )
        faults.push({ element, message: `the heading "${element.words()}" stands twice in the same part of the page` });
      here.add(words);
    }
    return faults;
  },
};
