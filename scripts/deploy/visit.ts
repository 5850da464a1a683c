/** The site as a visitor gets it: a few addresses through the public address, bytes, type, cache and status. */
import { createHash } from "node:crypto";
import { addressOf } from "./address.ts";
import { pool } from "./pool.ts";
import type { Plan } from "./plan.ts";
import type { Published } from "./publish.ts";
import type { Release, ReleaseFile } from "./release.ts";

export interface Visit {
  /** The public address of the site's root. */
  root: string;
  /** Addresses looked at. */
  seen: number;
  /** Requests made, repetitions included. */
  requests: number;
  /** One sentence for each address that is not as it was published. */
  wrong: string[];
}

export interface VisitOptions {
  url: string;
  release: Pick<Release, "files" | "kinds">;
  plan: Plan | undefined;
  /** How long to go on asking, ms, while an edge may still be handing out what was there before. */
  edge?: number;
  /** Told once when something is not as it should be and is asked for again. */
  say?: (sentence: string) => void;
}

/** Looks until all is well or the time is over. */
export async function visit({ url, release, plan, edge = 60_000, say }: VisitOptions): Promise<Visit> {
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
    if (pending.length === seen && wait === 500) {
      say?.(
        `${root} does not show ${complaints.size} of ${seen} addresses as published; asking again for up to ${Math.ceil(edge / 1000)} s.`,
      );
    }
    pending = [...complaints.keys()];
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return { root, seen, requests, wrong: [...complaints.values()] };
}

/**
 * The look that follows a publication: at what is live now, also where that had been so before, because what an edge shows
 * may be wrong still. Undefined where no address is given, or nothing of this release is live.
 */
export async function visitAfter(
  options: Pick<VisitOptions, "edge" | "say"> & { url?: string },
  { result, plan }: Pick<Published, "result" | "plan">,
  release: VisitOptions["release"],
): Promise<Visit | undefined> {
  if (options.url === undefined || result === "planned" || result === "rolled back") return undefined;
  return await visit({ ...options, url: options.url, release, plan });
}

/** Home, a page of each kind (the newest, as kinds stand in the receipt), a feed, a redirect, and an address that was removed. Pure. */
export function whatToSee(release: VisitOptions["release"], plan: Plan | undefined): Set<string> {
  const paths = new Set<string>();
  const add = (path: string | undefined): void => {
    if (path !== undefined) paths.add(path);
  };
  const all = [...release.files.values()];
  if (release.files.has("index.html")) add("index.html");
  for (const its of Object.values(release.kinds))
    add(its.find((path) => release.files.get(path)?.role === "page") ?? its[0]);
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
    const { code = "" } = ((error as Error).cause ?? {}) as { code?: string };
    return `${address} did not answer${/^E[A-Z]+$|CERT/.test(code) ? ` (${code})` : ""}.`;
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
