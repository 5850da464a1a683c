import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "../../../scripts/checks/contract.ts";
import { CheckMemory } from "../../../scripts/checks/memory.ts";
import { openSite } from "../../../scripts/checks/site.ts";
import { styleFaults } from "../../../scripts/checks/style-faults.ts";
import { styleRules } from "../../../scripts/checks/styles/rules.ts";
import { PARAGRAPH } from "../../../scripts/checks/styles/examples.ts";
import { pageAround } from "./examples.ts";
import { siteFolder } from "./site-folder.ts";

const bodies = styleRules.flatMap(({ bad, good }) => [...bad, ...good]);
const fileOf = (body: string): string => `${bodies.indexOf(body)}.html`;

describe("the rules about style sheets", { timeout: 120_000 }, () => {
  let outcome: Outcome;
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), "styles-"));
    after(() => rm(folder, { recursive: true }));
    for (const body of bodies)
      await writeFile(join(folder, fileOf(body)), pageAround(body, "<style>body { max-width: 36em }</style>"));
    const memory = await CheckMemory.open(undefined, styleFaults.name, "");
    outcome = await styleFaults.run(await openSite(folder), { memory, everyPage: true, progress: () => undefined });
  });
  const foundOn = (body: string): string[] =>
    outcome.findings
      .filter(({ file }) => file === fileOf(body))
      .map(({ rule, line }) => `${rule} on line ${line ?? ""}`);

  for (const rule of styleRules)
    describe(rule.id, () => {
      for (const bad of rule.bad)
        it(`finds ${bad}`, () =>
          assert.deepEqual(foundOn(bad), [`${rule.id} on line ${rule.id === "locked-orientation" ? 4 : 6}`]));
      for (const good of rule.good) it(`leaves ${good}`, () => assert.deepEqual(foundOn(good), []));
    });

  it("say what is wrong and how to mend it, in words", () => {
    const said = Object.fromEntries(
      outcome.findings.map(({ rule, message }) => [rule, message.replace(/about \d+/, "about N")]),
    );
    assert.deepEqual(said, {
      "capital-styles":
        'the style sheet sets "Hospitals and schools take part in the r…" in capitals. Leave out `text-transform: uppercase`, and set what matters in bold or as a heading',
      "justified-text":
        '"Hospitals and schools take part in the r…" is set flush on both sides. Leave the right-hand side ragged (`text-align: start`)',
      "locked-orientation":
        "most words are gone or lie on their side while the screen is held upright. Lay the page out for both ways of holding a screen; nothing but a picture of a keyboard or a cheque needs one",
      "long-lines":
        'a line of "Hospitals and schools take part in the r…" holds about N letters and signs. Give running text a width of its own (`max-width: 36em`, about 70 letters and signs)',
      "shrinking-type":
        '"Plans" stays as small however far a reader zooms in. Set type in `rem`, and let `vw` only add to it (`calc(1rem + 1vw)`)',
      "small-type":
        '"Hospitals and schools take part in the r…" is set in type of 9.6 pixels. Set running text at 16 pixels or more, in `rem`',
      "styled-pictures":
        "the picture `sales-chart.png` stands in the style sheet, without words. Put the picture into the page (`img` with an `alt`); leave decoration to the style sheet",
      "styled-words":
        '"withdrawn" stands in the style sheet and not in the page. Write the words in the page; let the style sheet add marks alone',
      "tight-text":
        'the lines of "Hospitals and schools take part in the r…" are 100 % of the type\'s size apart. Give running text a `line-height` of 1.3 to 1.5, and leave its `letter-spacing` alone',
    });
  });

  it("judge a paragraph that looks like a label of another page", async (test) => {
    const style = (words: string): string => pageAround(`<div><p style="font-size: 11px">${words}</p></div>`);
    const files = { "a.html": style("1 March 2010"), "b.html": style(PARAGRAPH), "c.html": style(PARAGRAPH) };
    const memory = await CheckMemory.open(undefined, styleFaults.name, "");
    const site = await openSite(await siteFolder(test, files));
    const { findings } = await styleFaults.run(site, { memory, everyPage: false, progress: () => undefined });
    assert.deepEqual(
      findings.map(({ file, rule }) => `${file} ${rule}`),
      ["b.html small-type", "b.html long-lines", "c.html small-type", "c.html long-lines"],
    );
  });

  it("are all on the list, each in a file of its name", () => {
    const others = ["examples.ts", "rule.ts", "rules.ts"];
    const files = readdirSync("scripts/checks/styles").filter((name) => !others.includes(name));
    assert.deepEqual(files.sort(), styleRules.map(({ id }) => `${id}.ts`).sort());
  });
});
