/** Faults of stores and networks, on the store in memory: each is survived, or named in a plain sentence. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { inspect } from "../../scripts/deploy/inspect.ts";
import { publish, type Publication } from "../../scripts/deploy/publish.ts";
import { rollback } from "../../scripts/deploy/rollback.ts";
import { readState } from "../../scripts/deploy/state.ts";
import { Conflict, Unavailable } from "../../scripts/deploy/store.ts";
import { Refusal } from "../../scripts/refusal.ts";
import { faulty, unreliable, type Fault } from "./faults.ts";
import { build, clear, memoryTarget, publication, twoVersions, type Built } from "./sites.ts";

const SEED = Number(process.env["DEPLOY_SEED"] ?? Date.now() % 1_000_000);
const ROUNDS = Number(process.env["DEPLOY_ROUNDS"] ?? 40);
const { before, after: next } = twoVersions();
const allow: Partial<Publication> = { allowDeletes: true };

const holds = (target: ReturnType<typeof memoryTarget>, built: Built): void => {
  for (const [path, bytes] of Object.entries(built.files)) {
    assert.deepEqual(
      target.site.objects.get(path)?.bytes.toString("latin1"),
      Buffer.from(bytes).toString("latin1"),
      path,
    );
  }
};

describe("faults", () => {
  after(clear);

  it(`errors, time-outs and broken connections, before and after the effect (seed ${SEED}, ${ROUNDS} rounds)`, async () => {
    const [one, two] = [await build(before), await build(next)];
    for (let round = 0; round < ROUNDS; round++) {
      const target = memoryTarget();
      const shaky = faulty(target.site, unreliable(SEED + round, 0.2));
      const patience = { attempts: 30, first: 0, longest: 0 };
      await publish(publication(shaky, one, { patience }));
      await publish(publication(shaky, two, { ...allow, patience, grace: 0 }));
      holds(target, two);
      const { state } = await readState(target.state);
      assert.equal(state?.live, two.release.id, `round ${round}`);
      assert.deepEqual(
        state.history.map((entry) => entry.release),
        [two.release.id, one.release.id],
        `round ${round}`,
      );
      const found = await inspect({ target });
      assert.deepEqual([found.drift, found.strangers], [[], []], `round ${round}`);
    }
  });

  it("a store that never answers: a plain sentence, and nothing lost", async () => {
    const one = await build(before);
    const target = memoryTarget();
    const dead = faulty(target.site, () => Promise.reject(new Unavailable("InternalError")));
    await assert.rejects(publish(publication(dead, one)), {
      name: "Refusal",
      exitCode: 2,
      message:
        "The store did not answer soundly after 4 tries (get state.json: InternalError). Nothing is lost: run the same command again and it goes on from where it stood.",
    });
  });

  const lasting: { name: string; fault: Fault; says: RegExp }[] = [
    {
      name: "credentials that expire midway",
      fault: (_, number, run) => (number > 12 ? Promise.reject(new Refusal("the credentials have expired")) : run()),
      says: /the credentials have expired/,
    },
    {
      name: "a full store midway",
      fault: (operation, _, run) =>
        operation.key.startsWith("page-2") ? Promise.reject(new Refusal("the store is full")) : run(),
      says: /the store is full/,
    },
    {
      name: "a store that may only be read",
      fault: (operation, _, run) =>
        ["put", "copy", "delete"].includes(operation.name) ? Promise.reject(new Refusal("access denied")) : run(),
      says: /access denied/,
    },
  ];
  for (const { name, fault, says } of lasting) {
    it(`${name}: stops, deletes nothing, and the same command completes later`, async () => {
      const [one, two] = [await build(before), await build(next)];
      const target = memoryTarget();
      await publish(publication(target, one));
      const there = [...target.site.objects.keys()].filter((key) => !key.startsWith(".release/"));
      await assert.rejects(publish(publication(faulty(target.site, fault), two, { ...allow, repair: true })), says);
      assert.deepEqual(
        there.filter((key) => !target.site.objects.has(key)),
        [],
      );
      await publish(publication(target, two, allow));
      holds(target, two);
    });
  }

  it("a failed upload is never followed by a delete", async () => {
    const [one, two] = [await build(before), await build(next)];
    for (const path of Object.keys(next)) {
      const target = memoryTarget();
      await publish(publication(target, one));
      let deletes = 0;
      const fault: Fault = (operation, _, run) => {
        if (operation.name === "delete" && !operation.key.startsWith(".release")) deletes++;
        return operation.name === "put" && operation.key === path ? Promise.reject(new Refusal("no")) : run();
      };
      const outcome = await publish(publication(faulty(target.site, fault), two, allow)).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof Refusal) assert.equal(deletes, 0, path);
      else assert.equal(before[path], next[path], path);
    }
  });

  it("answers that come back cut short or damaged are asked for again", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget();
    await publish(publication(target, one));
    const spoilt = new Set<string>();
    const damaging = faulty(target.site, async (operation, _, run) => {
      const answer = (await run()) as { bytes: Buffer; etag: string } | undefined;
      if (operation.name !== "get" || answer === undefined || spoilt.has(operation.key)) return answer;
      spoilt.add(operation.key);
      return { ...answer, bytes: answer.bytes.subarray(0, answer.bytes.length / 2) };
    });
    await publish(publication(damaging, two, allow));
    holds(target, two);
    assert.equal(spoilt.size, 3);
  });

  it("answers that overtake one another change nothing", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget();
    let turn = 0;
    const shuffled = faulty(target.site, async (_, _n, run) => {
      for (let ticks = (turn++ * 7) % 5; ticks > 0; ticks--) await new Promise((resolve) => setImmediate(resolve));
      const answer = await run();
      for (let ticks = (turn++ * 5) % 7; ticks > 0; ticks--) await new Promise((resolve) => setImmediate(resolve));
      return answer;
    });
    await publish(publication(shuffled, one));
    await publish(publication(shuffled, two, allow));
    holds(target, two);
  });

  it("a listing in pages of two", async () => {
    const target = memoryTarget({ page: 2 });
    const one = await build(before);
    await publish(publication(target, one));
    assert.deepEqual((await inspect({ target })).drift, []);
  });

  it("a listing that lags behind: what is right is not called wrong", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget();
    const stale = new Map<string, unknown>();
    const lagging = faulty(target.site, async (operation, _, run) => {
      const answer = await run();
      if (operation.name !== "list") return answer;
      const old = stale.get(operation.key) ?? { objects: [] };
      stale.set(operation.key, answer);
      return old;
    });
    const first = await publish(publication(lagging, one));
    const second = await publish(publication(lagging, two, allow));
    assert.deepEqual([first.drift, second.drift, second.result], [[], [], "published"]);
    holds(target, two);
  });

  it("an hour of clock skew: leases follow the store's clock alone", async () => {
    for (const skew of [-3_600_000, 3_600_000]) {
      const [one, two] = [await build(before), await build(next)];
      const target = memoryTarget({ now: () => Date.now() + skew });
      await publish(publication(target, one));
      await publish(publication(target, two, allow));
      const { state } = await readState(target.state);
      assert.ok(Math.abs(Date.parse(state?.history[0]?.at ?? "") - Date.now() - skew) < 5_000);
      holds(target, two);
    }
  });

  const liars = [
    { name: "ignores every condition", honours: { ifAbsent: false, ifMatch: false, deleteIfMatch: false } },
    { name: "ignores If-Match", honours: { ifMatch: false } },
    { name: "ignores If-None-Match", honours: { ifAbsent: false } },
  ];
  for (const { name, honours } of liars) {
    it(`a store that ${name}: refused, unless one says to be alone`, async () => {
      const [one, two] = [await build(before), await build(next)];
      const target = memoryTarget({ honours });
      await assert.rejects(publish(publication(target, one)), {
        message:
          "memory: ignores the conditions that keep two publishers apart. If you are sure that nobody else publishes there at the same time, add --single-publisher.",
      });
      assert.deepEqual([...target.site.objects.keys()], [], "something was left behind");
      await publish(publication(target, one, { singlePublisher: true }));
      assert.equal((await publish(publication(target, two, { dryRun: true }))).result, "planned");
      await publish(publication(target, two, { singlePublisher: true, ...allow }));
      holds(target, two);
    });
  }

  it("a store that wants its ETags unquoted, and one that honours no conditional delete", async () => {
    for (const [honours, ifMatch] of [
      [{ quoted: false }, "unquoted"],
      [{ deleteIfMatch: false }, "quoted"],
    ] as const) {
      const [one, two] = [await build(before), await build(next)];
      const target = memoryTarget({ honours });
      await publish(publication(target, one));
      const { state } = await readState(target.state);
      assert.equal(state?.dialect.ifMatch, ifMatch);
      assert.equal(state.dialect.deleteIfMatch, !("deleteIfMatch" in honours));
      target.site.dialect = { ...target.site.dialect, ifMatch: "quoted" };
      await publish(publication(target, two, allow));
      holds(target, two);
    }
  });

  it("what no release put there is never overwritten, found before or on the way", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget();
    const mine = Buffer.from("somebody's own");
    await target.site.put("index.html", mine, { type: "text/html", cache: "" });
    await assert.rejects(
      publish(publication(target, one)),
      /^Refusal: \/ is already in the store, and no release put it there\./,
    );
    target.site.objects.delete("index.html");
    await publish(publication(target, one));
    await target.site.put("added/index.html", mine, { type: "text/html", cache: "" });
    await assert.rejects(publish(publication(target, two, allow)), {
      message:
        "/added/ is already in the store, and no release put it there. Move it away and run the same command again (it goes on from where it stood), or take over what lies there with --adopt.",
    });
    assert.equal(target.site.objects.get("added/index.html")?.bytes.toString(), "somebody's own");
    await assert.rejects(publish(publication(target, two, allow)), /added/);
    assert.equal(target.site.objects.get("added/index.html")?.bytes.toString(), "somebody's own");
    await publish(publication(target, two, { ...allow, adopt: true }));
    holds(target, two);
  });

  it("stored bytes that are wrong are sent again, and said", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget();
    await publish(publication(target, one));
    await target.site.put("same.txt", Buffer.from("tampered"), { type: "text/plain", cache: "" });
    const done = await publish(publication(target, two, allow));
    assert.deepEqual([done.result, done.drift], ["published", [{ path: "same.txt", what: "other bytes" }]]);
    holds(target, two);
  });

  it("stored bytes that stay wrong: goes back to what was live, by itself, and says so", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget();
    await publish(publication(target, one));
    const spoil = "added/index.html";
    const spoiling = faulty(target.site, async (operation, _, run) => {
      const answer = await run();
      const object = target.site.objects.get(spoil);
      if (operation.name === "put" && operation.key === spoil && object)
        target.site.objects.set(spoil, { ...object, etag: "spoilt", bytes: Buffer.from("spoilt") });
      return answer;
    });
    const said: string[] = [];
    const done = await publish(publication(spoiling, two, { ...allow, say: (sentence) => said.push(sentence) }));
    assert.equal(done.result, "rolled back");
    assert.equal(
      said.at(-1),
      `The store does not hold what was sent to it: added/index.html (other bytes). Going back to release ${one.release.id.slice(0, 12)}.`,
    );
    holds(target, one);
    const { state } = await readState(target.state);
    assert.deepEqual([state?.live, state?.publishing, state?.history.length], [one.release.id, null, 1]);
    assert.deepEqual((await inspect({ target })).drift, []);
  });

  it("the first release's stored bytes stay wrong: says so, for there is nothing to go back to", async () => {
    const one = await build(before);
    const target = memoryTarget();
    const swallowing = faulty(target.site, (operation, _, run) =>
      operation.name === "put" && operation.key === "same.txt" ? Promise.resolve({ etag: "x" }) : run(),
    );
    await assert.rejects(publish(publication(swallowing, one)), {
      exitCode: 1,
      message:
        "The store does not hold what was sent to it: same.txt (missing). There is no earlier release to go back to.",
    });
  });

  it("ETags that are no MD5: everything is still verified and taken up again", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget({ etags: "opaque" });
    await publish(publication(target, one));
    const done = await publish(publication(target, two, allow));
    assert.deepEqual([done.result, done.drift], ["published", []]);
    holds(target, two);
    assert.deepEqual((await inspect({ target })).drift, []);
    await target.site.put("same.txt", Buffer.from("tampered"), { type: "text/plain", cache: "" });
    assert.deepEqual((await inspect({ target })).drift, [{ path: "same.txt", what: "other bytes" }]);
    await rollback({ ...publication(target, one) });
    holds(target, one);
  });

  it("a condition that fails again and again is our own bug, with its stack", async () => {
    const one = await build(before);
    const target = memoryTarget();
    const stubborn = faulty(target.site, (operation, _, run) =>
      operation.name === "put" && operation.key === "same.txt" ? Promise.reject(new Conflict("same.txt")) : run(),
    );
    await assert.rejects(publish(publication(stubborn, one)), /same\.txt|kept changing/);
  });
});
