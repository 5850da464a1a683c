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
  const memory = CheckMemory.open(undefined, styleFaults.name, "");
  const context = { memory, everyPage: false, progress: () => undefined };
  const { findings } = await styleFaults.run(await openSite(folder), context);
  return findings.map(({ file, severity, rule, message }) => `${file} ${severity} ${rule}: ${message}`);
}

describe("the rules about style sheets", { timeout: 120_000 }, () => {
  it("say what is wrong and how to mend it, in words", async (test) => {
    const pages = styleRules.map(({ id, bad: [first] }) => [`${id}.html`, first as string] as const);
    const said = await judged(await siteFolder(test, filesOf({ files: Object.fromEntries(pages) })));
    assert.deepEqual(said.map((line) => line.replace(/about \d+/, "about N")).sort(), [
      'capital-styles.html warning capital-styles: the style sheet sets "Hospitals and schools take part in the r…" in capitals. Leave out `text-transform: uppercase`, and set what matters in bold or as a heading',
      'justified-text.html warning justified-text: "Hospitals and schools take part in the r…" is set flush on both sides. Leave the right-hand side ragged (`text-align: start`)',
      "locked-orientation.html warning locked-orientation: most words are gone or lie on their side while the screen is held upright. Lay the page out for both ways of holding a screen; nothing but a picture of a keyboard or a cheque needs one",
      'long-lines.html warning long-lines: a line of "Hospitals and schools take part in the r…" holds about N letters and signs. Give running text a width of its own (`max-width: 36em`, about 70 letters and signs)',
      "pinned-lines.html error pinned-lines: the lines of \"Hospitals and schools take part in the r…\" are held 130 % of the type's size apart by `!important`. Take `!important` away from `line-height` in `style`, or set the lines 1.5 times the type's size apart",
      'shrinking-type.html error shrinking-type: "Words that follow the window" stays as small however far a reader zooms in. Set type in `rem`, and let `vw` only add to it (`calc(1rem + 1vw)`)',
      'small-type.html warning small-type: "Hospitals and schools take part in the r…" is set in type of 11 pixels. Set running text at 16 pixels or more, in `rem`',
      'styled-headings.html warning styled-headings: "What happens next" is drawn as a heading and is none. Write it as a heading of the level that fits (`h2`), and draw that as you like',
      "styled-pictures.html warning styled-pictures: the picture `sales-chart.png` stands in the style sheet, without words. Put the picture into the page (`img` with an `alt`); leave decoration to the style sheet",
      'styled-words.html warning styled-words: "Warning:" stands in the style sheet and not in the page. Write the words in the page; let the style sheet add marks alone',
      'tight-text.html warning tight-text: the lines of "Hospitals and schools take part in the r…" are 100 % of the type\'s size apart. Give running text a `line-height` of 1.3 to 1.5, and leave its `letter-spacing` alone',
    ]);
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

  it("are asked of style sheets that another brings in", async (test) => {
    const files = {
      "a.html": '<link rel="stylesheet" href="one.css"><p>All the words of this page.</p>',
      "one.css": '@import "two.css";',
      "two.css": "@media (orientation: portrait) { main { rotate: 90deg } }",
    };
    const said = await judged(await siteFolder(test, filesOf({ files })));
    assert.deepEqual(
      said.map((line) => line.split(":")[0]),
      ["a.html warning locked-orientation"],
    );
  });

  it("are all on the list, each in a file of its name", () => {
    const others = ["examples.ts", "rule.ts", "rules.ts"];
    const files = readdirSync("scripts/checks/styles").filter((name) => !others.includes(name));
    assert.deepEqual(files.sort(), styleRules.map(({ id }) => `${id}.ts`).sort());
  });
});
