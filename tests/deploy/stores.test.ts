/** What every store must do, tried on each; and what only a folder can get wrong. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { EtagOfParts, etagOf } from "../../scripts/deploy/etag.ts";
import { probe } from "../../scripts/deploy/probe.ts";
import { publish } from "../../scripts/deploy/publish.ts";
import { fileStore } from "../../scripts/deploy/stores/file.ts";
import { s3StoreAtFirstSight } from "../../scripts/deploy/stores/s3-first-sight.ts";
import { memoryStore } from "../../scripts/deploy/stores/memory.ts";
import { Conflict, listAll, PART, Unavailable, type Store } from "../../scripts/deploy/store.ts";
import { openTarget } from "../../scripts/deploy/target.ts";
import { KEYS, noCeph, startCeph, type Ceph } from "./ceph.ts";
import { build, clear, folder, publication, write } from "./sites.ts";

const plain = { type: "text/plain", cache: "no-cache" };

function contract(
  name: string,
  skip: string | false,
  open: () => Promise<Store>,
  close: () => Promise<void> | void,
): void {
  describe(name, { skip }, () => {
    let store: Store;
    before(async () => {
      store = await open();
      await probe(store);
    });
    after(close);

    it("gives back what was put, bytes and headers", async () => {
      const headers = {
        type: "text/html; charset=utf-8",
        cache: "public, max-age=60",
        redirect: "/elsewhere/",
        status: 410,
      };
      const { etag } = await store.put("a/b.html", Buffer.from("hello"), headers);
      assert.equal(etag, etagOf(Buffer.from("hello")));
      assert.deepEqual((await store.get("a/b.html"))?.bytes.toString(), "hello");
      const seen = await store.head("a/b.html");
      assert.deepEqual([seen?.etag, seen?.size, seen?.headers], [etag, 5, headers]);
      assert.equal((await store.get("a/b.html", { from: 1, length: 3 }))?.bytes.toString(), "ell");
    });

    it("says of what is not there that it is not there", async () => {
      assert.equal(await store.get("nothing"), undefined);
      assert.equal(await store.head("nothing"), undefined);
      await store.delete([{ key: "nothing" }]);
    });

    it("puts only where nothing is, or only over what is known", async () => {
      const { etag } = await store.put("once", Buffer.from("1"), plain, { absent: true });
      await assert.rejects(store.put("once", Buffer.from("2"), plain, { absent: true }), Conflict);
      await assert.rejects(store.put("once", Buffer.from("2"), plain, { etag: etagOf(Buffer.from("x")) }), Conflict);
      await assert.rejects(store.put("never", Buffer.from("2"), plain, { etag }), Conflict);
      await store.put("once", Buffer.from("2"), plain, { etag });
      assert.equal((await store.get("once"))?.bytes.toString(), "2");
    });

    it("lets exactly one of many win a compare-and-swap", async () => {
      let { etag } = await store.put("swap", Buffer.from("0"), plain);
      for (let round = 0; round < 5; round++) {
        const tries = await Promise.allSettled(
          Array.from({ length: 12 }, (_, i) => store.put("swap", Buffer.from(`${round} ${i}`), plain, { etag })),
        );
        const won = tries.flatMap((one, i) => (one.status === "fulfilled" ? [{ i, etag: one.value.etag }] : []));
        assert.equal(won.length, 1);
        for (const one of tries) {
          if (one.status === "fulfilled") continue;
          // Ceph answers some of the losers with an error of its own, after which they look for themselves.
          if (!(one.reason instanceof Conflict || one.reason instanceof Unavailable)) throw one.reason;
        }
        assert.equal((await store.get("swap"))?.bytes.toString(), `${round} ${won[0]!.i}`);
        etag = won[0]!.etag;
      }
    });

    it("copies, deletes many, and lists page by page in order", async () => {
      await store.put("from it", Buffer.from("copied"), { type: "a/b", cache: "c" });
      await store.copy("from it", "list/to+it");
      assert.deepEqual((await store.head("list/to+it"))?.headers, { type: "a/b", cache: "c" });
      await Promise.all(Array.from({ length: 30 }, (_, i) => store.put(`list/${i}`, Buffer.from(String(i)), plain)));
      const listed = await listAll(store, "list/");
      assert.equal(listed.size, 31);
      assert.deepEqual(listed.get("list/7"), { key: "list/7", etag: etagOf(Buffer.from("7")), size: 1 });
      await store.delete([...listed.keys()].map((key) => ({ key })));
      assert.equal((await listAll(store, "list/")).size, 0);
    });

    it("takes a large body in parts, and nothing of one that fails halfway", async () => {
      const parts = [Buffer.alloc(PART, 1), Buffer.alloc(PART, 2), Buffer.from("end")];
      const etag = new EtagOfParts();
      for (const part of parts) etag.add(part);
      const size = 2 * PART + 3;
      await store.put(
        "large",
        {
          size,
          parts: async function* () {
            yield* parts;
            await Promise.resolve();
          },
        },
        plain,
      );
      const seen = await store.head("large");
      assert.deepEqual([seen?.size, seen?.etag], [size, etag.etag()]);
      assert.ok((await store.get("large"))?.bytes.equals(Buffer.concat(parts)));
      const failing = async function* () {
        yield parts[0]!;
        await Promise.reject(new Error("changed while it was read"));
      };
      await assert.rejects(store.put("half", { size, parts: failing }, plain), /changed while it was read/);
      assert.equal(await store.head("half"), undefined);
    });

    it("tells its time", async () => {
      await store.head("anything");
      assert.ok(Math.abs(store.clock.earliest() - Date.now()) < 3_000);
      assert.ok(store.clock.latest() >= store.clock.earliest());
    });
  });
}

contract(
  "in memory",
  false,
  () => Promise.resolve(memoryStore({ page: 7 })),
  () => undefined,
);
contract("a folder", false, () => Promise.resolve(fileStore(join(folder(), "store"))), clear);
let ceph: Ceph | undefined;
contract(
  "Ceph's gateway",
  noCeph,
  async () => {
    ceph = await startCeph();
    return ceph.store(await ceph.bucket(), "some prefix");
  },
  async () => ceph?.stop(),
);
let glimpsed: Ceph | undefined;
contract(
  "Ceph's gateway, its first answers fetched without the client",
  noCeph,
  async () => {
    glimpsed = await startCeph();
    const bucket = await glimpsed.bucket();
    const keys = { accessKeyId: KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY };
    const options = { bucket, prefix: "odd prefix+ä", endpoint: glimpsed.endpoint, sockets: 8 };
    const store = s3StoreAtFirstSight(options, keys);
    assert.equal(await store.get("not there"), undefined);
    const { etag } = await glimpsed.store(bucket, options.prefix).put("é +%.txt", Buffer.from("there"), plain);
    assert.deepEqual(await store.get("é +%.txt"), { bytes: Buffer.from("there"), etag });
    assert.equal(store.requests, 2);
    await assert.rejects(s3StoreAtFirstSight({ ...options, bucket: "never-made" }, keys).get("x"), {
      message: "s3://never-made/odd prefix+ä: there is no such bucket. Create it, or name another with --to.",
    });
    await assert.rejects(s3StoreAtFirstSight(options, { ...keys, secretAccessKey: "wrong" }).get("x"), {
      message: `s3://${bucket}/odd prefix+ä: the store does not accept these credentials (SignatureDoesNotMatch).`,
    });
    return store;
  },
  async () => glimpsed?.stop(),
);

describe("a folder as a store", () => {
  after(clear);

  it("holds the pages as plain files that any web server can show", async () => {
    const to = join(folder(), "www");
    const one = await build({ "index.html": "home", "a/index.html": "a" });
    await publish(publication(await openTarget({ to: `file:${to}`, concurrency: 8 }), one));
    assert.equal(readFileSync(join(to, "a/index.html"), "utf8"), "a");
    assert.ok(existsSync(join(to, ".release/state.json")));
  });

  it("bears a page that becomes a folder, and a folder that becomes a page", async () => {
    const target = await openTarget({ to: `file:${join(folder(), "www")}`, concurrency: 8 });
    const [page, inner] = [
      await build({ a: "page", "index.html": "h" }),
      await build({ "a/index.html": "inner", "index.html": "h" }),
    ];
    for (const { release, source } of [page, inner, page, inner]) {
      await publish({ target, release, source, how: "deploy", allowDeletes: true, grace: 0 });
      for (const path of release.files.keys()) assert.ok((await target.site.head(path))?.size, path);
      const keys = [...(await listAll(target.site, "")).keys()].filter((key) => !key.startsWith(".release/"));
      assert.deepEqual(keys.sort(), [...release.files.keys()].sort());
    }
  });

  it("notices a file that was changed behind its back", async () => {
    const to = join(folder(), "www");
    const store = fileStore(to);
    await store.put("a", Buffer.from("one"), plain);
    writeFileSync(join(to, "a"), "two");
    assert.deepEqual(await store.head("a"), {
      etag: etagOf(Buffer.from("two")),
      size: 3,
      headers: { type: "", cache: "" },
    });
  });

  it("breaks the lock of a dead process", async () => {
    const to = join(folder(), "www");
    const store = fileStore(to);
    await store.put("a", Buffer.from("one"), plain);
    writeFileSync(join(to, ".release/.store/lock"), "999999 of-the-dead");
    await Promise.all(Array.from({ length: 10 }, (_, i) => store.put(`b${i}`, Buffer.from("x"), plain)));
    assert.equal((await listAll(store, "b")).size, 10);
  });

  it("a site's link that leads out, to nowhere or to a folder is refused", async () => {
    const cases: [string, string, RegExp][] = [
      ["out", "/etc/passwd", /^Refusal: out is a link that leads out of the site\. Put a copy in its place\.$/],
      ["nowhere", "missing.html", /^Refusal: nowhere is a link that leads nowhere\. Remove it, or mend it\.$/],
      ["round", "round", /^Refusal: round is a link that leads nowhere\. Remove it, or mend it\.$/],
      ["folder", "sub", /^Refusal: folder is a link to a folder\. Put a copy in its place\.$/],
    ];
    const { siteFiles } = await import("../../scripts/deploy/files.ts");
    for (const [name, to, says] of cases) {
      const site = write({ "index.html": "h", "sub/x": "x" });
      symlinkSync(to, join(site, name));
      await assert.rejects(siteFiles(site), says);
    }
    const site = write({ "index.html": "h" });
    symlinkSync("index.html", join(site, "same.html"));
    assert.deepEqual(
      (await siteFiles(site)).map((file) => file.path),
      ["index.html", "same.html"],
    );
  });

  it("names what cannot be published", async () => {
    const { siteFiles } = await import("../../scripts/deploy/files.ts");
    const cases: [() => string, string][] = [
      [() => join(folder(), "none"), "There is no folder "],
      [() => write({ "a\nb": "x" }), 'The name "a\\nb" holds a control character. Rename the file.'],
      [
        () => write({ ".release/x": "x" }),
        ".release lies where the deploy keeps its own records. Give the site another name for it.",
      ],
      [() => join(write({ x: "x" }), "x"), ""],
      [
        () => {
          const site = write({ x: "x" });
          writeFileSync(Buffer.concat([Buffer.from(`${site}/`), Buffer.from([0xff, 0x61])]), "x");
          return site;
        },
        "is not UTF-8. Rename the file.",
      ],
    ];
    for (const [site, says] of cases) {
      await assert.rejects(
        siteFiles(site()),
        (error: Error) => error.name === "Refusal" && error.message.includes(says),
      );
    }
  });

  it("a file that changes while it is published stops the deploy before it is seen", async () => {
    const one = await build({ "index.html": "home", "a/index.html": "a" });
    writeFileSync(join(one.site, "a/index.html"), "changed");
    const target = await openTarget({ to: `file:${join(folder(), "www")}`, concurrency: 8 });
    await assert.rejects(publish(publication(target, one)), {
      exitCode: 1,
      message:
        "a/index.html changed while the site was being published. Let the build finish, then run the same command again.",
    });
    assert.equal(await target.site.head("index.html"), undefined);
  });
});
