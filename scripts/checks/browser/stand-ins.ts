/**
 * Pages that were to be likened to a page which then could not be judged (it crashed, it hung, it took too long): what
 * they hold is proven sound by nothing. Others that hold it are judged in its place, first those that hold the least of
 * it. Where these fail as well, each page that is left is told that it could not be judged, without being opened: a
 * script that hangs may stand on every page.
 */
import type { Page } from "../site.ts";
import type { Coverage } from "./coverage.ts";
import type { PageParts } from "./parts.ts";

/** So many pages are tried in the place of one that failed. */
const TRIED = 2;

interface Waiting {
  page: Page;
  parts: PageParts;
}

interface Failed {
  times: number;
  last: Page;
}

export class StandIns {
  readonly #coverage: Coverage;
  /** What each stand-in was to prove. */
  readonly #claims = new Map<Page, readonly number[]>();
  /** Parts whose stand-ins failed. */
  readonly #failed = new Map<number, Failed>();
  #waiting: Waiting[] = [];

  constructor(coverage: Coverage) {
    this.#coverage = coverage;
  }

  /** Adds a page that holds a part which stands on no page that was judged. */
  add(page: Page, parts: PageParts): void {
    this.#waiting.push({ page, parts });
  }

  /** Notes a page that could not be judged; it may be none of the stand-ins. */
  fail(page: Page): void {
    for (const part of this.#claims.get(page) ?? [])
      this.#failed.set(part, { times: (this.#failed.get(part)?.times ?? 0) + 1, last: page });
  }

  /**
   * What becomes of the waiting pages: those to be judged now; those whose parts all stand on pages that were judged
   * since; and those for which the stand-ins failed, with the last of these. The rest waits on.
   */
  next(): { judge: Waiting[]; proven: Waiting[]; hopeless: { page: Page; like: Page }[] } {
    const proven: Waiting[] = [];
    const hopeless: { page: Page; like: Page }[] = [];
    const open: { one: Waiting; unproven: number }[] = [];
    for (const one of this.#waiting) {
      const unproven = this.#coverage.unproven(one.parts);
      const like = unproven === 0 ? undefined : this.#failureOf(one.parts);
      if (unproven === 0) proven.push(one);
      else if (like) hopeless.push({ page: one.page, like });
      else open.push({ one, unproven });
    }
    const judge: Waiting[] = [];
    this.#waiting = [];
    for (const { one } of open.sort((a, b) => a.unproven - b.unproven)) {
      const claimed = this.#coverage.claim(one.parts);
      if (claimed.length === 0) this.#waiting.push(one);
      else {
        this.#claims.set(one.page, claimed);
        judge.push(one);
      }
    }
    return { judge, proven, hopeless };
  }

  /** The last page that failed for a part that is given up; undefined where none of a page's is. */
  #failureOf({ digests }: PageParts): Page | undefined {
    for (const part of digests) {
      const failed = this.#failed.get(part);
      if (failed && failed.times >= TRIED && !this.#coverage.isProven(part)) return failed.last;
    }
    return undefined;
  }
}
