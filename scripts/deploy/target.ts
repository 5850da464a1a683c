/** Where a site goes: the store itself, and beside it (or elsewhere) the place for state, ledger, manifests and packs. */
import { posix, relative, resolve } from "node:path";
import { Refusal } from "../refusal.ts";
import { RESERVED } from "./files.ts";
import type { Store } from "./store.ts";
import type { Keys } from "./stores/s3-request.ts";

export interface Target {
  site: Store;
  state: Store;
  /** The state lies under the reserved prefix of the same store. */
  shared: boolean;
  /** Where they lie elsewhere in the same bucket: the way there from the site's root, `../records/site/`. */
  aside?: string;
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

/** A store's address, read: a folder's path, or a bucket with a prefix that may be empty and has no slash at its end. */
type Address = { folder: string } | { bucket: string; prefix: string };

/**
 * Opens the stores named; nothing is asked of them yet. Records that lie elsewhere lie there under the site's own name, so
 * that one place can keep those of many sites. A {@link Refusal} for what is no target, and for records inside the site.
 */
export async function openTarget(place: Place): Promise<Target> {
  const to = read(place.to, "--to");
  const site = await openStore(to, place);
  if (place.state === undefined) return { site, state: under(site, RESERVED), shared: true };
  const kept = read(place.state, "--state");
  const name = "folder" in to ? resolve(to.folder).replace(/^[/\\]+/, "") : posix.join(to.bucket, to.prefix);
  const way = wayTo(to, kept, name);
  if (way !== undefined && !way.startsWith("../")) {
    throw new Refusal(
      `--state ${place.state} lies inside the site (--to ${place.to}), where visitors may read. ` +
        `Name a place outside it, or leave --state out: the records then lie under ${RESERVED}, which visitors can be kept from.`,
    );
  }
  const state = under(await openStore(kept, place), `${name}/`);
  return { site, state, shared: false, ...(way === undefined ? {} : { aside: `${way}/` }) };
}

/** The way from the site's root to its records under `name` in `kept`; undefined where they lie in another bucket. */
function wayTo(to: Address, kept: Address, name: string): string | undefined {
  if ("folder" in to && "folder" in kept) return relative(resolve(to.folder), resolve(kept.folder, name));
  if ("bucket" in to && "bucket" in kept && to.bucket === kept.bucket)
    return posix.relative(`/${to.prefix}`, posix.join("/", kept.prefix, name));
  return undefined;
}

function read(address: string, option: string): Address {
  const folder = /^file:(.+)$/s.exec(address)?.[1];
  if (folder !== undefined) return { folder: folder.replace(/^\/\/(?=\/)/, "") };
  const s3 = /^s3:\/\/([a-z0-9][a-z0-9._-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(address);
  if (s3?.[1] !== undefined) return { bucket: s3[1], prefix: (s3[2] ?? "").replace(/\/+$/, "") };
  throw new Refusal(`${option} ${address} is no place to publish to. Write file:FOLDER or s3://BUCKET/PREFIX.`);
}

async function openStore(address: Address, place: Place): Promise<Store> {
  if ("folder" in address) {
    const { fileStore } = await import("./stores/file.ts");
    return fileStore(address.folder);
  }
  const { endpoint, keys } = place;
  const options = { ...address, sockets: place.concurrency };
  if (endpoint !== undefined && keys !== undefined) {
    const { s3StoreAtFirstSight } = await import("./stores/s3-first-sight.ts");
    return s3StoreAtFirstSight({ ...options, endpoint }, keys);
  }
  const { s3Store } = await import("./stores/s3.ts");
  return s3Store({ ...options, ...(endpoint === undefined ? {} : { endpoint }) });
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
