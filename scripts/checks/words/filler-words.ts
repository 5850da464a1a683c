/** Words that stood in for words to come. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** Whether words stand in the code within an element. */
const inCode = (element: WordElement, words: string): boolean =>
  element.children.some((child) => (child.code && child.words().includes(words)) || inCode(child, words));

export const fillerWords: WordRule = {
  id: "filler-words",
  wcag: [],
  source: "GOV.UK style guide, Plain English; ACT b49b2e",
  severity: "warning",
  why: "The words were to be replaced before anybody read them.",
  mend: "Write what belongs here, or take it out.",
  bad: [
    "<p>Lorem ipsum dolor sit amet.</p>",
    "<p>TODO: add the figures</p>",
    "<h2>Insert heading here</h2>",
    "<h2>[Replace this text with a heading]</h2>",
  ],
  good: [
    "<p>A name like <code>file.XXXXXX</code>.</p>",
    "<p>What there is to do.</p>",
    "<blockquote><p>Lorem ipsum</p></blockquote>",
    "<p>Insert the card here.</p>",
  ],
  judge: (page) =>
    page.blocks
      .filter((element) => !element.quoted)
      .flatMap((element) => {
        const filler =
          /\blorem ipsum\b|\b(?:TODO|FIXME|TKTK|XXXX+)\b|^\[?(?:insert|replace) (?:(?:this|your) )?(?:text|heading|title|name|date)\b|\byour text here\b/i;
        const found = filler.exec(element.words())?.[0];
        if (
          found === undefined ||
          inCode(element, found) ||
          (/^(?:todo|fixme|tktk)$/i.test(found) && found !== found.toUpperCase())
        )
          return [];
        return [{ element, message: `"${found}" stands where words were to come` }];
      }),
};
