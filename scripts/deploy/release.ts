/**
 * A release: the site as a manifest of every file's digest, headers and place in the order. Its id is the digest of
 * what a visitor can get, and nothing else: the same content is the same release, whenever and wherever it was built.
 */
import { createHash } from "node:crypto";
import { Refusal } from "../refusal.ts";
import type { Receipt } from "../receipt.ts";
import { pathsOf } from "./address.ts";
import { contentType } from "./content-type.ts";
import type { SiteFile } from "./files.ts";
import type { Headers } from "./store.ts";

/**
 * What a file is to the order of publishing. `asset`: what pages need or link to. `page`: a page of HTML.
 * `list`: what leads to pages (home, indexes, feeds, the site map), published after what it lists.
 */
export type Role = "asset" | "page" | "list";

export interface ReleaseFile {
  path: string;
  size: number;
  sha256: string;
  /** The ETag that a store gives to these bytes: predicted from the bytes, or as the store answered. */
  etag: string;
  headers: Headers;
  role: Role;
  /** The name changes with the bytes (`site.3f2a9c1b.css`): it may be kept for ever, and vanishes without harm. */
  hashed: boolean;
}

export interface Release {
  id: string;
  files: Map<string, ReleaseFile>;
  /** The public address of the site's root as the receipt gives it. */
  address?: string;
  /** The moment it was built as at (ISO 8601); outside the id. */
  asAt?: string;
  /** Each kind's pages in the receipt's order, for the visit through the public address. */
  kinds: Record<string, string[]>;
}

/** Makes a release of a folder's files and the receipt beside it, where there is one. Pure. */
export function makeRelease(found: SiteFile[], receipt?: Receipt): Release {
  const redirects = new Map<string, string>();
  const byPath = new Map(found.map((file) => [file.path, file]));
  const base = receipt === undefined ? "/" : new URL(receipt.address).pathname;
  for (const { from, to } of receipt?.redirects ?? []) {
    redirects.set(standing(byPath, from, "redirect"), to.startsWith("/") ? base + to.slice(1) : to);
  }
  const gone = new Set((receipt?.gone ?? []).map((address) => standing(byPath, address, "gone")));
  const rules = (receipt?.cache ?? []).map((rule) => ({ files: new RegExp(rule.files, "u"), control: rule.control }));
  const known = new Map(
    Object.entries(receipt?.pages ?? {}).map(([address, page]) => [pathsOf(address)[0] ?? "", page]),
  );

  const files = new Map<string, ReleaseFile>();
  for (const file of [...found].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const redirect = redirects.get(file.path);
    const html = redirect !== undefined || gone.has(file.path);
    const type = html ? "text/html; charset=utf-8" : contentType(file.path, file.start);
    const role = known.get(file.path)?.lists ? "list" : roleOf(file.path, type);
    const cache = rules.find((rule) => rule.files.test(file.path))?.control;
    const hashed = role === "asset" && (cache?.includes("immutable") ?? namedByHash(file.path));
    const status = gone.has(file.path) ? 410 : /(^|\/)404\.html$/.test(file.path) ? 404 : undefined;
    files.set(file.path, {
      path: file.path,
      size: file.size,
      sha256: file.sha256,
      etag: file.md5,
      headers: {
        type,
        cache: cache ?? defaultCache(role, hashed),
        ...(redirect === undefined ? {} : { redirect }),
        ...(status === undefined ? {} : { status }),
      },
      role,
      hashed,
    });
  }
  const kinds: Record<string, string[]> = {};
  for (const [path, page] of known) if (files.has(path)) (kinds[page.kind] ??= []).push(path);
  return {
    id: releaseId(files.values()),
    files,
    ...(receipt === undefined ? {} : { address: receipt.address, asAt: receipt.asAt }),
    kinds,
  };
}

/** SHA-256 over each file's path, bytes and headers, in order of path. */
export function releaseId(files: Iterable<ReleaseFile>): string {
  const hash = createHash("sha256").update("release 1\n");
  for (const { path, sha256, headers } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const { type, cache, redirect = "", status = "" } = headers;
    hash.update(JSON.stringify([path, sha256, type, cache, redirect, status]));
  }
  return hash.digest("hex");
}

/** The first twelve digits of a release's id: what people see and type. */
export const short = (id: string): string => id.slice(0, 12);

/** A hash in a file's name: eight or more hexadecimal digits, or a mix of cases and digits that no word is. */
export function namedByHash(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name
    .split(/[.~_-]/)
    .slice(1)
    .some(
      (part) =>
        /^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}$/.test(part) || /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9]{8,}$/.test(part),
    );
}

function roleOf(path: string, type: string): Role {
  if (path === "index.html" || path === "robots.txt" || /(^|\/)sitemap[^/]*\.(xml|txt)$/.test(path)) return "list";
  if (/^(application\/(atom\+xml|rss\+xml|feed\+json|manifest\+json|xml)|text\/xml)/.test(type)) return "list";
  if (/(^|\/)feed[^/]*\.json$/.test(path)) return "list";
  return type.startsWith("text/html") || type.startsWith("application/xhtml+xml") ? "page" : "asset";
}

function defaultCache(role: Role, hashed: boolean): string {
  if (hashed) return "public, max-age=31536000, immutable";
  return role === "asset" ? "public, max-age=300" : "public, max-age=0, must-revalidate";
}

function standing(files: Map<string, unknown>, address: string, what: string): string {
  const path = pathsOf(address).find((candidate) => files.has(candidate));
  if (path !== undefined) return path;
  throw new Refusal(
    `The receipt calls ${address} ${what === "gone" ? "gone" : "a redirect"}, and the site has no page there. Build the site again.`,
    1,
  );
}
