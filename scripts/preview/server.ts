/** The preview's server: pages with their bar, attachments, and the preview's own addresses. */
import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isIP, type AddressInfo } from "node:net";
import { Refusal } from "../refusal.ts";
import { barContent, type BarState, EMPTY_PAGE, OWN, withBar } from "./bar.tsx";
import { clientScript } from "./client.ts";
import { codeFault } from "./code-fault.ts";
import type { Drawn, Standing } from "./contract.ts";
import type { Drawer } from "./drawer.ts";
import type { EventStream } from "./event-stream.ts";
import { answersTo } from "./hosts.ts";
import type { PageChecks } from "./page-checks.ts";
import type { RunningPreview } from "./running.ts";
import { Ended, ThrownInThread } from "./thread.ts";

export interface Served {
  drawer: Drawer;
  events: EventStream;
  checks: PageChecks;
  /** The folder of records. */
  data: string;
  /** How things stand now; the revision counts what was published. */
  state: { standing: Standing; revision: number };
  /** Resolves once the records were read a first time: who asks earlier waits. */
  started: Promise<void>;
  host: string | undefined;
  port: number;
  broken(error: unknown): void;
}

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Listens. Throws a {@link Refusal} (exit 2) where the port is taken or the host is not this machine's. */
export async function listen(served: Served): Promise<Listening> {
  const first = await open(served, served.host ?? "127.0.0.1", served.port);
  const { port } = first.address() as AddressInfo;
  const servers = [first];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(end));
  };
  // A browser may take `localhost` for either of this machine's own addresses: the preview is at both, or at none.
  const own = served.host === undefined ? ["::1"] : ["127.0.0.1", "::1"];
  try {
    for (const address of own) {
      const other = await open(served, address, port).catch((error: unknown) => {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return undefined;
        // Listening at every address already covers this one.
        if (served.host !== undefined && error instanceof Refusal) return undefined;
        throw error;
      });
      if (other) servers.push(other);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { port, close };
}

async function open(served: Served, address: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    answer(served, own, request, response).catch((error: unknown) => {
      response.destroy();
      // Asked while the preview is being closed.
      if (!(error instanceof Ended)) served.broken(error);
    });
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host: address, port, ipv6Only: address === "::1" }, resolve);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Refusal(
        `Port ${port} is taken by another program. End that one, or choose another port: npm run preview -- --port ${port + 1}`,
      );
    if (code === "EACCES")
      throw new Refusal(`Port ${port} is not open to this user. Choose one above 1023: npm run preview -- --port 8080`);
    if ((code === "EADDRNOTAVAIL" && isIP(address) !== 6) || code === "ENOTFOUND" || code === "EAI_AGAIN")
      throw new Refusal(`"${address}" is not an address of this machine. Leave --host out, or give one that is.`);
    throw error;
  }
  return server;
}

function end(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

async function answer(served: Served, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const plain = (status: number, words: string): void => {
    response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${words}\n`);
  };
  if (!answersTo(request.headers.host, port, served.host)) {
    plain(
      421,
      `The preview answers at http://localhost:${port}/ only. This request was for another host and is refused.`,
    );
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    plain(405, "The preview only shows pages: GET and HEAD.");
    return;
  }
  const url = new URL(request.url ?? "/", "http://localhost");
  const path = decoded(url.pathname);
  if (path === undefined) plain(400, "This is not an address.");
  else if (path.startsWith(OWN)) await answerOwn(served, path.slice(OWN.length), url, response);
  else await answerPage(served, path, request, response);
}

/** The folder itself, links followed; as it was given while there is none. */
async function realFolder(data: string): Promise<string> {
  try {
    return await realpath(data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return data;
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function answerOwn(served: Served, name: string, url: URL, response: ServerResponse): Promise<void> {
  if (name === "records") {
    const self: RunningPreview = { records: await realFolder(served.data), base: served.state.standing.base };
    send(response, 200, "application/json", JSON.stringify(self));
    return;
  }
  await served.started;
  if (name === "events") {
    served.events.add(response, { revision: served.state.revision });
  } else if (name === "client.js") {
    send(response, 200, "text/javascript", clientScript);
  } else if (name === "bar") {
    const address = below(served, url.searchParams.get("address") ?? "/");
    const { drawn, failed } = await draw(served, address ?? "/404.html");
    send(response, 200, "text/html", barContent(barState(served, drawn, failed)));
  } else send(response, 404, "text/plain", "The preview has nothing here.\n");
}

async function answerPage(
  served: Served,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await served.started;
  const { standing, revision } = served.state;
  const address = below(served, path);
  if (address === undefined && path === "/") {
    response.writeHead(302, { Location: standing.base }).end();
    return;
  }
  const { drawn, failed } = await draw(served, address ?? "/404.html");
  if (drawn === undefined || drawn.body === "") {
    send(response, 500, "text/html", withBar(EMPTY_PAGE, barState(served, undefined, failed), revision, false));
    return;
  }
  const { type, body } = drawn;
  // Outside the site's base path nothing stands, whatever is shown.
  const status = address === undefined ? 404 : drawn.status;
  if (typeof body !== "string") {
    const bytes = await readFile(body.file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    });
    if (bytes) send(response, status, type, bytes);
    else send(response, 404, "text/plain", "This file was deleted a moment ago.\n");
    return;
  }
  // A folder's address without its slash leads to the one with it, as a store would answer.
  if (status === 404 && address !== undefined && !/[/.][^/]*\.[^/]*$|\/$/.test(address)) {
    const { drawn: folder } = await draw(served, `${address}/`);
    if (folder?.status === 200) {
      response.writeHead(302, { Location: encodeURI(`${path}/`) }).end();
      return;
    }
  }
  const asked = request.headers["x-preview"] === "page";
  if (type !== "text/html") {
    send(response, status, type, body);
  } else if (asked) {
    const etag = `"${createHash("sha1").update(body).digest("base64url")}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else send(response, status, type, body, { ETag: etag });
  } else {
    const framed = request.headers["sec-fetch-dest"] === "iframe";
    send(response, status, type, withBar(body, barState(served, drawn, failed), revision, framed));
  }
  if (type === "text/html" && status === 200) served.checks.look(address!);
}

/** An address below the site's root; undefined outside the site's base path. */
function below({ state }: Served, path: string): string | undefined {
  const { base } = state.standing;
  return path.startsWith(base) ? `/${path.slice(base.length)}` : undefined;
}

interface Attempt {
  drawn: Drawn | undefined;
  /** Why the page could not be drawn: a fault of the code. */
  failed: Standing["faults"];
}

async function draw(served: Served, address: string): Promise<Attempt> {
  try {
    return { drawn: await served.drawer.draw(address), failed: [] };
  } catch (error) {
    if (!(error instanceof ThrownInThread)) throw error;
    return { drawn: undefined, failed: [codeFault(error)] };
  }
}

function barState(served: Served, drawn: Drawn | undefined, failed: Standing["faults"]): BarState {
  const { standing } = served.state;
  return {
    page: drawn?.page,
    found: drawn?.status === 200,
    sound: standing.sound && failed.length === 0,
    faults: [...failed, ...standing.faults],
    findings: served.checks.of(drawn?.status === 200 ? drawn.page?.address : undefined),
  };
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  const charset = /^text\/|javascript|json|xml/.test(type) ? "; charset=utf-8" : "";
  response.writeHead(status, {
    "Content-Type": type + charset,
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "frame-ancestors 'self'",
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
