/** The report as GitHub's workflow commands: each finding is shown at its line of the pull request. */
import type { Finding, Report, Severity } from "../contract.ts";
import { mendOf, nameOf } from "./groups.ts";
import { count } from "./text.ts";

const commands: Record<Severity, string> = { error: "error", warning: "warning", review: "notice" };

export function github(report: Report): string {
  const shown = report.findings.filter(({ severity }) => severity !== "review");
  const errors = shown.filter(({ severity }) => severity === "error").length;
  const lines = shown.map((finding) => annotation(finding, report.site));
  return `${[...lines, `${count(report.pages, "page")} in ${report.site}: ${count(errors, "error")}, ${count(shown.length - errors, "warning")}.`].join("\n")}\n`;
}

function annotation(finding: Finding, site: string): string {
  const [, record, recordLine] = /^(.*?)(?::(\d+))?$/s.exec(finding.source ?? "")!;
  const file = record !== "" ? record! : `${site.replace(/\/+$/, "")}/${finding.file}`;
  const line = record !== "" ? recordLine : finding.line;
  const places = [
    `file=${property(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(nameOf(finding))}`,
  ];
  const mend = mendOf(finding);
  const words = `${finding.page}: ${finding.message}${mend === undefined ? "" : `\n${mend}`}`;
  return `::${commands[finding.severity]} ${places.join(",")}::${data(words)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
