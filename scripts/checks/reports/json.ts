/** The report as JSON: the contract that other programs rely on (`contract.ts`). */
import type { Report } from "../contract.ts";

export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
