/** Links to other sites, asked of local servers that behave as other people's do. */
import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checkSite } from "../../scripts/checks/index.ts";
import type { ExternalOptions } from "../../scripts/checks/external-links.ts";

let server: Server;
let origin = "";
let folder = "";
let clock = Date.parse("2026-01-01");
const asked: string[] = [];
const waits: number[] = [];
let busy = 0;
let mostBusy = 0;
const seen = new Map<string, number>();

/** What the server does at each path. */
const paths: Record<string, (request: IncomingMessage, response: ServerResponse, times: number) => void> = {
  "/works": (_, response) => response.end("fine"),
  "/no-head": (request, response) => response.writeHead(request.method === "HEAD" ? 405 : 200).end(),
  "/head-says-404": (request, response) => response.writeHead(request.method === "HEAD" ? 404 : 200).end(),
  "/moved": (_, response) => response.writeHead(301, { location: "/works" }).end(),
  "/elsewhere-for-now": (_, response) => response.writeHead(302, { location: "/works" }).end(),
  "/moved-to-nothing": (_, response) => response.writeHead(308, { location: "/gone" }).end(),
  "/circle": (_, response) => response.writeHead(301, { location: "/circle-2" }).end(),
  "/circle-2": (_, response) => response.writeHead(301, { location: "/circle" }).end(),
  "/gone": (_, response) => response.writeHead(404).end(),
  "/gone-for-good": (_, response) => response.writeHead(410).end(),
  "/forbidden": (_, response) => response.writeHead(403).end(),
  "/never-mind": (_, response) => response.writeHead(405).end(),
  "/busy-once": (_, response, times) =>
    times === 1 ? response.writeHead(429, { "retry-after": "7" }).end() : response.end("fine"),
  "/busy-always": (_, response) => response.writeHead(503, { "retry-after": "3600" }).end(),
  "/fails-once": (_, response, times) => (times <= 2 ? response.writeHead(500).end() : response.end("fine")),
  "/challenge": (_, response) =>
    response.writeHead(200, { "content-type": "text/html", "cf-mitigated": "challenge" }).end(),
  "/challenge-page": (request, response) =>
    response
      .writeHead(request.method === "HEAD" ? 403 : 200, { "content-type": "text/html" })
      .end("<title>Just a moment...</title>"),
  "/hangs-up": (request) => request.socket.destroy(),
  "/silent": () => undefined,
};

before(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, origin);
    asked.push(`${request.method!} ${request.url!}`);
    busy += 1;
    mostBusy = Math.max(mostBusy, busy);
    response.on("close", () => (busy -= 1));
    if (pathname === "/wayback/available") {
      const about = new URL(searchParams.get("url")!).pathname;
      const copy =
        about === "/gone"
          ? {
              closest: {
                available: true,
                url: `http://web.archive.org/web/20091216000000/${searchParams.get("url")!}`,
              },
            }
          : {};
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ archived_snapshots: copy }));
      return;
    }
    const times = (seen.get(pathname) ?? 0) + 1;
    seen.set(pathname, times);
    paths[pathname]?.(request, response, times);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), "external-"));
  const links = Object.keys(paths)
    .filter((path) => path !== "/circle-2")
    .map((path) => `<a href="${origin}${path}">x</a>`);
  const page = `<!DOCTYPE html>\n<html lang="en"><title>2009-12-15</title>\n${links.join("\n")}\n<a href="${origin}/gone#part">x</a>\n<a href="http://no-such-host.invalid/">x</a></html>`;
  await mkdir(join(folder, "site", "2009-12-15"), { recursive: true });
  await writeFile(join(folder, "site", "2009-12-15", "index.html"), page);
});

after(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

function options(): ExternalOptions {
  return {
    timeout: 500,
    patience: 60_000,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    archives: { ukgwa: `${origin}/ukgwa/`, wayback: `${origin}/wayback/available`, timeout: 500 },
    limits: { total: 8, perHost: 2 },
    now: () => clock,
  };
}

async function check(): Promise<string[]> {
  const report = await checkSite(join(folder, "site"), {
    only: ["external-links"],
    external: options(),
    memory: join(folder, "memory"),
    project: folder,
  });
  return report.findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`.replaceAll(origin, ""));
}

void describe("links to other sites", () => {
  it("work, moved, are gone, or could not be checked: nothing else, and never an error", async () => {
    assert.deepEqual((await check()).sort(), [
      "review could-not-check: `/busy-always` could not be checked: it asks to be left alone for 60 minutes",
      "review could-not-check: `/challenge-page` could not be checked: it asks who comes to show that they are no program",
      "review could-not-check: `/challenge` could not be checked: it asks who comes to show that they are no program",
      "review could-not-check: `/forbidden` could not be checked: it does not let programs in (403)",
      "review could-not-check: `/hangs-up` could not be checked: it broke off without an answer (UND_ERR_SOCKET)",
      "review could-not-check: `/never-mind` could not be checked: it does not answer what programs ask (405)",
      "review could-not-check: `/silent` could not be checked: it did not answer in time",
      "warning gone: `/circle` is gone: it leads round in a circle; no copy was found in the web archives",
      "warning gone: `/gone-for-good` is gone: it says that the page was taken away for good (410); no copy was found in the web archives",
      "warning gone: `/gone` is gone: it says that there is no such page (404); a web archive has a copy: write `https://web.archive.org/web/20091216000000//gone` instead",
      "warning gone: `/moved-to-nothing` is gone: it says that there is no such page (404); no copy was found in the web archives",
      "warning gone: `http://no-such-host.invalid/` is gone: there is no site of that name any more; no copy was found in the web archives",
      "warning moved: `/moved` moved for good: write `/works` instead",
    ]);
  });

  it("asks a host for at most two things at a time", () => assert.equal(mostBusy, 2));

  it("waits as long as Retry-After says", () => assert.ok(waits.includes(7000)));

  it("asks the archive for the copy nearest the record's day", () => {
    assert.ok(asked.some((one) => one.startsWith("GET /wayback/available?") && one.endsWith("timestamp=20091215")));
  });

  it("asks with GET only where HEAD is not answered well", () => {
    assert.deepEqual(asked.filter((one) => /\/works$|\/no-head$/.test(one) && !one.startsWith("HEAD /works")).sort(), [
      "GET /no-head",
      "HEAD /no-head",
    ]);
  });

  it("remembers for a week what works, for a day what is gone, and asks again what nobody could say", async () => {
    asked.length = 0;
    clock += 3 * 86_400_000;
    await check();
    assert.ok(!asked.includes("HEAD /works") && !asked.includes("HEAD /moved"));
    assert.ok(asked.includes("HEAD /gone") && asked.includes("HEAD /forbidden"));
    clock += 5 * 86_400_000;
    await check();
    assert.ok(asked.includes("HEAD /works"));
  });

  it("says once of what several pages lead to where it stands first, and on how many more", async () => {
    const site = join(folder, "pages");
    for (const name of ["a", "b", "c"]) {
      await mkdir(join(site, name), { recursive: true });
      const links = ["/moved", ...(name === "c" ? [] : ["/forbidden"])].map(
        (path) => `<a href="${origin}${path}">x</a>`,
      );
      await writeFile(join(site, name, "index.html"), links.join("\n"));
    }
    const report = await checkSite(site, { only: ["external-links"], external: options(), memory: false });
    assert.deepEqual(
      report.findings.map(({ file, message }) => `${file}: ${message}`.replaceAll(origin, "")),
      [
        "a/index.html: `/moved` moved for good: write `/works` instead (here first, and on 2 more pages)",
        "a/index.html: `/forbidden` could not be checked: it does not let programs in (403) (here first, and on 1 more page)",
      ],
    );
  });

  it("calls nothing broken without a network", async () => {
    const site = join(folder, "offline");
    await mkdir(site);
    await writeFile(join(site, "index.html"), `<a href="http://no-such-host.invalid/">x</a>`);
    const report = await checkSite(site, { only: ["external-links"], external: options(), memory: false });
    assert.deepEqual(
      report.findings.map(({ severity, message }) => `${severity}: ${message}`),
      ["review: `http://no-such-host.invalid/` could not be checked: no site of that name is found from here"],
    );
  });
});
