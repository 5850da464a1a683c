/** A release: its id, and what each file is sent as. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { addressOf, pathsOf } from "../../scripts/deploy/address.ts";
import { decodeManifest, encodeManifest } from "../../scripts/deploy/manifest.ts";
import { packing } from "../../scripts/deploy/pack.ts";
import { makeRelease, namedByHash } from "../../scripts/deploy/release.ts";
import { receipt, type Files } from "./sites.ts";

const found = (files: Files) =>
  Object.entries(files).map(([path, content]) => {
    const bytes = Buffer.from(content);
    const digest = (name: string): string => createHash(name).update(bytes).digest("hex");
    return { path, size: bytes.length, sha256: digest("sha256"), md5: digest("md5"), start: bytes.subarray(0, 512) };
  });

describe("release", () => {
  const types: [string, string, string][] = [
    ["index.html", "", "text/html; charset=utf-8"],
    ["site.css", "", "text/css; charset=utf-8"],
    ["app.js", "", "text/javascript; charset=utf-8"],
    ["feed.xml", "", "text/xml; charset=utf-8"],
    ["feed.atom", "", "application/atom+xml; charset=utf-8"],
    ["feed.json", "", "application/json"],
    ["a.pdf", "", "application/pdf"],
    ["a.svg", "", "image/svg+xml; charset=utf-8"],
    ["site.webmanifest", "", "application/manifest+json"],
    ["robots.txt", "", "text/plain; charset=utf-8"],
    ["noext", "<!doctype html><title>x", "text/html; charset=utf-8"],
    ["old.aspx", "  <HTML>", "text/html; charset=utf-8"],
    ["CNAME", "example.org", "text/plain; charset=utf-8"],
    ["blob", "\0\u0001", "application/octet-stream"],
    ["empty", "", "application/octet-stream"],
    [".well-known/security.txt", "x", "text/plain; charset=utf-8"],
    ["html", "x", "text/plain; charset=utf-8"],
  ];
  for (const [path, bytes, type] of types) {
    it(`${path} is ${type}`, () => {
      assert.equal(makeRelease(found({ [path]: bytes })).files.get(path)?.headers.type, type);
    });
  }

  const names: [string, boolean][] = [
    ["assets/site.3f2a9c1b.css", true],
    ["assets/index-BxY12abc.js", true],
    ["assets/index-DiwrgTda.css", false],
    ["style.min.5d41402abc4b2a76b9719d911017c592.css", true],
    ["assets/site.css", false],
    ["announcements-2009.pdf", false],
    ["report-20091215.pdf", false],
    ["deadbeef.css", false],
    ["jquery-3.7.1.min.js", false],
  ];
  for (const [path, hashed] of names) {
    it(`${path} ${hashed ? "has" : "has no"} hash in its name`, () => assert.equal(namedByHash(path), hashed));
  }

  it("has the same id for the same content, whenever it was built, and another for another header", () => {
    const files = { "index.html": "a", "b.txt": "b" };
    const one = makeRelease(found(files), receipt());
    const later = makeRelease(found(files).reverse(), receipt({ asAt: "2020-01-01T00:00:00Z" }));
    const cached = makeRelease(found(files), receipt({ cache: [{ files: "txt$", control: "no-store" }] }));
    assert.equal(one.id, later.id);
    assert.notEqual(one.id, cached.id);
  });

  it("makes the receipt's redirects and gone pages part of the headers, below the site's path", () => {
    const site = found({ "old.aspx": "<html>", "gone/index.html": "<html>", "404.html": "<html>" });
    const { files } = makeRelease(
      site,
      receipt({
        address: "https://example.org/reform/",
        redirects: [{ from: "/old.aspx", to: "/" }],
        gone: ["/gone/"],
      }),
    );
    assert.deepEqual(files.get("old.aspx")?.headers, {
      type: "text/html; charset=utf-8",
      cache: "public, max-age=0, must-revalidate",
      redirect: "/reform/",
    });
    assert.equal(files.get("gone/index.html")?.headers.status, 410);
    assert.equal(files.get("404.html")?.headers.status, 404);
  });

  it("refuses a receipt that speaks of a page that is not there", () => {
    assert.throws(() => makeRelease(found({ "index.html": "x" }), receipt({ gone: ["/was/"] })), {
      name: "Refusal",
      message: "The receipt calls /was/ gone, and the site has no page there. Build the site again.",
    });
  });

  it("survives being written and read again, to the byte", () => {
    const site = makeRelease(found({ "index.html": "a", "same.txt": "a", "ä b+c%.txt": "b", empty: "" }), receipt());
    const { manifest } = packing(site, undefined);
    assert.deepEqual(decodeManifest(encodeManifest(manifest)), manifest);
  });

  it("keeps its packs few: past twenty, a new pack takes in the small ones", () => {
    let live: ReturnType<typeof packing>["manifest"] | undefined;
    const files: Files = {};
    for (let i = 0; i < 60; i++) {
      files[`page-${i}.html`] = `page ${i} ${"x".repeat(i)}`;
      const { manifest } = packing(makeRelease(found(files)), live);
      const packs = new Set([...manifest.files.values()].map(({ place }) => ("pack" in place ? place.pack : "")));
      assert.ok(packs.size <= 21, `${packs.size} packs after ${i} releases`);
      live = manifest;
    }
  });
});

describe("addresses", () => {
  for (const [path, address] of [
    ["index.html", "/"],
    ["a/index.html", "/a/"],
    ["a.html", "/a.html"],
    ["ä b/100%.txt", "/%C3%A4%20b/100%25.txt"],
    ["notindex.html", "/notindex.html"],
  ] as const) {
    it(`${path} is at ${address}`, () => {
      assert.equal(addressOf(path), address);
      assert.equal(pathsOf(address)[0], path);
    });
  }
});
