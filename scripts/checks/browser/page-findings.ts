/** Faults that were seen in the browser as findings, placed in the page's source. */
import type { Found, Severity } from "../contract.ts";
import type { Page } from "../site.ts";
import type { ElementName } from "./element-names.ts";
import { ElementPlaces } from "./element-places.ts";
import type { JudgedPage } from "./engine-findings.ts";

export interface SeenFault extends ElementName {
  rule: string;
  severity: Severity;
  wcag: string[];
  message: string;
}

/** Findings of one page, placed in its source. */
export function pageFindings(check: string, page: Page, text: string, faults: readonly SeenFault[]): JudgedPage {
  const places = faults.length === 0 ? undefined : new ElementPlaces(text);
  const judged: JudgedPage = { findings: [], faults: [] };
  for (const { rule, severity, wcag, message, selector, path } of faults) {
    const place = path && places?.at(path);
    const finding: Found = {
      check,
      rule,
      severity,
      page: page.address,
      file: page.file,
      ...(place && { line: place.line, column: place.column }),
      ...(selector !== "" && { selector }),
      wcag,
      message,
    };
    judged.findings.push(finding);
    if (severity !== "review") judged.faults.push({ finding, offset: place?.offset });
  }
  return judged;
}
