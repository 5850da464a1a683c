/**
 * One line a finding, `file:line:column: check/rule: message`, sorted; then how to mend them, a line a rule, and what was
 * looked at, in words.
 */
import type { Finding, Report, Severity } from "../contract.ts";
import { explain } from "../rules/index.ts";
import { mendOf, nameOf } from "./groups.ts";

export interface TextOptions {
  /** Also list what only a person can judge. */
  reviews?: boolean;
  /** Findings alone, without the summary. */
  quiet?: boolean;
}

export function text(report: Report, { reviews = false, quiet = false }: TextOptions = {}): string {
  const shown = report.findings.filter(({ severity }) => severity !== "review" || reviews);
  const lines = shown.map(line);
  if (quiet) return lines.map((one) => `${one}\n`).join("");
  const parts = [lines, mends(shown), summary(report, reviews)].filter((part) => part.length > 0);
  return parts.map((part) => part.map((one) => `${one}\n`).join("")).join("\n");
}

/** How to mend what was found, once for each rule whose messages do not say it. */
function mends(findings: readonly Finding[]): string[] {
  const told = new Map<string, string>();
  for (const finding of findings) {
    const mend = mendOf(finding);
    const help = explain(finding)?.help;
    if (mend !== undefined) told.set(nameOf(finding), help === undefined ? mend : `${mend} ${help}`);
  }
  const lines = [...told].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, mend]) => `  ${name}: ${mend}`);
  return lines.length === 0 ? [] : ["How to mend it:", ...lines];
}

/** One finding in one line, with the record it came from where that is known. */
export function line(finding: Finding): string {
  const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  const mark = finding.severity === "error" ? "" : ` (${finding.severity})`;
  const source = finding.source === undefined ? "" : ` [${finding.source}]`;
  const message = finding.message.replace(/\s*\n\s*/g, " ");
  return `${place}: ${finding.check}/${finding.rule}: ${message}${mark}${source}`;
}

function summary(report: Report, reviews: boolean): string[] {
  const lines = [`${count(report.pages, "page")} in ${report.site}: ${verdict(report)}.`];
  const open = of(report, "review");
  if (open > 0 && !reviews) lines.push(`${count(open, "place")} for a person's eye: list them with --list-reviews.`);
  for (const { finding, reason, until } of report.accepted ?? [])
    lines.push(`Accepted until ${until} (${reason}): ${line(finding)}`);
  for (const { finding, page, message } of report.outlived ?? [])
    lines.push(`Accepted, and no longer found: ${finding} on ${page}: ${message}. Take its entry out of the baseline.`);
  const seen = sum(report, ({ seen }) => seen);
  if (seen > 0) {
    const left = leftAlone(report);
    lines.push(
      `${count(seen, "address", "addresses")} seen, ${sum(report, ({ checked }) => checked)} checked${left.length > 0 ? ", left alone:" : "."}`,
    );
    for (const [reason, times] of left) lines.push(`  ${times} ${reason}`);
  }
  return lines;
}

function verdict(report: Report): string {
  const errors = of(report, "error");
  const warnings = of(report, "warning");
  return errors === 0 && warnings === 0 ? "nothing wrong" : `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

function of(report: Report, severity: Severity): number {
  return report.findings.filter((finding) => finding.severity === severity).length;
}

export function leftAlone(report: Report): [string, number][] {
  const reasons = new Map<string, number>();
  for (const { leftAlone } of report.addresses ?? []) {
    for (const [reason, times] of Object.entries(leftAlone)) reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  }
  return [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
}

function sum(report: Report, of: (count: { seen: number; checked: number }) => number): number {
  return (report.addresses ?? []).reduce((total, count) => total + of(count), 0);
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
