/** The report as JUnit XML, which most CI servers show: a suite a check, a case a page with findings. */
import type { Finding, Report } from "../contract.ts";
import { mendOf } from "./groups.ts";
import { count, line } from "./text.ts";

export function junit(report: Report): string {
  const errors = report.findings.filter(({ severity }) => severity === "error");
  const names = [...new Set([...report.checks.map(({ name }) => name), ...errors.map(({ check }) => check)])];
  const suites = names.map((name) =>
    suite(
      name,
      errors.filter(({ check }) => check === name),
      report,
    ),
  );
  const seconds = (report.durationMs / 1000).toFixed(3);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(report.site)}" tests="${suites.reduce((sum, { tests }) => sum + tests, 0)}" failures="${errors.length}" time="${seconds}">\n${suites.map(({ text }) => text).join("")}</testsuites>\n`;
}

function suite(name: string, errors: readonly Finding[], report: Report): { text: string; tests: number } {
  const summary = report.checks.find((check) => check.name === name);
  const seconds = ((summary?.durationMs ?? 0) / 1000).toFixed(3);
  const told = new Map<string, number>();
  const cases =
    errors.length === 0
      ? [`  <testcase classname="${name}" name="nothing wrong on ${count(summary?.pages ?? 0, "page")}"/>\n`]
      : errors.map(
          (error) =>
            `  <testcase classname="${xml(name)}" name="${xml(caseName(error, told))}" file="${xml(error.file)}">\n    <failure message="${xml(error.message)}" type="${xml(error.rule)}">${xml([line(error), mendOf(error) ?? ""].join("\n").trim())}</failure>\n  </testcase>\n`,
        );
  return {
    tests: cases.length,
    text: `<testsuite name="${xml(name)}" tests="${cases.length}" failures="${errors.length}" time="${seconds}">\n${cases.join("")}</testsuite>\n`,
  };
}

/** Each name stands once in a suite: of cases of one name some servers (GitLab) show the first alone. */
function caseName({ page, rule, line, column }: Finding, told: Map<string, number>): string {
  const place = [line, column].filter((part) => part !== undefined).join(":");
  const name = `${page} ${rule}${place === "" ? "" : ` at ${place}`}`;
  const times = (told.get(name) ?? 0) + 1;
  told.set(name, times);
  return times === 1 ? name : `${name} (${times})`;
}

/** Text for XML 1.0: marks as references, and control characters that XML cannot hold left out. */
export function xml(text: string): string {
  const marks: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "\n": "&#10;",
  };
  return text.replace(notXml, "").replace(/[&<>"'\n]/g, (mark) => marks[mark]!);
}

/** Control characters but for tab and line ends, and what is no character. */
const notXml = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;
