/** html-validate with our rules. It takes longer to load than a changed page to judge, so it is loaded where it is needed. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import html5 from "html-validate/elements/html5";
import { conforming, rules, toldElsewhere } from "./html-rules.ts";
import { decodedValues } from "./html/decoded-values.ts";

/** One thing that does not conform. */
export interface Complaint {
  rule: string;
  certain: boolean;
  /** Where in the page's text, in UTF-16 code units. */
  offset: number;
  message: string;
}

const validator = new HtmlValidate(new StaticConfigLoader(rules));

/** All that does not conform in a page's text; `file` is its name. */
export function complaintsOf(text: string, file: string): Complaint[] {
  const report = validator.validateStringSync(unheard(inSmallLetters(text)), file, decodedValues);
  return report.results
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => !toldElsewhere.some((words) => words.test(message)))
    .map(({ ruleId, severity, offset, message }) => ({
      rule: ruleId,
      certain: severity === 2 && !conforming.some((words) => words.test(message)),
      offset,
      message: message.replace(/ has invalid value ""$/, " is empty: give it a value, or leave it out"),
    }));
}

/** HTML's names of elements are blind to capitals, and html-validate's are not: its pages have them in small letters. */
function inSmallLetters(text: string): string {
  return text.replace(/<\/?[a-z]*[A-Z][a-zA-Z0-9]*/g, (start) => {
    const small = start.toLowerCase();
    // SVG's own names have capitals.
    return small.replace(/^<\/?/, "") in html5 ? small : start;
  });
}

/** A page's text with what it says to html-validate made plain comments: a finding is accepted by the baseline, with a reason, or not at all. */
function unheard(text: string): string {
  return text.replaceAll(/(<!--\s*\[?)html-validate-/g, "$1html_validate-");
}
