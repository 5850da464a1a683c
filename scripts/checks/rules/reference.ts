/** The rules in the words of the report, with their examples: `docs/rules.md`. */
import { everyCheck } from "./every-check.ts";
import { rules } from "./index.ts";
import type { Example, Rule, SmallSite } from "./rule.ts";

/** The longest text of an example that is shown whole. */
const LONGEST = 400;

const HEAD = `# The rules of the checks

Written by \`npm run docs\` from \`rules/\`, \`html/\`, \`words/\` and \`styles/\` in \`scripts/checks\`; edit those. The examples are the rules' tests.
A rule of an engine is explained by the engine: axe's under \`accessibility\` and, in a mode, under \`mode-faults\`
(\`dark-color-contrast\`), HTML_CodeSniffer's under \`accessibility\` (\`htmlcs.…\`), html-validate's under \`invalid-html\`. The HTML
report and SARIF lead to the engine's own page on each.

What begins with \`<!DOCTYPE html>\` is a whole page; anything else is the body of one that has no fault.
`;

/** The reference as Markdown. */
export function ruleReference(): string {
  const parts = Object.entries(rules).map(([check, list]) => part(check, list));
  return [HEAD, ...parts.filter((text) => text !== ""), part("every check", everyCheck)].join("\n");
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
