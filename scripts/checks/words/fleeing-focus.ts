/** Elements that give the focus away as soon as they have it. */
import type { WordRule } from "./rule.ts";

export const fleeingFocus: WordRule = {
  id: "fleeing-focus",
  wcag: ["2.1.1", "2.4.7", "3.2.1"],
  source: "F55",
  severity: "error",
  why: "Who goes by the keyboard comes to it and is thrown out: it can be neither seen nor pressed.",
  mend: "Take the script out of `onfocus`, and style `:focus-visible` instead.",
  bad: [
    '<a href="/r/" onfocus="this.blur()">The report</a>',
    '<button type="button" onfocus="if (this.blur) this.blur();">Save</button>',
    '<a href="/r/" onfocus="event.currentTarget.blur(); return false">The report</a>',
  ],
  good: [
    '<a href="/r/" onfocus="mark(this)">The report</a>',
    '<input aria-label="Year" onkeydown="if (event.key === \'Escape\') this.blur()">',
  ],
  judge: (page) =>
    page.scripted.flatMap((element) => {
      if (
        !/^\s*(?:if\s*\(\s*this\.blur\s*\)\s*)?(?:return\s+)?(?:(?:this|event\.(?:target|currentTarget)|document\.activeElement)\.)?blur\(\)\s*;?\s*(?:return\s+(?:true|false)\s*;?\s*)?$/.test(
          element.attribute("onfocus") ?? "",
        )
      )
        return [];
      return [{ element, message: `"${element.words() || element.name}" gives the focus away as soon as it has it` }];
    }),
};
