/**
 * The HTML of a page, judged by html-validate; quick on a large site, because a page is read by it only when it holds
 * something that no clean page before it held.
 *
 * Why that misses nothing: each rule in `html-rules.ts` judges an element by its own attributes and its ancestors, or by
 * the order of its children, or a label by its control, or a character reference by itself. So the page is cut into
 * exactly these facts ({@link MarkupFacts}); where every fact of a page has stood in a page that html-validate found
 * clean, there is nothing left in it to complain of. Anything out of the ordinary (an end tag that closes something
 * else, a bare `<`, two attributes of one name) makes the page be read in full. The same
 * holds for a page with any finding. `--every-page` reads all in full, and a test holds the two ways to the same answer.
 */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import html5 from "html-validate/elements/html5";
import { conforming, rules, toldElsewhere } from "./html-rules.ts";
import { decodedValues } from "./html/decoded-values.ts";
import type { TokenReader } from "./html-tokens.ts";
import { MarkupFacts } from "./markup-facts.ts";
import type { PageReading } from "./page-reading.ts";

export class PageMarkup {
  readonly #everyPage: boolean;
  readonly #validator = new HtmlValidate(new StaticConfigLoader(rules));
  readonly #facts: MarkupFacts;

  constructor(everyPage: boolean) {
    this.#everyPage = everyPage;
    const table = this.#validator.getConfigForSync("page.html").getMetaTable();
    this.#facts = new MarkupFacts((name) => table.getMetaFor(name));
  }

  /** A reader for the page's tokens; to be given every token before {@link judge}. */
  reader(text: string): TokenReader {
    return this.#facts.read(text);
  }

  /** Judges the page whose tokens were read last; returns whether html-validate itself read it. */
  judge(reading: PageReading): boolean {
    if (!this.#everyPage && this.#facts.known()) return false;
    const text = unheard(inSmallLetters(reading.text));
    const report = this.#validator.validateStringSync(text, reading.page.file, decodedValues);
    let clean = true;
    for (const { messages } of report.results) {
      for (const { ruleId, severity, offset, message } of messages) {
        if (toldElsewhere.some((words) => words.test(message))) continue;
        clean = false;
        const certain = severity === 2 && !conforming.some((words) => words.test(message));
        const told = message.replace(/ has invalid value ""$/, " is empty: give it a value, or leave it out");
        reading.find("invalid-html", ruleId, certain ? "error" : "warning", offset, told);
      }
    }
    if (clean) this.#facts.learn();
    return true;
  }
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
