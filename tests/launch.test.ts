/** The launcher: what a person reads when the machine, and not the records, is what is wrong. */
import assert from "node:assert/strict";
import { execFile, type ExecFileException } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";

const ROOT = resolve(import.meta.dirname, "..");

async function run(args: string[], env: Record<string, string> = {}, cwd = ROOT) {
  return await new Promise<{ code: number; out: string; err: string }>((done) => {
    const options = { cwd, env: { ...process.env, ...env } };
    execFile(process.execPath, args, options, (error: ExecFileException | null, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

describe("the launcher", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "launch-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("gives an old Node a sentence", async () => {
    const old = join(folder, "old.cjs");
    await writeFile(old, `Object.defineProperty(process.versions, "node", { value: "18.20.8" });`);
    assert.deepEqual(await run(["--require", old, "scripts/launch.cjs", "build"]), {
      code: 2,
      out: "",
      err: "This needs Node 20.19 or newer, and this is Node 18.20.8. Install a newer one (https://nodejs.org/) and run the same command again.\n",
    });
  });

  it("is written for an old Node: no syntax newer than 2015 but import()", async () => {
    const text = await readFile(join(ROOT, "scripts/launch.cjs"), "utf8");
    assert.doesNotMatch(text.replace(/\/\/.*$/gm, ""), /=>|\?\.|\?\?|\b(?:const|let|async|await|class)\b|`/);
  });

  it("names the verbs where the one given is none", async () => {
    assert.deepEqual(await run(["scripts/launch.cjs", "publish"]), {
      code: 2,
      out: "",
      err: "Say what to do: npm run start | test | build | check | preview | deploy | new | schedule | bench | docs\n",
    });
  });

  it("says in a sentence that the packages could not be installed", async () => {
    const project = join(folder, "fresh");
    await mkdir(join(project, "scripts"), { recursive: true });
    for (const file of ["package.json", "package-lock.json", "scripts/launch.cjs"])
      await cp(join(ROOT, file), join(project, file));
    const nowhere = {
      npm_config_registry: "http://127.0.0.1:9/",
      npm_config_fetch_retries: "0",
      npm_config_cache: join(folder, "cache"),
    };
    const { code, err } = await run(["scripts/launch.cjs", "build"], nowhere, project);
    assert.equal(code, 2);
    assert.match(err, /^Installing the packages of package-lock\.json \(npm ci\)\. This happens once\.\n/);
    assert.match(
      err,
      /The packages could not be installed\. If npm speaks of the network above, connect and run the same command again; if it speaks of space, free some disk first\.\n$/,
    );
    assert.doesNotMatch(err, /^\s+at /m);
  });

  for (const verb of ["start", "test", "build", "check", "preview", "deploy", "new", "schedule", "bench", "docs"]) {
    it(`explains npm run ${verb}`, async () => {
      const { code, out, err } = await run(["scripts/launch.cjs", verb, "--help"]);
      assert.deepEqual({ code, err }, { code: 0, err: "" });
      assert.match(out, new RegExp(`^npm (?:run )?${verb}\\b`));
    });
  }

  it("refuses a port that is in use, in a sentence", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => taken.once("listening", done));
    const { port } = taken.address() as { port: number };
    const { code, err } = await run([
      "scripts/launch.cjs",
      "start",
      "--port",
      String(port),
      "--to",
      `file:${join(folder, "store")}`,
    ]);
    taken.close();
    assert.equal(code, 2);
    assert.match(err, new RegExp(`[Pp]ort ${port} is in use`));
    assert.doesNotMatch(err, /^\s+at /m);
  });
});
