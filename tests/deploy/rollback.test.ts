/** Going back, any kept release, in one go, from the bytes in the store; and what it all costs. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { siteFiles } from "../../scripts/deploy/files.ts";
import { inspect } from "../../scripts/deploy/inspect.ts";
import { publish } from "../../scripts/deploy/publish.ts";
import { makeRelease } from "../../scripts/deploy/release.ts";
import { choose, rollback } from "../../scripts/deploy/rollback.ts";
import { readLedger } from "../../scripts/deploy/ledger.ts";
import { folderSource } from "../../scripts/deploy/sources.ts";
import { readState, type State } from "../../scripts/deploy/state.ts";
import { memoryStore } from "../../scripts/deploy/stores/memory.ts";
import { random } from "./faults.ts";
import { build, clear, memoryTarget, publication, write, type Built, type Files } from "./sites.ts";

const SEED = Number(process.env["DEPLOY_SEED"] ?? Date.now() % 1_000_000);
const shown = (target: ReturnType<typeof memoryTarget>): Record<string, string> =>
  Object.fromEntries(
    [...target.site.objects]
      .filter(([key]) => !key.startsWith(".release/"))
      .map(([key, { bytes }]) => [key, String(bytes)]),
  );

describe("rollback", () => {
  after(clear);

  it(`to each of the ten that are kept, after fifteen releases of random changes (seed ${SEED})`, async () => {
    const dice = random(SEED);
    const target = memoryTarget();
    const built: Built[] = [];
    let files: Files = { "index.html": "home" };
    for (let i = 0; i < 15; i++) {
      for (let change = 0; change < 5; change++) {
        const path = `page-${Math.floor(dice() * 30)}.html`;
        if (dice() < 0.3) files = Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
        else files[path] = `${path} ${Math.floor(dice() * 5)}`;
      }
      files["index.html"] = `home ${i}`;
      const one = await build({ ...files });
      built.push(one);
      await publish(publication(target, one, { allowDeletes: true, grace: 0 }));
    }
    const { state } = await readState(target.state);
    assert.equal(state?.kept.length, 10);
    for (const one of built.slice(-10).reverse()) {
      await rollback({ target, by: "test", to: one.release.id, grace: 0 });
      assert.deepEqual(shown(target), one.files);
      assert.deepEqual((await inspect({ target })).drift, []);
    }
    await assert.rejects(rollback({ target, by: "test", to: built[0]!.release.id }), /No kept release begins with/);
    // What no kept release needs has been cleared away: one manifest each, and of older releases nothing but shared packs.
    const manifests = [...target.site.objects.keys()].filter((key) => key.startsWith(".release/manifests/"));
    assert.equal(manifests.length, 10);
  });

  it("lists what vanishes, is not stopped by it, and the next deploy asks about it", async () => {
    const target = memoryTarget();
    const one = await build({ "index.html": "home" });
    const two = await build({ "index.html": "home", "new/index.html": "new" });
    const three = await build({ "index.html": "home 3" });
    await publish(publication(target, one));
    await publish(publication(target, two));
    const back = await rollback({ target, by: "test" });
    assert.deepEqual(back.plan?.vanishing, ["new/index.html"]);
    assert.deepEqual(shown(target), one.files);
    await assert.rejects(
      publish(publication(target, three)),
      /^Refusal: \/new\/ was published once and would now be missing\./,
    );
    await publish(publication(target, three, { allowDeletes: true }));
    assert.match(String((await readLedger(target.state)).ever.get("new/index.html")), /^\d{4}-/);
    await publish(publication(target, await build({ "index.html": "home 4" })));
  });

  it("works with the state in another place", async () => {
    const target = { site: memoryStore(), state: memoryStore(), shared: false };
    const one = await build({ "index.html": "one", "large.bin": Buffer.alloc(17 * 1024 * 1024, 1) });
    const two = await build({ "index.html": "two", "large.bin": "small" });
    await publish(publication(target, one));
    await publish(publication(target, two));
    await rollback({ target, by: "test" });
    assert.equal(target.site.objects.get("index.html")?.bytes.toString(), "one");
    assert.equal(target.site.objects.get("large.bin")?.bytes.length, 17 * 1024 * 1024);
    assert.deepEqual([...target.site.objects.keys()].sort(), ["index.html", "large.bin"]);
  });

  it("refuses bytes that are no longer what they were", async () => {
    const target = memoryTarget();
    const [one, two] = [await build({ "index.html": "one" }), await build({ "index.html": "two" })];
    await publish(publication(target, one));
    await publish(publication(target, two));
    for (const [key, object] of target.site.objects) {
      if (key.startsWith(".release/packs/") && String(object.bytes) === "one")
        target.site.objects.set(key, { ...object, bytes: Buffer.from("0ne") });
    }
    await assert.rejects(
      rollback({ target, by: "test", patience: { attempts: 2, first: 0, longest: 0 } }),
      /the kept bytes of index\.html came back damaged/,
    );
    assert.equal(String(target.site.objects.get("index.html")?.bytes), "two");
  });

  const entry = (release: string) => ({
    release,
    at: "",
    by: "",
    how: "deploy" as const,
    files: 0,
    added: 0,
    changed: 0,
    deleted: 0,
  });
  const kept = (release: string) => ({ release, packs: [], blobs: [] });
  const state = (live: string, history: string[], keeps: string[]): State => ({
    format: 1,
    write: "",
    live,
    publishing: null,
    unfinished: [],
    shadow: 0,
    sweep: null,
    dialect: { ifAbsent: true, ifMatch: "quoted", deleteIfMatch: true, etags: "md5" },
    history: history.map(entry),
    kept: keeps.map(kept),
  });
  const cases: { name: string; state: State; wanted?: string; chosen?: string; says?: string }[] = [
    { name: "the one before", state: state("c3", ["c3", "b2", "a1"], ["c3", "b2", "a1"]), chosen: "b2" },
    {
      name: "after a rollback, the one before that",
      state: state("b2", ["b2", "c3", "b2", "a1"], ["b2", "c3", "a1"]),
      chosen: "c3",
    },
    { name: "the one before is no longer kept", state: state("c3", ["c3", "b2", "a1"], ["c3", "a1"]), chosen: "a1" },
    { name: "there is none", state: state("a1", ["a1"], ["a1"]), says: "There is no earlier release to go back to." },
    { name: "by its first digits", state: state("c3", ["c3"], ["c3", "ab12", "ac12"]), wanted: "AB", chosen: "ab12" },
    {
      name: "too few digits",
      state: state("c3", ["c3"], ["c3", "ab12", "ac12"]),
      wanted: "a",
      says: "More than one release begins with a. Kept are c3, ab12, ac12.",
    },
    {
      name: "none such",
      state: state("c3", ["c3"], ["c3"]),
      wanted: "f",
      says: "No kept release begins with f. Kept are c3.",
    },
  ];
  for (const { name, state: given, wanted, chosen, says } of cases) {
    it(`which release: ${name}`, () => {
      if (says === undefined) assert.equal(choose(given, wanted), chosen);
      else assert.throws(() => choose(given, wanted), { name: "Refusal", message: says });
    });
  }
});

describe("what it costs", () => {
  after(clear);

  it("5,000 files: nothing changed is one request; 40 changed and 3 deleted are 40 and at most 20 more", async () => {
    const pages: Files = {};
    for (let i = 0; i < 5_000; i++) pages[`section-${i % 50}/page-${i}.html`] = `<title>${i}</title>`;
    const site = write(pages);
    const target = memoryTarget({ page: 1000 });
    const counted = async (changes: Files): Promise<number> => {
      write(changes, site);
      const before = target.site.requests;
      const release = makeRelease(await siteFiles(site));
      await publish({ target, release, source: () => folderSource(site), how: "deploy", allowDeletes: true });
      return target.site.requests - before;
    };
    // Twelve releases first, so that old ones have to be cleared away as well.
    for (let i = 0; i < 12; i++) await counted({ "index.html": `home ${i}` });
    assert.equal(await counted({}), 1);
    const changes: Files = {};
    for (let i = 0; i < 40; i++) changes[`section-${i}/page-${i}.html`] = `<title>other ${i}</title>`;
    for (let i = 100; i < 103; i++) rmSync(join(site, `section-${i % 50}/page-${i}.html`));
    const spent = await counted(changes);
    assert.ok(spent <= 60, `${spent} requests`);
  });
});
