/**
 * Putting one small object, lean. The S3 client spends about six times the processor time of the request itself on each
 * call, and a first deploy makes ten thousand of them; so this one request is signed and sent here. Where it goes, for
 * which region, and with whose credentials is learned from a request that the client itself has sent.
 * Signature Version 4: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import { createHash, createHmac } from "node:crypto";
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** What a request of the client's shows. */
export interface SentRequest {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
}

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface PutAnswer {
  status: number;
  etag: string;
  date: number;
  /** The error's code and message, where the answer is one. */
  code: string;
  message: string;
}

export class LeanPut {
  readonly #secure: boolean;
  readonly #hostname: string;
  readonly #port: number;
  readonly #host: string;
  readonly #base: string;
  readonly #scope: string;
  readonly #agent: HttpAgent;
  #derived: { day: string; secret: string; key: Buffer } | undefined;

  /** `key` is the object's key in the client's request; undefined where the request cannot be understood. */
  static from(sent: SentRequest, key: string, sockets: number): LeanPut | undefined {
    const [, region, service] =
      /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(sent.headers["authorization"] ?? "") ?? [];
    const path = encodeKey(key);
    if (region === undefined || service === undefined || !sent.path.endsWith(path)) return undefined;
    return new LeanPut(sent, sent.path.slice(0, -path.length), `${region}/${service}/aws4_request`, sockets);
  }

  private constructor(sent: SentRequest, base: string, scope: string, sockets: number) {
    this.#secure = sent.protocol === "https:";
    this.#hostname = sent.hostname;
    this.#port = sent.port ?? (this.#secure ? 443 : 80);
    this.#host = sent.port === undefined ? sent.hostname : `${sent.hostname}:${sent.port}`;
    this.#base = base;
    this.#scope = scope;
    const options = { keepAlive: true, maxSockets: sockets };
    this.#agent = this.#secure ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** Sends one object. `now` is the store's time in ms; rejects when the connection breaks or time runs out. */
  put(
    key: string,
    body: Buffer,
    fields: Record<string, string>,
    who: Credentials,
    now: number,
    patience: number,
  ): Promise<PutAnswer> {
    const path = this.#base + encodeKey(key);
    const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
    const headers: Record<string, string> = {
      ...fields,
      host: this.#host,
      "x-amz-content-sha256": createHash("sha256").update(body).digest("hex"),
      "x-amz-date": stamp,
      ...(who.sessionToken === undefined ? {} : { "x-amz-security-token": who.sessionToken }),
    };
    const names = Object.keys(headers).sort();
    const canonical = [
      "PUT",
      path,
      "",
      ...names.map((name) => `${name}:${headers[name] ?? ""}`),
      "",
      names.join(";"),
      headers["x-amz-content-sha256"],
    ].join("\n");
    const day = stamp.slice(0, 8);
    const digest = createHash("sha256").update(canonical).digest("hex");
    const text = ["AWS4-HMAC-SHA256", stamp, `${day}/${this.#scope}`, digest].join("\n");
    const signature = createHmac("sha256", this.#signingKey(day, who)).update(text).digest("hex");
    headers["authorization"] =
      `AWS4-HMAC-SHA256 Credential=${who.accessKeyId}/${day}/${this.#scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
    headers["content-length"] = String(body.length);
    return this.#send(path, headers, body, patience);
  }

  #send(path: string, headers: Record<string, string>, body: Buffer, patience: number): Promise<PutAnswer> {
    return new Promise((resolve, reject) => {
      const options = { host: this.#hostname, port: this.#port, method: "PUT", path, headers, agent: this.#agent };
      const request = (this.#secure ? httpsRequest : httpRequest)(options, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => (text += piece));
        response.on("error", reject);
        response.on("end", () => {
          if (!response.complete) reject(broken("ECONNRESET"));
          resolve({
            status: response.statusCode ?? 0,
            etag: response.headers.etag ?? "",
            date: Date.parse(response.headers.date ?? ""),
            code: /<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? "",
            message: /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? "",
          });
        });
      });
      request.setTimeout(patience, () => request.destroy(broken("ETIMEDOUT")));
      request.on("error", reject);
      request.end(body);
    });
  }

  #signingKey(day: string, who: Credentials): Buffer {
    if (this.#derived?.day === day && this.#derived.secret === who.secretAccessKey) return this.#derived.key;
    let key = Buffer.from(`AWS4${who.secretAccessKey}`);
    for (const part of [day, ...this.#scope.split("/")]) key = createHmac("sha256", key).update(part).digest();
    this.#derived = { day, secret: who.secretAccessKey, key };
    return key;
  }
}

function broken(code: string): Error {
  return Object.assign(new Error("the connection broke"), { code });
}

/** As the signature wants it: everything but letters, digits and `-._~/` percent-encoded. */
function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%2F", "/");
}
