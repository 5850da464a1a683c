/** Pages judged by what is seen of each in a tab: one judgement for each, in their order. */
import { readText, type Page, type Site } from "../site.ts";
import type { Judgement } from "./by-parts.ts";
import { notJudged } from "./engine-findings.ts";
import { pageFindings, type SeenFault } from "./page-findings.ts";
import { visitPages, type VisitPlan } from "./visits.ts";

/** @param by how the pages are judged, in words for the report */
export async function judgeSeen(
  check: string,
  site: Site,
  by: string,
  plan: Pick<VisitPlan<SeenFault[]>, "prepare" | "visit" | "progress"> & { pages: readonly Page[] },
): Promise<Judgement[]> {
  const visited = await visitPages(site, plan);
  return visited.map((result): Judgement => {
    const { page } = result;
    if ("failure" in result) return { page, findings: [notJudged(check, page, result.failure)], faults: [] };
    return { page, by, ...pageFindings(check, page, readText(site, page.file), result.value) };
  });
}
