/** The rules in the words of the report, with their examples: `docs/rules.md`. */
import { axeRule } from "../browser/engine-rules.ts";
import { criteriaOf, HTMLCS_ERRORS, severityOf } from "../browser/trust.ts";
import type { Severity } from "../contract.ts";
import { engineRules } from "./engines.ts";
import { everyCheck } from "./every-check.ts";
import { rules } from "./index.ts";
import type { Example, Rule, SmallSite } from "./rule.ts";

/** The longest text of an example that is shown whole. */
const LONGEST = 400;

const HEAD = `# The rules of the checks

Written by \`npm run docs\` from \`rules/\`, \`html/\`, \`words/\` and \`styles/\` in \`scripts/checks\`; edit those. The examples are the rules' tests.
The engines' rules stand at the end, without examples: the engines' own pages have some, and the HTML report and SARIF lead there.

What begins with \`<!DOCTYPE html>\` is a whole page; anything else is the body of one that has no fault.
`;

/** The reference as Markdown. */
export function ruleReference(): string {
  const parts = Object.entries(rules).map(([check, list]) => part(check, list));
  return [HEAD, ...parts.filter((text) => text !== ""), part("every check", everyCheck), ...engines()].join("\n");
}

function engines(): string[] {
  return [
    `## accessibility, by axe

What is not certain of them is for a person's eye (\`review\`). Some are also judged in a mode or state, and then named with it: \`mode-faults/dark-color-contrast\`.

${table("axe", (name) => {
  const { tags, asks } = axeRule(name)!;
  const verdict = {
    engine: "axe",
    code: name,
    type: asks ? "incomplete" : "violation",
    message: "",
    tags,
    selector: "",
  } as const;
  return [severityOf(verdict) ?? "review", criteriaOf(verdict)];
})}`,
    `## accessibility, by HTML_CodeSniffer

Their names begin with \`htmlcs.\`; \`*\` stands for any part. Why most are for a person's eye: [accessibility-checks.md](accessibility-checks.md).

${table("htmlcs", (name) => [HTMLCS_ERRORS[name]?.severity ?? "review", [/^\d+_\d+_\d+/.exec(name)![0].replaceAll("_", ".")]])}`,
    `## invalid-html, by html-validate

They hold to the HTML standard; what of it fails WCAG, \`accessibility\` says too. All are errors, but where the standard calls something obsolete and conforming.

${table("html-validate", () => ["error", []])}`,
  ];
}

function table(engine: keyof typeof engineRules, weigh: (name: string) => [Severity, readonly string[]]): string {
  const rows = Object.entries(engineRules[engine])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { why, mend }]) => {
      const [severity, wcag] = weigh(name);
      return `| \`${name}\` | ${[`\`${severity}\``, ...wcag].join(", ")} | ${why} ${mend} |`;
    });
  return ["| rule | weight, WCAG | why, and how to mend it |", "|---|---|---|", ...rows, ""].join("\n");
}

function part(check: string, list: readonly Rule[]): string {
  if (list.length === 0) return "";
  return `## ${check}\n\n${list.map((rule) => entry(rule)).join("\n")}`;
}

function entry({ id, wcag, severity, lighter, why, mend, bad, good, proof }: Rule): string {
  const asked = wcag.length === 0 ? "" : `, WCAG ${wcag.join(", ")}`;
  const lines = [
    `### ${id}`,
    "",
    `\`${severity}\`${lighter === undefined ? "" : ` (${lighter})`}${asked}. ${why} ${mend}`,
    "",
  ];
  if (bad.length > 0) lines.push("Finds:", "", fenced(bad), "");
  if (good.length > 0) lines.push("Leaves alone:", "", fenced(good), "");
  if (proof !== undefined) lines.push(`Its examples take more than files: \`${proof}\`.`, "");
  return lines.join("\n");
}

function fenced(examples: readonly Example[]): string {
  return `\`\`\`html\n${examples.map(shown).join("\n\n")}\n\`\`\``;
}

function shown(example: Example): string {
  return typeof example === "string" ? cut(example) : lines(example).join("\n");
}

function lines({ files, receipt = {}, words }: SmallSite): string[] {
  if (words !== undefined) return [words];
  return [
    ...Object.entries(files).map(([path, text]) => `${path}: ${text === "" ? "(nothing more)" : cut(text)}`),
    ...Object.entries(receipt).map(([field, value]) => `receipt, ${field}: ${JSON.stringify(value)}`),
  ];
}

function cut(text: string): string {
  return text.length <= LONGEST ? text.trim() : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}
