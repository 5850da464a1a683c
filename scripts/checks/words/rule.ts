/** What a rule about a page's words is: one small file whose examples are its documentation and its test. */
import type { Rule } from "../rules/rule.ts";
import type { PageWords, WordElement } from "./page-words.ts";

export interface WordRule extends Rule {
  /** W3C's documented failure that it finds, or whose guidance it follows. */
  source: string;
  /** Bodies of pages on which it finds exactly one fault. */
  bad: readonly string[];
  /** Bodies of pages on which it finds none. */
  good: readonly string[];
  judge: (page: PageWords) => { element: WordElement; message: string }[];
}
