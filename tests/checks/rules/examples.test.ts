/** Every rule that needs no browser: its bad examples have that fault and no other, its good ones have none. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { everyCheck } from "../../../scripts/checks/rules/every-check.ts";
import { rules } from "../../../scripts/checks/rules/index.ts";
import { wordRules } from "../../../scripts/checks/words/rules.ts";
import { withBrowser } from "../browser/with-browser.ts";
import { assertFound, findingsOn } from "./rule-examples.ts";

/** The rules about words are walked through one by one in `tests/checks/words`. */
const words = new Set(wordRules.map(({ id }) => id));

for (const [name, list] of Object.entries(rules)) {
  if (withBrowser.includes(name)) continue;
  describe(`the rules of ${name}`, () => {
    for (const rule of list.filter(({ id }) => name !== "unclear-words" || !words.has(id))) {
      // What is said of the whole site is said whichever check runs.
      const check = name === "site" ? "broken-links" : name;
      for (const [index, example] of rule.bad.entries())
        it(`${rule.id} finds its bad example ${index + 1}`, async () =>
          assertFound(await findingsOn(check, example), rule));
      for (const [index, example] of rule.good.entries())
        it(`${rule.id} leaves its good example ${index + 1}`, async () =>
          assert.deepEqual(await findingsOn(check, example), []));
    }
  });
}

describe("every rule", () => {
  const all = [
    ...Object.entries(rules).flatMap(([name, list]) => list.map((rule) => ({ name, rule }))),
    ...everyCheck.map((rule) => ({ name: "every check", rule })),
  ];
  for (const { name, rule } of all)
    it(`${name}/${rule.id} has examples, or a test that proves it`, () => {
      if (rule.proof === undefined) assert.ok(rule.bad.length > 0 && rule.good.length > 0);
      else assert.ok(existsSync(rule.proof), rule.proof);
    });

  it("says in one sentence why, and in one how to mend it", () => {
    const odd = all.filter(({ rule: { why, mend } }) => [why, mend].some((words) => !/^[A-Z`].*\.$/s.test(words)));
    assert.deepEqual(
      odd.map(({ name, rule }) => `${name}/${rule.id}`),
      [],
    );
  });
});
