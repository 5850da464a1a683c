/** The list of rules holds what the checks can say: read from the types of every expression that becomes a finding's rule. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";
import { everyCheck } from "../../../scripts/checks/rules/every-check.ts";
import { htmlRules } from "../../../scripts/checks/html/rules.ts";
import { rules } from "../../../scripts/checks/rules/index.ts";
import { styleRules } from "../../../scripts/checks/styles/rules.ts";
import { wordRules } from "../../../scripts/checks/words/rules.ts";

const FOLDER = "scripts/checks";
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/^(?:html|rules|reports|styles|words)\//.test(path))
  .map((path) => join(FOLDER, path));
const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
const program = ts.createProgram(files, options);
const checker = program.getTypeChecker();

const given = new Set<string>();
/** Expressions whose words no type tells. */
const untold = new Set<string>();
for (const path of files) visit(program.getSourceFile(path)!);

function visit(node: ts.Node): void {
  if (ts.isPropertyAssignment(node) && node.name.getText() === "rule") note(node.initializer);
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === "rule") note(node.name);
  if (ts.isCallExpression(node)) {
    const parameters = checker.getResolvedSignature(node)?.parameters ?? [];
    for (const [index, { name }] of parameters.entries())
      if (name === "rule" && node.arguments[index]) note(node.arguments[index]);
  }
  ts.forEachChild(node, visit);
}

function note(expression: ts.Expression): void {
  const names = namesOf(expression);
  for (const name of names ?? []) if (name !== "") given.add(name);
  // A rule that is handed on was noted where it was first said.
  if (!names && !/^(?:\w+\.)?rule$/.test(expression.getText())) untold.add(expression.getText());
}

/** All that an expression can be, by its type; undefined where that is any string. */
function namesOf(expression: ts.Expression): string[] | undefined {
  if (ts.isTemplateExpression(expression)) {
    let names = [expression.head.text];
    for (const { expression: part, literal } of expression.templateSpans) {
      const ends = namesOf(part);
      if (!ends) return undefined;
      names = names.flatMap((name) => ends.map((end) => name + end + literal.text));
    }
    return names;
  }
  const type = checker.getTypeAtLocation(expression);
  const types = type.isUnion() ? type.types : [type];
  return types.every((one) => one.isStringLiteral()) ? types.map((one) => one.value) : undefined;
}

describe("the list of rules", () => {
  const listed = [...Object.values(rules).flat(), ...everyCheck]
    .map(({ id }) => id)
    .filter((id) => ![...htmlRules, ...wordRules, ...styleRules].some((rule) => rule.id === id));

  it("holds every rule that a check can give", () =>
    assert.deepEqual(
      [...given].filter((id) => !listed.includes(id)),
      [],
    ));

  it("holds no rule that no check gives", () =>
    assert.deepEqual(
      listed.filter((id) => !given.has(id)),
      [],
    ));

  it("leaves out only what the engines name themselves (their codes), and the rules about words and styles (by their id)", () =>
    assert.deepEqual([...untold].sort(), [
      "`${mode.name}-${code}`",
      "id",
      "ruleId",
      'verdict.engine === "axe" ? verdict.code : `htmlcs.${sniff(verdict.code)}`',
    ]));

  it("names no rule twice within a check", () => {
    for (const [check, list] of Object.entries(rules)) {
      const ids = [...list, ...everyCheck].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, check);
    }
  });
});
