/**
 * A server on this machine alone for the folder under check: as the public one will answer, at the site's base path.
 * It answers from the files as they are; an address outside the base, or without a file, gets the site's own 404 page.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readBytes, type Page, type Site, type SiteFile } from "../site.ts";

export interface ServedSite {
  /** The address of the site's root, with a slash at the end: `http://127.0.0.1:40123/reform/`. */
  root: string;
  /** The whole address of a page. */
  address(page: Pick<Page, "address">): string;
  close(): Promise<void>;
}

/** Serves a site at a port of the system's choosing until it is closed. */
export async function serveSite(site: Site): Promise<ServedSite> {
  const server = createServer((request, response) => answer(site, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const root = `http://127.0.0.1:${port}${site.base}`;
  return {
    root,
    address: (page) => root + page.address.slice(1).split("/").map(encodeURIComponent).join("/"),
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const file = fileAt(site, request.url ?? "/");
  const fallback = file ? undefined : site.files.get("404.html");
  const found = file ?? fallback;
  if (!found) {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("Nothing here.");
    return;
  }
  const charset = found.type.startsWith("text/") ? "; charset=utf-8" : "";
  const headers = {
    "Content-Type": found.type + charset,
    "Content-Length": found.size,
    "Cache-Control": "max-age=600",
  };
  response.writeHead(file ? 200 : 404, headers);
  response.end(request.method === "HEAD" ? undefined : readBytes(site, found.path));
}

function fileAt(site: Site, url: string): SiteFile | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
  if (!path.startsWith(site.base)) return undefined;
  const below = path.slice(site.base.length);
  return site.files.get(below) ?? site.files.get(`${below.replace(/([^/])$/, "$1/")}index.html`);
}
