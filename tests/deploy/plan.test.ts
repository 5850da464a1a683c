/** The plan, case by case: what is sent and deleted, in which phase, and the reason in words. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { guard } from "../../scripts/deploy/guards.ts";
import { emptyLedger, type Ledger } from "../../scripts/deploy/ledger.ts";
import { makePlan, type PlanInput } from "../../scripts/deploy/plan.ts";
import { makeRelease, type Release } from "../../scripts/deploy/release.ts";
import type { Listed } from "../../scripts/deploy/store.ts";
import { createHash } from "node:crypto";
import { receipt, type Files } from "./sites.ts";
import type { Receipt } from "../../scripts/receipt.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 23);

function release(files: Files, more: Partial<Receipt> = {}): Release {
  const found = Object.entries(files).map(([path, content]) => {
    const bytes = Buffer.from(content);
    const digest = (name: string): string => createHash(name).update(bytes).digest("hex");
    return { path, size: bytes.length, sha256: digest("sha256"), md5: digest("md5"), start: bytes };
  });
  return makeRelease(found, receipt(more));
}

const listing = (from: Release, changes: Record<string, string | null> = {}): Map<string, Listed> => {
  const map = new Map([...from.files.values()].map(({ path, etag, size }) => [path, { key: path, etag, size }]));
  for (const [key, etag] of Object.entries(changes)) {
    if (etag === null) map.delete(key);
    else map.set(key, { key, etag, size: 1 });
  }
  return map;
};

const ledgerOf = (...releases: Release[]): Ledger => ({
  ever: new Map(
    releases.flatMap(({ files }) => [...files.values()].filter((f) => !f.hashed).map((f) => [f.path, null] as const)),
  ),
  leftovers: new Map(),
});

const small = release({ "index.html": "home", "a/index.html": "a", "s.0a1b2c3d.css": "css" });

const begun = release({ "index.html": "x", "x/index.html": "x", "s.1a1b2c3d.css": "x", "other/index.html": "x" });

interface Case {
  name: string;
  input: Partial<PlanInput> & { release: Release };
  lines: string[];
  also?: (plan: ReturnType<typeof makePlan>) => void;
}

const cases: Case[] = [
  {
    name: "a first deploy sends assets, pages, what lists them, and home last",
    input: {
      release: release(
        {
          "index.html": "h",
          "a/index.html": "a",
          "list/index.html": "l",
          "feed.xml": "f",
          "s.0a1b2c3d.css": "c",
          "p.pdf": "p",
        },
        { pages: { "/list/": { kind: "list", lists: true } } },
      ),
      live: undefined,
      stored: new Map(),
    },
    lines: [
      "assets: put p.pdf (new)",
      "assets: put s.0a1b2c3d.css (new)",
      "new pages: put a/index.html (new)",
      "new lists: put feed.xml (new)",
      "new lists: put list/index.html (new)",
      "home: put index.html (new)",
    ],
  },
  { name: "nothing changed, nothing to do", input: { release: small, live: small }, lines: [] },
  {
    name: "a page added and a page changed: the new one first",
    input: {
      release: release({ "index.html": "home", "a/index.html": "other", "b/index.html": "b", "s.0a1b2c3d.css": "css" }),
      live: small,
    },
    lines: ["new pages: put b/index.html (new)", "changed pages: put a/index.html (changed (1 to 5 bytes))"],
  },
  {
    name: "bytes that changed without changing in number",
    input: { release: release({ "index.html": "homx", "a/index.html": "a", "s.0a1b2c3d.css": "css" }), live: small },
    lines: ["home: put index.html (changed (still 4 bytes))"],
  },
  {
    name: "a changed header is a change",
    input: {
      release: release(
        { "index.html": "home", "a/index.html": "a", "s.0a1b2c3d.css": "css" },
        { cache: [{ files: "^a/", control: "no-cache" }] },
      ),
      live: small,
    },
    lines: ["changed pages: put a/index.html (Cache-Control was public, max-age=0, must-revalidate, is no-cache)"],
  },
  {
    name: "a page that goes is deleted last; an asset stays for its time of grace",
    input: {
      release: release({ "index.html": "new home", "s.9f9f9f9f.css": "css 2" }),
      live: small,
      ledger: ledgerOf(small),
    },
    lines: [
      "assets: put s.9f9f9f9f.css (new)",
      "home: put index.html (changed (4 to 8 bytes))",
      "deletes: delete a/index.html (no longer in the site)",
    ],
    also: (plan) => {
      assert.deepEqual(plan.staying, ["s.0a1b2c3d.css"]);
      assert.equal(plan.sweep, NOW + 24 * HOUR);
      assert.deepEqual(plan.vanishing, ["a/index.html"]);
      assert.equal(plan.ledger.ever.get("a/index.html"), "2026-11-23T00:00:00.000Z");
    },
  },
  {
    name: "an asset whose time of grace is over goes",
    input: {
      release: release({ "index.html": "home", "a/index.html": "a" }),
      live: release({ "index.html": "home", "a/index.html": "a" }),
      ledger: { ever: new Map(), leftovers: new Map([["old.0a1b2c3d.css", NOW - 25 * HOUR]]) },
    },
    lines: ["deletes: delete old.0a1b2c3d.css (in no release any more, and its time of grace is over)"],
    also: (plan) => assert.equal(plan.sweep, null),
  },
  {
    name: "an asset that was left over and comes back is sent, and is no leftover any more",
    input: {
      release: small,
      live: release({ "index.html": "home", "a/index.html": "a" }),
      ledger: { ever: new Map(), leftovers: new Map([["s.0a1b2c3d.css", NOW - HOUR]]) },
    },
    lines: ["assets: put s.0a1b2c3d.css (back after an earlier release)"],
    also: (plan) => assert.equal(plan.ledger.leftovers.size, 0),
  },
  {
    name: "an asset that changes under the same name is named as unsteady",
    input: {
      release: release({ "index.html": "home", "site.css": "two" }),
      live: release({ "index.html": "home", "site.css": "one" }),
    },
    lines: ["assets: put site.css (changed (still 3 bytes))"],
    also: (plan) => assert.deepEqual(plan.unsteady, [{ asset: "site.css", pages: [] }]),
  },
  {
    name: "taken up again: what arrived is not sent again, whatever lies there decides",
    input: {
      release: release({ "index.html": "home 2", "a/index.html": "a 2", "b/index.html": "b", "s.0a1b2c3d.css": "css" }),
      live: small,
      abandoned: [
        release({
          "index.html": "home 2",
          "a/index.html": "a 2",
          "b/index.html": "b",
          "s.0a1b2c3d.css": "css",
        }),
      ],
      stored: listing(
        release({ "index.html": "home", "a/index.html": "a 2", "b/index.html": "b", "s.0a1b2c3d.css": "css" }),
      ),
      ledger: ledgerOf(small),
    },
    lines: ["home: put index.html (changed (4 to 6 bytes))"],
  },
  {
    name: "taken up again: the same bytes under other headers are sent, for a listing shows no headers",
    input: {
      release: release(
        { "index.html": "home", "a/index.html": "a" },
        { cache: [{ files: "^a/", control: "no-cache" }] },
      ),
      live: release({ "index.html": "home", "a/index.html": "a" }),
      stored: listing(release({ "index.html": "home", "a/index.html": "a" })),
      ledger: ledgerOf(small),
    },
    lines: ["changed pages: put a/index.html (Cache-Control was public, max-age=0, must-revalidate, is no-cache)"],
  },
  {
    name: "another release was begun and not finished: its pages go, its assets stay a while",
    input: {
      release: small,
      live: small,
      abandoned: [begun],
      stored: new Map([
        ...listing(small),
        ...listing(begun, { "other/index.html": "somebody's own" }),
        ["index.html", { key: "index.html", etag: "e", size: 1 }],
      ]),
      ledger: ledgerOf(small),
    },
    lines: [
      "home: put index.html (the store holds something else)",
      "deletes: delete x/index.html (no longer in the site)",
    ],
    also: (plan) => assert.deepEqual(plan.staying, ["s.1a1b2c3d.css"]),
  },
  {
    name: "compared with the store: missing and different files are sent",
    input: {
      release: small,
      live: small,
      stored: listing(small, { "a/index.html": null, "index.html": "e" }),
      ledger: ledgerOf(small),
    },
    lines: [
      "new pages: put a/index.html (missing from the store)",
      "home: put index.html (the store holds something else)",
    ],
  },
  {
    name: "what no release put there is named, and left alone",
    input: {
      release: small,
      live: undefined,
      stored: listing(small, { "s.0a1b2c3d.css": null, "a/index.html": null, "mine.txt": "e" }),
    },
    lines: ["assets: put s.0a1b2c3d.css (new)", "new pages: put a/index.html (new)"],
    also: (plan) => assert.deepEqual(plan.foreign, ["index.html"]),
  },
  {
    name: "a rollback: what vanishes stays promised",
    input: {
      release: small,
      live: release({ "index.html": "home", "a/index.html": "a", "s.0a1b2c3d.css": "css", "b/index.html": "b" }),
      rollback: true,
      ledger: { ever: new Map([["b/index.html", null]]), leftovers: new Map() },
    },
    lines: ["deletes: delete b/index.html (no longer in the site)"],
    also: (plan) => {
      assert.deepEqual(plan.vanishing, ["b/index.html"]);
      assert.equal(plan.ledger.ever.get("b/index.html"), null);
    },
  },
];

describe("plan", () => {
  for (const { name, input, lines, also } of cases) {
    it(name, () => {
      const plan = makePlan({ live: undefined, ledger: emptyLedger(), now: NOW, grace: 24 * HOUR, ...input });
      assert.deepEqual(
        plan.lines.map((line) => `${line.phase}: ${line.do} ${line.path} (${line.reason})`),
        lines,
      );
      also?.(plan);
    });
  }
});

const pages = (names: string[]): Release =>
  release(Object.fromEntries(["index.html", ...names.map((name) => `${name}/index.html`)].map((path) => [path, path])));

const guards: {
  name: string;
  before: Release;
  after: Release;
  allow?: boolean;
  ledger?: Ledger;
  stored?: Map<string, Listed>;
  says?: string;
}[] = [
  { name: "an ordinary change passes", before: pages(["a", "b"]), after: pages(["a", "b", "c"]) },
  {
    name: "a promised address that would vanish stops the deploy",
    before: pages(["a", "b", "c", "d", "e"]),
    after: pages(["a", "b", "c", "d"]),
    says: '/e/ was published once and would now be missing. Give the site a redirect (a renamed record leaves one if its old slug stands under "former-slugs") or a "gone" page there, or, if visitors may find nothing, add --allow-deletes. Nothing was sent.',
  },
  {
    name: "seven of them: the first five are named",
    before: pages(["a", "b", "c", "d", "e", "f", "g"]),
    after: pages([]),
    says: '/a/, /b/, /c/, /d/, /e/ and 2 more were published once and would now be missing. Give the site a redirect (a renamed record leaves one if its old slug stands under "former-slugs") or a "gone" page there, or, if visitors may find nothing, add --allow-deletes. Nothing was sent.',
  },
  { name: "with --allow-deletes they may go", before: pages(["a", "b"]), after: pages([]), allow: true },
  {
    name: "more than a quarter of the pages",
    before: pages(["a", "b", "c"]),
    after: pages(["a"]),
    ledger: { ever: new Map(), leftovers: new Map() },
    says: "This would delete 2 of 4 pages, more than a quarter. If you mean that, add --allow-deletes. Nothing was sent.",
  },
  {
    name: "a quarter is not more than a quarter",
    before: pages(["a", "b", "c"]),
    after: pages(["a", "b"]),
    ledger: { ever: new Map(), leftovers: new Map() },
  },
  {
    name: "an empty site",
    before: pages(["a"]),
    after: release({}),
    says: "The site is empty: publishing it would take everything away. If you mean that, add --allow-deletes.",
  },
  {
    name: "objects that no release put there stop it whatever is allowed",
    before: pages([]),
    after: pages(["a"]),
    stored: listing(pages(["a"])),
    allow: true,
    says: "/a/ is already in the store, and no release put it there. Move it away, publish under another prefix, or take over what lies there with --adopt. Nothing was sent.",
  },
];

describe("guards", () => {
  for (const { name, before, after, allow = false, ledger, stored, says } of guards) {
    it(name, () => {
      const plan = makePlan({
        release: after,
        live: before,
        ledger: ledger ?? ledgerOf(before),
        now: NOW,
        grace: HOUR,
        stored,
      });
      const run = (): void => guard(plan, after.files.size, allow);
      if (says === undefined) run();
      else assert.throws(run, { name: "Refusal", message: says });
    });
  }
});
