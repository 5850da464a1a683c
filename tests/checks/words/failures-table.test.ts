import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { styleRules } from "../../../scripts/checks/styles/rules.ts";
import { wordRules } from "../../../scripts/checks/words/rules.ts";

/** W3C's common failures: the files F1 to F115 in techniques/failures of github.com/w3c/wcag, read on 25 November 2026. */
const failures = "1-4 7-10 12-16 19 20 22-26 30-34 36-44 46-50 52 54 55 58-61 63 65-75 77-115" // the others were withdrawn
  .split(" ")
  .flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });

const table = readFileSync("docs/accessibility-checks.md", "utf8")
  .split("\n")
  .filter((line) => /^\| F\d/.test(line));

describe("the table of W3C's failures", () => {
  const named = table.flatMap((line) =>
    [...line.split("|")[1]!.matchAll(/\bF(\d+)\b/g)].map((match) => Number(match[1])),
  );

  it("names every failure", () =>
    assert.deepEqual(
      failures.filter((number) => !named.includes(number)),
      [],
    ));

  it("names none that is not W3C's, and none twice", () =>
    assert.deepEqual(
      named.sort((a, b) => a - b),
      failures,
    ));

  it("names every rule of ours that finds one, in its row", () => {
    const missing = [...wordRules, ...styleRules].flatMap(({ id, source }) =>
      [...source.matchAll(/\bF(\d+)\b/g)]
        .filter(
          ([failure]) =>
            !table.some(
              (line) => new RegExp(`\\b${failure}\\b`).test(line.split("|")[1]!) && line.includes(`\`${id}\``),
            ),
        )
        .map(([failure]) => `${failure}: ${id}`),
    );
    assert.deepEqual(missing, []);
  });

  const docs = readFileSync("docs/accessibility-checks.md", "utf8");
  for (const [kind, rules] of Object.entries({ words: wordRules, styles: styleRules }))
    it(`is followed by a list of the rules about ${kind}, each as it says of itself`, () => {
      const list = new RegExp(`<!-- rules about ${kind} -->\\n([\\s\\S]*?)(?:\\n\\n|\\n$)`).exec(docs)?.[1] ?? "";
      const told = rules.map(
        ({ id, severity, wcag, source, why }) =>
          `| \`${id}\` | ${severity} | ${wcag.join(", ") || "style"} | ${source} | ${why} |`,
      );
      assert.deepEqual(
        list.split("\n").filter((line) => line.startsWith("| `")),
        told.sort(),
      );
    });
});
