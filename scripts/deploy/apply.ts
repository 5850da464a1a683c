/**
 * Carrying out a plan: phase by phase, many at a time, stopping at the first lasting failure. Every write carries the
 * condition that the store still holds what the plan believed; where it does not, what is there decides.
 */
import { Refusal } from "../refusal.ts";
import { foreignWords } from "./guards.ts";
import { PHASES, sameHeaders, type Line, type Phase } from "./plan.ts";
import { pool } from "./pool.ts";
import type { ReleaseFile } from "./release.ts";
import type { Source } from "./sources.ts";
import { BATCH, Conflict, type Body, type Condition, type Store } from "./store.ts";

export interface Work {
  /** The store, patient and within the lease. */
  store: Store;
  files: ReadonlyMap<string, ReleaseFile>;
  source: Source;
  /** How many requests at once. */
  concurrency: number;
  /** True for a path at which some release has put something: it may be overwritten whatever lies there. */
  owned: (path: string, etag: string) => boolean;
  /** Told of the ETag that the store gave to a file. */
  answered?: (path: string, etag: string) => void;
  /** Told after each line. */
  done?: (line: Line) => void;
}

/** Carries out the lines of the phases named, in order. */
export async function apply(lines: Line[], work: Work, phases: readonly Phase[] = PHASES): Promise<void> {
  for (const phase of phases) {
    const its = lines.filter((line) => line.phase === phase);
    if (phase === "deletes") await remove(its, work);
    else await pool(its, work.concurrency, (line) => send(line, work));
  }
}

async function send(line: Line, work: Work): Promise<void> {
  const file = work.files.get(line.path);
  if (file === undefined) throw new Error(`${line.path} is in the plan but not in the release`);
  const etag = await putFile(file, await work.source(file), line.holds, work);
  work.answered?.(file.path, etag);
  work.done?.(line);
}

/** Puts one file, whatever an earlier attempt of ours or a sleeper's has left there; never over what no release put there. */
async function putFile(file: ReleaseFile, body: Body, holds: string | null, work: Work): Promise<string> {
  let condition: Condition = holds === null ? { absent: true } : { etag: holds };
  for (let attempt = 1; ; attempt++) {
    try {
      return (await work.store.put(file.path, body, file.headers, condition)).etag;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === 5) throw error;
    }
    const there = await work.store.head(file.path);
    if (there === undefined) condition = { absent: true };
    else if (sameBytes(file, there) && sameHeaders(there.headers, file.headers)) return there.etag;
    else if (work.owned(file.path, there.etag) || sameBytes(file, there)) condition = { etag: there.etag };
    else
      throw new Refusal(
        `${foreignWords([file.path])} Move it away and run the same command again (it goes on from where it stood), or take over what lies there with --adopt.`,
        1,
      );
  }
}

/** Are these the file's bytes, by the store's ETag or by the digest they were sent with? */
export function sameBytes(file: ReleaseFile, there: { etag: string; size: number; sha256?: string }): boolean {
  return there.size === file.size && (there.etag === file.etag || there.sha256 === file.sha256);
}

async function remove(lines: Line[], work: Work): Promise<void> {
  for (let from = 0; from < lines.length; from += BATCH) {
    let batch = lines
      .slice(from, from + BATCH)
      .map(({ path, holds }) => ({ key: path, ...(holds === null ? {} : { etag: holds }) }));
    for (let attempt = 1; ; attempt++) {
      try {
        await work.store.delete(batch);
        break;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === 5) throw error;
        const there = await Promise.all(
          batch.map(async ({ key }) => ({ key, etag: (await work.store.head(key))?.etag })),
        );
        batch = there.flatMap(({ key, etag }) => (etag === undefined ? [] : [{ key, etag }]));
      }
    }
    for (const line of lines.slice(from, from + BATCH)) work.done?.(line);
  }
}
