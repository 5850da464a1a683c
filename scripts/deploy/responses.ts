/** Answers over HTTP: conditional, compressed where it helps, with the headers as they were published. */
import { open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { etagOf } from "./etag.ts";
import { Unavailable } from "./store.ts";
import type { Shelf } from "./stores/file.ts";

/** An answer: an object of the store, or a few words of ours. */
export type Answer =
  { status: number; shelf: Shelf } | { status: number; text: string; headers: Record<string, string> };

/** Words of ours, for what has no page. */
export function respond(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, text, headers };
}

/** What every answer carries: the browser does not guess types. */
const ALWAYS = { "x-content-type-options": "nosniff" };
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml|[a-z.-]+\+(json|xml))|image\/svg)/;
/** Larger files go out as they are, piece by piece. */
const SMALL = 4 * 1024 * 1024;
const compressed = new Map<string, Buffer>();

/** Sends an answer. A visitor who goes away in the middle is no error. */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const head = request.method === "HEAD";
  if (!("shelf" in answer)) {
    const bytes = Buffer.from(`${answer.text}\n`);
    const headers = {
      "content-type": "text/plain; charset=utf-8",
      "content-length": bytes.length,
      "cache-control": "no-cache",
    };
    response.writeHead(answer.status, { ...ALWAYS, ...headers, ...answer.headers }).end(head ? undefined : bytes);
    return;
  }
  const { status, shelf } = answer;
  const zip = shelf.size <= SMALL && COMPRESSIBLE.test(shelf.headers.type) && acceptsGzip(request);
  const etag = `"${shelf.etag}${zip ? "-gzip" : ""}"`;
  const headers: Record<string, string | number> = {
    ...ALWAYS,
    etag,
    "content-type": shelf.headers.type === "" ? "application/octet-stream" : shelf.headers.type,
    "cache-control": shelf.headers.cache === "" ? "no-cache" : shelf.headers.cache,
    ...(COMPRESSIBLE.test(shelf.headers.type) ? { vary: "accept-encoding" } : {}),
  };
  if (status === 200 && isKnown(request.headers["if-none-match"], etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const file = await open(shelf.path);
  try {
    const stat = await file.stat({ bigint: true });
    if (`${stat.ino}:${stat.mtimeNs}` !== shelf.file)
      throw new Unavailable("the file was replaced while it was asked for");
    if (shelf.size > SMALL) {
      response.writeHead(status, { ...headers, "content-length": shelf.size });
      if (head) response.end();
      else await pipeline(file.createReadStream({ autoClose: false }), response);
      return;
    }
    const plain = await file.readFile();
    const bytes = zip ? squeeze(plain) : plain;
    response.writeHead(status, {
      ...headers,
      ...(zip ? { "content-encoding": "gzip" } : {}),
      "content-length": bytes.length,
    });
    response.end(head ? undefined : bytes);
  } catch (error) {
    if (["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"].includes((error as NodeJS.ErrnoException).code ?? ""))
      return;
    throw error;
  } finally {
    await file.close();
  }
}

function squeeze(plain: Buffer): Buffer {
  const key = etagOf(plain);
  const known = compressed.get(key);
  if (known) return known;
  const bytes = gzipSync(plain, { level: 9 });
  compressed.set(key, bytes);
  const [oldest] = compressed.keys();
  if (compressed.size > 500 && oldest !== undefined) compressed.delete(oldest);
  return bytes;
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers["accept-encoding"]?.toString() ?? "");
}

/** Does the visitor hold this very version? Compared weakly, as RFC 9110 (13.1.2) says. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
}
