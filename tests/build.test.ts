/** The build as a command: the same bytes everywhere, beneath any path, and nothing half done. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { builtSite, filesOf } from "./built-site.ts";

const ROOT = resolve(import.meta.dirname, "..");
const MOMENT = "2026-11-23";

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `npm run build` as npm would, in a folder of its own choice. */
async function run(
  args: string[],
  { env = {}, cwd = ROOT }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, "scripts/launch.cjs"), "build", ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  return { code, out, err };
}

async function digest(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const path of filesOf(folder)) hash.update(path).update(await readFile(join(folder, path)));
  return hash.digest("hex");
}

describe("npm run build", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "build-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("gives the same bytes in any time zone, locale and folder", async () => {
    // A copy of the project elsewhere, its packages by a link: nothing of the folder's name may reach the site.
    const elsewhere = join(folder, "a folder with spaces");
    await mkdir(elsewhere);
    for (const part of [
      "_data",
      "_includes",
      "src",
      "scripts",
      ".eleventy.ts",
      "package.json",
      "package-lock.json",
      "tsconfig.json",
    ]) {
      await cp(join(ROOT, part), join(elsewhere, part), { recursive: true });
    }
    await symlink(join(ROOT, "node_modules"), join(elsewhere, "node_modules"));
    const places = [
      { name: "one", cwd: ROOT, env: { TZ: "UTC", LANG: "C", LC_ALL: "C" } },
      { name: "two", cwd: ROOT, env: { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
      { name: "three", cwd: elsewhere, env: { TZ: "America/Los_Angeles", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" } },
    ];
    const digests = new Set<string>();
    for (const { name, cwd, env } of places) {
      const output = join(folder, name);
      const script = join(cwd, "scripts/launch.cjs");
      const child = spawn(process.execPath, [script, "build", "--as-of", MOMENT, "--no-check", "--output", output], {
        cwd,
        env: { ...process.env, ...env },
        stdio: ["ignore", "ignore", "inherit"],
      });
      assert.equal(await new Promise((done) => child.on("close", done)), 0);
      digests.add(await digest(output));
    }
    assert.equal(digests.size, 1);
  });

  it("works beneath a path: every address of the site begins with it", async () => {
    const site = await builtSite({ address: "https://example.org/reform/" });
    try {
      for (const path of site.files.filter((file) => /\.(?:html|aspx)$/.test(file))) {
        const own = [...site.read(path).matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]!);
        assert.deepEqual(
          own.filter((address) => !address.startsWith("/reform/")),
          [],
          path,
        );
      }
      assert.match(site.read("sitemap.xml"), /<loc>https:\/\/example\.org\/reform\/teams\/<\/loc>/);
      assert.match(site.read("robots.txt"), /Sitemap: https:\/\/example\.org\/reform\/sitemap\.xml/);
      assert.equal(site.receipt.address, "https://example.org/reform/");
    } finally {
      await site.remove();
    }
  });

  it("reports every fault of every record at once, exits 1 and leaves the last good site as it was", async () => {
    const data = join(folder, "faulty");
    const output = join(folder, "kept");
    await cp(join(ROOT, "_data"), data, { recursive: true });
    assert.equal((await run(["--data", data, "--output", output, "--no-check", "--quiet"])).code, 0);
    const good = await digest(output);

    await writeFile(
      join(data, "announcements", "2010-01-01-one.md"),
      "---\ntitel: One\nkind: news\ndate: 1 January 2010\n---\n\nWords.\n",
    );
    await writeFile(join(data, "teams", "two.md"), "no front matter\n");
    const { code, out, err } = await run(["--data", data, "--output", output, "--no-check"]);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.match(err, /announcements\/2010-01-01-one\.md:2: .*Did you mean "title"\?/);
    assert.match(err, /teams\/two\.md:1: /);
    assert.doesNotMatch(err, /^\s+at /m);
    assert.equal(await digest(output), good);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => /\.(?:next|old)-/.test(name)),
      [],
    );
  });

  const refusals = [
    { args: ["--dta", "x"], says: "--dta is not an option here. Did you mean --data? See --help.\n" },
    { args: ["--data"], says: "--data needs a value. See --help.\n" },
    { args: ["--quiet=yes"], says: "--quiet takes no value. See --help.\n" },
    { args: ["extra"], says: '"extra" is one argument too many. See --help.\n' },
    {
      args: ["--data", "/nowhere/at-all"],
      says: "There is no folder /nowhere/at-all. Give the folder that holds the records.\n",
    },
  ];
  for (const { args, says } of refusals) {
    it(`refuses ${args.join(" ")}`, async () => {
      const { code, out, err } = await run(args);
      assert.deepEqual({ code, out, err }, { code: 2, out: "", err: says });
    });
  }
});
