import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { linkBlocks, RepeatedBlocks } from "../../scripts/checks/repeated-blocks.ts";
import { readWords } from "../../scripts/checks/words/page-words.ts";

const nav = (...links: string[]): string =>
  `<nav aria-label="Section">${links.map((link) => `<a href="/${link.split("=")[0]!}/">${link.split("=")[1] ?? link}</a>`).join("")}</nav>`;
const usual = Array.from({ length: 6 }, () => nav("home", "news", "teams", "speeches"));

const faults = (...pages: string[]): unknown[] => {
  const blocks = new RepeatedBlocks();
  for (const [index, page] of pages.entries()) blocks.add(index, linkBlocks(readWords(page, `/${index}/`)));
  return blocks.faults();
};

describe("repeated blocks of links", () => {
  it("in another order on one page (F66)", () =>
    assert.deepEqual(faults(...usual, nav("home", "teams", "news", "speeches")), [
      {
        page: 6,
        rule: "reordered-links",
        message:
          'the link "news" stands in another place among the others here than on most pages. Keep the order of repeated links the same on every page',
      },
    ]));

  it("with another name for one place (F31)", () =>
    assert.deepEqual(faults(...usual, nav("home", "news=press office", "teams", "speeches")), [
      {
        page: 6,
        rule: "renamed-links",
        message: 'the link "press office" is called "news" on most pages. Call it the same on every page',
      },
    ]));

  const sound: Record<string, string[]> = {
    "one link more or less": [
      ...usual,
      nav("home", "news", "about", "teams", "speeches"),
      nav("home", "news", "speeches"),
    ],
    "a mark of where one is": [...usual, nav("home", "news=news (this page)", "teams", "speeches")],
    "the way back up, another on each page": Array.from({ length: 60 }, (_, index) =>
      nav("home", "news", `item-${index}`),
    ),
    "two halves of a site, each with its own order": [
      ...usual,
      ...usual.map(() => nav("home", "teams", "news", "speeches")),
    ],
  };
  for (const [name, pages] of Object.entries(sound))
    it(`are left alone: ${name}`, () => assert.deepEqual(faults(...pages), []));
});
