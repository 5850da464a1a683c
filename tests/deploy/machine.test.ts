/** Faults of the machine and the wire, with the real thing: a full disk, an unreadable file, a server that hangs. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { after, describe, it, mock } from "node:test";
import { siteFiles } from "../../scripts/deploy/files.ts";
import { s3StoreAtFirstSight } from "../../scripts/deploy/stores/s3-first-sight.ts";
import { s3Store } from "../../scripts/deploy/stores/s3.ts";
import { Unavailable } from "../../scripts/deploy/store.ts";
import { KEYS } from "./ceph.ts";
import { clear, folder, write, type Files } from "./sites.ts";

const root = process.getuid?.() === 0;

describe("the machine", () => {
  after(clear);

  it("a disk that is full: a plain sentence, what was live stays, and the same command completes on a larger one", (t) => {
    const disk = folder();
    const mounted = root && spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "none", disk]).status === 0;
    if (!mounted) {
      t.skip("a small disk can only be mounted by root");
      return;
    }
    try {
      const deploy = (site: string) =>
        spawnSync(
          process.execPath,
          ["scripts/launch.cjs", "deploy", site, "--to", `file:${join(disk, "www")}`, "--unchecked"],
          { encoding: "utf8" },
        );
      const first = deploy(write({ "index.html": "one" }));
      assert.equal(first.status, 0, first.stderr);
      const large = write({ "index.html": "two", "large.bin": Buffer.alloc(400_000, "x") });
      const full = deploy(large);
      assert.equal(full.status, 2, full.stderr);
      assert.match(
        full.stderr,
        /^The disk that holds \S+ is full\. Make room and run the same command again; it goes on from where it stood\.\n$/,
      );
      assert.doesNotMatch(full.stderr, /\n\s+at /);
      assert.equal(readFileSync(join(disk, "www/index.html"), "utf8"), "one");
      execFileSync("mount", ["-o", "remount,size=8m", disk]);
      const again = deploy(large);
      assert.equal(again.status, 0, again.stderr);
      assert.equal(readFileSync(join(disk, "www/index.html"), "utf8"), "two");
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  it("a file and a folder that may not be read are named", async (t) => {
    if (process.seteuid === undefined) {
      t.skip("this system knows no such permissions");
      return;
    }
    for (const [path, says] of [
      ["secret.html", "secret.html cannot be read: permission denied."],
      ["closed", "closed/ cannot be read: permission denied."],
    ] as const) {
      const site = write({ "index.html": "home", "secret.html": "x", "closed/a": "x" });
      chmodSync(dirname(site), 0o755);
      chmodSync(join(site, path), 0);
      if (root) process.seteuid(65_534);
      try {
        await assert.rejects(siteFiles(site), { name: "Refusal", exitCode: 1, message: says });
      } finally {
        if (root) process.seteuid(0);
        chmodSync(join(site, path), 0o755);
      }
    }
  });

  it("a server that never answers, or stops in the middle, is given up on, by each kind of request", async () => {
    Object.assign(process.env, KEYS, { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" });
    const sockets = new Set<{ destroy: () => unknown }>();
    let half = false;
    const server = createServer((socket) => {
      sockets.add(socket.on("error", () => undefined));
      socket.on("data", () => half && socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const options = { bucket: "bucket", prefix: "", endpoint, sockets: 4, answerWithin: 100 };
    const keys = { accessKeyId: KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY };
    const store = s3Store(options);
    try {
      await assert.rejects(s3StoreAtFirstSight(options, keys).get("x"), Unavailable);
      await assert.rejects(store.get("x", { from: 0, length: 1 }), Unavailable);
      await assert.rejects(store.head("x"), Unavailable);
      await assert.rejects(store.put("x", Buffer.from("x"), { type: "a/b", cache: "" }), Unavailable);
      await assert.rejects(store.delete([{ key: "x" }]), Unavailable);
      await assert.rejects(store.list(""), Unavailable);
      half = true;
      await assert.rejects(s3StoreAtFirstSight(options, keys).get("x"), Unavailable);
      await assert.rejects(store.get("x"), Unavailable);
      await assert.rejects(store.list(""), Unavailable);
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });
});

describe("the memory of digests", () => {
  after(clear);
  after(() => mock.timers.reset());
  const many = (): Files => Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`page-${i}`, `bytes ${i}`]));
  const later = (): void => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["Date"], now: Date.now() + 10_000 });
  };
  const digestOf = async (site: string, memory: string, path: string): Promise<string | undefined> =>
    (await siteFiles(site, memory)).find((file) => file.path === path)?.sha256;

  it("spares reading what has not changed, and gives the very same answer", async () => {
    later();
    const [site, memory] = [write(many()), join(folder(), "memory")];
    const read = await siteFiles(site);
    await siteFiles(site, memory);
    assert.deepEqual(await siteFiles(site, memory), read);
    const [name = ""] = readdirSync(memory);
    const text = readFileSync(join(memory, name), "utf8");
    const known = read.find((file) => file.path === "page-7")?.sha256 ?? "";
    writeFileSync(join(memory, name), text.replace(known, "remembered"));
    assert.equal(await digestOf(site, memory, "page-7"), "remembered");
    assert.equal(statSync(join(memory, name)).mode & 0o077, 0);
  });

  it("notices other bytes of the same size under the same date", async () => {
    later();
    const [site, memory] = [write(many()), join(folder(), "memory")];
    const before = await digestOf(site, memory, "page-7");
    const path = join(site, "page-7");
    const { atime, mtime } = statSync(path);
    writeFileSync(path, "BYTES 7");
    utimesSync(path, atime, mtime);
    assert.notEqual(await digestOf(site, memory, "page-7"), before);
  });

  it("remembers nothing that was written a moment ago, nor of a small site", async () => {
    mock.timers.reset();
    const memory = join(folder(), "memory");
    const site = write(many());
    await siteFiles(site, memory);
    later();
    await siteFiles(write({ a: "a" }), memory);
    assert.throws(() => readdirSync(memory), { code: "ENOENT" });
  });

  it("does without a memory that is damaged, or that cannot be written", async () => {
    later();
    const site = write(many());
    const right = await digestOf(site, join(folder(), "none"), "page-7");
    const memory = join(folder(), "memory");
    mkdirSync(memory);
    await siteFiles(site, memory);
    for (const name of readdirSync(memory)) writeFileSync(join(memory, name), '{"format":1,"fil');
    assert.equal(await digestOf(site, memory, "page-7"), right);
    const file = join(folder(), "file");
    writeFileSync(file, "not a folder");
    assert.equal(await digestOf(site, join(file, "memory"), "page-7"), right);
  });
});
