/** What a check is, and what it says. The JSON of the report is a contract: other programs rely on it. */
import type { Site } from "./site.ts";

export type Severity =
  /** Certain; fails the build. */
  | "error"
  /** Judgement; shown, never fails. */
  | "warning"
  /** An engine asks for a person's eye; counted apart, listed on request. */
  | "review";

export interface Finding {
  /** The check's name, which is its file's name: `broken-links`. */
  check: string;
  /** The rule within the check: `missing-fragment`. */
  rule: string;
  severity: Severity;
  /** The page's address below the site's root: `/announcements/x/`. */
  page: string;
  /** The file, as a path below the site's folder. */
  file: string;
  /** Line and column in that file, from 1; absent where a finding has no place. */
  line?: number;
  column?: number;
  /** A CSS selector that finds the element in the page. */
  selector?: string;
  /** The WCAG success criteria that an accessibility finding fails: `["2.4.4"]`. */
  wcag: string[];
  /** The record it came from, and the line in it where that is known: `_data/announcements/x.md:9`. */
  source?: string;
  /** One plain sentence: what is wrong, in words the person who can mend it understands. */
  message: string;
}

/** A finding, and the words by which its place in the record may be known; the report takes them out again. */
export interface Found extends Finding {
  /** Texts to look for in the source record, likeliest first: the address as written, the sentence, the title. */
  clues?: readonly string[];
}

export interface CheckSummary {
  name: string;
  /** Pages this check looked at; fewer than the site has is itself an error. */
  pages: number;
  findings: number;
  durationMs: number;
  /** How pages were judged, in words, with the number of each: `{ "by both engines": 42 }`. The numbers add up to `pages`. */
  how?: Record<string, number>;
}

/** One kind of address that pages hold, and what became of it: nothing is skipped in silence. */
export interface AddressCount {
  /** Where it stood, in words of the field: `a href`, `img srcset`, `css url()`. */
  kind: string;
  seen: number;
  checked: number;
  /** Reason in words → how many were left alone for it: `{ "another site: see --external": 12 }`. */
  leftAlone: Record<string, number>;
}

/** An entry of the baseline: one finding, accepted for a while. */
export interface AcceptedFinding {
  /** `broken-links/missing-file`. */
  finding: string;
  /** The page's address. */
  page: string;
  /** The whole message. */
  message: string;
  reason: string;
  /** The last day on which it is accepted: `2026-12-31`. */
  until: string;
}

export interface Report {
  site: string;
  pages: number;
  durationMs: number;
  checks: CheckSummary[];
  findings: Finding[];
  /** Each kind of address seen, checked and left alone; absent where no check read addresses. */
  addresses?: AddressCount[];
  /** Findings that a baseline accepts, with its reason; they are not among `findings`. */
  accepted?: { finding: Finding; reason: string; until: string }[];
  /** Entries of the baseline whose finding is not there any more; those of checks that did not judge every page are not among them. */
  outlived?: AcceptedFinding[];
}

/** What one check gives back: the pages it looked at, and what it found. */
export interface Outcome {
  pages: number;
  findings: Found[];
  how?: Record<string, number>;
  addresses?: AddressCount[];
}

export interface Check {
  /** Named by what it finds; the file's name. */
  name: string;
  /**
   * The module it stands in: `import.meta.url`. Its text, the text of every file of ours that it imports (they of
   * theirs, and so on) and the versions of the packages among them are part of what its results depend on.
   */
  module: string;
  /** What else can change its results and no import shows: the browser's version, a setting, a file read on the way. */
  alsoDependsOn?(): readonly string[] | Promise<readonly string[]>;
  /** It looks at pages in a browser, which is started while the checks before it run. */
  inBrowser?: true;
  run(site: Site, context: CheckContext): Promise<Outcome>;
}

export interface CheckContext {
  /** Says how far a long check is; a no-op where nobody watches. */
  progress(done: number, total: number): void;
  /** What this check said before; already bound to all that {@link Check} declares, and to nothing of the site. */
  memory: Memory;
  /** `--every-page`: judge every page fully, take nothing from the likeness of two pages or from the memory. */
  everyPage: boolean;
  /** The folder that the receipt's source paths start from; the working folder, where absent. */
  project?: string;
}

/** Results kept between runs. A key names everything of the *site* that can change the result: digests of page, styles, images. */
export interface Memory {
  /**
   * The value kept under this key, or undefined. JSON: what was remembered comes back as a copy.
   * @param key digest of all that the value depends on beside the check itself
   */
  recall(key: string): unknown;
  /** Keeps a value (JSON) under this key. */
  remember(key: string, value: unknown): void;
}
