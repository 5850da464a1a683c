/** Where a site goes: the store itself, and beside it (or elsewhere) the place for state, ledger, manifests and packs. */
import { Refusal } from "../refusal.ts";
import { RESERVED } from "./files.ts";
import type { Store } from "./store.ts";
import type { Keys } from "./stores/s3-request.ts";

export interface Target {
  site: Store;
  state: Store;
  /** The state lies under the reserved prefix of the same store. */
  shared: boolean;
}

export interface Place {
  to: string;
  /** Another place for the state, written like `to`. */
  state?: string | undefined;
  endpoint?: string | undefined;
  /**
   * Keys that the standard sources would give as well. With them, and an endpoint, a first look at a store does without
   * the S3 client, which takes longer to load than to answer that nothing has changed.
   */
  keys?: Keys | undefined;
  /** Requests at once. */
  concurrency: number;
}

/** Opens the stores named; nothing is asked of them yet. A {@link Refusal} for what is no target. */
export async function openTarget(place: Place): Promise<Target> {
  const site = await openStore(place.to, place, "--to");
  if (place.state === undefined) return { site, state: under(site, RESERVED), shared: true };
  return { site, state: await openStore(place.state, place, "--state"), shared: false };
}

async function openStore(address: string, place: Place, option: string): Promise<Store> {
  const file = /^file:(.+)$/s.exec(address)?.[1];
  if (file !== undefined) {
    const { fileStore } = await import("./stores/file.ts");
    return fileStore(file.replace(/^\/\/(?=\/)/, ""));
  }
  const s3 = /^s3:\/\/([a-z0-9][a-z0-9._-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(address);
  const bucket = s3?.[1];
  if (bucket !== undefined) {
    const prefix = (s3?.[2] ?? "").replace(/\/+$/, "");
    const { endpoint, keys } = place;
    const options = { bucket, prefix, sockets: place.concurrency };
    if (endpoint !== undefined && keys !== undefined) {
      const { s3StoreAtFirstSight } = await import("./stores/s3-first-sight.ts");
      return s3StoreAtFirstSight({ ...options, endpoint }, keys);
    }
    const { s3Store } = await import("./stores/s3.ts");
    return s3Store({ ...options, ...(endpoint === undefined ? {} : { endpoint }) });
  }
  throw new Refusal(`${option} ${address} is no place to publish to. Write file:FOLDER or s3://BUCKET/PREFIX.`);
}

/** A part of a store, seen as a store of its own. */
export function under(store: Store, prefix: string): Store {
  return {
    get name() {
      return `${store.name.replace(/\/$/, "")}/${prefix}`;
    },
    get requests() {
      return store.requests;
    },
    get clock() {
      return store.clock;
    },
    get dialect() {
      return store.dialect;
    },
    set dialect(dialect) {
      store.dialect = dialect;
    },
    get: (key, range) => store.get(prefix + key, range),
    head: (key) => store.head(prefix + key),
    put: (key, body, headers, condition) => store.put(prefix + key, body, headers, condition),
    copy: (from, to) => store.copy(prefix + from, prefix + to),
    delete: (objects) => store.delete(objects.map(({ key, ...rest }) => ({ key: prefix + key, ...rest }))),
    async list(inner, after) {
      const page = await store.list(prefix + inner, after);
      return { ...page, objects: page.objects.map((object) => ({ ...object, key: object.key.slice(prefix.length) })) };
    },
  };
}
