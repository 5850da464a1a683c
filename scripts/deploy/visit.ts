/** The site as a visitor gets it: a few addresses through the public address, bytes, type, cache and status. */
import { createHash } from "node:crypto";
import { addressOf } from "./address.ts";
import { pool } from "./pool.ts";
import type { Plan } from "./plan.ts";
import type { Release, ReleaseFile } from "./release.ts";

export interface Visit {
  /** Addresses looked at. */
  seen: number;
  /** Requests made, repetitions included. */
  requests: number;
  /** One sentence for each address that is not as it was published. */
  wrong: string[];
}

export interface VisitOptions {
  url: string;
  release: Release;
  plan: Plan | undefined;
  /** How long to go on asking, ms, while an edge may still be handing out what was there before. */
  edge?: number;
}

/** Looks until all is well or the time is over. */
export async function visit({ url, release, plan, edge = 60_000 }: VisitOptions): Promise<Visit> {
  const root = url.endsWith("/") ? url : `${url}/`;
  const end = Date.now() + edge;
  let requests = 0;
  let pending = [...whatToSee(release, plan)];
  const seen = pending.length;
  const complaints = new Map<string, string>();
  for (let wait = 500; ; wait = Math.min(wait * 2, 5_000)) {
    complaints.clear();
    await pool(pending, 4, async (path) => {
      requests++;
      const complaint = await look(root, path, release.files.get(path));
      if (complaint !== undefined) complaints.set(path, complaint);
    });
    if (complaints.size === 0 || Date.now() + wait > end) break;
    pending = [...complaints.keys()];
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return { seen, requests, wrong: [...complaints.values()] };
}

/** Home, a page of each kind, the newest announcement, a feed, a redirect, and an address that was removed. Pure. */
export function whatToSee(release: Release, plan: Plan | undefined): Set<string> {
  const paths = new Set<string>();
  const add = (path: string | undefined): void => {
    if (path !== undefined) paths.add(path);
  };
  const all = [...release.files.values()];
  if (release.files.has("index.html")) add("index.html");
  for (const [kind, its] of Object.entries(release.kinds)) {
    const pages = its.filter((path) => release.files.get(path)?.role === "page").sort();
    add(kind === "announcements" ? pages.at(-1) : (pages[0] ?? its[0]));
  }
  add(plan?.lines.find((line) => line.phase === "new pages")?.path);
  add(plan?.lines.find((line) => line.phase === "changed pages")?.path);
  add(all.find((file) => /atom|rss|feed/.test(file.headers.type) || /feed[^/]*\.(xml|json)$/.test(file.path))?.path);
  add(all.find((file) => file.headers.redirect !== undefined)?.path);
  add(all.find((file) => file.hashed)?.path);
  add(plan?.lines.find((line) => line.do === "delete")?.path);
  return paths;
}

async function look(root: string, path: string, file: ReleaseFile | undefined): Promise<string | undefined> {
  const address = new URL(addressOf(path).slice(1), root).href;
  let response: Response;
  let bytes: Buffer;
  try {
    // A connection for each: Ceph's website answers a redirect twice, and the second would pass for the next one's answer.
    const headers = { connection: "close" };
    response = await fetch(address, { redirect: "manual", headers, signal: AbortSignal.timeout(10_000) });
    bytes = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    if (!(error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError"))) throw error;
    return `${address} did not answer.`;
  }
  const { status } = response;
  if (file === undefined) {
    return status === 404 || status === 410 || status === 403
      ? undefined
      : `${address} was removed, and still answers ${status}.`;
  }
  if (file.headers.redirect !== undefined && status >= 301 && status <= 308) {
    const to = new URL(response.headers.get("location") ?? "", address).pathname;
    const wanted = new URL(file.headers.redirect, address).pathname;
    return to === wanted ? undefined : `${address} leads to ${to} instead of ${wanted}.`;
  }
  if (status !== 200 && status !== file.headers.status) return `${address} answers ${status}.`;
  if (createHash("sha256").update(bytes).digest("hex") !== file.sha256)
    return `${address} shows other bytes than were published.`;
  const type = response.headers.get("content-type") ?? "none";
  if (plain(type) !== plain(file.headers.type))
    return `${address} has the type ${type} instead of ${file.headers.type}.`;
  const cache = response.headers.get("cache-control") ?? "none";
  if (plain(cache) !== plain(file.headers.cache))
    return `${address} has the cache rule ${cache} instead of ${file.headers.cache}.`;
  return undefined;
}

const plain = (header: string): string => header.toLowerCase().replace(/\s+/g, "");
