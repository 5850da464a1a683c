/** Killed at every single request: what a visitor sees after each cut, and that the same command completes. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { publish } from "../../scripts/deploy/publish.ts";
import { RESERVED } from "../../scripts/deploy/files.ts";
import type { memoryStore } from "../../scripts/deploy/stores/memory.ts";
import { readState } from "../../scripts/deploy/state.ts";
import { faulty, Killed, killedAt } from "./faults.ts";
import { build, clear, lookAround, memoryTarget, publication, twoVersions, type Built } from "./sites.ts";

type Memory = ReturnType<typeof memoryStore>;

const shown = (store: Memory): Record<string, unknown> =>
  Object.fromEntries(
    [...store.objects]
      .filter(([key]) => !key.startsWith(RESERVED))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { bytes, headers }]) => [key, { bytes: bytes.toString("latin1"), headers }]),
  );

const visitor = (store: Memory, ...versions: Built[]): Promise<string[]> =>
  lookAround(
    (key) => Promise.resolve(store.objects.get(key)?.bytes),
    [...store.objects.keys()].filter((key) => !key.startsWith(RESERVED)),
    versions.map((version) => version.files),
  );

describe("killed at every request", () => {
  after(clear);
  const { before, after: next } = twoVersions();

  for (const scene of ["first deploy", "second deploy"] as const) {
    for (const concurrency of [1, 8]) {
      it(`${scene}, ${concurrency} at a time: every page whole after each cut, and the same command completes`, async () => {
        const [one, two] = [await build(before), await build(next)];
        const built = scene === "first deploy" ? one : two;
        const start = async () => {
          const target = memoryTarget();
          if (scene === "second deploy") await publish(publication(target, one));
          return target;
        };
        const calm = await start();
        await publish(publication(calm, built, { allowDeletes: true, concurrency }));
        const wanted = shown(calm.site);

        let cuts = 0;
        for (let at = 1, done = false; !done; at++) {
          for (const when of ["before", "after"] as const) {
            const target = await start();
            const cut = faulty(target.site, killedAt(at, when));
            try {
              await publish(publication(cut, built, { allowDeletes: true, concurrency }));
              done = true;
            } catch (error) {
              if (!(error instanceof Killed)) throw error;
              cuts++;
            }
            const place = `cut ${when} request ${at}`;
            assert.deepEqual(await visitor(target.site, one, two), [], place);
            const arrived = Object.entries(shown(target.site)).filter(([key, object]) =>
              isDeepStrictEqual(object, wanted[key]),
            );
            const puts = new Set<string>();
            const watched = faulty(target.site, (operation, _, run) => {
              if (operation.name === "put") puts.add(operation.key);
              return run();
            });
            await publish(publication(watched, built, { allowDeletes: true, concurrency }));
            assert.deepEqual(shown(target.site), wanted, place);
            assert.deepEqual(await visitor(target.site, one, two), [], place);
            const { state } = await readState(target.state);
            assert.equal(state?.live, built.release.id, place);
            assert.equal(state.publishing, null, place);
            const twice = arrived.map(([key]) => key).filter((key) => puts.has(key));
            assert.deepEqual(twice, [], `${place}: what had arrived was sent again`);
          }
        }
        assert.ok(cuts > 20, `only ${cuts} cuts`);
      });
    }
  }

  it("cut, and then another release is published: it waits out the lease and leaves no trace of the first", async () => {
    const [one, two] = [await build(before), await build(next)];
    const three = await build({ ...before, "third/index.html": "<!doctype html><title>third</title>" });
    let now = Date.UTC(2026, 0, 1);
    const reference = memoryTarget({ now: () => now });
    await publish(publication(reference, one));
    await publish(publication(reference, three));
    const wanted = shown(reference.site);

    for (let at = 3; ; at++) {
      const target = memoryTarget({ now: () => now });
      await publish(publication(target, one));
      const cut = faulty(target.site, killedAt(at, "after"));
      try {
        await publish(publication(cut, two, { allowDeletes: true }));
        break;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      const { state } = await readState(target.state);
      if (state?.publishing?.release === two.release.id) {
        await assert.rejects(publish(publication(target, three, { allowDeletes: true })), {
          message:
            /^test is publishing release [0-9a-f]{12}; the lease lasts 3[01] s more\. Run the same command again then\.$/,
        });
      }
      now += 31_000;
      await publish(publication(target, three, { allowDeletes: true, grace: 0 }));
      assert.deepEqual(await visitor(target.site, one, two, three), [], `cut after request ${at}`);
      assert.deepEqual(shown(target.site), wanted, `cut after request ${at}`);
    }
  });
});
