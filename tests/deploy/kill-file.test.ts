/** A real process, killed with -9 at the very file operation: the folder as a store is never half of anything. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { RESERVED } from "../../scripts/deploy/files.ts";
import { inspect } from "../../scripts/deploy/inspect.ts";
import { publish } from "../../scripts/deploy/publish.ts";
import { readState } from "../../scripts/deploy/state.ts";
import { listAll } from "../../scripts/deploy/store.ts";
import { openTarget } from "../../scripts/deploy/target.ts";
import { random } from "./faults.ts";
import { runVerb } from "./process.ts";
import { build, clear, folder, lookAround, publication, twoVersions } from "./sites.ts";

const SEED = Number(process.env["DEPLOY_SEED"] ?? Date.now() % 1_000_000);
const LONG = process.env["DEPLOY_LONG"] === "1";

/** Loaded first into the process that is to die: counts what changes the disk, and kills itself at the right one. */
const DEATH = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const at = Number(process.env.DIE_AT), after = process.env.DIE_WHEN === "after";
let count = 0;
for (const name of ["renameSync", "linkSync", "writeFileSync", "rmSync", "rmdirSync", "mkdirSync"]) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (!String(args[0]).includes("/www")) return real(...args);
    const mine = ++count === at;
    if (mine && !after) process.kill(process.pid, "SIGKILL");
    try {
      return real(...args);
    } finally {
      if (mine) process.kill(process.pid, "SIGKILL");
    }
  };
}
syncBuiltinESMExports();
`;

describe("killed at a file operation", () => {
  after(clear);
  const versions = twoVersions(3);

  it(`a second deploy, cut ${LONG ? "at every operation" : "at a sample of operations"} (seed ${SEED})`, async () => {
    const [one, two] = [await build(versions.before), await build(versions.after)];
    const setup = join(folder(), "death.mjs");
    writeFileSync(setup, DEATH);
    const dice = random(SEED);
    const step = LONG ? 1 : 20;
    let cuts = 0;
    for (let at = 1 + Math.floor(dice() * step), done = false; !done; at += step) {
      for (const when of LONG ? ["before", "after"] : [dice() < 0.5 ? "before" : "after"]) {
        const to = `file:${join(folder(), "www")}`;
        const target = await openTarget({ to, concurrency: 8 });
        await publish(publication(target, one));
        const { code, output } = await runVerb([two.site, "--to", to, "--unchecked", "--allow-deletes"], {
          setup,
          env: { DIE_AT: String(at), DIE_WHEN: when },
        }).ended;
        done = code === 0;
        if (!done) {
          cuts++;
          assert.equal(code, null, output);
        }
        const place = `cut ${when} operation ${at}`;
        const look = async (): Promise<string[]> => {
          const keys = [...(await listAll(target.site, "")).keys()].filter((key) => !key.startsWith(RESERVED));
          return lookAround(async (key) => (await target.site.get(key))?.bytes, keys, [one.files, two.files]);
        };
        assert.deepEqual(await look(), [], place);
        await publish(publication(target, two, { allowDeletes: true }));
        await publish(publication(target, two, { allowDeletes: true, grace: 0, repair: true }));
        const { state } = await readState(target.state);
        assert.deepEqual([state?.live, state?.publishing], [two.release.id, null], place);
        const found = await inspect({ target });
        assert.deepEqual([found.drift, found.strangers], [[], []], place);
        const keys = [...(await listAll(target.site, "")).keys()].filter((key) => !key.startsWith(RESERVED));
        assert.deepEqual(keys.sort(), Object.keys(two.files).sort(), place);
      }
    }
    assert.ok(cuts >= (LONG ? 100 : 5), `only ${cuts} cuts`);
  });
});
