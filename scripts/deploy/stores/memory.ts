/** A store in memory, with the S3 interface's semantics: for tests and for trying things out. */
import { createHash } from "node:crypto";
import { Clock } from "../clock.ts";
import { Conflict, type Condition, type Dialect, type Headers, type Store } from "../store.ts";
import { etagOf, gather } from "../etag.ts";

interface MemoryObject {
  bytes: Buffer;
  etag: string;
  headers: Headers;
  sha256: string;
}

export interface MemoryOptions {
  /** The server's time in ms. */
  now?: () => number;
  /** How many objects a page of a listing holds. */
  page?: number;
  /** Which conditions it honours; a store that lies ignores them and says nothing. */
  honours?: { ifAbsent?: boolean; ifMatch?: boolean; deleteIfMatch?: boolean; quoted?: boolean };
  etags?: "md5" | "opaque";
}

/** A new, empty store; `objects` lets a test look at and disturb what is stored. */
export function memoryStore(options: MemoryOptions = {}): Store & { objects: Map<string, MemoryObject> } {
  const now = options.now ?? Date.now;
  const honours = { ifAbsent: true, ifMatch: true, deleteIfMatch: true, quoted: true, ...options.honours };
  const objects = new Map<string, MemoryObject>();
  const clock = new Clock();
  let requests = 0;
  let serial = 0;
  const dialect: Dialect = { ifAbsent: true, ifMatch: "quoted", deleteIfMatch: true, etags: "md5" };

  const arrive = async (): Promise<void> => {
    await Promise.resolve();
    requests++;
    clock.heard(now(), clock.ticks(), 0);
  };
  const matches = (wanted: string, actual: string | undefined): boolean => {
    const spelt = store.dialect.ifMatch === "quoted" ? honours.quoted : !honours.quoted;
    return spelt && wanted === actual;
  };
  const allow = (key: string, condition: Condition | undefined): void => {
    if (condition === undefined) return;
    if ("absent" in condition) {
      if (honours.ifAbsent && objects.has(key)) throw new Conflict(key);
    } else if (honours.ifMatch && !matches(condition.etag, objects.get(key)?.etag)) throw new Conflict(key);
  };

  const store: Store & { objects: Map<string, MemoryObject> } = {
    name: "memory:",
    objects,
    clock,
    dialect,
    get requests() {
      return requests;
    },
    async get(key, range) {
      await arrive();
      const object = objects.get(key);
      if (object === undefined) return undefined;
      const bytes = range ? object.bytes.subarray(range.from, range.from + range.length) : object.bytes;
      return { bytes: Buffer.from(bytes), etag: object.etag };
    },
    async head(key) {
      await arrive();
      const object = objects.get(key);
      return (
        object && {
          etag: object.etag,
          size: object.bytes.length,
          headers: { ...object.headers },
          sha256: object.sha256,
        }
      );
    },
    async put(key, body, headers, condition) {
      const bytes = await gather(body);
      await arrive();
      allow(key, condition);
      const plain = etagOf(bytes);
      const etag = options.etags === "opaque" ? createHash("md5").update(`${plain}${serial++}`).digest("hex") : plain;
      objects.set(key, {
        bytes,
        etag,
        headers: { ...headers },
        sha256: createHash("sha256").update(bytes).digest("hex"),
      });
      return { etag };
    },
    async copy(from, to) {
      await arrive();
      const object = objects.get(from);
      if (object === undefined) throw new Conflict(from);
      objects.set(to, { ...object, headers: { ...object.headers } });
    },
    async delete(doomed) {
      await arrive();
      for (const { key, etag } of doomed) {
        const held = objects.get(key)?.etag;
        if (etag !== undefined && honours.deleteIfMatch && held !== undefined && held !== etag) throw new Conflict(key);
        objects.delete(key);
      }
    },
    async list(prefix, after) {
      await arrive();
      const page = options.page ?? 1000;
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
      const rest = after === undefined ? keys : keys.filter((key) => key > after);
      const shown = rest.slice(0, page);
      const last = shown.at(-1);
      return {
        objects: shown.map((key) => {
          const object = objects.get(key)!;
          return { key, etag: object.etag, size: object.bytes.length };
        }),
        ...(rest.length > page && last !== undefined ? { next: last } : {}),
      };
    },
  };
  return store;
}
