/** One fault that several checks see is told once; a check that runs alone tells all that it finds. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkSite } from "../../../scripts/checks/index.ts";
import { siteFolder } from "./site-folder.ts";

const page = (html: string, title: string, body: string): string =>
  `<!DOCTYPE html>\n<html${html}><head><meta charset="utf-8">${title}<meta name="description" content="Words."></head>\n<body><main>${body}</main></body></html>\n`;
const TITLE = "<title>A page</title>";
const ENGLISH = ' lang="en-GB"';
const BODY = "<h1>Words</h1><p>Words.</p>";

/** A page; what both checks say of it together; what `accessibility` says of it alone and not in company. */
const cases: { name: string; page: string; together: string[]; alone: string[] }[] = [
  {
    name: "a level of headings left out",
    page: page(ENGLISH, TITLE, `${BODY}<h3>More</h3><p>Words.</p>`),
    together: ["error unclear-pages/skipped-heading"],
    alone: ["warning accessibility/heading-order"],
  },
  {
    name: "no language",
    page: page("", TITLE, BODY),
    together: ["error unclear-pages/missing-language"],
    alone: ["error accessibility/html-has-lang", "error accessibility/htmlcs.3_1_1.H57.2"],
  },
  {
    name: "a language that is none",
    page: page(' lang="english"', TITLE, BODY),
    together: ["error unclear-pages/unknown-language"],
    alone: ["error accessibility/html-lang-valid"],
  },
  {
    name: "no title",
    page: page(ENGLISH, "", BODY),
    together: ["error unclear-pages/missing-title"],
    alone: ["error accessibility/document-title"],
  },
  {
    name: "a title without words",
    page: page(ENGLISH, "<title></title>", BODY),
    together: ["error unclear-pages/empty-title"],
    alone: ["error accessibility/document-title", "error accessibility/htmlcs.2_4_2.H25.1.EmptyTitle"],
  },
  {
    name: "no heading of the first level",
    page: page(ENGLISH, TITLE, "<h2>Words</h2><p>Words.</p>"),
    together: ["error unclear-pages/missing-heading"],
    alone: ["warning accessibility/page-has-heading-one"],
  },
  {
    name: "an empty heading, and one that skips a level in another place",
    page: page(ENGLISH, TITLE, `${BODY}<h2></h2><p>Words.</p><h4>More</h4><p>Words.</p>`),
    together: ["error unclear-pages/skipped-heading", "warning accessibility/empty-heading"],
    alone: ["warning accessibility/empty-heading", "warning accessibility/heading-order"],
  },
  {
    name: "words that blink, by both engines",
    page: page(ENGLISH, TITLE, `${BODY}<p><blink>Words</blink></p>`),
    together: ["error accessibility/blink"],
    alone: ["error accessibility/blink"],
  },
];

describe("one fault that both `unclear-pages` and the engines see", { timeout: 120_000 }, () => {
  for (const { name, page: text, together, alone } of cases)
    it(`is told once: ${name}`, async (test) => {
      const folder = await siteFolder(test, { "index.html": text });
      const said = async (...only: string[]): Promise<string[]> => {
        const { findings } = await checkSite(folder, { only, memory: false, project: folder });
        return findings
          .filter(({ severity }) => severity !== "review")
          .map(({ severity, check, rule }) => `${severity} ${check}/${rule}`)
          .sort();
      };
      assert.deepEqual(await said("unclear-pages", "accessibility"), together);
      assert.deepEqual(await said("accessibility"), alone);
    });
});
