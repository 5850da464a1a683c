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

/** A page, and all that `accessibility`, `unclear-pages` and `unclear-words` say of it, what is for a person's eye too. */
const withReviews: { name: string; body: string; head?: string; found: string[] }[] = [
  {
    name: "words of too little contrast",
    body: `${BODY}<p style="color:#999;background:#fff">Words.</p>`,
    found: ["error accessibility/color-contrast"],
  },
  {
    name: "a box to tick that has no label",
    body: `${BODY}<p><input type="checkbox"> Tea</p>`,
    found: ["error accessibility/label"],
  },
  {
    name: "a picture without an alternative, and a link and a button without words",
    body: `${BODY}<p>Words <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40"></p><p>Words <a href="/"></a></p><p>Words <button></button></p>`,
    found: ["error accessibility/button-name", "error accessibility/image-alt", "error accessibility/link-name"],
  },
  {
    name: "a list of choices that has no label",
    body: `${BODY}<p><select><option selected>Tea</option><option>Cake</option></select></p>`,
    found: ["error accessibility/select-name", "review accessibility/htmlcs.1_3_1.H85.2"],
  },
  {
    name: "a frame without a title (what is in it is for a person's eye)",
    body: `${BODY}<p><iframe src="data:text/html,Words"></iframe></p>`,
    found: ["error accessibility/frame-title", "review accessibility/frame-tested"],
  },
  {
    name: "a page that cannot be enlarged",
    head: '<meta name="viewport" content="width=device-width, maximum-scale=1">',
    body: BODY,
    found: ["error accessibility/meta-viewport"],
  },
  {
    name: "a level of headings left out, and a paragraph that looks like a heading",
    body: `${BODY}<h3>More</h3><p><strong>What comes next</strong></p><p>Words and more words.</p>`,
    found: ["error unclear-pages/skipped-heading", "warning unclear-words/written-headings"],
  },
  {
    name: "a role that is deprecated",
    body: `${BODY}<div role="list"><div role="listitem"><div role="doc-biblioentry">Words.</div></div></div>`,
    found: ["warning accessibility/aria-deprecated-role"],
  },
  {
    name: "preformatted words, words held to the window, and a link for programs that nobody meets",
    body: `${BODY}<pre>Words</pre><div style="position:fixed;bottom:0;right:0">Words</div><a href="/" hidden></a>`,
    found: [],
  },
];

describe("what is for a person's eye", { timeout: 120_000 }, () => {
  for (const { name, body, head, found } of withReviews)
    it(`does not say again what a finding says: ${name}`, async (test) => {
      const folder = await siteFolder(test, { "index.html": page(ENGLISH, `${TITLE}${head ?? ""}`, body) });
      const { findings } = await checkSite(folder, {
        only: ["accessibility", "unclear-pages", "unclear-words"],
        memory: false,
        project: folder,
      });
      assert.deepEqual(findings.map(({ severity, check, rule }) => `${severity} ${check}/${rule}`).sort(), found);
    });
});
