/**
 * Findings as a person works through them: by rule, and within a rule what is said alike of many places told once (numbers
 * may differ: each place keeps its own).
 */
import type { Finding, Severity } from "../contract.ts";
import { explain } from "../rules/index.ts";
import type { Explanation } from "../rules/rule.ts";

export interface RuleGroup {
  /** `broken-links/missing-file`. */
  name: string;
  explanation: Explanation | undefined;
  wcag: readonly string[];
  /** How many findings it holds, in all its messages. */
  count: number;
  messages: MessageGroup[];
}

export interface MessageGroup {
  /** Its place in the report: `error-1`. */
  id: string;
  /** As it is said of the first place. */
  message: string;
  findings: Finding[];
}

/** All of one check. */
export interface CheckGroup {
  check: string;
  count: number;
  rules: RuleGroup[];
}

/** Groups by check, in an order; a check that the order does not hold comes last. */
export function byCheck(groups: readonly RuleGroup[], order: readonly string[]): CheckGroup[] {
  const checks = new Map(order.map((check): [string, CheckGroup] => [check, { check, count: 0, rules: [] }]));
  for (const group of groups) {
    const check = group.name.split("/", 1)[0]!;
    const known = checks.get(check) ?? { check, count: 0, rules: [] };
    known.count += group.count;
    known.rules.push(group);
    checks.set(check, known);
  }
  return [...checks.values()].filter(({ rules }) => rules.length > 0);
}

/** The findings of one weight, by rule and message. */
export function groupsOf(findings: readonly Finding[], severity: Severity): RuleGroup[] {
  const groups = new Map<string, RuleGroup & { byMessage: Map<string, MessageGroup> }>();
  for (const finding of findings) {
    if (finding.severity !== severity) continue;
    const name = nameOf(finding);
    let group = groups.get(name);
    if (!group) {
      const { wcag } = finding;
      group = { name, explanation: explain(finding), wcag, count: 0, messages: [], byMessage: new Map() };
      groups.set(name, group);
    }
    group.count += 1;
    const message = ownWords(finding, group.explanation);
    const shape = shapeOf(message);
    let told = group.byMessage.get(shape);
    if (!told) {
      told = { id: "", message, findings: [] };
      group.byMessage.set(shape, told);
      group.messages.push(told);
    }
    told.findings.push(finding);
  }
  const sorted = [...groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  sorted
    .flatMap(({ messages }) => messages)
    .forEach((told, index) => {
      told.id = `${severity}-${index + 1}`;
    });
  return sorted;
}

/** The name by which a finding's rule is known in reports and baselines. */
export function nameOf({ check, rule }: Pick<Finding, "check" | "rule">): string {
  return `${check}/${rule}`;
}

/** How to mend a finding, where its message does not end with it already. */
export function mendOf(finding: Finding): string | undefined {
  const mend = explain(finding)?.mend;
  return mend !== undefined && finding.message.endsWith(mend.replace(/\.$/, "")) ? undefined : mend;
}

/** What a message says beyond its rule: without the why, or what must be, that it begins with, and the mend that it ends with. */
export function ownWords({ message }: Finding, explanation: Explanation | undefined): string {
  if (!explanation) return message;
  const mend = explanation.mend.replace(/\.$/, "");
  const begins = explanation.title ?? explanation.why.replace(/\.$/, "");
  const begun = message.startsWith(`${begins}: `) ? message.slice(begins.length + 2) : message;
  return begun.endsWith(`. ${mend}`) ? begun.slice(0, -mend.length - 2) : begun;
}

/** A message but for its numbers; those within quotation marks are names. */
function shapeOf(message: string): string {
  return message
    .split(/(`[^`]*`|"[^"]*"|“[^”]*”)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/\d+(?:\.\d+)?/g, "0")))
    .join("");
}
