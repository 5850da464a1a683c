/** Lists drawn with dashes and numbers where a list should stand. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const BULLET = /^\s*(?:[-–—*•·▪●○]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+\S/u;

/** Whether lines carry marks that belong together: all bullets, or numbers that count on. */
function isList(lines: readonly string[]): boolean {
  if (lines.length < 2 || !lines.every((line) => BULLET.test(line))) return false;
  const numbers = lines.map((line) => Number(/^\s*\(?(\d{1,2})[.)]/.exec(line)?.[1] ?? NaN));
  return numbers.every(Number.isNaN) || numbers.every((number, index) => number === numbers[0]! + index);
}

export const writtenLists: WordRule = {
  id: "written-lists",
  wcag: ["1.3.1"],
  source: "F2; H48",
  severity: "warning",
  why: "A screen reader says how many items a list has and lets its reader go from one to the next; dashes it only reads out.",
  mend: "Write the items as a list (`- ` or `1. ` at the beginning of lines, with an empty line before the first).",
  bad: ["<p>- One<br>- Two<br>- Three</p>", "<p>1. One</p><p>2. Two</p>", "<p>• One</p><p>• Two</p>"],
  good: [
    "<ul><li>One</li><li>Two</li></ul>",
    "<p>10 - 20 people came</p><p>– and more</p>",
    "<blockquote><p>1. One</p><p>2. Two</p></blockquote>",
  ],
  judge(page) {
    const faults: { element: WordElement; message: string }[] = [];
    const message = "these lines are written as a list and are none: a screen reader reads them as plain text";
    for (const element of page.elements) {
      if (element.quoted) continue;
      const lines =
        element.name === "p"
          ? element
              .text()
              .split("\n")
              .filter((line) => line.trim() !== "")
          : [];
      if (lines.length > 1 && element.children.some(({ name }) => name === "br") && isList(lines))
        faults.push({ element, message });
      let run: WordElement[] = [];
      for (const child of [...element.children, undefined]) {
        if (child?.name === "p" && BULLET.test(child.text()) && !child.children.some(({ name }) => name === "br"))
          run.push(child);
        else {
          if (isList(run.map((item) => item.text()))) faults.push({ element: run[0]!, message });
          run = [];
        }
      }
    }
    return faults;
  },
};
