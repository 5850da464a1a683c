/** The engines' verdicts on a page as findings: weighed, placed in the source, in plain words. */
import type { Found } from "../contract.ts";
import type { Page } from "../site.ts";
import { ElementPlaces } from "./element-places.ts";
import { axeRule, inBritish } from "./engine-rules.ts";
import type { Verdict } from "./engines.ts";
import type { Pa11yIssue } from "pa11y-ci";
import { criteriaOf, severityOf, sniff } from "./trust.ts";

/** A finding that says that its part is at fault; what is only for a person's eye is none. */
export interface PlacedFault {
  finding: Found;
  /** Offset in the source of the element at fault; undefined for the page as a whole. */
  offset: number | undefined;
}

export interface JudgedPage {
  findings: Found[];
  faults: PlacedFault[];
}

/**
 * Findings of one page.
 * @param issues what stock pa11y-ci said of it, where it was asked: what our own run lacks is added, so that nothing of it is missed
 */
export function engineFindings(
  check: string,
  page: Page,
  text: string,
  verdicts: readonly Verdict[],
  issues: readonly Pa11yIssue[] = [],
): JudgedPage {
  const judged: JudgedPage = { findings: [], faults: [] };
  let places: ElementPlaces | undefined;
  const all = issues.length === 0 ? verdicts : [...verdicts, ...missing(verdicts, issues, new ElementPlaces(text))];
  for (const verdict of all) {
    const severity = severityOf(verdict);
    if (severity === undefined) continue;
    places ??= new ElementPlaces(text);
    // A link that no reader meets needs no words: such links are there for programs (microformats).
    if (verdict.code.endsWith(".H91.A.NoContent") && verdict.path && places.isHidden(verdict.path)) continue;
    const place = verdict.path && places.at(verdict.path);
    const finding: Found = {
      check,
      rule: verdict.engine === "axe" ? verdict.code : `htmlcs.${sniff(verdict.code)}`,
      severity,
      page: page.address,
      file: page.file,
      ...(place && { line: place.line, column: place.column }),
      ...(verdict.selector !== "" && { selector: verdict.selector }),
      wcag: criteriaOf(verdict),
      message: messageOf(verdict),
    };
    judged.findings.push(finding);
    if (severity !== "review" || verdict.type === "error") judged.faults.push({ finding, offset: place?.offset });
  }
  return judged;
}

/** What stock pa11y-ci said and our own run did not. */
function missing(verdicts: readonly Verdict[], issues: readonly Pa11yIssue[], places: ElementPlaces): Verdict[] {
  const said = new Set(
    verdicts.map(({ engine, code, path }) => `${engine} ${code} ${path ? places.asPa11yNames(path).join() : ""}`),
  );
  const added: Verdict[] = [];
  for (const issue of issues) {
    const path = issue.selector === "" ? undefined : places.pathOf(issue.selector);
    if (said.has(`${issue.runner} ${issue.code} ${path?.join() ?? ""}`)) continue;
    const doubtful = issue.runnerExtras.needsFurtherReview === true;
    added.push({
      engine: issue.runner,
      code: issue.code,
      type: issue.runner === "htmlcs" ? issue.type : doubtful ? "incomplete" : "violation",
      message: issue.message.replace(/ \(https?:[^)]*\)$/, ""),
      tags: issue.runner === "axe" ? (axeRule(issue.code)?.tags ?? []) : [],
      selector: issue.selector,
      ...(path && { path }),
    });
  }
  return added;
}

/** The engine's words as one sentence: what must be, then what is. */
export function messageOf(verdict: Verdict): string {
  const [must, ...details] = verdict.message.split("\n").map((line) => line.trim());
  const detail = details.find((line) => line !== "");
  // A capital that begins a name of capitals stays: "ARIA role…".
  const text =
    detail === undefined ? must! : `${must!}: ${detail.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())}`;
  return inBritish(text).replace(/\.$/, "");
}

/** A page that could not be judged, as the error it is. */
export function notJudged(check: string, page: Page, failure: string): Found {
  const message = `this page could not be judged: ${failure}`;
  return { check, rule: "page-not-judged", severity: "error", page: page.address, file: page.file, wcag: [], message };
}
