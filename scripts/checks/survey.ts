/** The survey of a whole site: every page read once, for all the checks that judge words of the files themselves. */
import { AddressCounts } from "./address-counts.ts";
import type { AddressCount, CheckContext, Found } from "./contract.ts";
import { redirectsFile } from "./host-redirects.ts";
import { digestOf } from "./memory.ts";
import { hasFragment, nearMiss } from "./page-links.ts";
import type { PageRecord, ScanResult } from "./page-scan.ts";
import { idsOf } from "./page-survey.ts";
import { batchesOf, worthwhile, type Batch } from "./batches.ts";
import { readText, type Site } from "./site.ts";

export interface Survey {
  /** One a page, in the order of the site's pages. */
  records: PageRecord[];
  /** What the checks said of pages, by check. */
  findings: ReadonlyMap<string, Found[]>;
  counts: AddressCount[];
  validated: number;
}

const surveys = new WeakMap<Site, Promise<Survey>>();

type SurveyContext = Pick<CheckContext, "progress" | "everyPage" | "memory">;

/** The survey of a site; made at the first call, with the memory of the check that asks first, the same for every check. */
export function surveyOf(site: Site, context: SurveyContext): Promise<Survey> {
  let survey = surveys.get(site);
  if (!survey) {
    survey = makeSurvey(site, context);
    surveys.set(site, survey);
  }
  return survey;
}

async function makeSurvey(site: Site, context: SurveyContext): Promise<Survey> {
  const results = await scanned(site, context);
  const findings = results.flatMap((result) => result.findings);
  const missing = missingFragments(site, new Set(results.flatMap(({ demands }) => demands)));
  if (missing.size > 0) {
    const { PageScan, scanInput } = await import("./page-scan.ts");
    const scan = new PageScan(scanInput(site, { everyPage: false, markup: false }));
    for (let index = 0; index < site.pages.length; index++) scan.scanFragments(index, missing);
    findings.push(...scan.take().findings);
  }
  const counts = new AddressCounts();
  for (const result of results) counts.add(result.counts);
  return {
    records: results.flatMap((result) => result.records).sort((a, b) => a.index - b.index),
    findings: byCheck(findings),
    counts: counts.list(),
    validated: results.reduce((sum, { validated }) => sum + validated, 0),
  };
}

/** Every page read, or what was read of it before: a result for each batch of pages. */
async function scanned(site: Site, { progress, everyPage, memory }: SurveyContext): Promise<ScanResult[]> {
  const around = digestOf(aroundPages(site));
  const keyOf = ({ from, to }: Batch): string[] => [
    "survey",
    around,
    ...site.pages.slice(from, to).flatMap(({ address, sha256 }) => [address, sha256]),
  ];
  const pages = site.pages.length;
  const results: ScanResult[] = [];
  const unread: Batch[] = [];
  for (const batch of batchesOf(pages)) {
    const remembered = memory.recall(keyOf(batch)) as ScanResult | undefined;
    if (remembered) results.push(remembered);
    else unread.push(batch);
  }
  if (unread.length === 0) return results;
  // Loaded only when there is something to read: html-validate takes longer to load than an unchanged site to recall.
  const { PageScan, scanInput } = await import("./page-scan.ts");
  const { scanInThread, scanNext } = await import("./scan-thread.ts");
  const input = scanInput(site, { everyPage, markup: true });
  const total = unread.reduce((sum, { from, to }) => sum + to - from, 0);
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const take = (batch: Batch, result: ScanResult): void => {
    memory.remember(keyOf(batch), result);
    results.push(result);
  };
  const other = total < worthwhile ? undefined : scanInThread(input, unread, counter, take);
  const scan = new PageScan(input);
  for (let next = scanNext(scan, unread, counter); next; next = scanNext(scan, unread, counter)) {
    take(...next);
    progress(next[0].to, pages);
    await new Promise(setImmediate);
  }
  await other;
  return results;
}

/** All that can change what is said of a page beside its own bytes: which files there are, where the host leads on to, and what its first view weighs. */
function aroundPages(site: Site): string[] {
  const { base, origin = "" } = site;
  const around = [base, origin];
  for (const { path, type, sha256 } of site.files.values())
    around.push(path, path === redirectsFile || /css|javascript|ecmascript/.test(type) ? sha256 : "");
  return around;
}

function byCheck(findings: readonly Found[]): Map<string, Found[]> {
  const lists = new Map<string, Found[]>();
  for (const finding of findings) {
    const list = lists.get(finding.check);
    if (list) list.push(finding);
    else lists.set(finding.check, [finding]);
  }
  return lists;
}

/** Which of the fragments that are asked for do not exist, and why. */
function missingFragments(site: Site, demands: ReadonlySet<string>): Map<string, string> {
  const missing = new Map<string, string>();
  let path = "";
  let ids: ReadonlySet<string> | string = "";
  for (const demand of [...demands].sort()) {
    const mark = demand.indexOf("#");
    if (demand.slice(0, mark) !== path || ids === "") {
      path = demand.slice(0, mark);
      ids = idsIn(site, path);
    }
    const fragment = demand.slice(mark + 1);
    if (typeof ids === "string") {
      if (!isViewOf(site.files.get(path)!.type, fragment)) missing.set(demand, ids);
    } else if (!hasFragment(ids, fragment)) {
      missing.set(demand, `that page has no element with that id${nearMiss(ids, fragment)}`);
    }
  }
  return missing;
}

/** The ids in a file, or the reason why it cannot have any. */
function idsIn(site: Site, path: string): ReadonlySet<string> | string {
  const { type, size } = site.files.get(path)!;
  if (size === 0) return "that file is empty";
  if (type === "text/html" || type === "application/xhtml+xml" || type === "image/svg+xml")
    return idsOf(readText(site, path));
  return `that file (${type}) has no places inside to link to`;
}

/** Fragments that are no ids: a page of a PDF, a stretch of a film, a view of a drawing. */
function isViewOf(type: string, fragment: string): boolean {
  if (type === "application/pdf") return /^(?:page|nameddest|zoom|view|search|toolbar)=/i.test(fragment);
  if (/^(?:video|audio|image)\//.test(type)) return /^(?:t|xywh|track|id)=/i.test(fragment);
  return false;
}
