/** The survey of a whole site: every page read once, for all the checks that judge words of the files themselves. */
import { AddressCounts } from "./address-counts.ts";
import type { AddressCount, CheckContext, Found } from "./contract.ts";
import { Demands } from "./demands.ts";
import { redirectsFile } from "./host-redirects.ts";
import { digestOf } from "./memory.ts";
import type { LearntFacts } from "./markup-facts.ts";
import { hasFragment, nearMiss } from "./page-links.ts";
import { PageRecords } from "./page-records.ts";
import type { ScanResult } from "./page-scan.ts";
import { idsOf } from "./page-survey.ts";
import { batchesOf, worthwhile, type Batch } from "./batches.ts";
import { readText, type Site, type SiteFile } from "./site.ts";

export interface Survey {
  records: PageRecords;
  /** What the checks said of pages, by check. */
  findings: ReadonlyMap<string, Found[]>;
  counts: AddressCount[];
  validated: number;
}

/** What clean pages held hangs on nothing but who judged them. */
const factsKey = digestOf(["facts"]);

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
  const records = new PageRecords(site.pages.length);
  const findings: Found[] = [];
  const demands = new Demands();
  const counts = new AddressCounts();
  let validated = 0;
  await scan(site, context, (batch, result) => {
    records.add(batch, result.records);
    for (const finding of result.findings) findings.push(finding);
    demands.addAll(result.demands);
    counts.add(result.counts);
    validated += result.validated;
  });
  const missing = missingFragments(site, demands);
  if (missing.size > 0) {
    const { PageScan, scanInput } = await import("./page-scan.ts");
    const again = new PageScan(scanInput(site, { everyPage: false, markup: false }));
    for (let index = 0; index < site.pages.length; index++) again.scanFragments(index, missing);
    for (const finding of again.take().findings) findings.push(finding);
  }
  return { records, findings: byCheck(findings), counts: counts.list(), validated };
}

/**
 * Reads every page, or recalls what was read of it before.
 * @param taken is given the result of each batch of pages
 */
async function scan(
  site: Site,
  { progress, everyPage, memory }: SurveyContext,
  taken: (batch: Batch, result: ScanResult) => void,
): Promise<void> {
  const around = digestOf(aroundPages(site));
  const keyOf = ({ from, to }: Batch): string =>
    digestOf(["survey", around, ...site.pages.slice(from, to).flatMap(({ address, sha256 }) => [address, sha256])]);
  const pages = site.pages.length;
  const unread: Batch[] = [];
  for (const batch of batchesOf(pages)) {
    const remembered = memory.recall(keyOf(batch)) as ScanResult | undefined;
    if (remembered) taken(batch, remembered);
    else unread.push(batch);
  }
  if (unread.length === 0) return;
  // Loaded only when there is something to read.
  const { PageScan, scanInput } = await import("./page-scan.ts");
  const { scanInThread, scanNext } = await import("./scan-thread.ts");
  const facts = memory.recall(factsKey) as LearntFacts | undefined;
  const input = scanInput(site, { everyPage, markup: true, ...(facts && { facts }) });
  const total = unread.reduce((sum, { from, to }) => sum + to - from, 0);
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const take = (batch: Batch, result: ScanResult): void => {
    memory.remember(keyOf(batch), result);
    taken(batch, result);
  };
  const other = total < worthwhile ? undefined : scanInThread(input, unread, counter, take);
  const mine = new PageScan(input);
  for (let next; (next = await scanNext(mine, unread, counter));) {
    take(...next);
    progress(next[0].to, pages);
    await new Promise(setImmediate);
  }
  const others = await other;
  if (others) mine.facts.add(others);
  if (others || mine.facts.learning) memory.remember(factsKey, mine.facts.learnt());
}

/** All that can change what is said of a page beside its own bytes: which files there are, where the host leads on to, and what its first view weighs. */
function* aroundPages(site: Site): Generator<string> {
  const { base, origin = "" } = site;
  yield* [base, origin];
  for (const { path, type, sha256 } of site.files.values())
    yield* [path, path === redirectsFile || /css|javascript|ecmascript/.test(type) ? sha256 : ""];
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
function missingFragments({ root, files }: Site, demands: Demands): Map<string, string> {
  const missing = new Map<string, string>();
  let file: SiteFile | undefined;
  let of = -1;
  let ids: ReadonlySet<string> | string = "";
  for (const [row, fragment] of demands.inOrder()) {
    if (row !== of) {
      of = row;
      file = files.at(row);
      ids = idsIn(root, file);
    }
    const { path, type } = file!;
    if (isViewOf(type, fragment)) continue;
    if (typeof ids === "string") missing.set(`${path}#${fragment}`, ids);
    else if (!hasFragment(ids, fragment)) {
      missing.set(`${path}#${fragment}`, `that page has no element with that id${nearMiss(ids, fragment)}`);
    }
  }
  return missing;
}

/** The ids in a file, or the reason why it cannot have any. */
function idsIn(root: string, { path, type, size }: SiteFile): ReadonlySet<string> | string {
  if (size === 0) return "that file is empty";
  if (type === "text/html" || type === "application/xhtml+xml" || type === "image/svg+xml")
    return idsOf(readText({ root }, path));
  return `that file (${type}) has no places inside to link to`;
}

/** Fragments that are no ids: a page of a PDF, a stretch of a film, a view of a drawing. */
function isViewOf(type: string, fragment: string): boolean {
  if (type === "application/pdf") return /^(?:page|nameddest|zoom|view|search|toolbar)=/i.test(fragment);
  if (type === "image/svg+xml" && /^svgView\(/.test(fragment)) return true;
  return /^(?:video|audio|image)\//.test(type) && /^(?:t|xywh|track|id)=/i.test(fragment);
}
