/** Lists of terms in which a term lacks its description, or a description its term. */
import type { HtmlRule } from "./rule.ts";

export const unfinishedLists: HtmlRule = {
  id: "unfinished-lists",
  wcag: [],
  severity: "error",
  why: "A screen reader pairs each description with the term before it, and says of a term without one that it has none.",
  mend: "Give each term (`dt`) its description (`dd`) after it; a list without terms is a `ul`.",
  elements: "dl",
  bad: [
    "<dl><dd>Words</dd></dl>",
    "<dl><dt>A term</dt><dd>Words</dd><dt>Another</dt></dl>",
    "<dl><div><dt>A term</dt><dd>Words</dd></div><div><dt>Another</dt></div></dl>",
  ],
  good: [
    "<dl><dt>A term</dt><dt>Another</dt><dd>Words</dd><dd>More</dd></dl>",
    "<dl><div><dt>A term</dt><dd>Words</dd></div></dl>",
  ],
  judge: ({ childElements }) => {
    const groups = childElements.filter(({ tagName }) => tagName === "div");
    return [childElements, ...groups.map((group) => group.childElements)].flatMap((parts) => {
      const first = parts[0]?.tagName;
      const last = parts[parts.length - 1]?.tagName;
      return [
        ...(first === "dd" ? [{ message: "<dl> begins with a <dd>: no <dt> says what is described" }] : []),
        ...(last === "dt" ? [{ message: "<dl> ends with a <dt>: no <dd> describes it" }] : []),
      ];
    });
  },
};
