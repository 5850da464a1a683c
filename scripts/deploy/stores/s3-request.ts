/**
 * Getting and putting one small object, lean. The S3 client takes longer to load than a store to say that nothing has
 * changed, and spends about six times the processor time of the request itself on each call, of which a first deploy
 * makes ten thousand; so these two requests are signed and sent here. Where a put goes, for which region, and with whose
 * credentials is learned from a request that the client itself has sent.
 * Signature Version 4: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import { createHmac, hash } from "node:crypto";
import { Connections } from "./connections.ts";

/** What a request of the client's shows. */
export interface SentRequest {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
}

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface Answer {
  status: number;
  etag: string;
  /** By the store's clock, ms since 1970; NaN where it does not say. */
  date: number;
  body: Buffer;
  /** The error's code and message, where the answer is one. */
  code: string;
  message: string;
}

export class LeanRequests {
  readonly #connections: Connections;
  readonly #host: string;
  readonly #base: string;
  readonly #scope: string;
  #derived: { day: string; secret: string; key: Buffer } | undefined;

  /** `key` is the object's key in the client's request; undefined where the request cannot be understood. */
  static from(sent: SentRequest, key: string): LeanRequests | undefined {
    const [, region, service] =
      /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(sent.headers["authorization"] ?? "") ?? [];
    const path = encodeKey(key);
    if (region === undefined || service === undefined || !sent.path.endsWith(path)) return undefined;
    return new LeanRequests(sent, sent.path.slice(0, -path.length), `${region}/${service}/aws4_request`);
  }

  /** For a store at an address of its own, its buckets named in the path. */
  static at(endpoint: string, bucket: string, region: string): LeanRequests {
    const { protocol, hostname, port, pathname } = new URL(endpoint);
    const where = { protocol, hostname, ...(port === "" ? {} : { port: Number(port) }) };
    const base = `${pathname.replace(/\/$/, "")}/${bucket}/`;
    return new LeanRequests(where, base, `${region}/s3/aws4_request`);
  }

  private constructor(sent: Pick<SentRequest, "protocol" | "hostname" | "port">, base: string, scope: string) {
    const { port } = sent;
    const hostname = sent.hostname.replace(/^\[|\]$/g, "");
    const secure = sent.protocol === "https:";
    this.#connections = new Connections({ secure, hostname, port: port ?? (secure ? 443 : 80) });
    this.#host = (hostname.includes(":") ? `[${hostname}]` : hostname) + (port === undefined ? "" : `:${port}`);
    this.#base = base;
    this.#scope = scope;
  }

  /** Sends one object. `now` is the store's time in ms; rejects when the connection breaks or time runs out. */
  put(
    key: string,
    body: Buffer,
    fields: Record<string, string>,
    who: Keys,
    now: number,
    patience: number,
  ): Promise<Answer> {
    return this.#ask("PUT", key, body, fields, who, now, patience);
  }

  /** Fetches one object whole. */
  get(key: string, who: Keys, now: number, patience: number): Promise<Answer> {
    return this.#ask("GET", key, undefined, {}, who, now, patience);
  }

  #ask(
    method: "GET" | "PUT",
    key: string,
    body: Buffer | undefined,
    fields: Record<string, string>,
    who: Keys,
    now: number,
    patience: number,
  ): Promise<Answer> {
    const path = this.#base + encodeKey(key);
    const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
    const headers: Record<string, string> = {
      ...fields,
      host: this.#host,
      "x-amz-content-sha256": hash("sha256", body ?? ""),
      "x-amz-date": stamp,
      ...(who.sessionToken === undefined ? {} : { "x-amz-security-token": who.sessionToken }),
    };
    const names = Object.keys(headers).sort();
    const canonical = [
      method,
      path,
      "",
      ...names.map((name) => `${name}:${headers[name] ?? ""}`),
      "",
      names.join(";"),
      headers["x-amz-content-sha256"],
    ].join("\n");
    const day = stamp.slice(0, 8);
    const digest = hash("sha256", canonical);
    const text = ["AWS4-HMAC-SHA256", stamp, `${day}/${this.#scope}`, digest].join("\n");
    const signature = createHmac("sha256", this.#signingKey(day, who)).update(text).digest("hex");
    headers["authorization"] =
      `AWS4-HMAC-SHA256 Credential=${who.accessKeyId}/${day}/${this.#scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
    if (body !== undefined) headers["content-length"] = String(body.length);
    return this.#send(method, path, headers, body, patience);
  }

  async #send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: Buffer | undefined,
    patience: number,
  ): Promise<Answer> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const answer = await this.#connections.ask([`${method} ${path} HTTP/1.1`, ...lines], body, patience);
    const text = answer.status === 200 ? "" : answer.body.toString("utf8");
    return {
      status: answer.status,
      etag: answer.headers.get("etag") ?? "",
      date: Date.parse(answer.headers.get("date") ?? ""),
      body: answer.body,
      code: /<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? "",
      message: /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? "",
    };
  }

  #signingKey(day: string, who: Keys): Buffer {
    if (this.#derived?.day === day && this.#derived.secret === who.secretAccessKey) return this.#derived.key;
    let key = Buffer.from(`AWS4${who.secretAccessKey}`);
    for (const part of [day, ...this.#scope.split("/")]) key = createHmac("sha256", key).update(part).digest();
    this.#derived = { day, secret: who.secretAccessKey, key };
    return key;
  }
}

/** An answer that is an error, as the client throws one. */
export function refused({ code, message, status }: Answer): Error {
  return Object.assign(new Error(message), { name: code, $metadata: { httpStatusCode: status } });
}

/** Can this be a header's value here? Printable ASCII, single spaces: signed as it is sent, and not a line of its own. */
export const isPlain = (value: string): boolean => /^[!-~]+(?: [!-~]+)*$/.test(value);

/** As the signature wants it: everything but letters, digits and `-._~/` percent-encoded. */
function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%2F", "/");
}
