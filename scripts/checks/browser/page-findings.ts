/** Faults that were seen in the browser as findings, placed in the page's source. */
import type { Found, Severity } from "../contract.ts";
import type { Page } from "../site.ts";
import type { ElementName } from "./element-names.ts";
import { ElementPlaces } from "./element-places.ts";

export interface SeenFault extends ElementName {
  rule: string;
  severity: Severity;
  wcag: string[];
  message: string;
}

/** Findings of one page, with the offsets of the elements at fault. */
export function pageFindings(
  check: string,
  page: Page,
  text: string,
  faults: readonly SeenFault[],
): { findings: Found[]; faults: (number | undefined)[] } {
  const places = faults.length === 0 ? undefined : new ElementPlaces(text);
  const offsets: (number | undefined)[] = [];
  const findings = faults.map(({ rule, severity, wcag, message, selector, path }): Found => {
    const place = path && places?.at(path);
    if (severity !== "review") offsets.push(place?.offset);
    return {
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
  });
  return { findings, faults: offsets };
}
