/** The checks, written out in order, and the one way to run them. */
import { join } from "node:path";
import { closest } from "fastest-levenshtein";
import { Refusal } from "../refusal.ts";
import { accessibility } from "./accessibility.ts";
import { readBaseline, withBaseline } from "./baseline.ts";
import { brokenLinks } from "./broken-links.ts";
import type { Check, Finding, Report } from "./contract.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { embargoLeaks } from "./embargo-leaks.ts";
import { externalLinks, type ExternalOptions } from "./external-links.ts";
import { heavyPages } from "./heavy-pages.ts";
import { invalidHtml } from "./invalid-html.ts";
import { keyboardFaults } from "./keyboard-faults.ts";
import { layout } from "./layout-faults.ts";
import { orphanPages } from "./orphan-pages.ts";
import { modeFaults } from "./mode-faults.ts";
import { scriptDependence } from "./script-dependence.ts";
import { runChecks, type Progress } from "./run.ts";
import { openSite } from "./site.ts";
import { ruleOf } from "./rules/index.ts";
import { styleFaults } from "./style-faults.ts";
import { sitemapGaps } from "./sitemap-gaps.ts";
import { unclearWords } from "./unclear-words.ts";
import { unclearPages } from "./unclear-pages.ts";
import { unreadablePdfs } from "./unreadable-pdfs.ts";
import { withSources } from "./source-lines.ts";
import { toldOnce } from "./told-once.ts";
import { writeVerdict } from "./verdicts.ts";

/** Every check there is, in the order they run. A new one is one file and one line here. */
export const checks: readonly Check[] = [
  brokenLinks,
  duplicateIds,
  orphanPages,
  sitemapGaps,
  invalidHtml,
  unclearPages,
  heavyPages,
  unreadablePdfs,
  embargoLeaks,
  unclearWords,
  accessibility,
  layout,
  modeFaults,
  styleFaults,
  keyboardFaults,
  scriptDependence,
];

/** The checks that look at pages in a browser. */
export const browserChecks: readonly Check[] = checks.filter(({ inBrowser }) => inBrowser);

export interface CheckOptions {
  /** Names of the checks to run; all, where absent. */
  only?: readonly string[];
  /** Names of checks not to run. */
  skip?: readonly string[];
  /** Judge every page fully; believe no memory. */
  everyPage?: boolean;
  /** Where results are kept between runs (`.cache/checks`); false to keep none. */
  memory?: string | false;
  /** The folder that the receipt's source paths start from. */
  project?: string;
  /** Also ask other sites whether the addresses that lead to them still work; never part of the gate. */
  external?: ExternalOptions;
  /** The file of findings that are accepted for now (`.checks/baseline.yaml` in the project). */
  baseline?: string;
}

export { runChecks };

/**
 * Checks a folder of static files. The verdict for exactly these bytes, by these judges, is remembered: an unchanged
 * site is not judged again. Where the site has a receipt and every check ran, the verdict is written into it.
 * @param folder the site's folder, `dist`
 * @param onProgress is told how far each check is
 * @throws {@link Refusal} (exit 2) where there is no such folder, or an option names no check
 */
export async function checkSite(
  folder: string,
  options: CheckOptions = {},
  onProgress: Progress = () => undefined,
): Promise<Report> {
  const started = performance.now();
  const chosen = choose(options);
  const site = await openSite(folder);
  const project = options.project ?? ".";
  const memory = options.memory === false ? undefined : (options.memory ?? join(project, ".cache", "checks"));
  const settings = {
    memory,
    project,
    everyPage: options.everyPage ?? false,
    everchanging: options.external !== undefined,
  };
  const { judges, ...judged } = await runChecks(site, chosen, settings, onProgress);

  const baseline = await readBaseline(options.baseline ?? join(project, ".checks", "baseline.yaml"));
  const today = new Date().toISOString().slice(0, 10);
  const found = toldOnce(withSources(site, judged.findings, project)).map(withCriteria);
  const { findings, accepted, outlived } = withBaseline(found, baseline, today);
  const report: Report = {
    ...judged,
    site: folder,
    findings: findings.sort(inOrder),
    durationMs: Math.round(performance.now() - started),
  };
  if (accepted.length > 0) report.accepted = accepted;
  const gone = outlived.filter(({ finding }) => lookedEverywhere(finding.split("/", 1)[0]!, chosen, findings));
  if (gone.length > 0) report.outlived = gone;
  if (checks.every((check) => chosen.includes(check))) await writeVerdict(site, folder, judges, report);
  return report;
}

/** Gives a finding the success criteria of its rule, where its check names none. */
function withCriteria(finding: Finding): Finding {
  return finding.wcag.length > 0 ? finding : { ...finding, wcag: [...(ruleOf(finding)?.wcag ?? [])] };
}

/** Whether a check's silence means something: it ran and judged every page, or there is none of that name. */
function lookedEverywhere(name: string, chosen: readonly Check[], findings: readonly Finding[]): boolean {
  const left = [...checks.map((check) => check.name), "external-links"];
  if (left.includes(name) && !chosen.some((check) => check.name === name)) return false;
  return !findings.some(({ check, rule }) => check === name && UNFINISHED.includes(rule));
}

/** Rules that say that a check did not judge every page. */
const UNFINISHED = ["check-failed", "could-not-run", "pages-missed"];

/** 0 without errors, 1 with some, 2 where some check could not run. */
export function exitCodeOf(report: Report): 0 | 1 | 2 {
  if (report.findings.some(({ rule }) => rule === "could-not-run")) return 2;
  return report.findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

function choose({ only, skip, external }: CheckOptions): Check[] {
  const known = external ? [...checks, externalLinks(external)] : checks;
  for (const name of [...(only ?? []), ...(skip ?? [])]) {
    if (!known.some((check) => check.name === name)) {
      const names = known.map((check) => check.name);
      throw new Refusal(
        `There is no check \`${name}\`. Did you mean \`${closest(name, names)}\`? There are: ${names.join(", ")}.`,
      );
    }
  }
  const chosen = known.filter(
    ({ name }) => (only === undefined || only.includes(name)) && !(skip ?? []).includes(name),
  );
  if (chosen.length === 0) throw new Refusal("No check is left to run. Name at least one with --only, or skip fewer.");
  return chosen;
}

/** By file, line, column, check, rule, message: the same site gives the same order. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.check, b.check) ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
