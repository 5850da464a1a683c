/** Two at once: exactly one wins at a time, and what is stored is always one release, never a mixture. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { inspect } from "../../scripts/deploy/inspect.ts";
import { Hold, LeaseLost } from "../../scripts/deploy/lease.ts";
import { publish, type Published } from "../../scripts/deploy/publish.ts";
import { historyWords } from "../../scripts/deploy/words.ts";
import { readState } from "../../scripts/deploy/state.ts";
import { around, type Store } from "../../scripts/deploy/store.ts";
import { under, type Target } from "../../scripts/deploy/target.ts";
import { RESERVED } from "../../scripts/deploy/files.ts";
import { Refusal } from "../../scripts/refusal.ts";
import { random } from "./faults.ts";
import { build, clear, memoryTarget, publication, twoVersions, type Built } from "./sites.ts";

const SEED = Number(process.env["DEPLOY_SEED"] ?? Date.now() % 1_000_000);
const PAIRS = Number(process.env["DEPLOY_PAIRS"] ?? 200);
const { before, after: next } = twoVersions(3);

/** A publisher's own line to a shared store, as slow as the dice say. */
function line(site: Store, dice: () => number): Target {
  const slow = around(site, async (_, run) => {
    for (let turns = Math.floor(dice() * 6); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    const answer = await run();
    for (let turns = Math.floor(dice() * 6); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    return answer;
  });
  return { site: slow, state: under(slow, RESERVED), shared: true };
}

const stored = (target: ReturnType<typeof memoryTarget>): Record<string, string> =>
  Object.fromEntries(
    [...target.site.objects]
      .filter(([key]) => !key.startsWith(RESERVED))
      .map(([key, { bytes }]) => [key, bytes.toString("latin1")]),
  );

describe("two at once", () => {
  after(clear);

  it(`${PAIRS} pairs of publishers of different releases at random offsets (seed ${SEED})`, async () => {
    const [base, one, two] = [await build({ "index.html": "base" }), await build(before), await build(next)];
    let both = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      const dice = random(SEED + pair);
      const target = memoryTarget();
      if (dice() < 0.7) await publish(publication(target, base));
      const offset = Math.floor(dice() * 60);
      const run = async (built: Built, wait: number): Promise<Published | Refusal> => {
        for (let turns = wait; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
        try {
          return await publish(
            publication(line(target.site, dice), built, { allowDeletes: true, grace: 0, concurrency: 4 }),
          );
        } catch (error) {
          if (error instanceof Refusal) return error;
          throw error;
        }
      };
      const outcomes = await Promise.all([run(one, 0), run(two, offset)]);
      const won = outcomes.filter((outcome) => !(outcome instanceof Refusal));
      assert.ok(won.length >= 1, `pair ${pair}: nobody won`);
      if (won.length === 2) both++;
      for (const outcome of outcomes) {
        if (outcome instanceof Refusal)
          assert.match(outcome.message, /is publishing release|kept changing the store's state/, `pair ${pair}`);
      }
      const { state } = await readState(target.state);
      assert.ok(state !== null);
      assert.equal(state.publishing, null, `pair ${pair}`);
      const winner = [one, two].find(({ release }) => release.id === state.live);
      assert.ok(winner, `pair ${pair}: neither release is live`);
      assert.deepEqual(
        stored(target),
        Object.fromEntries(Object.entries(winner.files).map(([path, bytes]) => [path, String(bytes)])),
        `pair ${pair}: a mixture`,
      );
      assert.equal(
        state.history.filter((entry) => entry.release !== base.release.id).length,
        won.length,
        `pair ${pair}: a release was lost`,
      );
      assert.deepEqual((await inspect({ target })).drift, [], `pair ${pair}`);
    }
    assert.ok(both < PAIRS, "no pair ever met");
  });

  it(`pairs of publishers of the same release: both end well (seed ${SEED})`, async () => {
    const [base, one] = [await build({ "index.html": "base" }), await build(before)];
    for (let pair = 0; pair < PAIRS / 4; pair++) {
      const dice = random(SEED + 10_000 + pair);
      const target = memoryTarget();
      await publish(publication(target, base));
      const run = (): Promise<Published> => publish(publication(line(target.site, dice), one, { concurrency: 4 }));
      await Promise.all([run(), run()]);
      const { state } = await readState(target.state);
      assert.deepEqual(
        [state?.live, state?.publishing, state?.history.length],
        [one.release.id, null, 2],
        `pair ${pair}`,
      );
      assert.deepEqual((await inspect({ target })).drift, [], `pair ${pair}`);
    }
  });

  it("waits for another publisher, says so once, and then publishes on top", async () => {
    const [one, two] = [await build(before), await build(next)];
    const target = memoryTarget();
    await publish(publication(target, one));
    const dice = random(SEED);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const held = around(target.site, async (operation, run) => {
      if (operation.key === "feed.xml") await gate;
      return run();
    });
    const said: string[] = [];
    const first = publish(
      publication({ site: held, state: under(held, RESERVED), shared: true }, two, { allowDeletes: true }),
    );
    const third = await build({ ...before, "extra.txt": "x" });
    while ((await readState(target.state)).state?.publishing === null)
      await new Promise((resolve) => setImmediate(resolve));
    const second = publish(
      publication(line(target.site, dice), third, {
        allowDeletes: true,
        wait: 600_000,
        say: (sentence) => {
          said.push(sentence);
          open();
        },
      }),
    );
    assert.equal((await first).result, "published");
    assert.equal((await second).result, "published");
    assert.match(
      said.join("\n"),
      /^Waiting: test is publishing release [0-9a-f]{12} \(at most \d+ s, unless it goes on working\)\.$/,
    );
    assert.equal((await readState(target.state)).state?.live, third.release.id);
  });
});

describe("leases", () => {
  after(clear);

  it("are renewed while their holder works, which may take longer than a lease", { timeout: 60_000 }, async () => {
    const one = await build(before);
    const began = Date.UTC(2026, 0, 1);
    let now = began;
    const target = memoryTarget({ now: () => now });
    const terms = { length: 3_600_000, margin: 600_000, renew: 5 };
    const lease = async (): Promise<number> => (await readState(target.state)).state?.publishing?.until ?? 0;
    // Only the store's clock moves: on by half an hour with each renewal that is seen, so no load can be too slow for it.
    const slow = around(target.site, async (operation, run) => {
      if (operation.key !== "feed.xml" || operation.name !== "put") return run();
      for (let until = await lease(); now < began + 2 * terms.length; until = await lease()) {
        while ((await lease()) <= until) await new Promise((resolve) => setImmediate(resolve));
        now += terms.length / 2;
      }
      return run();
    });
    const publishing = { site: slow, state: under(slow, RESERVED), shared: true };
    const said: string[] = [];
    const say = (sentence: string): void => void said.push(sentence);
    assert.equal((await publish(publication(publishing, one, { terms, say }))).result, "published");
    assert.deepEqual(said, [], "it lost its lease");
  });

  it("a sleeper that wakes after its lease starts no request, and what was in flight is mended by the next deploy", async () => {
    const [one, two] = [await build(before), await build(next)];
    const third = await build({
      ...before,
      "index.html": `${String(before["index.html"])}<!-- third -->`,
      "extra.txt": "x",
    });
    let now = Date.UTC(2026, 0, 1);
    const target = memoryTarget({ now: () => now });
    await publish(publication(target, one));
    let wake: () => void = () => undefined;
    const sleep = new Promise<void>((resolve) => (wake = resolve));
    let asleep: () => void = () => undefined;
    const fallen = new Promise<void>((resolve) => (asleep = resolve));
    const late: string[] = [];
    let slept = false;
    const sleepy = around(target.site, async (operation, run) => {
      if (slept && operation.name !== "get" && operation.name !== "head") late.push(operation.key);
      if (operation.key !== "page-2/index.html" || slept) return run();
      asleep();
      await sleep;
      slept = true;
      return run();
    });
    const sleeper = publish(
      publication({ site: sleepy, state: under(sleepy, RESERVED), shared: true }, two, {
        allowDeletes: true,
        concurrency: 1,
        terms: { length: 30_000, margin: 10_000, renew: 3_600_000 },
      }),
    );
    await fallen;
    now += 31_000;
    await publish(publication(target, third, { allowDeletes: true, grace: 0 }));
    wake();
    // It finds its lease gone, starts over, sees another release live, and publishes on top of it as any later deploy would.
    const woken = await sleeper.catch((error: unknown) => error);
    assert.ok(!(woken instanceof LeaseLost));
    const { state } = await readState(target.state);
    assert.equal(state?.publishing, null);
    assert.deepEqual((await inspect({ target })).drift, []);
    assert.equal(late[0], ".release/state.json", "the sleeper wrote before it held a lease again");
  });

  it("of a run of the same release that was taken over keeps a different release away until it ends", async () => {
    const [one, two] = [await build(before), await build(next)];
    let now = Date.UTC(2026, 0, 1);
    const target = memoryTarget({ now: () => now });
    const read = await readState(target.state);
    const fresh = {
      format: 1,
      write: "",
      live: null,
      publishing: null,
      unfinished: [],
      shadow: 0,
      history: [],
      kept: [],
      sweep: null,
      dialect: target.site.dialect,
    } as const;
    await Hold.take(
      target.state,
      read,
      { ...fresh, unfinished: [], history: [], kept: [] },
      { release: one.release.id, by: "the first" },
      { length: 30_000, margin: 10_000, renew: 7_000 },
    );
    const held = (await readState(target.state)).state;
    assert.ok(held);
    const who = `by the first`;
    const what = `release ${one.release.id.slice(0, 12)}.`;
    assert.deepEqual(
      [now, now + 30_001].map((at) => historyWords(held, at)),
      [
        [`Being published since 2026-01-01 00:00:00 UTC ${who}: ${what}`],
        [`Begun 2026-01-01 00:00:00 UTC ${who} and not finished: ${what} Run its deploy again.`],
      ],
    );
    await assert.rejects(
      publish(publication(target, two)),
      new RegExp(
        `^Refusal: the first is publishing release ${one.release.id.slice(0, 12)}; the lease lasts 3[01] s more\\. Run the same command again then\\.$`,
      ),
    );
    await publish(publication(target, one));
    const { state } = await readState(target.state);
    assert.equal(state?.live, one.release.id);
    assert.ok(state.shadow > now, "nobody remembers the first");
    await assert.rejects(
      publish(publication(target, two, { allowDeletes: true })),
      new RegExp(
        `^Refusal: A run of release ${one.release.id.slice(0, 12)} whose place another took may still have a request under way; that is over in 3[01] s\\. Run the same command again then\\.$`,
      ),
    );
    now += 31_000;
    await publish(publication(target, two, { allowDeletes: true }));
    assert.equal((await readState(target.state)).state?.live, two.release.id);
  });
});
