/** The engines' verdicts on a page as findings: weighed, placed in the source, in plain words. */
import type { Found } from "../contract.ts";
import { readText, type Page, type Site } from "../site.ts";
import { elementPlaces } from "./element-places.ts";
import type { Verdict } from "./engines.ts";
import { criteriaOf, severityOf, sniff } from "./trust.ts";

/** Findings of one page. */
export function engineFindings(check: string, site: Site, page: Page, verdicts: readonly Verdict[]): Found[] {
  const weighed = verdicts.flatMap((verdict) => {
    const severity = severityOf(verdict);
    return severity === undefined ? [] : [{ verdict, severity }];
  });
  if (weighed.length === 0) return [];
  const places = elementPlaces(readText(site, page.file));
  return weighed.map(({ verdict, severity }) => ({
    check,
    rule: verdict.engine === "axe" ? verdict.code : `htmlcs.${sniff(verdict.code)}`,
    severity,
    page: page.address,
    file: page.file,
    ...(verdict.path && places.at(verdict.path)),
    ...(verdict.selector !== "" && { selector: verdict.selector }),
    wcag: criteriaOf(verdict),
    message: messageOf(verdict),
  }));
}

/** The engine's words as one sentence: what must be, then what is. */
function messageOf(verdict: Verdict): string {
  const [must, ...details] = verdict.message.split("\n").map((line) => line.trim());
  const detail = details.find((line) => line !== "");
  const text = detail === undefined ? must! : `${must!}: ${detail.charAt(0).toLowerCase()}${detail.slice(1)}`;
  return text.replaceAll(/\bcolor(?=s?\b)/g, "colour").replace(/\.$/, "");
}

/** A page that could not be judged, as the error it is. */
export function notJudged(check: string, page: Page, failure: string): Found {
  const message = `this page could not be judged: ${failure}`;
  return { check, rule: "page-not-judged", severity: "error", page: page.address, file: page.file, wcag: [], message };
}
