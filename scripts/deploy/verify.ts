/** Is what is stored what was built? One listing, and the headers of a few objects. */
import { sameHeaders, changedHeaders } from "./plan.ts";
import { pool } from "./pool.ts";
import { RESERVED } from "./files.ts";
import type { ReleaseFile } from "./release.ts";
import type { Listed, Store } from "./store.ts";

export interface Drift {
  path: string;
  /** `missing`, `other bytes` or the headers that differ. */
  what: string;
}

export interface Stocktaking {
  drift: Drift[];
  /** Objects that are in no release and on no list of leftovers. */
  strangers: string[];
}

/**
 * Compares a listing with a release. A listing may lag behind on some stores, so whatever looks wrong in it is asked
 * for by name before it is called so. `sample` names files whose headers are looked at as well.
 */
export async function takeStock(
  store: Store,
  files: ReadonlyMap<string, ReleaseFile>,
  listing: ReadonlyMap<string, Listed>,
  options: { sample: string[]; leftovers: ReadonlyMap<string, unknown> },
): Promise<Stocktaking> {
  const right = (file: ReleaseFile, there: { etag: string; size: number } | undefined): boolean =>
    there !== undefined && there.size === file.size && there.etag === file.etag;
  const suspects = new Set(options.sample);
  for (const file of files.values()) if (!right(file, listing.get(file.path))) suspects.add(file.path);
  const drift: Drift[] = [];
  await pool(suspects, 16, async (path) => {
    const file = files.get(path);
    if (file === undefined) return;
    const there = await store.head(path);
    if (there === undefined) drift.push({ path, what: "missing" });
    else if (!right(file, there)) drift.push({ path, what: "other bytes" });
    else if (!sameHeaders(file.headers, there.headers))
      drift.push({ path, what: changedHeaders(file.headers, there.headers) });
  });
  const strangers = [...listing.keys()].filter(
    (key) => !key.startsWith(RESERVED) && !files.has(key) && !options.leftovers.has(key),
  );
  drift.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { drift, strangers: strangers.sort() };
}

/** Files whose headers are worth a look: one of each kind of header, those just sent first; at most `most`. */
export function headerSample(files: ReadonlyMap<string, ReleaseFile>, sent: string[], most = 3): string[] {
  const seen = new Set<string>();
  const sample: string[] = [];
  for (const path of [...sent, ...files.keys()]) {
    const file = files.get(path);
    const kind = JSON.stringify(file?.headers ?? null);
    if (file === undefined || seen.has(kind) || sample.length === most) continue;
    seen.add(kind);
    sample.push(path);
  }
  return sample;
}
