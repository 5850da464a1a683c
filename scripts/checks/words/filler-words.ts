/** Words that stood in for words to come. */
import type { WordRule } from "./rule.ts";

export const fillerWords: WordRule = {
  id: "filler-words",
  wcag: [],
  source: "GOV.UK style guide, Plain English",
  severity: "warning",
  why: "The words were to be replaced before anybody read them.",
  mend: "Write what belongs here, or take it out.",
  bad: ["<p>Lorem ipsum dolor sit amet.</p>", "<p>TODO: add the figures</p>", "<h2>Insert heading here</h2>"],
  good: ["<p>What there is to do.</p>", "<blockquote><p>Lorem ipsum</p></blockquote>", "<p>Insert the card here.</p>"],
  judge: (page) =>
    page
      .all("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "title")
      .filter(
        (element) => !element.quoted && !element.children.some(({ name }) => ["p", "ul", "ol", "table"].includes(name)),
      )
      .flatMap((element) => {
        const filler =
          /\blorem ipsum\b|\b(?:TODO|FIXME|TKTK|XXXX+)\b|^insert (?:text|heading|title|name|date)\b|\byour text here\b/i;
        const found = filler.exec(element.words())?.[0];
        if (found === undefined || (/^(?:todo|fixme|tktk)$/i.test(found) && found !== found.toUpperCase())) return [];
        return [{ element, message: `"${found}" stands where words were to come` }];
      }),
};
