/**
 * The ledger: every address ever published, so that none vanishes by accident; and what earlier releases left lying
 * for a while because a page that somebody has open may still want it.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { PRIVATE } from "./manifest.ts";
import { retry } from "./patience.ts";
import type { ReleaseFile } from "./release.ts";
import { Unavailable, type Store } from "./store.ts";

export const LEDGER = "ledger.json.gz";

export interface Ledger {
  /** Path → when it was let go on purpose (ISO 8601), or null while it is promised to visitors. */
  ever: Map<string, string | null>;
  /** Path → since when it is in no release (store's clock, ms). */
  leftovers: Map<string, number>;
}

export const emptyLedger = (): Ledger => ({ ever: new Map(), leftovers: new Map() });

/** An address that visitors may keep: anything but a file whose name changes with its bytes. */
export const promised = (file: ReleaseFile): boolean => !file.hashed;

export function readLedger(store: Store): Promise<Ledger> {
  return retry(() => readOnce(store), "reading the ledger");
}

async function readOnce(store: Store): Promise<Ledger> {
  const object = await store.get(LEDGER);
  if (object === undefined) return emptyLedger();
  try {
    const { ever, leftovers } = JSON.parse(gunzipSync(object.bytes).toString("utf8")) as {
      ever: [string, string | null][];
      leftovers: [string, number][];
    };
    return { ever: new Map(ever), leftovers: new Map(leftovers) };
  } catch (error) {
    throw new Unavailable("the ledger came back damaged", { cause: error });
  }
}

export async function writeLedger(store: Store, ledger: Ledger): Promise<void> {
  const text = JSON.stringify({ format: 1, ever: [...ledger.ever], leftovers: [...ledger.leftovers] });
  await store.put(LEDGER, gzipSync(text, { level: 3 }), PRIVATE);
}

export function sameLedger(a: Ledger, b: Ledger): boolean {
  const same = <T>(x: Map<string, T>, y: Map<string, T>): boolean =>
    x.size === y.size && [...x].every(([key, value]) => y.get(key) === value && y.has(key));
  return same(a.ever, b.ever) && same(a.leftovers, b.leftovers);
}
