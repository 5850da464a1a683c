/**
 * The stored site over HTTP, as a visitor of a real store gets it: headers, redirects and statuses as they were
 * published. Listens on this machine only. Where the site's public address has a path, the site lies beneath the same
 * path here, and `/` leads to it, so that its links work as they will in public.
 */
import { realpathSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sep } from "node:path";
import { Refusal } from "../refusal.ts";
import { RESERVED } from "./files.ts";
import { readManifest } from "./manifest.ts";
import { retry } from "./patience.ts";
import { respond, send, type Answer } from "./responses.ts";
import { readState, STATE } from "./state.ts";
import { fileStore, type FileStore, type Shelf } from "./stores/file.ts";
import { under } from "./target.ts";

export interface ServeOptions {
  /** `file:FOLDER`. */
  from: string;
  /** 0 for any free port. */
  port: number;
  /** Told of an error of ours while a request was answered; without it the error ends the process. */
  trouble?: (error: unknown) => void;
}

export interface Serving {
  /** Where to look: `http://localhost:8080/`. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Serves a folder that was deployed to. A {@link Refusal} where nothing is there, or the port is taken. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const folder = /^file:(.+)$/s.exec(options.from)?.[1];
  if (folder === undefined) throw new Refusal(`${options.from} cannot be served from here: only file:FOLDER can.`);
  const site = new StoredSite(folder);
  await site.base();
  const trouble = options.trouble ?? fail;
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    retry(async () => send(request, response, await answer(site, request)), request.url ?? "/").catch(
      (error: unknown) => {
        if (response.headersSent) response.destroy();
        else
          response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end("Something went wrong here.\n");
        trouble(error);
      },
    );
  };
  const servers = await listen(handle, options.port);
  const { port } = servers[0]!.address() as AddressInfo;
  return {
    url: `http://localhost${port === 80 ? "" : `:${port}`}${await site.base()}`,
    port,
    close: async () => {
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((resolve, reject) => {
              server.close((error) => (error ? reject(error) : resolve()));
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}

/** An error of ours keeps its stack and ends the process. */
function fail(error: unknown): never {
  throw error;
}

/** A store with a site in it; knows the path of the site's public address, read again when another release goes live. */
class StoredSite {
  readonly #store: FileStore;
  readonly #folder: string;
  #etag: string | undefined;
  #base = "/";

  constructor(folder: string) {
    this.#folder = folder;
    this.#store = fileStore(folder);
  }

  async base(): Promise<string> {
    const etag = this.#store.find(RESERVED + STATE)?.etag;
    if (etag !== undefined && etag === this.#etag) return this.#base;
    const records = under(this.#store, RESERVED);
    const { state } = await readState(records);
    if (state?.live == null) throw new Refusal(`There is no site in ${this.#store.name} yet. Deploy one first.`);
    const address = (await readManifest(records, state.live))?.address;
    this.#base = address === undefined ? "/" : new URL(address).pathname;
    this.#etag = etag;
    return this.#base;
  }

  /** An object that really lies in the folder: a link that somebody put there leads nowhere. */
  find(key: string): Shelf | undefined {
    const shelf = this.#store.find(key);
    if (shelf === undefined) return undefined;
    return realpathSync(shelf.path).startsWith(realpathSync(this.#folder) + sep) ? shelf : undefined;
  }
}

async function answer(site: StoredSite, request: IncomingMessage): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return respond(405, "Only GET and HEAD here.", { allow: "GET, HEAD" });
  const base = await site.base();
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  const search = query.length > 0 ? `?${query.join("?")}` : "";
  const lost = (): Answer => {
    const page = site.find("404.html");
    return page ? { status: 404, shelf: page } : respond(404, "There is no such page.");
  };
  if (path === "/" && base !== "/") return redirect(base + search, 302);
  if (`${path}/` === base) return redirect(base + search, 301);
  if (!path.startsWith(base)) return lost();
  const key = safeKey(path.slice(base.length));
  if (key === undefined) return lost();
  const shelf = site.find(key === "" || key.endsWith("/") ? `${key}index.html` : key);
  if (shelf === undefined) {
    // Two slashes at the start would lead to another host.
    const folder = key !== "" && !key.endsWith("/") && site.find(`${key}/index.html`) !== undefined;
    return folder ? redirect(`/${path.replace(/^\/+/, "")}/${search}`, 301) : lost();
  }
  if (shelf.headers.redirect !== undefined) return redirect(shelf.headers.redirect, 301);
  return { status: shelf.headers.status ?? 200, shelf };
}

function redirect(location: string, status: 301 | 302): Answer {
  return respond(status, `It is at ${location}.`, { location });
}

/** The key for a path as it stands in a request; undefined for what could lead out of the site, or to our records. */
export function safeKey(path: string): string | undefined {
  let key: string;
  try {
    key = decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
  if (key.includes("\0") || key.includes("\\")) return undefined;
  const segments = key.split("/");
  if (segments.some((segment) => segment === "." || segment === "..")) return undefined;
  if (segments.slice(0, -1).includes("") || segments[0] === RESERVED.slice(0, -1)) return undefined;
  return key;
}

/** Listens on IPv4's loopback and, where there is one, on IPv6's: nobody else can reach it. */
async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  wanted: number,
): Promise<Server[]> {
  const first = await open(handle, "127.0.0.1", wanted);
  if (first === "taken") throw taken(wanted);
  if (first === "absent") throw new Refusal("This machine has no loopback address 127.0.0.1 to listen on.");
  const { port } = first.address() as AddressInfo;
  const second = await open(handle, "::1", port);
  if (second === "absent") return [first];
  if (second !== "taken") return [first, second];
  if (wanted === 0) return [first];
  await new Promise((resolve) => first.close(resolve));
  throw taken(wanted);
}

function taken(port: number): Refusal {
  return new Refusal(`Port ${port} is in use by another program. End that one, or choose another port with --port.`);
}

function open(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  host: string,
  port: number,
): Promise<Server | "taken" | "absent"> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve("taken");
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve("absent");
      else if (error.code === "EACCES")
        reject(new Refusal(`Port ${port} needs more rights. Choose one above 1023 with --port.`));
      else reject(error);
    });
    server.listen({ host, port, ipv6Only: host === "::1" }, () => resolve(server));
  });
}
