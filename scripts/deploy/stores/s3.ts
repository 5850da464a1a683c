/**
 * S3-compatible storage: the only file that knows the S3 client. The client's own retries are off, because trying a
 * compare-and-swap again blindly would mistake our own success for somebody else's; `patience.ts` does it instead.
 */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { createHash, hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Clock } from "../clock.ts";
import { retry } from "../patience.ts";
import { PART, type Condition, type Dialect, type Headers, type LargeBody, type Store } from "../store.ts";
import { Conflict } from "../store.ts";
import { translate, type Wish } from "./s3-errors.ts";
import { isPlain, LeanRequests, refused, type SentRequest } from "./s3-request.ts";

export interface S3Options {
  bucket: string;
  /** Without a slash at its end; may be empty. */
  prefix: string;
  endpoint?: string;
  /** How many requests may be under way at once. */
  sockets: number;
  /** Milliseconds a request without a body may take (10,000); a body has more, at 64 KiB a second. */
  answerWithin?: number;
  /** The store's clock, where something has been heard of it already. */
  clock?: Clock;
}

/** Opens a bucket; nothing is asked of it yet. Credentials come from the standard AWS sources. */
export function s3Store(options: S3Options): Store {
  const { bucket, endpoint } = options;
  const root = options.prefix === "" ? "" : `${options.prefix}/`;
  const name = `s3://${bucket}/${options.prefix}`.replace(/\/$/, "");
  const client = new S3Client({
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true, region: "us-east-1" }),
    maxAttempts: 1,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: 5_000,
      httpAgent: { keepAlive: true, maxSockets: options.sockets },
      httpsAgent: { keepAlive: true, maxSockets: options.sockets },
    },
  });
  const { clock = new Clock(), answerWithin = 10_000 } = options;
  const patienceFor = (bytes: number): number => answerWithin + Math.ceil(bytes / 65.536);
  let requests = 0;
  let lean: LeanRequests | undefined;
  const dialect: Dialect = { ifAbsent: true, ifMatch: "quoted", deleteIfMatch: true, etags: "md5" };

  client.middlewareStack.add(
    (next) => async (args) => {
      requests++;
      const sent = clock.ticks();
      const answer = await next(args);
      const key = (args.input as { Key?: string }).Key;
      if (key !== undefined) lean ??= LeanRequests.from(stripped(args.request as SentRequest), key);
      const response = answer.response as { headers?: Record<string, string> } | undefined;
      clock.heard(Date.parse(response?.headers?.["date"] ?? ""), sent, 1_000);
      return answer;
    },
    { step: "deserialize", priority: "low", name: "countRequests" },
  );
  // Deleting many at once must carry a digest of the request; older stores know only this one.
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== "DeleteObjectsCommand") return next(args);
      const request = args.request as { headers: Record<string, string>; body: string | Uint8Array };
      request.headers["content-md5"] = createHash("md5").update(request.body).digest("base64");
      return next(args);
    },
    { step: "build", priority: "low", name: "digestOfDeletes" },
  );

  const translated = async <T>(wish: Wish, key: string, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw translate(error, wish, key, name);
    }
  };
  const ask = <T>(
    wish: Wish,
    key: string,
    bytes: number,
    run: (options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> => translated(wish, key, () => run({ abortSignal: AbortSignal.timeout(patienceFor(bytes)) }));
  /** Undefined where the store says that there is nothing. */
  const found = async <T>(run: Promise<T>): Promise<T | undefined> => {
    try {
      return await run;
    } catch (error) {
      if (error instanceof Conflict) return undefined;
      throw error;
    }
  };
  const conditions = (condition: Condition | undefined): { IfNoneMatch?: string; IfMatch?: string } => {
    if (condition === undefined) return {};
    if ("absent" in condition) return store.dialect.ifAbsent ? { IfNoneMatch: "*" } : {};
    if (store.dialect.ifMatch === "ignored") return {};
    return { IfMatch: spell(condition.etag) };
  };
  const spell = (etag: string): string => (store.dialect.ifMatch === "quoted" ? `"${etag}"` : etag);

  const putLarge = async (key: string, body: LargeBody, headers: Headers, condition?: Condition): Promise<string> => {
    const target = { Bucket: bucket, Key: root + key };
    const start = await ask("write", key, 0, (o) =>
      client.send(new CreateMultipartUploadCommand({ ...target, ...described(headers, body.sha256) }), o),
    );
    const upload = { ...target, UploadId: start.UploadId };
    try {
      const parts: { PartNumber: number; ETag: string }[] = [];
      for await (const part of body.parts()) {
        const number = parts.length + 1;
        const sent = await retry(
          () =>
            ask("write", key, part.length, (o) =>
              client.send(new UploadPartCommand({ ...upload, PartNumber: number, Body: part }), o),
            ),
          `part ${number} of ${key}`,
        );
        parts.push({ PartNumber: number, ETag: sent.ETag ?? "" });
      }
      const whole = { ...upload, MultipartUpload: { Parts: parts }, ...conditions(condition) };
      const done = await ask("write", key, body.size, (o) => client.send(new CompleteMultipartUploadCommand(whole), o));
      // Some stores do not say it here.
      return bare(done.ETag) || ((await store.head(key))?.etag ?? "");
    } catch (error) {
      await ask("write", key, 0, (o) => client.send(new AbortMultipartUploadCommand(upload), o)).catch(
        (second: unknown) => {
          throw new AggregateError([error, second], `sending ${key} failed, and so did clearing up after it`, {
            cause: error,
          });
        },
      );
      throw error;
    }
  };

  /** What a put says in its headers, as it is sent. */
  const fieldsOf = (body: Buffer, headers: Headers, condition?: Condition): Record<string, string> => {
    const { IfMatch, IfNoneMatch } = conditions(condition);
    return {
      "cache-control": headers.cache,
      "content-type": headers.type,
      ...(IfMatch === undefined ? {} : { "if-match": IfMatch }),
      ...(IfNoneMatch === undefined ? {} : { "if-none-match": IfNoneMatch }),
      ...(headers.redirect === undefined ? {} : { "x-amz-website-redirect-location": headers.redirect }),
      ...(headers.status === undefined ? {} : { "x-amz-meta-status": String(headers.status) }),
      ...(store.dialect.etags === "md5" ? {} : { "x-amz-meta-sha256": hash("sha256", body) }),
    };
  };

  const putLean = (
    lean: LeanRequests,
    key: string,
    body: Buffer,
    fields: Record<string, string>,
  ): Promise<{ etag: string }> =>
    translated("write", key, async () => {
      const who = await client.config.credentials();
      requests++;
      const sent = clock.ticks();
      const answer = await lean.put(root + key, body, fields, who, clock.earliest(), patienceFor(body.length));
      clock.heard(answer.date, sent, 1_000);
      if (answer.status === 200) return { etag: bare(answer.etag) };
      throw refused(answer);
    });

  const store: Store = {
    name,
    clock,
    dialect,
    get requests() {
      return requests;
    },
    async get(key, range) {
      const span = range === undefined ? {} : { Range: `bytes=${range.from}-${range.from + range.length - 1}` };
      return found(
        ask("read", key, 16 * PART, async ({ abortSignal }) => {
          // How much comes is known only from the answer's beginning; a server that hangs is given no longer than that.
          const silence = new AbortController();
          let limit = setTimeout(() => silence.abort(), answerWithin);
          try {
            const signal = AbortSignal.any([abortSignal, silence.signal]);
            const wanted = new GetObjectCommand({ Bucket: bucket, Key: root + key, ...span });
            const answer = await client.send(wanted, { abortSignal: signal });
            clearTimeout(limit);
            const body = answer.Body as (IncomingMessage & typeof answer.Body) | undefined;
            limit = setTimeout(
              () => body?.destroy(Object.assign(new Error("the connection broke"), { code: "ETIMEDOUT" })),
              patienceFor(answer.ContentLength ?? 0),
            );
            const bytes = Buffer.from((await body?.transformToByteArray()) ?? []);
            return { bytes, etag: bare(answer.ETag) };
          } finally {
            clearTimeout(limit);
          }
        }),
      );
    },
    async head(key) {
      const answer = await found(
        ask("read", key, 0, (o) => client.send(new HeadObjectCommand({ Bucket: bucket, Key: root + key }), o)),
      );
      if (answer === undefined) return undefined;
      const { status, sha256 } = answer.Metadata ?? {};
      return {
        etag: bare(answer.ETag),
        size: answer.ContentLength ?? 0,
        headers: {
          type: answer.ContentType ?? "",
          cache: answer.CacheControl ?? "",
          ...(answer.WebsiteRedirectLocation === undefined ? {} : { redirect: answer.WebsiteRedirectLocation }),
          ...(status === undefined ? {} : { status: Number(status) }),
        },
        ...(sha256 === undefined ? {} : { sha256 }),
      };
    },
    async put(key, body, headers, condition) {
      if (!Buffer.isBuffer(body)) return { etag: await putLarge(key, body, headers, condition) };
      const fields = fieldsOf(body, headers, condition);
      if (lean !== undefined && Object.values(fields).every(isPlain)) return putLean(lean, key, body, fields);
      const digest = store.dialect.etags === "opaque" ? hash("sha256", body) : undefined;
      const input = {
        Bucket: bucket,
        Key: root + key,
        Body: body,
        ...described(headers, digest),
        ...conditions(condition),
      };
      const answer = await ask("write", key, body.length, (o) => client.send(new PutObjectCommand(input), o));
      return { etag: bare(answer.ETag) };
    },
    async copy(from, to) {
      const source = `${bucket}/${root}${from}`.split("/").map(encodeURIComponent).join("/");
      await ask("copy to", to, 16 * PART, (o) =>
        client.send(new CopyObjectCommand({ Bucket: bucket, Key: root + to, CopySource: source }), o),
      );
    },
    async delete(doomed) {
      const conditional = store.dialect.deleteIfMatch;
      const objects = doomed.map(({ key, etag }) => ({
        Key: root + key,
        ...(conditional && etag !== undefined ? { ETag: spell(etag) } : {}),
      }));
      const input = { Bucket: bucket, Delete: { Objects: objects, Quiet: true } };
      const answer = await ask("delete", doomed[0]?.key ?? "", 0, (o) =>
        client.send(new DeleteObjectsCommand(input), o),
      );
      for (const { Key, Code, Message } of answer.Errors ?? []) {
        const key = (Key ?? "").slice(root.length);
        throw translate(Object.assign(new Error(Message ?? Code), { name: Code ?? "Unknown" }), "delete", key, name);
      }
    },
    async list(prefix, after) {
      const input = {
        Bucket: bucket,
        Prefix: root + prefix,
        ...(after === undefined ? {} : { ContinuationToken: after }),
      };
      const answer = await ask("list", prefix, 0, (o) => client.send(new ListObjectsV2Command(input), o));
      return {
        objects: (answer.Contents ?? []).map(({ Key, ETag, Size }) => ({
          key: (Key ?? "").slice(root.length),
          etag: bare(ETag),
          size: Size ?? 0,
        })),
        ...(answer.IsTruncated && answer.NextContinuationToken ? { next: answer.NextContinuationToken } : {}),
      };
    },
  };
  return store;
}

/** A request of the client's, its query left out. */
const stripped = (request: SentRequest): SentRequest => ({ ...request, path: request.path.replace(/\?.*$/s, "") });

const bare = (etag: string | undefined): string => (etag ?? "").replace(/^"|"$/g, "");

function described(
  headers: Headers,
  sha256?: string,
): {
  ContentType: string;
  CacheControl: string;
  WebsiteRedirectLocation?: string;
  Metadata?: Record<string, string>;
} {
  const metadata = {
    ...(headers.status === undefined ? {} : { status: String(headers.status) }),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
  return {
    ContentType: headers.type,
    CacheControl: headers.cache,
    ...(headers.redirect === undefined ? {} : { WebsiteRedirectLocation: headers.redirect }),
    ...(Object.keys(metadata).length === 0 ? {} : { Metadata: metadata }),
  };
}
