/** What a browser fetches before it paints a page, and what that weighs. */
import { gzipSync } from "node:zlib";
import { budgets } from "./budgets.ts";
import { cssAddresses } from "./css-addresses.ts";
import { ownCopy } from "./html-tokens.ts";
import type { PageReading } from "./page-reading.ts";
import type { PageSurvey } from "./page-survey.ts";
import type { Place, Resolver } from "./resolution.ts";
import { readBytes, readText } from "./site.ts";

const check = "heavy-pages";
/** So many files are named of what is too heavy or too much. */
const NAMED = 5;

/** Weighs the first view of pages; what a stylesheet or script weighs is measured once. */
export class FirstView {
  readonly #root: string;
  readonly #resolver: Resolver;
  readonly #weights = new Map<string, number>();
  readonly #imports = new Map<string, string[]>();

  constructor(root: string, resolver: Resolver) {
    this.#root = root;
    this.#resolver = resolver;
  }

  /** Judges the weight of one page, what it asks of other sites, and the scripts in it. */
  judge(survey: PageSurvey, reading: PageReading): void {
    const place = this.#resolver.placeOf(reading.page.file);
    this.#judgeWeight(survey, reading, place);
    for (const { role, value, offset, kind } of survey.addresses) {
      if (role !== "resource" || !/^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value)) continue;
      const resolution = this.#resolver.resolve(value, place);
      if (resolution.to !== "elsewhere") continue;
      const host = new URL(resolution.url).host;
      reading.find(
        check,
        "third-party-request",
        "error",
        offset,
        `\`${kind}\` asks another site, \`${host}\`, for a part of this page: it learns who reads it`,
        [value],
      );
    }
    for (const { offset, what } of survey.inlineScripts) {
      reading.find(
        check,
        "inline-script",
        "error",
        offset,
        `${what} holds script in the page: put it in a file, or do without`,
      );
    }
  }

  #judgeWeight(survey: PageSurvey, reading: PageReading, place: Place): void {
    const files = new Set<string>();
    const elsewhere = new Set<string>();
    for (const { value } of survey.blocking) {
      const resolution = this.#resolver.resolve(value, place);
      if (resolution.to === "file") this.#withImports(resolution.path, files);
      else if (resolution.to === "elsewhere") elsewhere.add(resolution.url);
    }
    const requests = 1 + files.size + elsewhere.size;
    if (requests > budgets.firstViewRequests) {
      const message = `needs ${requests} requests before it is painted, and ${budgets.firstViewRequests} are allowed: ${firstOf([reading.page.file, ...files, ...elsewhere])}`;
      reading.find(check, "too-many-requests", "error", survey.blocking[0]?.offset, message);
    }
    let others = 0;
    for (const file of files) others += this.#weightOf(file);
    const room = budgets.firstViewBytes - others;
    // Gzip adds at most 18 bytes and 5 for every 16 KB to what cannot be made smaller, so that small pages need no measuring.
    if (reading.page.size + 64 < room) return;
    const weight = gzipSync(reading.text, { level: 9 }).length;
    if (weight <= room) return;
    const parts = [
      [reading.page.file, weight] as const,
      ...[...files].map((file) => [file, this.#weightOf(file)] as const),
    ]
      .sort(([, one], [, other]) => other - one)
      .map(([file, bytes]) => `${file} ${bytes}`);
    const message = `weighs ${weight + others} bytes before it is painted (gzip 9), and ${budgets.firstViewBytes} are allowed: ${firstOf(parts)}`;
    reading.find(check, "first-view-too-heavy", "error", undefined, message);
  }

  #withImports(path: string, files: Set<string>): void {
    if (files.has(path)) return;
    files.add(path);
    if (!path.endsWith(".css")) return;
    let imports = this.#imports.get(path);
    if (!imports) {
      imports = [];
      const text = readText({ root: this.#root }, path);
      const place = this.#resolver.placeOf(path);
      cssAddresses(text, (url, _at, isImport) => {
        if (!isImport) return;
        const resolution = this.#resolver.resolve(url, place);
        if (resolution.to === "file") imports!.push(resolution.path);
      });
      this.#imports.set(ownCopy(path), imports);
    }
    for (const file of imports) this.#withImports(file, files);
  }

  #weightOf(path: string): number {
    let weight = this.#weights.get(path);
    if (weight === undefined) {
      weight = gzipSync(readBytes({ root: this.#root }, path), { level: 9 }).length;
      this.#weights.set(ownCopy(path), weight);
    }
    return weight;
  }
}

/** The first of a list in words, and how many more there are. */
function firstOf(parts: readonly string[]): string {
  const left = parts.length - NAMED;
  return left > 1 ? `${parts.slice(0, NAMED).join(", ")} and ${left} more` : parts.join(", ");
}
