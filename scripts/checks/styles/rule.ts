/** What a rule about style sheets is: one small file whose examples are its documentation and its test. */
import type { DrawnPage } from "../browser/drawn-page.ts";
import type { ElementName } from "../browser/element-names.ts";
import type { Rule } from "../rules/rule.ts";

export interface StyleRule extends Rule {
  /** W3C's documented failure that it finds, or whose guidance it follows. */
  source: string;
  judge: (page: DrawnPage) => { element: ElementName; message: string }[];
}
