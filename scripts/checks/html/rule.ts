/** A rule about HTML that html-validate has none for: judged by html-validate, element by element, beside its own. */
import type { HtmlElement } from "html-validate";
import type { Rule } from "../rules/rule.ts";

/** What is wrong with an element; the place is its name's, or its attribute's. */
export interface Misuse {
  message: string;
  attribute?: string;
}

export interface HtmlRule extends Rule {
  /** The elements it judges: `"*"` for all. */
  elements: string;
  /** What is wrong with an element, as told by the facts of `markup-facts.ts`: its attributes, its ancestors, and what is written there for this rule. */
  judge: (element: HtmlElement) => readonly Misuse[];
}
