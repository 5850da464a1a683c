/** Every rule of an engine that a report can hold is explained in our words; the lists are read from the engines themselves. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { HtmlValidate, Severity, StaticConfigLoader } from "html-validate";
import ts from "typescript";
import { axeRule, axeRulesInUse } from "../../../scripts/checks/browser/engine-rules.ts";
import { severityOf } from "../../../scripts/checks/browser/trust.ts";
import { rules as htmlConfig } from "../../../scripts/checks/html-rules.ts";
import { htmlRules } from "../../../scripts/checks/html/rules.ts";
import { engineRules, htmlcsName } from "../../../scripts/checks/rules/engines.ts";
import { explain } from "../../../scripts/checks/rules/index.ts";

const listed = (engine: keyof typeof engineRules) => Object.keys(engineRules[engine]).sort();

describe("the engines' rules", () => {
  it("of html-validate are explained, each that is on", () => {
    const validator = new HtmlValidate(new StaticConfigLoader(htmlConfig));
    const on = [...validator.getConfigForSync("page.html").getRules()]
      .filter(([, [severity]]) => severity !== Severity.DISABLED)
      .map(([name]) => name)
      .filter((name) => !htmlRules.some(({ id }) => id === name));
    assert.deepEqual(listed("html-validate"), [...on, "parser-error"].sort());
    for (const [name, { title }] of Object.entries(engineRules["html-validate"])) assert.ok(title, name);
  });

  it("of axe are explained, each by which pages are judged", () =>
    assert.deepEqual(listed("axe"), axeRulesInUse().sort()));

  it("of HTML_CodeSniffer are explained, each of its errors and warnings that is not left out", () => {
    const told = htmlcsCodes().filter(({ code, type }) => {
      const verdict = { engine: "htmlcs", code: `WCAG2AA.Principle1.Guideline1_1.${code}`, type } as const;
      return severityOf({ ...verdict, message: "", tags: [], selector: "" }) !== undefined;
    });
    const names = told.map(({ code }) => htmlcsName(code) ?? `nothing for ${code}`);
    assert.deepEqual([...new Set(names)].sort(), listed("htmlcs"));
    const titles = told.map(({ code }) => explain({ check: "accessibility", rule: `htmlcs.${code}` })?.title ?? code);
    assert.deepEqual(
      titles.filter((title) => !/^[A-Z][^.]* \([A-Z][\w.,]*\)$/.test(title)),
      [],
    );
    assert.equal(new Set(titles).size, new Set(told.map(({ code }) => code)).size);
  });

  it("say in one sentence why, and in one how to mend it", () => {
    const odd = Object.values(engineRules)
      .flatMap((list) => Object.entries(list))
      .filter(([, { why, mend }]) => [why, mend].some((words) => !/^[A-Z`][^.]*(?:\.[^ ][^.]*)*\.$/.test(words)));
    assert.deepEqual(odd, []);
  });

  it("lead to the engine's own page; axe's are called by what must be", () => {
    const { why, mend } = engineRules.axe["color-contrast"]!;
    const { must, help } = axeRule("color-contrast")!;
    const cases = [
      ["color-contrast", must],
      ["dark-color-contrast", `In dark mode: ${must}`],
      ["forced-colours-color-contrast", `In forced colours: ${must}`],
      ["dark-hover-color-contrast", `In dark mode, under the pointer: ${must}`],
    ] as const;
    for (const [rule, title] of cases)
      assert.deepEqual(explain({ check: "mode-faults", rule }), { why, mend, title, help });
    assert.equal(
      explain({ check: "accessibility", rule: "htmlcs.4_1_2.H91.InputText.Name" })?.title,
      "A field, button or group without a name (H91.InputText.Name)",
    );
    assert.equal(
      explain({ check: "accessibility", rule: "htmlcs.4_1_2.H91.InputText.Name" })?.help,
      "https://www.w3.org/WAI/WCAG22/Techniques/html/H91",
    );
    assert.equal(
      explain({ check: "invalid-html", rule: "close-order" })?.help,
      "https://html-validate.org/rules/close-order.html",
    );
  });
});

/**
 * The codes that HTML_CodeSniffer's standard WCAG2AA can give, with their weight: read from its sources, which lie beside
 * the file that runs. What they make up on the way stands here with all that it can be.
 */
function htmlcsCodes(): { code: string; type: "error" | "warning" | "notice" }[] {
  const require = createRequire(createRequire(import.meta.url).resolve("pa11y-ci"));
  const built = createRequire(require.resolve("pa11y")).resolve("@pa11y/html_codesniffer/build/HTMLCS.js");
  const standards = join(dirname(dirname(built)), "Standards");
  const text = readFileSync(built, "utf8");
  const included = new Set(
    [
      ...readFileSync(join(standards, "WCAG2AA/ruleset.js"), "utf8").matchAll(/'Principle\d\.Guideline\d_\d\.(\w+)'/g),
    ].map((match) => match[1]!),
  );
  const elements = ["A", "Button", "Div", "Fieldset", "InputText", "Select", "Textarea"];
  const presentational = ["B", "I", "U", "S", "Strike", "Tt", "Big", "Small", "Center", "Font"];
  const ratios = ["G18", "G145"];
  const made: Record<string, Record<string, string[]>> = {
    "1_3_1": {
      code: ["H44.NonExistent", "H44.NonExistentFragment"],
      msgCode: [...presentational.map((name) => `H49.${name}`), "H49.AlignAttr"],
    },
    "1_4_3": { code: ratios.flatMap((ratio) => ["Abs", "BgImage", "Alpha", "Fail"].map((why) => `${ratio}.${why}`)) },
    "4_1_2": {
      "'H91.' + messages.errors[i].subcode": elements.map((name) => `H91.${name}.Name`),
      "'H91.' + messages.warnings[i].subcode": ["H91.Select.Value"],
    },
  };
  const codes: ReturnType<typeof htmlcsCodes> = [];
  const sniffs = join(standards, "WCAG2AAA/Sniffs");
  for (const path of readdirSync(sniffs, { recursive: true, encoding: "utf8" }).sort()) {
    const name = /(\w+)\.js$/.exec(path)?.[1];
    if (name === undefined || !included.has(name)) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === "HTMLCS.addMessage") {
        const [level, , , code] = node.arguments.map((argument) => argument.getText()) as [
          string,
          string,
          string,
          string,
        ];
        const told = /^(['"])(.*)\1$/.exec(code)?.[2];
        const all = told === undefined ? made[name]?.[code] : [told];
        assert.ok(all, `${name}: what can ${code} be?`);
        // A level that is handed in is that of a warning in this standard.
        const type = (/^HTMLCS\.(\w+)$/.exec(level)?.[1] ?? "WARNING").toLowerCase() as "error" | "warning" | "notice";
        // The rules of 1.3.1 on the order of headings are called for another sniff.
        const sniff = told === "G141" ? "1_3_1_A" : name;
        codes.push(...all.map((one) => ({ code: `${sniff}.${one}`, type })));
        if (told !== undefined && told !== "")
          assert.ok(text.includes(`"${told}"`), `the file that runs has no ${told}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, readFileSync(join(sniffs, path), "utf8"), ts.ScriptTarget.Latest, true));
  }
  return codes;
}
