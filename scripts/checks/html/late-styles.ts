/**
 * `<style>` in the body. The standard lets it stand first in its parent; after other elements it changes what was drawn.
 * Whether its selectors keep to that parent, as the standard also asks, is not judged.
 */
import type { HtmlRule } from "./rule.ts";

export const lateStyles: HtmlRule = {
  id: "late-styles",
  wcag: [],
  severity: "error",
  why: "The browser draws what stands before it, and draws it anew when it comes upon the style.",
  mend: "Put it into the head, or first in the element whose looks it describes.",
  elements: "style",
  bad: ["<p>Words</p><style>p { color: black }</style>"],
  good: ["<div><style>div p { color: black }</style><p>Words</p></div>"],
  judge: (element) => {
    const { parent } = element;
    if (!parent || parent.is("head") || parent.is("noscript") || parent.closest("svg, math")) return [];
    return element.previousSibling === null
      ? []
      : [{ message: "<style> stands after other elements: in the body it may only be the first in its parent" }];
  },
};
