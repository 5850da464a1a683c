/** The server behind `npm start`: what a visitor gets, and that nobody is led out of the folder. */
import assert from "node:assert/strict";
import { symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { deploy } from "../../scripts/deploy/deploy.ts";
import { inspect } from "../../scripts/deploy/inspect.ts";
import { serve, type Serving } from "../../scripts/deploy/serve.ts";
import { inspectionWords } from "../../scripts/deploy/words.ts";
import { openTarget } from "../../scripts/deploy/target.ts";
import { receiptPath } from "../../scripts/receipt.ts";
import { clear, folder, receipt, write } from "./sites.ts";

const big = "<!doctype html><title>a</title>" + "words ".repeat(500);

describe("serve", () => {
  let to = "";
  let site = "";
  let serving: Serving;
  let pathed: Serving;

  before(async () => {
    site = write({
      "index.html": "<!doctype html><title>home</title>",
      "a/index.html": big,
      "404.html": "<!doctype html><title>lost</title>",
      "old.aspx": "<!doctype html><title>moved</title>",
      "gone/index.html": "<!doctype html><title>gone</title>",
      "assets/site.0a1b2c3d.css": "body {}",
      "paper.pdf": "%PDF",
      "large.bin": Buffer.alloc(5 * 1024 * 1024, 7),
      "sp ace/ä.html": "<!doctype html>odd",
    });
    const words = receipt({ redirects: [{ from: "/old.aspx", to: "/a/" }], gone: ["/gone/"] });
    writeFileSync(receiptPath(site), JSON.stringify(words));
    to = join(folder(), "store");
    await deploy({ site, to: `file:${to}`, unchecked: true });
    serving = await serve({ from: `file:${to}`, port: 0 });

    writeFileSync(receiptPath(site), JSON.stringify({ ...words, address: "https://example.org/reform/" }));
    const below = join(folder(), "store");
    await deploy({ site, to: `file:${below}`, unchecked: true });
    pathed = await serve({ from: `file:${below}`, port: 0 });
  });
  after(async () => {
    await Promise.all([serving.close(), pathed.close()]);
    clear();
  });

  /** Sends a path exactly as written; `fetch` would tidy it up. */
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET", port = serving.port) =>
    new Promise<{ status: number; headers: Record<string, string | undefined>; body: Buffer }>((resolve, reject) => {
      const asked = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers as Record<string, string>,
            body: Buffer.concat(parts),
          }),
        );
      });
      asked.on("error", reject);
      asked.end();
    });

  const cases: [
    path: string,
    status: number,
    more?: { location?: string; type?: string; cache?: string; body?: RegExp },
  ][] = [
    ["/", 200, { type: "text/html; charset=utf-8", cache: "public, max-age=0, must-revalidate", body: /home/ }],
    ["/index.html", 200, { body: /home/ }],
    ["/?a=b", 200, { body: /home/ }],
    ["/a/", 200, { body: /words/ }],
    ["/a", 301, { location: "/a/" }],
    ["/a?x=1", 301, { location: "/a/?x=1" }],
    ["/old.aspx", 301, { location: "/a/" }],
    ["/gone/", 410, { body: /gone/ }],
    ["/nowhere", 404, { type: "text/html; charset=utf-8", body: /lost/ }],
    [
      "/assets/site.0a1b2c3d.css",
      200,
      { type: "text/css; charset=utf-8", cache: "public, max-age=31536000, immutable" },
    ],
    ["/paper.pdf", 200, { type: "application/pdf" }],
    ["/sp%20ace/%C3%A4.html", 200, { body: /odd/ }],
    ["/.release/state.json", 404],
    ["/%2erelease/state.json", 404],
    ["/.release/.store/lock", 404],
    ["/a/../.release/state.json", 404],
    ["/../../../../etc/passwd", 404],
    ["/..%2f..%2f..%2fetc%2fpasswd", 404],
    ["/%2e%2e/%2e%2e/etc/passwd", 404],
    ["/a/..%5c..%5cetc", 404],
    ["/a%00.html", 404],
    ["/%zz", 404],
    ["//etc/passwd", 404],
    ["//evil.example/a", 404],
    ["/out/passwd", 404],
    ["/link.html", 404],
  ];
  for (const [path, status, more = {}] of cases) {
    it(`${path} answers ${status}`, async () => {
      if (path === "/out/passwd") symlinkSync("/etc", join(to, "out"));
      if (path === "/link.html") symlinkSync("/etc/passwd", join(to, "link.html"));
      const { status: got, headers, body } = await ask(path);
      assert.equal(got, status);
      if (more.location !== undefined) assert.equal(headers["location"], more.location);
      if (more.type !== undefined) assert.equal(headers["content-type"], more.type);
      if (more.cache !== undefined) assert.equal(headers["cache-control"], more.cache);
      if (more.body !== undefined) assert.match(body.toString(), more.body);
      assert.doesNotMatch(body.toString(), /root:|"live"/);
      assert.equal(headers["x-content-type-options"], "nosniff");
    });
  }

  it("knows what a visitor already has, and compresses what is worth it", async () => {
    const plain = await ask("/a/");
    const zipped = await ask("/a/", { "accept-encoding": "gzip, br" });
    assert.equal(zipped.headers["content-encoding"], "gzip");
    assert.equal(gunzipSync(zipped.body).toString(), big);
    assert.notEqual(plain.headers["etag"], zipped.headers["etag"]);
    assert.equal(plain.headers["vary"], "accept-encoding");
    for (const known of [plain.headers["etag"] ?? "", `"other", W/${plain.headers["etag"] ?? ""}`, "*"]) {
      const again = await ask("/a/", { "if-none-match": known });
      assert.deepEqual([again.status, again.body.length], [304, 0]);
    }
    assert.equal((await ask("/a/", { "if-none-match": '"other"' })).status, 200);
    assert.equal((await ask("/a/", { "accept-encoding": "gzip;q=0" })).headers["content-encoding"], undefined);
    assert.equal((await ask("/paper.pdf", { "accept-encoding": "gzip" })).headers["content-encoding"], undefined);
  });

  it("answers HEAD like GET without a body, and nothing else", async () => {
    const head = await ask("/a/", {}, "HEAD");
    assert.deepEqual(
      [head.status, head.body.length, head.headers["content-length"]],
      [200, 0, String(Buffer.byteLength(big))],
    );
    const post = await ask("/", {}, "POST");
    assert.deepEqual([post.status, post.headers["allow"]], [405, "GET, HEAD"]);
  });

  it("sends a large file piece by piece, and bears visitors who go away", async () => {
    assert.equal((await ask("/large.bin")).body.length, 5 * 1024 * 1024);
    await new Promise<void>((resolve) => {
      const socket = connect(serving.port, "127.0.0.1", () =>
        socket.write("GET /large.bin HTTP/1.1\r\nhost: x\r\n\r\n"),
      );
      socket.once("data", () => socket.destroy());
      socket.once("close", () => resolve());
    });
    assert.equal((await ask("/")).status, 200);
  });

  it("serves beneath the path of the site's public address, and leads there", async () => {
    assert.equal(pathed.url, `http://localhost:${pathed.port}/reform/`);
    const root = await ask("/", {}, "GET", pathed.port);
    assert.deepEqual([root.status, root.headers["location"]], [302, "/reform/"]);
    assert.equal((await ask("/reform", {}, "GET", pathed.port)).headers["location"], "/reform/");
    assert.equal((await ask("/reform/a/", {}, "GET", pathed.port)).status, 200);
    assert.equal((await ask("/reform/a", {}, "GET", pathed.port)).headers["location"], "/reform/a/");
    assert.equal((await ask("/reform/old.aspx", {}, "GET", pathed.port)).headers["location"], "/reform/a/");
    assert.equal((await ask("/a/", {}, "GET", pathed.port)).status, 404);
    assert.equal((await ask("/reform/.release/state.json", {}, "GET", pathed.port)).status, 404);
  });

  it("is what was published, seen through its own address", async () => {
    const target = await openTarget({ to: `file:${to}`, concurrency: 8 });
    const found = await inspect({ target, url: serving.url.replace("localhost", "127.0.0.1") });
    assert.deepEqual([found.open, found.visit?.wrong], [[], []]);
    assert.match(
      inspectionWords(found).join("\n"),
      /^Seen through http:\/\/127\.0\.0\.1:\d+\/: \d addresses as published\.\nVisitors cannot read our records there\.\nRelease /,
    );
  });

  it("shows the next release as soon as it is live", async () => {
    writeFileSync(join(site, "a/index.html"), "<!doctype html>the next");
    writeFileSync(
      receiptPath(site),
      JSON.stringify(receipt({ redirects: [{ from: "/old.aspx", to: "/" }], gone: ["/gone/"] })),
    );
    await deploy({ site, to: `file:${to}`, unchecked: true });
    assert.match((await ask("/a/")).body.toString(), /the next/);
    assert.equal((await ask("/old.aspx")).headers["location"], "/");
  });

  it("says in a plain sentence that the port is taken, or that there is nothing to serve", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await assert.rejects(serve({ from: `file:${to}`, port }), {
      name: "Refusal",
      exitCode: 2,
      message: `Port ${port} is in use by another program. End that one, or choose another port with --port.`,
    });
    other.close();
    await assert.rejects(
      serve({ from: `file:${join(to, "none")}`, port: 0 }),
      /There is no site in file:.* yet\. Deploy one first\./,
    );
    await assert.rejects(serve({ from: "s3://bucket", port: 0 }), /cannot be served from here: only file:FOLDER can\./);
  });

  it("listens on this machine only", async () => {
    const { networkInterfaces } = await import("node:os");
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find((one) => !one.internal && one.family === "IPv4");
    if (outside === undefined) return;
    await assert.rejects(
      new Promise((resolve, reject) =>
        connect(serving.port, outside.address, () => resolve(undefined)).once("error", reject),
      ),
      /ECONNREFUSED/,
    );
  });
});
