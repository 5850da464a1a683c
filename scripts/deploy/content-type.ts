/** A file's `Content-Type`, from its name, or from its first bytes where the name does not tell. */
import { lookup } from "mrmime";

const TEXT = /^(text\/|application\/(javascript|xml|xhtml\+xml|atom\+xml|rss\+xml)$|image\/svg\+xml$)/;

/** Is the type told by the name alone? */
export function typeInName(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return /.\.[^.]+$/.test(name) && lookup(name) !== undefined;
}

/** `text/html; charset=utf-8` and the like; text is always UTF-8. */
export function contentType(path: string, start: Buffer): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const known = /.\.[^.]+$/.test(name) ? lookup(name) : undefined;
  const type = known ?? sniff(start);
  return TEXT.test(type) ? `${type}; charset=utf-8` : type;
}

function sniff(start: Buffer): string {
  const head = start.subarray(0, 512);
  const text = head.toString("utf8").trimStart().toLowerCase();
  if (text.startsWith("<!doctype html") || text.startsWith("<html")) return "text/html";
  if (text.startsWith("<?xml")) return "application/xml";
  if (head.includes(0)) return "application/octet-stream";
  // A character may be cut in two at the end of the sample, nowhere else.
  return head.length > 0 && !head.subarray(0, -3).toString("utf8").includes("\uFFFD")
    ? "text/plain"
    : "application/octet-stream";
}
