/** The look through the public address: a slow edge is given time, and what stays wrong is named. */
import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { deploy } from "../../scripts/deploy/deploy.ts";
import { rollback } from "../../scripts/deploy/rollback.ts";
import { visit, whatToSee } from "../../scripts/deploy/visit.ts";
import { visitWords } from "../../scripts/deploy/words.ts";
import { build, clear, memoryTarget, receipt } from "./sites.ts";

const right = { "content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=0, must-revalidate" };

describe("visit", () => {
  after(clear);

  const look = async (
    listener: RequestListener,
    edge = 0,
  ): Promise<{ wrong: string[]; requests: number; said: string[] }> => {
    const { release } = await build({ "index.html": "home" });
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const said: string[] = [];
    const say = (sentence: string): void => void said.push(sentence.replace(url, "URL/"));
    const seen = await visit({ url, release, plan: undefined, edge, say });
    server.closeAllConnections();
    server.close();
    return { wrong: seen.wrong.map((one) => one.replace(url, "URL/")), requests: seen.requests, said };
  };

  const cases: [name: string, listener: RequestListener, wrong: string[]][] = [
    ["all is well", (_, to) => to.writeHead(200, right).end("home"), []],
    [
      "other bytes",
      (_, to) => to.writeHead(200, right).end("old home"),
      ["URL/ shows other bytes than were published."],
    ],
    ["another status", (_, to) => to.writeHead(503).end(), ["URL/ answers 503."]],
    [
      "another type",
      (_, to) => to.writeHead(200, { ...right, "content-type": "text/plain" }).end("home"),
      ["URL/ has the type text/plain instead of text/html; charset=utf-8."],
    ],
    [
      "another cache rule",
      (_, to) => to.writeHead(200, { ...right, "cache-control": "no-store" }).end("home"),
      ["URL/ has the cache rule no-store instead of public, max-age=0, must-revalidate."],
    ],
    ["no answer", (_, to) => to.destroy(), ["URL/ did not answer."]],
  ];
  for (const [name, listener, wrong] of cases) {
    it(name, async () => assert.deepEqual((await look(listener)).wrong, wrong));
  }

  it("an edge that shows the old page for a while", async () => {
    let asked = 0;
    const seen = await look((_, to) => to.writeHead(200, right).end(++asked < 3 ? "old" : "home"), 10_000);
    assert.deepEqual(
      [seen.wrong, seen.requests, seen.said],
      [[], 3, ["URL/ does not show 1 of 1 addresses as published; asking again for up to 10 s."]],
    );
  });

  it("a port where nobody listens: the reason", async () => {
    const { release } = await build({ "index.html": "home" });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await new Promise((resolve) => server.close(resolve));
    const { wrong } = await visit({ url, release, plan: undefined, edge: 0 });
    assert.deepEqual(wrong, [`${url} did not answer (ECONNREFUSED).`]);
  });

  it("is made where nothing had to be sent too, and after a rollback: what an edge shows may be wrong all the same", async () => {
    const [one, two] = [await build({ "index.html": "one" }), await build({ "index.html": "two" })];
    const target = memoryTarget();
    const server = createServer((_, to) => to.writeHead(200, right).end("two"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const common = { to: "memory:", target, unchecked: true, url, edge: 0 };
    const told: unknown[] = [];
    for (const site of [one.site, one.site, two.site]) {
      const done = await deploy({ ...common, site });
      told.push([done.result, visitWords(done.visit).map((line) => line.replaceAll(url, "URL"))]);
    }
    const back = await rollback({ target, url, edge: 0 });
    told.push([back.result, visitWords(back.visit).map((line) => line.replaceAll(url, "URL"))]);
    server.closeAllConnections();
    server.close();
    const wrong = [
      "Seen through URL/, 1 of 1 address is not as published:",
      "URL/ shows other bytes than were published.",
    ];
    assert.deepEqual(told, [
      ["published", wrong],
      ["unchanged", wrong],
      ["published", []],
      ["published", wrong],
    ]);
  });

  it("looks at home, a page of each kind, the newest announcement, a feed, a redirect", async () => {
    const files = {
      "index.html": "h",
      "announcements/what-is-old/index.html": "a",
      "announcements/news/index.html": "b",
      "announcements/index.html": "l",
      "teams/t/index.html": "t",
      "feed.xml": "<feed/>",
      "old.aspx": "<html>",
      "s.0a1b2c3d.css": "c",
      "about/index.html": "x",
    };
    const { release } = await build(
      files,
      receipt({
        pages: {
          "/": { kind: "home", lists: true },
          "/announcements/": { kind: "announcements", lists: true },
          "/announcements/news/": { kind: "announcements" },
          "/announcements/what-is-old/": { kind: "announcements" },
          "/teams/t/": { kind: "teams" },
        },
        redirects: [{ from: "/old.aspx", to: "/" }],
      }),
    );
    assert.deepEqual([...whatToSee(release, undefined)].sort(), [
      "announcements/news/index.html",
      "feed.xml",
      "index.html",
      "old.aspx",
      "s.0a1b2c3d.css",
      "teams/t/index.html",
    ]);
  });
});
