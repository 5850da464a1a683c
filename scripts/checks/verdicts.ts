/** What was said of exactly these bytes by exactly these judges: kept between runs, and written into the receipt. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeReceipt } from "../receipt.ts";
import type { Finding, Report } from "./contract.ts";
import { digestOf, forgetUnused } from "./memory.ts";
import type { Judged } from "./run.ts";
import type { Site } from "./site.ts";

function verdictPath(memory: string, site: Site, judge: string): string {
  return join(memory, "verdicts", `${digestOf([site.digest, judge])}.json`);
}

/** The judgement of these bytes by these judges, or undefined. */
export async function recallVerdict(memory: string, site: Site, judge: string): Promise<Judged | undefined> {
  try {
    return JSON.parse(await readFile(verdictPath(memory, site, judge), "utf8")) as Judged;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Keeps a judgement. */
export async function rememberVerdict(memory: string, site: Site, judged: Judged): Promise<void> {
  const path = verdictPath(memory, site, judged.judges);
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(judged));
  await rename(draft, path);
  await forgetUnused(dirname(path), /^[0-9a-f]{32}\.json$/);
}

/** Writes a report's verdict into the receipt of the site that it is of, where it has one. */
export async function writeVerdict(site: Site, folder: string, judges: string, report: Report): Promise<void> {
  if (!site.receipt) return;
  const count = (severity: Finding["severity"]): number =>
    report.findings.filter((finding) => finding.severity === severity).length;
  const verdict = {
    site: site.digest,
    judges,
    errors: count("error"),
    warnings: count("warning"),
    pages: report.pages,
    at: new Date().toISOString(),
  };
  await writeReceipt(folder, { ...site.receipt, verdict });
}
