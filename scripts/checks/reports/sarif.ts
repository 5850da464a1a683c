/** The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts show beside the lines. */
import { createHash } from "node:crypto";
import type { Finding, Report, Severity } from "../contract.ts";
import { explain } from "../rules/index.ts";
import { nameOf } from "./groups.ts";
import { inWords } from "./headings.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", review: "note" };

export function sarif(report: Report): string {
  const firsts = new Map(report.findings.toReversed().map((finding) => [nameOf(finding), finding]));
  const rules = [...firsts.keys()].sort();
  const run = {
    tool: { driver: { name: "check", rules: rules.map((id) => descriptor(id, firsts.get(id)!)) } },
    columnKind: "utf16CodeUnits",
    invocations: [
      { executionSuccessful: !report.findings.some(({ rule }) => rule === "check-failed" || rule === "could-not-run") },
    ],
    results: report.findings.map((finding) => result(finding, rules, report.site)),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

/** What code hosts show of a rule beside a finding of it. */
function descriptor(id: string, finding: Finding): unknown {
  const explanation = explain(finding);
  if (!explanation) return { id };
  const { why, mend, help, title = inWords(finding.rule) } = explanation;
  const more = help === undefined ? "" : ` [More on ${finding.rule}](${help})`;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} ${mend}`, markdown: `${why} **${mend}**${more}` },
    ...(help !== undefined && { helpUri: help }),
    defaultConfiguration: { level: levels[finding.severity] },
    properties: { tags: [finding.check, ...finding.wcag.map((criterion) => `WCAG ${criterion}`)] },
  };
}

function result(finding: Finding, rules: readonly string[], site: string): unknown {
  const built = place(`${site.replace(/\/+$/, "")}/${finding.file}`, finding.line, finding.column);
  const source = /^(.*?)(?::(\d+))?$/s.exec(finding.source ?? "");
  const record =
    source && finding.source !== undefined
      ? place(source[1]!, source[2] === undefined ? undefined : Number(source[2]))
      : undefined;
  return {
    ruleId: nameOf(finding),
    ruleIndex: rules.indexOf(nameOf(finding)),
    level: levels[finding.severity],
    message: { text: `${finding.message} (${finding.page})` },
    // The record first, because that is the file in which it is mended.
    locations: [record ?? built],
    ...(record ? { relatedLocations: [{ ...built, message: { text: "in the built page" } }] } : {}),
    partialFingerprints: {
      "finding/v1": createHash("sha256")
        .update(JSON.stringify([nameOf(finding), finding.page, finding.message]))
        .digest("hex")
        .slice(0, 32),
    },
    properties: {
      page: finding.page,
      wcag: finding.wcag,
      ...(finding.selector === undefined ? {} : { selector: finding.selector }),
    },
  };
}

/** Code hosts show no finding without a line: what is said of a file as a whole stands at its first. */
function place(path: string, startLine = 1, startColumn?: number): { physicalLocation: unknown } {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri: uri.startsWith("/") ? `file://${uri}` : uri },
      region: { startLine, ...(startColumn !== undefined && { startColumn }) },
    },
  };
}
