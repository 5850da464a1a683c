/** What a rule about style sheets is: one small file whose examples are its documentation and its test. */
import type { DrawnPage } from "../browser/drawn-page.ts";
import type { ElementName } from "../browser/element-names.ts";
import type { Severity } from "../contract.ts";

export interface StyleRule {
  /** The rule's name, which is its file's name. */
  id: string;
  /** Success criteria of WCAG 2.2 at A or AA; none where a style guide asks, or WCAG at AAA alone. */
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
  /** Bodies of pages on which no rule of these finds any. */
  good: readonly string[];
  judge: (page: DrawnPage) => { element: ElementName; message: string }[];
}
