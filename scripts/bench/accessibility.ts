/** How fast pages are judged for accessibility: stock pa11y-ci and our check, with the same browser, in turns. */
import { performance } from "node:perf_hooks";
import { accessibility } from "../checks/accessibility.ts";
import { judgePages } from "../checks/browser/both-engines.ts";
import { judgeWithPa11yCi } from "../checks/browser/stock.ts";
import type { Outcome } from "../checks/contract.ts";
import { CheckMemory } from "../checks/memory.ts";
import { openSite, type Page, type Site } from "../checks/site.ts";

export interface AccessibilityFigures {
  /** Pages of the site, and of the sample that stock pa11y-ci judged in each turn. */
  pages: number;
  sample: number;
  /** Pages a second, one figure a turn. */
  stock: number[];
  /** The check as the gate runs it, nothing remembered: the whole site, stock pa11y-ci's own share of it within. */
  ours: number[];
  /** Both engines over every page of ten samples, as `--every-page` does after stock pa11y-ci's share. */
  everyPage: number[];
  /** Medians against stock's median. */
  ratio: number;
  everyPageRatio: number;
  /** How the gate judged the site's pages, in words. */
  how: Record<string, number>;
  /** How long the gate took when all was remembered, in seconds. */
  remembered: number;
}

/**
 * Measures on a site's folder.
 * @param sample how many of its pages, evenly apart, stock pa11y-ci judges in each turn: it takes a second or two a page
 */
export async function benchAccessibility(folder: string, turns = 3, sample = 12): Promise<AccessibilityFigures> {
  const site = await openSite(folder);
  const some = { ...site, pages: evenly(site.pages, sample) };
  const many = evenly(site.pages, sample * 10);
  const figures = { stock: [] as number[], ours: [] as number[], everyPage: [] as number[] };
  let how: Record<string, number> = {};
  let remembered = 0;
  for (let turn = 0; turn < turns; turn++) {
    figures.stock.push(some.pages.length / (await seconds(() => judgeWithPa11yCi(some, some.pages))));
    const memory = CheckMemory.open(undefined, accessibility.name, "");
    const cold = await seconds(async () => {
      how = (await run(site, memory)).how ?? {};
    });
    figures.ours.push(site.pages.length / cold);
    remembered = await seconds(() => run(site, memory));
    const none = new Set<Page>();
    const progress = (): void => undefined;
    const every = await seconds(() => judgePages(accessibility.name, site, many, none, progress));
    figures.everyPage.push(many.length / every);
  }
  const stock = median(figures.stock);
  return {
    pages: site.pages.length,
    sample: some.pages.length,
    ...figures,
    ratio: median(figures.ours) / stock,
    everyPageRatio: median(figures.everyPage) / stock,
    how,
    remembered,
  };
}

async function run(site: Site, memory: CheckMemory): Promise<Outcome> {
  const outcome = await accessibility.run(site, { memory, everyPage: false, progress: () => undefined });
  if (outcome.pages !== site.pages.length)
    throw new Error(`only ${outcome.pages} of ${site.pages.length} pages were judged`);
  return outcome;
}

async function seconds(what: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await what();
  return (performance.now() - started) / 1000;
}

/** So many of a list, evenly apart. */
function evenly<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list[Math.floor(index * step)]!);
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!;
}
