/**
 * An S3-compatible store whose first answers are fetched without the S3 client: most deploys find that nothing has
 * changed, and loading the client takes longer than that. It is loaded with the first request that is not a plain GET,
 * and does everything from then on.
 */
import { Clock } from "../clock.ts";
import { Conflict, type Dialect, type Store } from "../store.ts";
import { translate } from "./s3-errors.ts";
import { LeanRequests, refused, type Keys } from "./s3-request.ts";
import type { S3Options } from "./s3.ts";

/** Opens a bucket at an endpoint; nothing is asked of it yet. */
export function s3StoreAtFirstSight(options: S3Options & { endpoint: string }, keys: Keys): Store {
  const { bucket, endpoint, answerWithin = 10_000 } = options;
  const root = options.prefix === "" ? "" : `${options.prefix}/`;
  const name = `s3://${bucket}/${options.prefix}`.replace(/\/$/, "");
  const clock = new Clock();
  const lean = LeanRequests.at(endpoint, bucket, "us-east-1");
  let requests = 0;
  let dialect: Dialect = { ifAbsent: true, ifMatch: "quoted", deleteIfMatch: true, etags: "md5" };
  let whole: Store | undefined;
  let loading: Promise<Store> | undefined;
  const load = (): Promise<Store> =>
    (loading ??= import("./s3.ts").then(({ s3Store }) => {
      whole = s3Store({ ...options, clock });
      whole.dialect = dialect;
      return whole;
    }));

  const look = async (key: string): Promise<{ bytes: Buffer; etag: string } | undefined> => {
    requests++;
    const sent = clock.ticks();
    try {
      const answer = await lean.get(root + key, keys, clock.now(), answerWithin);
      clock.heard(answer.date, sent, 1_000);
      if (answer.status !== 200) throw refused(answer);
      return { bytes: answer.body, etag: answer.etag.replace(/^"|"$/g, "") };
    } catch (error) {
      const meaning = translate(error, "read", key, name);
      if (meaning instanceof Conflict) return undefined;
      throw meaning;
    }
  };

  return {
    name,
    clock,
    get requests() {
      return requests + (whole?.requests ?? 0);
    },
    get dialect() {
      return dialect;
    },
    set dialect(spoken) {
      dialect = spoken;
      if (whole) whole.dialect = spoken;
    },
    async get(key, range) {
      return loading === undefined && range === undefined ? look(key) : (await load()).get(key, range);
    },
    head: async (key) => (await load()).head(key),
    put: async (...args) => (await load()).put(...args),
    copy: async (from, to) => (await load()).copy(from, to),
    delete: async (objects) => (await load()).delete(objects),
    list: async (prefix, after) => (await load()).list(prefix, after),
  };
}
