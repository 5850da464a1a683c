/** The survey of a whole site: every page read once, for all the checks that judge words of the files themselves. */
import type { AddressCount, CheckContext, Found } from "./contract.ts";
import { hasFragment, nearMiss } from "./page-links.ts";
import { PageScan, scanInput, type PageRecord } from "./page-scan.ts";
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
    survey = survey_(site, context);
    surveys.set(site, survey);
  }
  return survey;
}

async function survey_(site: Site, context: Pick<CheckContext, "progress" | "everyPage">): Promise<Survey> {
  const scan = new PageScan(scanInput(site, { everyPage: context.everyPage, markup: true }));
  for (let index = 0; index < site.pages.length; index++) {
    scan.scan(index);
    if (index % 64 === 63) {
      context.progress(index + 1, site.pages.length);
      await new Promise(setImmediate);
    }
  }
  const result = scan.take();
  const findings = result.findings;
  const missing = missingFragments(site, result.demands);
  if (missing.size > 0) {
    for (let index = 0; index < site.pages.length; index++) scan.scanFragments(index, missing);
    findings.push(...scan.take().findings);
  }
  const byCheck = new Map<string, Found[]>();
  for (const finding of findings) {
    const list = byCheck.get(finding.check);
    if (list) list.push(finding);
    else byCheck.set(finding.check, [finding]);
  }
  return { records: result.records, findings: byCheck, counts: result.counts, validated: result.validated };
}

/** Which of the fragments that are asked for do not exist, and why. */
function missingFragments(site: Site, demands: readonly string[]): Map<string, string> {
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
