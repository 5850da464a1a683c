/**
 * The archive's own records, without those that editors add beside them: what the section held on 4 March 2010 is known
 * for good, so tests may count it, and a new announcement breaks none of them.
 */
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const KEPT: Record<string, readonly string[]> = {
  announcements: [
    "2009-11-12-public-services-and-civil-society-working-together.md",
    "2009-12-07-putting-the-frontline-first.md",
    "2009-12-09-pre-budget-report.md",
    "2009-12-15-tessa-jowell-speech-to-progress.md",
    "2009-12-15-the-engagement-ethic.md",
  ],
  "strategy-documents": [
    "building-britains-future.md",
    "excellence-and-fairness.md",
    "putting-the-frontline-first.md",
    "working-together.md",
  ],
  teams: [
    "innovation.md",
    "public-services-strategy.md",
    "public-services-workforce-reform.md",
    "service-transformation.md",
  ],
  pages: ["about.md", "accessibility-statement.md", "as-archived.md", "home.md"],
};

/** Copies them from `_data` to a new temporary folder; whoever asks removes it. */
export async function archiveRecords(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "archive-"));
  await cp("_data", folder, {
    recursive: true,
    filter: (from) => {
      const kept = KEPT[basename(dirname(from))];
      return kept === undefined || kept.includes(basename(from));
    },
  });
  return folder;
}
