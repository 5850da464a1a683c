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

export interface CheckSummary {
  name: string;
  /** Pages this check looked at; fewer than the site has is itself an error. */
  pages: number;
  findings: number;
  durationMs: number;
}

export interface Report {
  site: string;
  pages: number;
  durationMs: number;
  checks: CheckSummary[];
  findings: Finding[];
}

/** What one check gives back: the pages it looked at, and what it found. */
export interface Outcome {
  pages: number;
  findings: Finding[];
}

export interface Check {
  /** Named by what it finds; the file's name. */
  name: string;
  run(site: Site, context: CheckContext): Promise<Outcome>;
}

export interface CheckContext {
  /** Says how far a long check is; a no-op where nobody watches. */
  progress(done: number, total: number): void;
}
