/** First contact: what does this store honour? Asked by trying, because stores accept conditions that they then ignore. */
import { randomUUID } from "node:crypto";
import { etagOf } from "./etag.ts";
import { PRIVATE } from "./manifest.ts";
import { Conflict, type Condition, type Dialect, type Store } from "./store.ts";

/** Tries the conditions on an object of our own, which is removed again; sets and returns the store's dialect. */
export async function probe(store: Store): Promise<Dialect> {
  // The moment in its name lets a later run remove it if this one is cut off.
  const key = `probe-${Math.round(store.clock.earliest())}-${randomUUID()}`;
  const one = Buffer.from("one");
  const takes = async (body: Buffer, condition: Condition): Promise<string | undefined> => {
    try {
      return (await store.put(key, body, PRIVATE, condition)).etag;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      // An answer may have been lost, and the repetition then met its own effect: what lies there decides.
      const there = await store.get(key);
      return there?.bytes.equals(body) ? there.etag : undefined;
    }
  };
  store.dialect = { ifAbsent: true, ifMatch: "quoted", deleteIfMatch: true, etags: "md5" };
  let etag = (await store.put(key, one, PRIVATE)).etag;
  const dialect: Dialect = {
    ifAbsent: (await takes(Buffer.from("absent"), { absent: true })) === undefined,
    ifMatch: "ignored",
    deleteIfMatch: false,
    etags: etag === etagOf(one) ? "md5" : "opaque",
  };
  const stale = etagOf(Buffer.from("never stored"));
  for (const spelling of ["quoted", "unquoted"] as const) {
    store.dialect = { ...dialect, ifMatch: spelling };
    const refused = (await takes(Buffer.from("two"), { etag: stale })) === undefined;
    const now = await store.head(key);
    etag = now?.etag ?? etag;
    const taken = await takes(Buffer.from(`three ${spelling}`), { etag });
    if (taken !== undefined) etag = taken;
    if (refused && taken !== undefined) {
      dialect.ifMatch = spelling;
      break;
    }
  }
  store.dialect = { ...dialect, deleteIfMatch: true };
  try {
    await store.delete([{ key, etag: stale }]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    dialect.deleteIfMatch = true;
  }
  store.dialect = dialect;
  await store.delete([{ key }]);
  return dialect;
}

/** Can two publishers be kept apart on this store? */
export const safeForTwo = (dialect: Dialect): boolean => dialect.ifAbsent && dialect.ifMatch !== "ignored";
