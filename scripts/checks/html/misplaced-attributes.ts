/** Attributes on elements that have none of that name: browsers leave them out. */
import { homesOf, homelessAttributes } from "./attributes.ts";
import type { HtmlRule } from "./rule.ts";

export const misplacedAttributes: HtmlRule = {
  id: "misplaced-attributes",
  wcag: [],
  severity: "error",
  why: "Browsers leave it out, so that the link, the name or the size that it was to give is not there.",
  mend: "Put it on an element that has it, or take it away.",
  elements: "*",
  bad: [
    '<p href="/a/">Words</p>',
    '<p><data href="/a/" value="a">Words</data></p>',
    '<p><a href="#a" alt="Words">a</a></p>',
  ],
  good: [
    '<p id="a"><a href="#a" data-href="b">Words</a></p>',
    '<p><svg viewBox="0 0 1 1" width="9"><rect height="1" width="1"/></svg></p>',
    '<p property="name" content="a">Words</p>',
    '<p onclose="a()"><my-word value="a">Words</my-word></p>',
    '<FORM action="/"><p><BUTTON type="submit">Send</button></p></form>',
  ],
  judge: (element) => {
    // RDFa lets any element that takes part in it have some of them.
    if (["property", "typeof", "resource"].some((name) => element.hasAttribute(name))) return [];
    const { tagName } = element;
    return homelessAttributes(element).flatMap((attribute) => {
      const homes = homesOf(attribute);
      if (!homes) return [];
      const where = homes
        .map((name) => `<${name}>`)
        .join(", ")
        .replace(/, (?=[^,]*$)/, " and ");
      return [{ message: `<${tagName}> has no attribute "${attribute}": it is one of ${where}`, attribute }];
    });
  },
};
