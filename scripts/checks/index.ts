/** The checks, written out in order, and the one way to run them. */
import { rename, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../refusal.ts";
import { writeReceipt } from "../receipt.ts";
import { accessibility } from "./accessibility.ts";
import { readBaseline, withBaseline } from "./baseline.ts";
import { brokenLinks } from "./broken-links.ts";
import type { Check, CheckSummary, Finding, Found, Outcome, Report } from "./contract.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { embargoLeaks } from "./embargo-leaks.ts";
import { externalLinks, type ExternalOptions } from "./external-links.ts";
import { heavyPages } from "./heavy-pages.ts";
import { invalidHtml } from "./invalid-html.ts";
import { keyboardFaults } from "./keyboard-faults.ts";
import { layout } from "./layout-faults.ts";
import { judgesOf } from "./judges.ts";
import { CheckMemory, digestOf } from "./memory.ts";
import { orphanPages } from "./orphan-pages.ts";
import { modeFaults } from "./mode-faults.ts";
import { scriptDependence } from "./script-dependence.ts";
import { openSite, type Site } from "./site.ts";
import { sitemapGaps } from "./sitemap-gaps.ts";
import { unclearPages } from "./unclear-pages.ts";
import { unreadablePdfs } from "./unreadable-pdfs.ts";
import { withSources } from "./source-lines.ts";

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
  accessibility,
  layout,
  modeFaults,
  keyboardFaults,
  scriptDependence,
];

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

export type Progress = (check: string, done: number, total: number) => void;

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
  const memory =
    options.memory === false ? undefined : (options.memory ?? join(options.project ?? ".", ".cache", "checks"));
  const judges = new Map<Check, string>();
  for (const check of chosen) judges.set(check, await judgesOf(check));
  const judge = digestOf([...judges.values(), receiptDigest(site)]);

  const remembered =
    memory === undefined || options.everyPage === true || options.external
      ? undefined
      : await recallVerdict(memory, site, judge);
  const judged = remembered ?? (await judgeSite(site, chosen, judges, memory, options.everyPage ?? false, onProgress));
  if (!remembered && memory !== undefined && !options.external && isWhole(judged))
    await rememberVerdict(memory, site, judge, judged);

  const project = options.project ?? ".";
  const baseline = await readBaseline(options.baseline ?? join(project, ".checks", "baseline.yaml"));
  const today = new Date().toISOString().slice(0, 10);
  const { findings, accepted } = withBaseline(withSources(site, judged.findings, project), baseline, today);
  const report: Report = {
    ...judged,
    site: folder,
    findings: findings.sort(inOrder),
    durationMs: Math.round(performance.now() - started),
  };
  if (accepted.length > 0) report.accepted = accepted;
  if (checks.every((check) => chosen.includes(check))) await writeVerdict(site, folder, judge, report);
  return report;
}

/** 0 without errors, 1 with some, 2 where some check could not run. */
export function exitCodeOf(report: Report): 0 | 1 | 2 {
  if (report.findings.some(({ rule }) => rule === "could-not-run")) return 2;
  return report.findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

type Judged = Omit<Report, "findings"> & { findings: Found[] };

async function judgeSite(
  site: Site,
  chosen: readonly Check[],
  judges: ReadonlyMap<Check, string>,
  folder: string | undefined,
  everyPage: boolean,
  onProgress: Progress,
): Promise<Judged> {
  const report: Judged = {
    site: site.name,
    pages: site.pages.length,
    durationMs: 0,
    checks: [],
    findings: siteFindings(site),
  };
  for (const check of chosen) {
    const started = performance.now();
    const memory = await CheckMemory.open(folder, check.name, judges.get(check)!);
    const outcome = await runOne(check, site, {
      progress: (done, total) => onProgress(check.name, done, total),
      memory: everyPage ? await CheckMemory.open(undefined, check.name, "") : memory,
      everyPage,
    });
    await memory.save();
    const summary: CheckSummary = {
      name: check.name,
      pages: outcome.pages,
      findings: outcome.findings.length,
      durationMs: Math.round(performance.now() - started),
    };
    if (outcome.how) summary.how = outcome.how;
    if (outcome.addresses) report.addresses = [...(report.addresses ?? []), ...outcome.addresses];
    report.checks.push(summary);
    report.findings.push(...outcome.findings);
  }
  return report;
}

/** Runs one check; that it threw, or looked at fewer pages than there are, is an error in the report like any other. */
async function runOne(check: Check, site: Site, context: Parameters<Check["run"]>[1]): Promise<Outcome> {
  let outcome: Outcome;
  try {
    outcome = await check.run(site, context);
  } catch (error) {
    if (error instanceof Refusal) return { pages: 0, findings: [ofSite(check.name, "could-not-run", error.message)] };
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      pages: 0,
      findings: [ofSite(check.name, "check-failed", `the check itself failed, and its pages are not judged: ${what}`)],
    };
  }
  if (outcome.pages < site.pages.length) {
    const message = `looked at ${outcome.pages} of ${site.pages.length} pages: the others are not judged`;
    outcome.findings.push(ofSite(check.name, "pages-missed", message));
  }
  return outcome;
}

/** What is wrong with the site as a whole before any check looks. */
function siteFindings(site: Site): Found[] {
  const findings = site.unreadable.map(({ path, reason }): Found => ({
    ...ofSite("site", "unreadable-file", `\`${path}\` ${reason}`),
    page: `/${path}`,
    file: path,
  }));
  if (site.pages.length === 0)
    findings.push(ofSite("site", "no-pages", "the site has no page: no check can say that it is sound"));
  return findings;
}

function ofSite(check: string, rule: string, message: string): Found {
  return { check, rule, severity: "error", page: "/", file: ".", wcag: [], message };
}

function choose({ only, skip, external }: CheckOptions): Check[] {
  const known = external ? [...checks, externalLinks(external)] : checks;
  for (const name of [...(only ?? []), ...(skip ?? [])]) {
    if (!known.some((check) => check.name === name)) {
      throw new Refusal(`There is no check \`${name}\`. There are: ${known.map((check) => check.name).join(", ")}.`);
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

/** A judgement in which every check ran: only such is remembered. */
function isWhole(report: Judged): boolean {
  return !report.findings.some(({ rule }) => ["check-failed", "could-not-run", "page-not-judged"].includes(rule));
}

function receiptDigest(site: Site): string {
  if (!site.receipt) return "no receipt";
  return digestOf([JSON.stringify({ ...site.receipt, asAt: undefined, verdict: undefined })]);
}

function verdictPath(memory: string, site: Site, judge: string): string {
  return join(memory, "verdicts", `${digestOf([site.digest, judge])}.json`);
}

async function recallVerdict(memory: string, site: Site, judge: string): Promise<Judged | undefined> {
  try {
    return JSON.parse(await readFile(verdictPath(memory, site, judge), "utf8")) as Judged;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function rememberVerdict(memory: string, site: Site, judge: string, judged: Judged): Promise<void> {
  const path = verdictPath(memory, site, judge);
  await mkdir(join(memory, "verdicts"), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(judged));
  await rename(draft, path);
}

async function writeVerdict(site: Site, folder: string, judges: string, report: Report): Promise<void> {
  if (!site.receipt) return;
  const count = (severity: Finding["severity"]): number =>
    report.findings.filter((finding) => finding.severity === severity).length;
  const verdict = {
    site: site.digest,
    judges,
    errors: count("error"),
    warnings: count("warning"),
    pages: report.pages,
    at: new Date().toISOString(),
  };
  await writeReceipt(folder, { ...site.receipt, verdict });
}
