/**
 * The port: what a deploy needs of a store, and nothing more. Each call is one request (a large body excepted, which
 * is sent in parts), so that a fault, a retry or a count can be put around every one of them: see {@link around}.
 */
import type { Clock } from "./clock.ts";

/** What a store tells a visitor beside the bytes. Part of the release: a changed header is a change. */
export interface Headers {
  type: string;
  cache: string;
  /** Where the store itself sends the visitor, on stores that can (an HTML page stands there for the others). */
  redirect?: string;
  /** The status for servers that can give another than 200: 404 for the "not found" page, 410 for what is gone. */
  status?: number;
}

/** An object as `head` sees it. */
export interface Stored {
  etag: string;
  size: number;
  headers: Headers;
  /** SHA-256 of the bytes as they were sent; kept only where ETags do not tell. */
  sha256?: string;
}

/** An object as a listing sees it. */
export interface Listed {
  key: string;
  etag: string;
  size: number;
}

/** A body too large to hold in memory: read again, part by part, whenever it is needed. A part is good until the next is asked for. */
export interface LargeBody {
  size: number;
  sha256?: string;
  /** The parts in order, each of {@link PART} bytes and the last of what remains; throws when the file has changed. */
  parts(): AsyncIterable<Buffer>;
}

export type Body = Buffer | LargeBody;

/** A write that takes effect only if the store still holds what the writer believes it holds. */
export type Condition = { absent: true } | { etag: string };

/** How a store spells its conditions; found out once by `probe.ts` and remembered in the state. */
export interface Dialect {
  /** "Only if nothing is there" (`If-None-Match: *`) is honoured. */
  ifAbsent: boolean;
  /** "Only if it is still this" (`If-Match`): AWS wants the ETag quoted, Ceph's gateway unquoted; some ignore it. */
  ifMatch: "quoted" | "unquoted" | "ignored";
  /** A delete that carries a condition honours it. */
  deleteIfMatch: boolean;
  /** An object's ETag is the MD5 of its bytes; with some kinds of encryption it is not. */
  etags: "md5" | "opaque";
}

export interface Store {
  /** For people: `s3://bucket/prefix` or `file:folder`. */
  readonly name: string;
  /** Requests made so far, retries and parts included. */
  readonly requests: number;
  /** The store's own clock, as its answers tell it. */
  readonly clock: Clock;
  dialect: Dialect;
  /** The bytes, or undefined where there is nothing; `range` is first byte and length. */
  get(key: string, range?: { from: number; length: number }): Promise<{ bytes: Buffer; etag: string } | undefined>;
  head(key: string): Promise<Stored | undefined>;
  /** Writes one object whole; a {@link Conflict} when the condition does not hold. */
  put(key: string, body: Body, headers: Headers, condition?: Condition): Promise<{ etag: string }>;
  /** Copies within the store, bytes and headers, without sending them again. */
  copy(from: string, to: string): Promise<void>;
  /** At most {@link BATCH} objects in one request; what is not there counts as deleted. A {@link Conflict} names the first key whose condition failed. */
  delete(objects: { key: string; etag?: string }[]): Promise<void>;
  /** One page of a listing, in order of key; `next` leads to the following one. */
  list(prefix: string, after?: string): Promise<{ objects: Listed[]; next?: string }>;
}

/** Size of a part of a large body, and the size above which a body is one: 16 MiB. */
export const PART = 16 * 1024 * 1024;
/** The most keys one delete request takes (the S3 interface's own limit). */
export const BATCH = 1000;

/** The condition of a write or delete did not hold: the store was changed by somebody else, or by an earlier attempt of ours. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  readonly key: string;
  constructor(key: string) {
    super(`the condition on ${key} does not hold`);
    this.key = key;
  }
}

/** The store did not answer, or asked us to come again: the request may or may not have taken effect. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  /** The store asks for fewer requests. */
  readonly slow: boolean;
  constructor(message: string, options: { slow?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.slow = options.slow ?? false;
  }
}

export interface Operation {
  name: "get" | "head" | "put" | "copy" | "delete" | "list";
  key: string;
}

/** A store in which every request passes through `wrap`: for retries, leases, and (in tests) faults. */
export function around(store: Store, wrap: <T>(operation: Operation, run: () => Promise<T>) => Promise<T>): Store {
  return {
    get name() {
      return store.name;
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
    get: (key, range) => wrap({ name: "get", key }, () => store.get(key, range)),
    head: (key) => wrap({ name: "head", key }, () => store.head(key)),
    put: (key, body, headers, condition) => wrap({ name: "put", key }, () => store.put(key, body, headers, condition)),
    copy: (from, to) => wrap({ name: "copy", key: to }, () => store.copy(from, to)),
    delete: (objects) => wrap({ name: "delete", key: objects[0]?.key ?? "" }, () => store.delete(objects)),
    list: (prefix, after) => wrap({ name: "list", key: prefix }, () => store.list(prefix, after)),
  };
}

/** Every object under a prefix, page by page. */
export async function listAll(store: Store, prefix: string): Promise<Map<string, Listed>> {
  const objects = new Map<string, Listed>();
  let after: string | undefined;
  do {
    const page = await store.list(prefix, after);
    for (const object of page.objects) objects.set(object.key, object);
    after = page.next;
  } while (after !== undefined);
  return objects;
}
