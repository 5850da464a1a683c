/** The ETag that the S3 interface gives: MD5 of the bytes, or for a body sent in parts MD5 of the parts' MD5s, and their number. */
import { hash } from "node:crypto";
import { PART, type Body } from "./store.ts";

/** The ETag of bytes held in memory (without quotation marks). */
export function etagOf(bytes: Buffer): string {
  const parts = new EtagOfParts();
  for (let from = 0; from < bytes.length; from += PART) parts.add(bytes.subarray(from, from + PART));
  return parts.etag();
}

/** The ETag of a body that comes part by part. */
export class EtagOfParts {
  readonly #digests: string[] = [];

  /** Takes the next part: {@link PART} bytes, except the last. */
  add(part: Buffer): void {
    this.#digests.push(hash("md5", part));
  }

  etag(): string {
    const [only, ...others] = this.#digests;
    if (only === undefined) return hash("md5", "");
    if (others.length === 0) return only;
    return `${hash("md5", Buffer.from(this.#digests.join(""), "hex"))}-${this.#digests.length}`;
  }
}

/** A body's bytes in one piece. Its parts are copied, because a part is good only until the next is asked for. */
export async function gather(body: Body): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  const parts: Buffer[] = [];
  for await (const part of body.parts()) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
