/**
 * Judging a site by its parts: a page is judged itself where it holds a part (see `parts.ts`) that no page judged
 * before held, or one that was found at fault (of very many that hold the same, a spread: `suspects.ts`); any other is
 * likened to those; where they could not be judged, to others (`stand-ins.ts`). `--every-page` judges all. What was judged
 * is remembered under the page's bytes and all it is drawn with.
 */
import type { CheckContext, Found, Outcome } from "../contract.ts";
import { readText, type Page, type Site } from "../site.ts";
import { Coverage } from "./coverage.ts";
import { notJudged, type JudgedPage } from "./engine-findings.ts";
import { pageAssets } from "./page-assets.ts";
import { partsOf } from "./parts.ts";
import { StandIns } from "./stand-ins.ts";
import { likenedFindings, Suspects } from "./suspects.ts";

export interface Judgement extends JudgedPage {
  page: Page;
  /** How it was judged, in words for the report; absent where it could not be: the findings then say why. */
  by?: string;
}

export interface Judging {
  /** The check's name. */
  check: string;
  /** What the report calls a page that was likened to others. */
  likened: string;
  /**
   * Judges pages; one judgement for each.
   * @param newKinds those of them that hold a kind of element which no page before them held
   */
  judge(pages: readonly Page[], newKinds: ReadonlySet<Page>, progress: (done: number) => void): Promise<Judgement[]>;
}

const AT_FAULT = "at fault like pages that were judged";
const SOUND = "sound like pages that were judged";

interface Remembered {
  how: string;
  findings: Found[];
}

/** Judges a site's pages; the outcome counts those that were judged, themselves or by likeness. */
export async function judgeByParts(site: Site, context: CheckContext, judging: Judging): Promise<Outcome> {
  const { memory, everyPage } = context;
  const { likened: likeness } = judging;
  const { shared, keyOf } = pageAssets(site);
  const coverage = new Coverage(memory, shared);
  const findings: Found[] = [];
  const how: Record<string, number> = {};
  const newKinds = new Set<Page>();
  let pages: Page[] = [];
  let likened: Page[] = [];
  /** Likened in a run before this one. */
  const known = new Set<Page>();

  const settle = (result: Remembered, key?: string): void => {
    findings.push(...result.findings);
    how[result.how] = (how[result.how] ?? 0) + 1;
    if (key) memory.remember(key, result);
  };
  for (const page of site.pages) {
    const remembered = memory.recall(keyOf(page)) as Remembered | undefined;
    if (remembered) {
      if (remembered.how === likeness) {
        likened.push(page);
        known.add(page);
      } else settle(remembered);
      continue;
    }
    const parts = partsOf(readText(site, page.file));
    if (coverage.claim(parts).length === 0 && !everyPage) likened.push(page);
    else {
      pages.push(page);
      if (coverage.claimsKind(parts)) newKinds.add(page);
    }
  }
  const standIns = new StandIns(coverage);
  const suspects = new Suspects(coverage);
  let done = 0;
  let failed = false;
  let faulty = coverage.faulty;
  for (let first = true; ; first = false) {
    const before = done;
    const total = before + pages.length;
    const judged =
      pages.length === 0 ? [] : await judging.judge(pages, newKinds, (now) => context.progress(before + now, total));
    done += pages.length;
    for (const { page, by, findings: found, faults } of judged) {
      if (by) settle({ how: by, findings: found }, keyOf(page));
      else {
        findings.push(...found);
        failed = true;
        standIns.fail(page);
        continue;
      }
      if (everyPage) continue;
      const parts = partsOf(readText(site, page.file));
      coverage.prove(parts, newKinds.has(page));
      suspects.note(
        parts,
        faults.map(({ finding, offset }) => ({ finding, part: coverage.fault(parts, offset) })),
      );
    }
    if (first ? failed || coverage.faulty > 0 : coverage.faulty > faulty) {
      likened = likened.filter((page) => {
        const parts = partsOf(readText(site, page.file));
        if (coverage.unproven(parts) > 0) standIns.add(page, parts);
        else if (coverage.isFaulty(parts)) suspects.add(page, parts);
        else return true;
        return false;
      });
      faulty = coverage.faulty;
    }
    coverage.release();
    const { judge, proven, hopeless } = standIns.next();
    for (const { page, parts } of proven) {
      if (coverage.isFaulty(parts)) suspects.add(page, parts);
      else likened.push(page);
    }
    for (const { page, like } of hopeless) {
      const failure = `it was to be likened to \`${like.address}\`, which could not be judged either`;
      findings.push(notJudged(judging.check, page, failure));
    }
    for (const { page, parts } of judge) if (coverage.claimsKind(parts)) newKinds.add(page);
    pages = judge.map(({ page }) => page);
    if (pages.length > 0) continue;

    const next = suspects.next();
    for (const { page, faults } of next.liken) {
      const text = readText(site, page.file);
      const how = faults.length > 0 ? AT_FAULT : SOUND;
      settle({ how, findings: likenedFindings(page, text, partsOf(text), faults) }, keyOf(page));
    }
    pages = next.judge;
    if (pages.length === 0) break;
  }
  for (const page of likened) settle({ how: likeness, findings: [] }, known.has(page) ? undefined : keyOf(page));
  if (done > 0) coverage.keep();
  return { pages: Object.values(how).reduce((sum, number) => sum + number, 0), findings, how };
}
