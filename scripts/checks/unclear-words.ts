/** What a page's words and their structure do to a reader: rules of one small file each, in `words/`. */
import type { Check, Found } from "./contract.ts";
import { readText, type Page } from "./site.ts";
import { readWords } from "./words/page-words.ts";
import { wordRules } from "./words/rules.ts";

const NAME = "unclear-words";

export const unclearWords: Check = {
  name: NAME,
  module: import.meta.url,
  async run(site, { memory, ...context }) {
    const findings: Found[] = [];
    for (const [index, page] of site.pages.entries()) {
      const key = ["page", page.address, page.sha256];
      let found = memory.recall(key) as Found[] | undefined;
      if (!found) {
        found = findingsIn(page, readText(site, page.file));
        memory.remember(key, found);
      }
      findings.push(...found);
      if (index % 64 === 63) {
        context.progress(index + 1, site.pages.length);
        await new Promise(setImmediate);
      }
    }
    return { pages: site.pages.length, findings, how: { "read word by word": site.pages.length } };
  },
};

function findingsIn(page: Page, text: string): Found[] {
  const words = readWords(text, page.address);
  return wordRules.flatMap(({ id, severity, wcag, mend, judge }) =>
    judge(words).map(({ element, message }): Found => ({
      check: NAME,
      rule: id,
      severity,
      page: page.address,
      file: page.file,
      line: element.line,
      column: element.column,
      wcag: [...wcag],
      message: `${message}. ${mend.replace(/\.$/, "")}`,
      clues: [element.words()],
    })),
  );
}
