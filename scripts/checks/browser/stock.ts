/** Stock pa11y-ci, as it comes: its own function, its own browser, both its runners at WCAG2AA, nothing left out. */
import type { Pa11yIssue } from "pa11y-ci";
import type { Page, Site } from "../site.ts";
import { launchSettings } from "./launch.ts";
import { serveSite } from "./serve.ts";

export const STOCK_OPTIONS = {
  standard: "WCAG2AA",
  runners: ["axe", "htmlcs"],
  includeWarnings: true,
  includeNotices: true,
  timeout: 60_000,
  wait: 0,
  reporters: [],
  // With 2 it reports failures to close its tabs, and time-outs, that are its own.
  concurrency: 1,
} as const;

export type StockResult = { page: Page; issues: Pa11yIssue[] } | { page: Page; failure: string };

/** What stock pa11y-ci says of pages of a site; one result for each, in their order. */
export async function judgeWithPa11yCi(site: Site, pages: readonly Page[]): Promise<StockResult[]> {
  if (pages.length === 0) return [];
  const { default: pa11yCi } = await import("pa11y-ci");
  const chromeLaunchConfig = await launchSettings();
  const served = await serveSite(site);
  try {
    const addresses = pages.map((page) => served.address(page));
    const report = await pa11yCi(addresses, { ...STOCK_OPTIONS, chromeLaunchConfig });
    return pages.map((page, index) => {
      const said = report.results[addresses[index]!];
      if (said === undefined) return { page, failure: "it gave no result" };
      const failed = said.find((issue): issue is Error => issue instanceof Error);
      if (failed) return { page, failure: failed.message.split("\n")[0]! };
      return { page, issues: said.filter((issue): issue is Pa11yIssue => !(issue instanceof Error)) };
    });
  } finally {
    await served.close();
  }
}
