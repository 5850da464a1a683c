/** Runs checks over a site: each by itself, so that one that fails takes no other with it. */
import { setFlagsFromString } from "node:v8";
import { Refusal } from "../refusal.ts";
import { withSpareBrowser } from "./browser/visits.ts";
import type { Check, CheckSummary, Found, Outcome, Report } from "./contract.ts";
import { judgesOf } from "./judges.ts";
import { CheckMemory, digestOf, forgetUnused, memoryFiles } from "./memory.ts";
import type { Site } from "./site.ts";
import { recallVerdict, rememberVerdict } from "./verdicts.ts";

// V8 may decide that what is made of one page lives long, and has it and each page's text where only a look through the
// whole heap finds them: of 40,000 pages the second thread held 250 MB so, of which 60 were alive.
setFlagsFromString("--no-allocation-site-pretenuring");
// Otherwise V8 lets garbage grow to several times of what is alive before it looks through the whole heap.
setFlagsFromString("--heap-growing-percent=40");

export type Progress = (check: string, done: number, total: number) => void;

export interface RunOptions {
  /** The folder of what is remembered between runs; without one nothing is. */
  memory?: string | undefined;
  /** Judge every page fully, and believe nothing that is remembered. */
  everyPage?: boolean;
  /** The folder that the receipt's source paths start from. */
  project?: string;
  /** Neither recall nor remember the verdict on the whole: for checks whose answer is not in the site's bytes. */
  everchanging?: boolean;
}

/** A report before its findings are led to the records they come from. */
export type Judged = Omit<Report, "findings"> & {
  findings: Found[];
  /** Digest of all that judged, the receipt's facts included. */
  judges: string;
};

/** Runs checks over a site, or recalls what they said of exactly these bytes. */
export async function runChecks(
  site: Site,
  checks: readonly Check[],
  { memory, everyPage = false, everchanging = false, project = "." }: RunOptions,
  onProgress: Progress = () => undefined,
): Promise<Judged> {
  const judges = await judgesOf(checks);
  const judge = digestOf([...judges.values(), receiptDigest(site)]);
  const kept = everchanging ? undefined : memory;

  const remembered = kept === undefined || everyPage ? undefined : await recallVerdict(kept, site, judge);
  if (remembered) return remembered;
  const run = () => judgeSite(site, judges, judge, memory, { everyPage, project }, onProgress);
  const judged = await (checks.some(({ inBrowser }) => inBrowser) ? withSpareBrowser(site, run) : run());
  if (kept !== undefined && isWhole(judged)) {
    await rememberVerdict(kept, site, judged);
    await forgetUnused(kept, memoryFiles);
  }
  return judged;
}

async function judgeSite(
  site: Site,
  checks: ReadonlyMap<Check, string>,
  judges: string,
  folder: string | undefined,
  settings: { everyPage: boolean; project: string },
  onProgress: Progress,
): Promise<Judged> {
  const report: Judged = {
    site: site.name,
    pages: site.pages.length,
    durationMs: 0,
    checks: [],
    findings: siteFindings(site),
    judges,
  };
  for (const [check, digest] of checks) {
    const started = performance.now();
    // What was judged fully is not mixed with what was taken from likeness.
    const memory = CheckMemory.open(settings.everyPage ? undefined : folder, check.name, digest);
    const outcome = await runOne(check, site, {
      progress: (done, total) => onProgress(check.name, done, total),
      memory,
      ...settings,
    });
    await memory.close();
    const summary: CheckSummary = {
      name: check.name,
      pages: outcome.pages,
      findings: outcome.findings.length,
      durationMs: Math.round(performance.now() - started),
    };
    if (outcome.how) summary.how = outcome.how;
    if (outcome.addresses) report.addresses = [...(report.addresses ?? []), ...outcome.addresses];
    report.checks.push(summary);
    // One by one: a fault of a layout is found on every page, and a call takes only so many arguments.
    for (const finding of outcome.findings) report.findings.push(finding);
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

/** A judgement in which every check ran: only such is remembered. */
function isWhole(report: Judged): boolean {
  return !report.findings.some(({ rule }) => ["check-failed", "could-not-run", "page-not-judged"].includes(rule));
}

function receiptDigest(site: Site): string {
  if (!site.receipt) return "no receipt";
  return digestOf([JSON.stringify({ ...site.receipt, verdict: undefined })]);
}
