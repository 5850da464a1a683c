/** The survey of a whole site: every page read once, for all the checks that judge words of the files themselves. */
import { AddressCounts } from "./address-counts.ts";
import type { AddressCount, CheckContext, Found } from "./contract.ts";
import { hasFragment, nearMiss } from "./page-links.ts";
import type { PageRecord } from "./page-scan.ts";
import { idsOf } from "./page-survey.ts";
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

/** The survey of a site; made at the first call, the same for every check. */
export function surveyOf(site: Site, context: Pick<CheckContext, "progress" | "everyPage">): Promise<Survey> {
  let survey = surveys.get(site);
  if (!survey) {
    survey = makeSurvey(site, context);
    surveys.set(site, survey);
  }
  return survey;
}

async function makeSurvey(site: Site, context: Pick<CheckContext, "progress" | "everyPage">): Promise<Survey> {
  // Loaded only when there is something to judge: html-validate takes longer to load than an unchanged site to recall.
  const { PageScan, scanInput } = await import("./page-scan.ts");
  const { nextBatch, scanInThread, worthwhile } = await import("./scan-thread.ts");
  const input = scanInput(site, { everyPage: context.everyPage, markup: true });
  const pages = site.pages.length;
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const other = pages < worthwhile ? undefined : scanInThread(input, counter);
  const scan = new PageScan(input);
  for (let next = nextBatch(counter, pages); next; next = nextBatch(counter, pages)) {
    for (let index = next.from; index < next.to; index++) scan.scan(index);
    context.progress(next.to, pages);
    await new Promise(setImmediate);
  }
  const results = [scan.take(), ...(other ? [await other] : [])];

  const findings = results.flatMap((result) => result.findings);
  const missing = missingFragments(site, new Set(results.flatMap(({ demands }) => demands)));
  if (missing.size > 0) {
    for (let index = 0; index < pages; index++) scan.scanFragments(index, missing);
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
