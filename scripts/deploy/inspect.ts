/** Looking at what is stored, without changing anything: drift from the live release, and whether our records are closed to visitors. */
import { Refusal } from "../refusal.ts";
import { RESERVED } from "./files.ts";
import { readLedger } from "./ledger.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { PATIENCE, patient, type Patience } from "./patience.ts";
import { short } from "./release.ts";
import { readState, STATE } from "./state.ts";
import { listAll } from "./store.ts";
import type { Target } from "./target.ts";
import { headerSample, takeStock, type Drift } from "./verify.ts";
import { visit, type Visit } from "./visit.ts";

export interface Inspection {
  release: string;
  files: number;
  drift: Drift[];
  /** Objects that no release put there; reported, never touched. */
  strangers: string[];
  /** A release that was being published when the look was taken, finished or not. */
  unfinished: string | undefined;
  /** Whether it was tried to read our records as a visitor: they have an address that we know. */
  tried: boolean;
  /** Addresses at which a visitor can read our records. */
  open: string[];
  visit: Visit | undefined;
}

/** Compares the store with the live release; repairs nothing. */
export async function inspect(options: {
  target: Target;
  url?: string;
  edge?: number;
  patience?: Patience;
}): Promise<Inspection> {
  const { target, url } = options;
  const site = patient(target.site, options.patience ?? PATIENCE);
  const records = patient(target.state, options.patience ?? PATIENCE);
  const { state } = await readState(records);
  if (state?.live == null) throw new Refusal(`Nothing was ever published to ${site.name}.`);
  target.site.dialect = state.dialect;
  const [manifest, ledger] = await Promise.all([readManifest(records, state.live), readLedger(records)]);
  if (manifest === undefined)
    throw new Refusal(`The record of release ${short(state.live)} is missing. Publish the site again to mend it.`, 1);
  const listing = await listAll(site, "");
  const stock = await takeStock(site, manifest.files, listing, {
    sample: headerSample(manifest.files, [], 20),
    leftovers: ledger.leftovers,
  });
  const way = target.shared ? RESERVED : target.aside;
  return {
    release: state.live,
    files: manifest.files.size,
    ...stock,
    unfinished: state.publishing?.release,
    tried: url !== undefined && way !== undefined,
    open: url === undefined || way === undefined ? [] : await openRecords(url, way, manifest),
    visit:
      url === undefined ? undefined : await visit({ url, release: manifest, plan: undefined, edge: options.edge ?? 0 }),
  };
}

async function openRecords(url: string, way: string, manifest: Manifest): Promise<string[]> {
  const root = url.endsWith("/") ? url : `${url}/`;
  const open: string[] = [];
  for (const name of [STATE, "ledger.json.gz", `manifests/${manifest.id}.json.gz`]) {
    const address = new URL(way.split("/").map(encodeURIComponent).join("/") + name, root).href;
    try {
      const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
      await response.arrayBuffer();
      if (response.status === 200) open.push(address);
    } catch (error) {
      // No answer is no leak; the visit of the pages says that the address does not answer.
      if (!(error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")))
        throw error;
    }
  }
  return open;
}
