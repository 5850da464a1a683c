/** The report as one HTML page without script: by check and rule, with each place, its record and how to reach it. */
import type { Finding, Report, Severity } from "../contract.ts";
import { xml } from "./junit.ts";
import { count, leftAlone } from "./text.ts";

const names: Record<Severity, string> = { error: "Errors", warning: "Warnings", review: "For a person’s eye" };
const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8888}code{overflow-wrap:anywhere}li{margin:.4rem 0}img{max-width:100%;height:auto;border:1px solid #8888}.scroll{overflow-x:auto}`;

export interface HtmlOptions {
  /** The picture of the place of a finding, as a `data:` address; absent where there is none. */
  picture?: (finding: Finding) => string | undefined;
  /** Why some findings have no picture; said at the head of the report. */
  missing?: string;
}

export function html(report: Report, { picture, missing }: HtmlOptions = {}): string {
  const errors = report.findings.filter(({ severity }) => severity === "error").length;
  const title = `Report on ${report.site}: ${errors === 0 ? "nothing broken" : count(errors, "error")}`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${xml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${xml(title)}</h1>
<p>${count(report.pages, "page")} judged in ${(report.durationMs / 1000).toFixed(1)} seconds.${missing === undefined ? "" : ` ${xml(missing)}`}</p>
${(["error", "warning", "review"] as const).map((severity) => section(report, severity, picture)).join("")}${acceptedSection(report)}${checksSection(report)}${addressesSection(report)}</main>
</body>
</html>
`;
}

function section(report: Report, severity: Severity, picture: HtmlOptions["picture"]): string {
  const findings = report.findings.filter((finding) => finding.severity === severity);
  if (findings.length === 0) return "";
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const rule = `${finding.check}/${finding.rule}`;
    rules.set(rule, [...(rules.get(rule) ?? []), finding]);
  }
  const parts = [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([rule, list]) =>
        `<h3>${xml(rule)} (${list.length})</h3>\n<ul>\n${list.map((finding) => item(finding, picture)).join("")}</ul>\n`,
    );
  return `<h2>${names[severity]} (${findings.length})</h2>\n${parts.join("")}`;
}

function item(finding: Finding, picture: HtmlOptions["picture"]): string {
  const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  const seen = picture?.(finding);
  const parts = [
    `<strong>${xml(finding.page)}</strong> ${xml(finding.message)}`,
    ...(finding.source === undefined ? [] : [`Mend it in <code>${xml(finding.source)}</code>`]),
    `In the site: <code>${xml(place)}</code>`,
    ...(finding.selector === undefined ? [] : [`Element: <code>${xml(finding.selector)}</code>`]),
    ...(finding.wcag.length === 0 ? [] : [`WCAG ${xml(finding.wcag.join(", "))}`]),
    ...(seen === undefined
      ? []
      : [
          `<img src="${xml(seen)}" alt="${xml(finding.page)} as seen, with the place of the fault outlined: ${xml(finding.selector ?? "")}">`,
        ]),
  ];
  return `<li>${parts.join("<br>")}</li>\n`;
}

function acceptedSection(report: Report): string {
  const accepted = report.accepted ?? [];
  if (accepted.length === 0) return "";
  const rows = accepted.map(
    ({ finding, reason, until }) =>
      `<li><strong>${xml(finding.page)}</strong> ${xml(finding.message)}<br>Accepted until ${xml(until)}: ${xml(reason)}</li>\n`,
  );
  return `<h2>Accepted for now (${accepted.length})</h2>\n<ul>\n${rows.join("")}</ul>\n`;
}

function checksSection(report: Report): string {
  const rows = report.checks.map(
    ({ name, pages, findings, durationMs, how }) =>
      `<tr><th scope="row">${xml(name)}</th><td>${pages}</td><td>${findings}</td><td>${durationMs} ms</td><td>${xml(
        Object.entries(how ?? {})
          .map(([what, times]) => `${times} ${what}`)
          .join("; "),
      )}</td></tr>\n`,
  );
  return table("What was judged", ["Check", "Pages", "Findings", "Time", "How"], rows);
}

function addressesSection(report: Report): string {
  const counts = report.addresses ?? [];
  if (counts.length === 0) return "";
  const rows = counts.map(
    ({ kind, seen, checked, leftAlone: reasons }) =>
      `<tr><th scope="row">${xml(kind)}</th><td>${seen}</td><td>${checked}</td><td>${xml(
        Object.entries(reasons)
          .map(([reason, times]) => `${times} ${reason}`)
          .join("; "),
      )}</td></tr>\n`,
  );
  const total = leftAlone(report).reduce((sum, [, times]) => sum + times, 0);
  return table(`Addresses: ${total} left alone`, ["Kind", "Seen", "Checked", "Left alone, and why"], rows);
}

function table(caption: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join("");
  return `<h2>${caption}</h2>\n<div class="scroll"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("")}</tbody>\n</table></div>\n`;
}
