import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { ruleExists } from "html-validate";
import { axeRule } from "../../scripts/checks/browser/engine-rules.ts";
import { rules } from "../../scripts/checks/rules/index.ts";
import { styleRules } from "../../scripts/checks/styles/rules.ts";
import { wordRules } from "../../scripts/checks/words/rules.ts";

/** The checks and their rules. */
const ours = new Set(Object.entries(rules).flatMap(([check, list]) => [check, ...list.map(({ id }) => id)]));
const names = (words: string): string[] => [...words.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

const docs = readFileSync("docs/accessibility-checks.md", "utf8");

/** The rows of the table that follows a mark, without its head: the cells of each. */
function rowsAfter(mark: string): string[][] {
  const table = new RegExp(`<!-- ${mark} -->\\n+([\\s\\S]*?)\\n\\n`).exec(docs)?.[1] ?? "";
  return table
    .split("\n")
    .slice(2)
    .map((line) => line.replace(/^\| | \|$/g, "").split(" | "));
}

/** The ids of the ACT rules, and what decides them. */
const table = rowsAfter("ACT rules").map(([rule = "", , decided = ""]) => ({
  ids: [...rule.matchAll(/\b(?=[a-z]*\d)[a-z\d]{6}\b/g)].map(([id]) => id),
  decided,
}));

/** The rules that are said to decide something, and are called otherwise or not there. */
function unknownIn(decided: string): string[] {
  const engines = [...decided.matchAll(/(axe|html-validate) \(([^)]*)\)/g)];
  const own = engines.reduce((words, [whole]) => words.replace(whole, ""), decided);
  return [
    ...engines.flatMap(([, engine, said]) =>
      names(said!)
        .filter((rule) => (engine === "axe" ? !axeRule(rule) : !ruleExists(rule)))
        .map((rule) => `${engine}: ${rule}`),
    ),
    // A rule's name is of two words and more.
    ...names(own).filter((name) => /^[a-z]+(?:-[a-z]+)+$/.test(name) && !ours.has(name)),
  ];
}

describe("the table of ACT rules", () => {
  it("names each rule once", () => {
    const ids = table.flatMap((row) => row.ids);
    assert.ok(table.every((row) => row.ids.length > 0) && ids.length > 85, `${ids.length} in ${table.length} rows`);
    assert.deepEqual([...new Set(ids)], ids);
  });

  it("names axe's rules, html-validate's and ours as they are called", () => {
    const unknown = table.flatMap(({ decided }) => unknownIn(decided));
    assert.deepEqual(unknown, []);
  });

  it("names every rule of ours that says it finds one, in its row", () => {
    const missing = [...wordRules, ...styleRules].flatMap(({ id, source }) =>
      (/\bACT ([^;]*)/.exec(source)?.[1]?.split(", ") ?? [])
        .filter((act) => !table.some(({ ids, decided }) => ids.includes(act) && decided.includes(`\`${id}\``)))
        .map((act) => `${act}: ${id}`),
    );
    assert.deepEqual(missing, []);
  });
});

describe("the table of the GOV.UK service manual", () => {
  it("says of each point who decides it, by rules as they are called", () => {
    const rows = rowsAfter("service manual");
    assert.ok(rows.length > 20 && rows.every(([point, decided]) => point && decided), `${rows.length} rows`);
    assert.deepEqual(
      rows.flatMap(([, decided = ""]) => unknownIn(decided)),
      [],
    );
  });
});
