/** Paragraphs kept apart by empty lines and not marked as paragraphs. */
import type { WordRule } from "./rule.ts";

export const brokenParagraphs: WordRule = {
  id: "broken-paragraphs",
  wcag: ["1.3.1"],
  source: "F43; the HTML standard, the `br` element",
  severity: "warning",
  why: "A screen reader goes from paragraph to paragraph: what only looks like several is one long one to it.",
  mend: "Write each paragraph as a paragraph (an empty line between them in the record).",
  bad: [`<p>${"Words to be read. ".repeat(5)}<br><br>${"More of the same. ".repeat(5)}</p>`],
  good: [
    "<p>1 Whitehall<br>London</p>",
    "<p>To be<br><br>or not</p>",
    `<blockquote><p>${"Words to be read. ".repeat(5)}<br><br>${"More of the same. ".repeat(5)}</p></blockquote>`,
  ],
  judge(page) {
    const faults: ReturnType<WordRule["judge"]> = [];
    const told = new Set<unknown>();
    for (const element of page.all("br")) {
      const siblings = element.parent?.children ?? [];
      const next = siblings[siblings.indexOf(element) + 1];
      if (element.quoted || next?.name !== "br" || page.between(element, next) !== "" || told.has(element.parent))
        continue;
      if (!element.parent || page.around(element, "pre", "code", "table")) continue;
      const parts = element.parent.text().split(/\n\s*\n/);
      if (parts.filter((part) => part.trim().length >= 60).length < 2) continue;
      told.add(element.parent);
      faults.push({ element, message: "two line breaks stand where a paragraph ends and another begins" });
    }
    return faults;
  },
};
