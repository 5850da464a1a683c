/** What a rule about a page's words is: one small file whose examples are its documentation and its test. */
import type { Severity } from "../contract.ts";
import type { PageWords, WordElement } from "./page-words.ts";

export interface WordRule {
  /** The rule's name, which is its file's name. */
  id: string;
  /** Success criteria of WCAG 2.2; none where it is the style guide that asks. */
  wcag: readonly string[];
  /** W3C's documented failure that it finds, or whose guidance it follows. */
  source: string;
  severity: Severity;
  /** One sentence: why a reader would care. */
  why: string;
  /** One sentence: how to mend it. */
  mend: string;
  /** Bodies of pages on which it finds exactly one fault. */
  bad: readonly string[];
  /** Bodies of pages on which it finds none. */
  good: readonly string[];
  judge: (page: PageWords) => { element: WordElement; message: string }[];
}
