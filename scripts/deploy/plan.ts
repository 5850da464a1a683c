/**
 * The plan: what must be sent and deleted to make the store hold a release, in which order, and why. Pure: the same
 * input gives the same plan, so a dry run shows exactly what a run would do.
 */
import type { Ledger } from "./ledger.ts";
import { promised } from "./ledger.ts";
import type { Release, ReleaseFile } from "./release.ts";
import type { Headers, Listed } from "./store.ts";

/** Phases in their order; each ends before the next begins. */
export const PHASES = ["assets", "new pages", "new lists", "changed pages", "lists", "home", "deletes"] as const;
export type Phase = (typeof PHASES)[number];

export interface Line {
  do: "put" | "delete";
  path: string;
  phase: Phase;
  reason: string;
  /** The bytes to send. */
  size: number;
  /** The ETag that the store is believed to hold, or null where nothing should be. */
  holds: string | null;
}

export interface Plan {
  release: string;
  /** The release that was live when the plan was made. */
  base: string | null;
  lines: Line[];
  unchanged: number;
  /** Files that no page needs any more and that stay for the grace period. */
  staying: string[];
  /** Addresses that were once published and that this release would take away, without a redirect or a "gone" page. */
  vanishing: string[];
  /** Assets that change under the same name: the pages that use them cannot be whole at every instant. */
  unsteady: { asset: string; pages: string[] }[];
  /** Objects in the store, at this site's own addresses, that no release put there. */
  foreign: string[];
  pages: { before: number; deleted: number };
  ledger: Ledger;
  /** When the next leftover comes due (store's clock, ms). */
  sweep: number | null;
}

export interface PlanInput {
  release: Release;
  /** The release that is live, if any. */
  live: { id: string; files: ReadonlyMap<string, ReleaseFile> } | undefined;
  /** Releases that were being published and were not finished. */
  abandoned?: readonly { files: ReadonlyMap<string, ReleaseFile> }[];
  /** What the store really holds, where that was asked; without it the live manifest is believed. */
  stored?: ReadonlyMap<string, Listed> | undefined;
  ledger: Ledger;
  /** The store's time, ms. */
  now: number;
  /** How long assets that no page needs any more stay, ms. */
  grace: number;
  /** The site is taken over from another publisher: what lies at its addresses counts as ours. */
  adopt?: boolean;
  /** A rollback: what vanishes by it stays promised, so that the next deploy is asked about it. */
  rollback?: boolean;
}

/** Makes the plan. */
export function makePlan(input: PlanInput): Plan {
  const { release, live, abandoned = [], stored, ledger, now, grace } = input;
  const lines: Line[] = [];
  const foreign: string[] = [];
  const unsteady: Plan["unsteady"] = [];
  let unchanged = 0;
  const owned = ownership(input);

  for (const file of release.files.values()) {
    const before = live?.files.get(file.path);
    const holds = stored === undefined ? (before?.etag ?? null) : (stored.get(file.path)?.etag ?? null);
    if (holds !== null && !owned(file.path, holds)) {
      foreign.push(file.path);
      continue;
    }
    const reason = whyPut(
      file,
      before,
      abandoned.flatMap((one) => one.files.get(file.path) ?? []),
      stored,
      ledger.leftovers.has(file.path),
      holds,
    );
    if (reason === undefined) {
      unchanged++;
      continue;
    }
    const present = holds !== null && (before !== undefined || stored !== undefined);
    if (file.role === "asset" && before !== undefined && before.sha256 !== file.sha256) {
      unsteady.push({ asset: file.path, pages: [] });
    }
    lines.push({ do: "put", path: file.path, phase: phaseOf(file, present), reason, size: file.size, holds });
  }

  const leftovers = new Map<string, number>();
  const staying: string[] = [];
  const gone = new Map<string, ReleaseFile | undefined>();
  for (const { files } of [...abandoned, ...(live ? [live] : [])]) {
    for (const file of files.values()) if (!release.files.has(file.path)) gone.set(file.path, file);
  }
  for (const path of ledger.leftovers.keys())
    if (!release.files.has(path) && !gone.has(path)) gone.set(path, undefined);
  let deleted = 0;
  for (const [path, file] of gone) {
    const holds = stored === undefined ? (file?.etag ?? null) : (stored.get(path)?.etag ?? null);
    if (stored !== undefined && (holds === null || !owned(path, holds))) continue;
    const since = ledger.leftovers.get(path) ?? now;
    const asset = file === undefined || file.role === "asset";
    if (asset && since + grace > now) {
      leftovers.set(path, since);
      staying.push(path);
      continue;
    }
    if (file !== undefined && isPage(file) && live?.files.has(path)) deleted++;
    const reason = asset ? "in no release any more, and its time of grace is over" : "no longer in the site";
    lines.push({ do: "delete", path, phase: "deletes", reason, size: 0, holds });
  }

  lines.sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || (a.path < b.path ? -1 : 1));
  const vanishing = [...ledger.ever]
    .filter(([path, let_go]) => let_go === null && !release.files.has(path))
    .map(([path]) => path);
  const ever = new Map(ledger.ever);
  if (!input.rollback) for (const path of vanishing) ever.set(path, new Date(now).toISOString());
  for (const file of release.files.values()) if (promised(file)) ever.set(file.path, null);
  return {
    release: release.id,
    base: live?.id ?? null,
    lines,
    unchanged,
    staying: staying.sort(),
    vanishing: vanishing.sort(),
    unsteady: unsteady.sort((a, b) => (a.asset < b.asset ? -1 : 1)),
    foreign: foreign.sort(),
    pages: { before: [...(live?.files.values() ?? [])].filter(isPage).length, deleted },
    ledger: { ever, leftovers },
    sweep: leftovers.size === 0 ? null : Math.min(...leftovers.values()) + grace,
  };
}

/**
 * Is what lies at a path ours? It is where a finished release has put something. A release that was not finished may
 * have met somebody's own object on its way, so there only what it really put counts.
 */
export function ownership(
  input: Pick<PlanInput, "adopt" | "live" | "abandoned" | "ledger">,
): (path: string, etag: string) => boolean {
  const { live, abandoned = [], ledger } = input;
  return (path, etag) =>
    input.adopt === true ||
    live?.files.has(path) === true ||
    ledger.leftovers.has(path) ||
    ledger.ever.has(path) ||
    abandoned.some((one) => one.files.get(path)?.etag === etag);
}

const isPage = (file: ReleaseFile): boolean => file.headers.type.startsWith("text/html");

function whyPut(
  file: ReleaseFile,
  before: ReleaseFile | undefined,
  half: ReleaseFile[],
  stored: ReadonlyMap<string, Listed> | undefined,
  leftover: boolean,
  holds: string | null,
): string | undefined {
  if (stored !== undefined) {
    if (holds === null) return before === undefined ? "new" : "missing from the store";
    if (holds !== file.etag) {
      const drifted = before !== undefined && holds !== before.etag && !half.some((version) => version.etag === holds);
      return drifted ? "the store holds something else" : before === undefined ? "new" : changedBytes(before, file);
    }
    // The bytes are right. The headers are known only where every release that may have put them agrees.
    const versions = [before, ...half].filter((version) => version?.etag === file.etag);
    const differing = versions.find((version) => version && !sameHeaders(version.headers, file.headers));
    if (differing) return changedHeaders(differing.headers, file.headers);
    return versions.length === 0 ? "its headers are not known" : undefined;
  }
  if (before === undefined) return leftover ? "back after an earlier release" : "new";
  if (before.sha256 !== file.sha256) return changedBytes(before, file);
  return sameHeaders(before.headers, file.headers) ? undefined : changedHeaders(before.headers, file.headers);
}

function changedBytes(before: ReleaseFile, after: ReleaseFile): string {
  const size = (bytes: number): string => bytes.toLocaleString("en-GB");
  return before.size === after.size
    ? `changed (still ${size(after.size)} bytes)`
    : `changed (${size(before.size)} to ${size(after.size)} bytes)`;
}

const NAMES: Record<keyof Headers, string> = {
  type: "Content-Type",
  cache: "Cache-Control",
  redirect: "redirect",
  status: "status",
};

export function changedHeaders(before: Headers, after: Headers): string {
  const words = (Object.keys(NAMES) as (keyof Headers)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => `${NAMES[name]} was ${before[name] ?? "none"}, is ${after[name] ?? "none"}`);
  return words.join("; ");
}

export function sameHeaders(a: Headers, b: Headers): boolean {
  return a.type === b.type && a.cache === b.cache && a.redirect === b.redirect && a.status === b.status;
}

function phaseOf(file: ReleaseFile, present: boolean): Phase {
  if (file.role === "asset") return "assets";
  if (file.path === "index.html") return "home";
  if (file.role === "page") return present ? "changed pages" : "new pages";
  return present ? "lists" : "new lists";
}
