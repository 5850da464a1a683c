/** What the S3 interface's errors mean to us: a condition that failed, "come again", or something a person must mend. */
import { Refusal } from "../../refusal.ts";
import { Conflict, Unavailable } from "../store.ts";

/** Names of errors and codes of broken connections after which the same request may succeed. */
const PASSING = new Set([
  "InternalError",
  "OperationAborted",
  "RequestTimeout",
  "RequestTimeTooSkewed",
  "TimeoutError",
  "AbortError",
  "IncompleteBody",
  "BadDigest",
  "XAmzContentSHA256Mismatch",
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);
const SLOW = new Set([
  "SlowDown",
  "ServiceUnavailable",
  "Throttling",
  "ThrottlingException",
  "TooManyRequests",
  "503",
  "429",
]);
const FAILED_CONDITION = new Set(["PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey", "NotFound", "412"]);
const EXPIRED = new Set(["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired"]);
const UNKNOWN_KEYS = new Set(["InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken"]);
const FULL = new Set(["QuotaExceeded", "InsufficientStorage", "EntityTooLarge", "507"]);

interface S3Error {
  name?: string;
  code?: string;
  Code?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

/** What was asked for, in the words of a refusal: `read`, `write`. */
export type Wish = "read" | "write" | "copy to" | "delete" | "list";

/** Turns the client's error into one of the port's; anything unknown stays as it is: our own bug, with its stack. */
export function translate(error: unknown, wish: Wish, key: string, store: string): unknown {
  if (!(error instanceof Error)) return error;
  const { name, code = "", Code = "", message, $metadata } = error as Error & S3Error;
  const status = $metadata?.httpStatusCode ?? 0;
  const words = [name, code, Code, String(status)];
  const any = (set: Set<string>): boolean => words.some((word) => set.has(word));
  const what = [...new Set([name, code])].filter((word) => word !== "" && word !== "Error").join(" ") || message;

  if (any(FAILED_CONDITION) || (status === 404 && Code !== "NoSuchBucket" && name !== "NoSuchBucket"))
    return new Conflict(key);
  if (name === "NoSuchBucket")
    return new Refusal(`${store}: there is no such bucket. Create it, or name another with --to.`);
  if (any(EXPIRED)) {
    return new Refusal(
      `${store}: the credentials have expired. Get fresh ones and run the same command again; it goes on from where it stood.`,
    );
  }
  if (any(UNKNOWN_KEYS)) return new Refusal(`${store}: the store does not accept these credentials (${what}).`);
  if (name === "CredentialsProviderError") {
    return new Refusal(
      `${store}: no credentials found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or any other standard AWS source.`,
    );
  }
  if (message.includes("Region is missing")) return new Refusal(`${store}: set AWS_REGION to the bucket's region.`);
  if (any(FULL)) return new Refusal(`${store}: the store is full, or its quota is used up (${what}).`);
  if (any(SLOW)) return new Unavailable(what, { slow: true, cause: error });
  if (any(PASSING) || status >= 500) return new Unavailable(what, { cause: error });
  if (message.includes("aborted") || message.includes("socket hang up"))
    return new Unavailable("the connection broke", { cause: error });
  if (name === "AccessDenied" || status === 403) {
    return new Refusal(
      `${store}: these credentials may not ${wish} ${key === "" ? "what is there" : key} (access denied).`,
    );
  }
  if (code === "ENOTFOUND")
    return new Refusal(`${store}: the store's host has no address. Check --endpoint and the region.`);
  if (status === 301 || name === "PermanentRedirect")
    return new Refusal(`${store}: the bucket lies in another region. Set AWS_REGION.`);
  return error;
}
