/** The examples of rules, judged as the verb judges a site. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Finding } from "../../../scripts/checks/contract.ts";
import { checkSite } from "../../../scripts/checks/index.ts";
import { filesOf, type Rule, type SmallSite } from "../../../scripts/checks/rules/rule.ts";
import { receiptPath, type Receipt } from "../../../scripts/receipt.ts";

const PLAIN: Receipt = {
  format: 1,
  address: "https://example.org/",
  asAt: "2010-03-04T00:00:00Z",
  pages: {},
  redirects: [],
  gone: [],
  cache: [],
  embargo: [],
};

/** What one check says of a small site; what it leaves to a person is left out. */
export async function findingsOn(check: string, example: string | SmallSite): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), "rule-"));
  const site = join(folder, "site");
  try {
    for (const [path, text] of Object.entries(filesOf(example))) {
      await mkdir(dirname(join(site, path)), { recursive: true });
      await writeFile(join(site, path), text);
    }
    const receipt = typeof example === "string" ? undefined : example.receipt;
    if (receipt) await writeFile(receiptPath(site), JSON.stringify({ ...PLAIN, ...receipt }));
    const { findings } = await checkSite(site, { only: [check], memory: false, everyPage: true, project: folder });
    return findings.filter(({ severity }) => severity !== "review");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** That findings are all of one rule, and of its weight and criteria. */
export function assertFound(findings: readonly Finding[], { id, severity, wcag }: Rule): void {
  const told = findings.map((finding) => `${finding.rule} ${finding.severity} ${finding.wcag.join()}`);
  assert.deepEqual([...new Set(told)], [`${id} ${severity} ${wcag.join()}`]);
}
