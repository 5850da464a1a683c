/** What `rules.test.ts` beside does not ask of the rules about style sheets. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { CheckMemory } from "../../../scripts/checks/memory.ts";
import { filesOf } from "../../../scripts/checks/rules/rule.ts";
import { openSite } from "../../../scripts/checks/site.ts";
import { styleFaults } from "../../../scripts/checks/style-faults.ts";
import { PARAGRAPH } from "../../../scripts/checks/styles/examples.ts";
import { styleRules } from "../../../scripts/checks/styles/rules.ts";
import { siteFolder } from "./site-folder.ts";

async function judged(folder: string): Promise<string[]> {
  const memory = await CheckMemory.open(undefined, styleFaults.name, "");
  const context = { memory, everyPage: false, progress: () => undefined };
  const { findings } = await styleFaults.run(await openSite(folder), context);
  return findings.map(({ file, severity, rule, message }) => `${file} ${severity} ${rule}: ${message}`);
}

describe("the rules about style sheets", { timeout: 120_000 }, () => {
  it("say what is wrong and how to mend it, in words", async (test) => {
    const pages = styleRules.map(({ id, bad: [first] }) => [`${id}.html`, first!]);
    const said = await judged(await siteFolder(test, filesOf({ files: Object.fromEntries(pages) })));
    assert.deepEqual(said.map((line) => line.replace(/about \d+/, "about N")).sort(), []);
  });

  it("judge a paragraph that looks like a label of another page", async (test) => {
    const style = (words: string): string => `<p style="font-size: 11px; width: 20em">${words}</p>`;
    const files = { "a.html": style("1 March 2010"), "b.html": style(PARAGRAPH), "c.html": style(PARAGRAPH) };
    const said = await judged(await siteFolder(test, filesOf({ files })));
    assert.deepEqual(
      said.map((line) => line.split(":")[0]),
      ["b.html warning small-type", "c.html warning small-type"],
    );
  });

  it("are all on the list, each in a file of its name", () => {
    const others = ["examples.ts", "rule.ts", "rules.ts"];
    const files = readdirSync("scripts/checks/styles").filter((name) => !others.includes(name));
    assert.deepEqual(files.sort(), styleRules.map(({ id }) => `${id}.ts`).sort());
  });
});
