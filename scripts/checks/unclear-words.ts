/** What a page's words and their structure do to a reader: rules of one small file each, in `words/`. */
import type { Check, Found } from "./contract.ts";
import { digestOf } from "./memory.ts";
import { linkBlocks, RepeatedBlocks, type LinkBlock } from "./repeated-blocks.ts";
import { readText, type Page } from "./site.ts";
import { readWords, type PageWords } from "./words/page-words.ts";
import { wordRules } from "./words/rules.ts";

const NAME = "unclear-words";

export const unclearWords: Check = {
  name: NAME,
  module: import.meta.url,
  async run(site, { memory, ...context }) {
    const findings: Found[] = [];
    const repeated = new RepeatedBlocks();
    for (const [index, page] of site.pages.entries()) {
      const key = digestOf([page.address, page.sha256]);
      let judged = memory.recall(key) as Judged | undefined;
      if (!judged) {
        judged = judge(page, readText(site, page.file));
        memory.remember(key, judged);
      }
      findings.push(...judged.found);
      repeated.add(index, judged.blocks);
      if (index % 64 === 63) {
        context.progress(index + 1, site.pages.length);
        await new Promise(setImmediate);
      }
    }
    for (const { page: index, rule, message } of repeated.faults()) {
      const page = site.pages[index]!;
      findings.push({ check: NAME, rule, severity: "warning", page: page.address, file: page.file, wcag: [], message });
    }
    return { pages: site.pages.length, findings, how: { "read word by word": site.pages.length } };
  },
};

/** What one page says by itself, and what of it is to be held against the other pages. */
interface Judged {
  found: Found[];
  blocks: LinkBlock[];
}

function judge(page: Page, text: string): Judged {
  const words = readWords(text, page.address);
  return { found: findingsIn(page, words), blocks: linkBlocks(words) };
}

function findingsIn(page: Page, words: PageWords): Found[] {
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
