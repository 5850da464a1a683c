/** Going back: to any release that is kept, in one go, from the bytes kept in the store. */
import { Refusal } from "../refusal.ts";
import { readManifest } from "./manifest.ts";
import { PATIENCE, patient } from "./patience.ts";
import { publish, type Publication, type Published } from "./publish.ts";
import { short } from "./release.ts";
import { keptSource } from "./sources.ts";
import { readState, type State } from "./state.ts";
import { visitAfter, type Visit } from "./visit.ts";

export type RollbackOptions = Omit<Publication, "release" | "source" | "how"> & {
  /** The first digits of a kept release's id; the one that was live before without it. */
  to?: string;
  /** The public address, through which the result is looked at. */
  url?: string;
  /** How long a slow edge may show what was there before, ms. */
  edge?: number;
};

/** Brings a kept release back. What vanishes by it is in the plan; it stops nothing. */
export async function rollback(
  options: RollbackOptions,
): Promise<Published & { release: string; visit: Visit | undefined }> {
  const store = patient(options.target.state, options.patience ?? PATIENCE);
  const { state } = await readState(store);
  if (state === null) throw new Refusal(`Nothing was ever published to ${options.target.site.name}.`);
  const wanted = choose(state, options.to);
  const manifest = await readManifest(store, wanted);
  if (manifest === undefined)
    throw new Refusal(`The record of release ${short(wanted)} is missing, so it cannot be brought back.`, 1);
  // A kept release was public once: the moment it was built as at is of no concern any more.
  const release = { id: manifest.id, files: manifest.files, kinds: manifest.kinds };
  const published = await publish({
    ...options,
    release,
    source: (paths) => keptSource(store, manifest, paths),
    how: "rollback",
    unchecked: state.history.find((entry) => entry.release === wanted)?.unchecked === true,
  });
  return { ...published, release: wanted, visit: await visitAfter(options, published, release) };
}

/** Which release is meant. Pure. */
export function choose(state: State, wanted: string | undefined): string {
  const kept = state.kept.map((one) => one.release);
  if (wanted === undefined) {
    const at = state.history.findIndex((entry) => entry.release === state.live);
    const earlier = state.history
      .slice(at + 1)
      .find((entry) => entry.release !== state.live && kept.includes(entry.release));
    if (earlier) return earlier.release;
    throw new Refusal("There is no earlier release to go back to.");
  }
  const matching = kept.filter((release) => release.startsWith(wanted.toLowerCase()));
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return only;
  const list = kept.map(short).join(", ");
  if (matching.length > 1) throw new Refusal(`More than one release begins with ${wanted}. Kept are ${list}.`);
  throw new Refusal(`No kept release begins with ${wanted}. Kept are ${list}.`);
}
