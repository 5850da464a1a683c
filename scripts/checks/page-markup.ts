/**
 * The HTML of a page, judged by html-validate; quick on a large site, because a page is read by it only when it holds
 * something that no clean page before it held, in this run or in one that is remembered.
 *
 * Why that misses nothing: each rule in `html-rules.ts` judges an element by its own attributes and its ancestors, or by
 * the order of its children, or a label by its control, or a character reference by itself. So the page is cut into
 * exactly these facts ({@link MarkupFacts}); where every fact of a page has stood in a page that html-validate found
 * clean, there is nothing left in it to complain of. Anything out of the ordinary (an end tag that closes something
 * else, a bare `<`, two attributes of one name) makes the page be read in full. The same
 * holds for a page with any finding. `--every-page` reads all in full, and a test holds the two ways to the same answer.
 */
import type { TokenReader } from "./html-tokens.ts";
import { MarkupFacts } from "./markup-facts.ts";
import type { PageReading } from "./page-reading.ts";

export class PageMarkup {
  readonly #everyPage: boolean;
  readonly facts = new MarkupFacts();

  constructor(everyPage: boolean) {
    this.#everyPage = everyPage;
  }

  /** A reader for the page's tokens; to be given every token before {@link judge}. */
  reader(text: string): TokenReader {
    return this.facts.read(text);
  }

  /** Judges the page whose tokens were read last; returns whether html-validate itself read it. */
  async judge(reading: PageReading): Promise<boolean> {
    if (!this.#everyPage && this.facts.known()) return false;
    const { complaintsOf } = await import("./html-validator.ts");
    const complaints = complaintsOf(reading.text, reading.page.file);
    for (const { rule, certain, offset, message } of complaints)
      reading.find("invalid-html", rule, certain ? "error" : "warning", offset, message);
    if (complaints.length === 0) this.facts.learn();
    return true;
  }
}
