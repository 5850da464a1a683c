import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { readWords } from "../../../scripts/checks/words/page-words.ts";
import { wordRules } from "../../../scripts/checks/words/rules.ts";

const page = (body: string): string =>
  `<!DOCTYPE html><html lang="en-GB"><title>A page</title><body>${body}</body></html>`;

describe("the rules about words", () => {
  for (const rule of wordRules)
    describe(rule.id, () => {
      for (const bad of rule.bad) it(`finds ${bad}`, () => assert.equal(rule.judge(readWords(page(bad))).length, 1));
      for (const good of rule.good) it(`leaves ${good}`, () => assert.deepEqual(rule.judge(readWords(page(good))), []));
    });

  it("leave each other's good examples alone, but for what those are bad examples of", () => {
    const good = wordRules.flatMap((rule) => rule.good);
    const found = wordRules.flatMap(({ id, judge }) =>
      good.flatMap((body) => judge(readWords(page(body))).map(() => `${id}: ${body}`)),
    );
    assert.deepEqual(found, []);
  });

  it("are all on the list, each in a file of its name", () => {
    const others = ["page-words.ts", "rule.ts", "rules.ts"];
    const files = readdirSync("scripts/checks/words").filter((name) => !others.includes(name));
    assert.deepEqual(files.sort(), wordRules.map(({ id }) => `${id}.ts`).sort());
  });
});
