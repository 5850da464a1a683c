/**
 * Pages that hold a part at fault on another page. Where many pages hold the same parts at fault, as when a fault stands in
 * the layout of all of them, a spread of them is judged; if the same faults are found at the same parts of each, the
 * rest is told the same, at its own places. Where few pages differ and each of those holds a part that the others do not
 * (a style of its own that spoils what stands on all), pages without such a part are told what most are. Otherwise what
 * is at fault depends on more than parts, and each page is judged.
 */
import type { Found } from "../contract.ts";
import { placeAt, type Page } from "../site.ts";
import type { Coverage } from "./coverage.ts";
import type { PageParts } from "./parts.ts";

/** A fault that was found, with the part that it was found on. */
export interface PartFault {
  part: number;
  finding: Found;
}

/** So many pages that hold the same parts at fault are judged before the others are likened to them. */
const SPREAD = 20;

interface Judged {
  parts: readonly number[];
  faults: readonly PartFault[];
}

interface Waiting {
  page: Page;
  parts: readonly number[];
}

export class Suspects {
  readonly #coverage: Coverage;
  /** Pages judged in this run that may speak for others. */
  readonly #judged: Judged[] = [];
  #waiting: Waiting[] = [];

  constructor(coverage: Coverage) {
    this.#coverage = coverage;
  }

  add(page: Page, { digests }: PageParts): void {
    this.#waiting.push({ page, parts: digests });
  }

  /** Notes what was found on a page that was judged. */
  note({ digests }: PageParts, faults: readonly PartFault[]): void {
    this.#judged.push({ parts: digests, faults });
  }

  /**
   * Which of the waiting pages are to be judged now; where none is left to judge, which are told what was found on pages
   * that hold the same: not before, as a page judged now may show yet another part to be at fault.
   */
  next(): { judge: Page[]; liken: { page: Page; faults: readonly PartFault[] }[] } {
    const judge: Page[] = [];
    const rest: Waiting[] = [];
    const liken: { page: Page; faults: readonly PartFault[] }[] = [];
    const speakers = grouped(this.#judged, ({ parts }) => this.#faultyAmong(parts));
    for (const [key, waiting] of grouped(this.#waiting, ({ parts }) => this.#faultyAmong(parts))) {
      const { most, peculiar } = divided(speakers.get(key) ?? []);
      const alike = waiting.filter(({ parts }) => peculiar && !parts.some((part) => peculiar.has(part)));
      const later = new Set(alike);
      for (const one of evenly(alike, Math.max(0, SPREAD - most.length))) later.delete(one);
      for (const one of waiting) {
        if (later.has(one)) rest.push(one);
        else judge.push(one.page);
      }
      if (later.size === waiting.length) for (const { page } of waiting) liken.push({ page, faults: most[0]!.faults });
    }
    this.#waiting = rest;
    if (judge.length > 0) return { judge, liken: [] };
    this.#waiting = [];
    return { judge, liken };
  }

  #faultyAmong(parts: readonly number[]): string {
    return [...new Set(parts.filter((part) => this.#coverage.isFaultyPart(part)))].sort((a, b) => a - b).join();
  }
}

/** What is told of a page that was likened to pages at fault: the same, at each place of the same part. */
export function likenedFindings(page: Page, text: string, parts: PageParts, faults: readonly PartFault[]): Found[] {
  const told = new Map<string, Found>();
  for (const { part, finding } of faults) {
    if (finding.severity === "review") continue;
    const { check, rule, severity, wcag, message } = finding;
    for (const [index, digest] of parts.digests.entries()) {
      if (digest !== part) continue;
      const offset = parts.offsets[index]!;
      const place = offset === -1 ? {} : placeAt(text, offset);
      const found: Found = { check, rule, severity, page: page.address, file: page.file, ...place, wcag, message };
      told.set(`${rule} ${offset}`, found);
    }
  }
  return [...told.values()];
}

/**
 * Of pages that were judged: those on which the same was found, most of all; and the parts that only the others hold.
 * No such parts where one of the others holds nothing that those do not.
 */
function divided(judged: readonly Judged[]): { most: readonly Judged[]; peculiar: ReadonlySet<number> | undefined } {
  const [most = [], ...others] = [...grouped(judged, ({ faults }) => signature(faults)).values()].sort(
    (a, b) => b.length - a.length,
  );
  const usual = new Set(most.flatMap(({ parts }) => parts));
  const peculiar = others.flat().map(({ parts }) => parts.filter((part) => !usual.has(part)));
  return { most, peculiar: peculiar.some((parts) => parts.length === 0) ? undefined : new Set(peculiar.flat()) };
}

function signature(faults: readonly PartFault[]): string {
  return [...new Set(faults.map(({ part, finding }) => `${part} ${finding.rule} ${finding.severity}`))].sort().join();
}

function evenly<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]!);
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
