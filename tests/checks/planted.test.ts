/**
 * Faults planted at random by a planter that shares no code with the checks: all are found, and the same passages
 * without the faults are let alone. In the suite a small site and a seed that the code chooses; by hand the whole proof:
 * `PLANT=10000 PLANT_SEEDS=5 npm test -- planted`.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeRecords } from "../../scripts/bench/records.ts";
import { build } from "../../scripts/build.ts";
import type { Report } from "../../scripts/checks/contract.ts";
import { checkSite } from "../../scripts/checks/index.ts";
import { rules } from "../../scripts/checks/rules/index.ts";
import { Chance } from "./planter/chance.ts";
import { kinds } from "./planter/kinds/index.ts";
import { plant, type Garden, type Planted } from "./planter/plant.ts";
import { siteKinds, type SiteKind } from "./planter/sites.ts";

const announcements = Number(process.env.PLANT ?? 120);
const large = process.env.PLANT !== undefined;
const turns = Number(process.env.PLANT_SEEDS ?? 1);
const firstSeed = Number(process.env.PLANT_SEED ?? (large ? Date.now() % 1_000_000 : await seedOfCode()));
/** Of all kinds, chance takes as many: others the next time. */
const faults = large ? 200 : 44;
const sound = large ? 100 : 14;

let folder = "";
let built = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "planted-"));
  await writeRecords(join(folder, "records"), announcements);
  built = join(folder, "built", "dist");
  await build({ data: join(folder, "records"), output: built, asAt: "2026-11-23T12:00:00.000Z" });
});
after(() => rm(folder, { recursive: true }));

/** Rules of ours that no planted fault is for: what other sites answer, and checks that could not run, have tests of their own. */
const UNPLANTED = /^external-links\/|\/(?:check-failed|could-not-run|pages-missed|page-not-judged)$/;

describe("faults planted at random", () => {
  it("are of every rule of ours", () => {
    const planted = new Set([...kinds.flatMap(({ found }) => found), ...siteKinds.map(({ found }) => found)]);
    const ours = Object.entries(rules).flatMap(([check, list]) => list.map(({ id }) => `${check}/${id}`));
    assert.deepEqual(
      ours.filter((rule) => !UNPLANTED.test(rule) && !planted.has(rule)),
      [],
    );
  });

  it("are of 40 kinds and more, a third of them in the words alone, some in the layout alone", () => {
    const words = kinds.filter((kind) => kind.in === "words").length;
    const layout = kinds.filter((kind) => kind.in === "layout").length;
    const told = `${kinds.length} kinds, ${words} in the words, ${layout} in the layout`;
    assert.ok(kinds.length >= 40 && layout >= 10, told);
    // The planter takes two others for each kind of words.
    assert.ok(words * 3 >= 40 && kinds.length >= words * 3, told);
    assert.equal(new Set(kinds.map(({ name }) => name)).size, kinds.length);
  });

  it("are planted by code that the checks have no part in", async () => {
    const files = await readdir("tests/checks/planter", { recursive: true });
    for (const file of files.filter((name) => name.endsWith(".ts"))) {
      const text = await readFile(join("tests/checks/planter", file), "utf8");
      const modules = [...text.matchAll(/from "([^"]+)"/g)].map((match) => match[1]!);
      for (const module of modules) assert.match(module, /^(?:node:[a-z]+|parse5|\.\.?\/(?!.*scripts).*)$/, file);
    }
  });

  for (let turn = 0; turn < turns; turn++) {
    const seed = firstSeed + turn;
    it(`are all found, and nothing else is: seed ${seed}, ${faults} faults, ${announcements} announcements`, async (t) => {
      const site = join(folder, `turn-${turn}`, "dist");
      await mkdir(join(folder, `turn-${turn}`));
      await cp(built, site, { recursive: true });
      await cp(`${built}.receipt.json`, `${site}.receipt.json`);
      const garden = plant(site, { seed, faults, sound });
      const report = await checkSite(site, { memory: false, baseline: join(folder, "none.yaml") });
      const missed = garden.faults.filter((fault) => !isFound(report, fault));
      t.diagnostic(
        `seed ${seed}: ${report.pages} pages in ${(report.durationMs / 1000).toFixed(1)} s, ` +
          `${garden.faults.length} faults planted, ${missed.length} missed`,
      );
      assert.deepEqual(
        { missed: missed.map(inWords), alarms: alarms(report, garden) },
        { missed: [], alarms: [] },
        `PLANT_SEED=${seed} repeats it`,
      );
      await rm(join(folder, `turn-${turn}`), { recursive: true });
    });
  }

  /** What the kind's check says, in errors and warnings, of the site after a change. */
  const said = async (kind: SiteKind, change: SiteKind["plant"]): Promise<string[]> => {
    const site = join(folder, "whole", "dist");
    await mkdir(join(folder, "whole"));
    await cp(built, site, { recursive: true });
    await cp(`${built}.receipt.json`, `${site}.receipt.json`);
    change(site, new Chance(firstSeed));
    const [check] = kind.found.split("/");
    // What is wrong with the files themselves is said before any check.
    const only = [check === "site" ? "orphan-pages" : check!];
    try {
      const { findings } = await checkSite(site, { memory: false, baseline: join(folder, "none.yaml"), only });
      return findings.filter(({ severity }) => severity !== "review").map(({ check, rule }) => `${check}/${rule}`);
    } finally {
      await rm(join(folder, "whole"), { recursive: true });
    }
  };

  for (const kind of siteKinds) {
    it(`are found in a site as a whole: ${kind.name}, seed ${firstSeed}`, async () => {
      const found = await said(kind, (...site) => kind.plant(...site));
      assert.ok(found.includes(kind.found), `${kind.found} is not among ${[...new Set(found)].join(", ")}`);
    });
    if (kind.sound)
      it(`are not found in its sound twin: ${kind.name}, seed ${firstSeed}`, async () =>
        assert.deepEqual(await said(kind, (...site) => kind.sound?.(...site)), []));
  }
});

/** A seed for the files that plant and judge: each change meets other faults, and what has passed passes again, here and in CI. */
async function seedOfCode(): Promise<number> {
  const hash = createHash("sha256");
  for (const folder of ["scripts/checks", "tests/checks/planter"]) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
    for (const name of names) hash.update((await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n"));
  }
  return hash.digest().readUInt32BE() % 1_000_000;
}

function isFound({ findings }: Report, { kind, file, orElse }: Planted): boolean {
  return findings.some(
    (finding) =>
      finding.severity !== "review" &&
      (finding.file === file || finding.file === orElse) &&
      kind.found.includes(`${finding.check}/${finding.rule}`),
  );
}

function inWords({ kind, file }: Planted): string {
  return `${kind.name}: ${file}`;
}

/** Errors and warnings on what nothing was planted in: the sound passages, and every other file. */
function alarms({ findings }: Report, garden: Garden): string[] {
  const passageIn = (file: string) => garden.sound.find((sound) => sound.file === file);
  const faulty = new Set(garden.faults.flatMap(({ file, orElse, beside }) => [file, orElse, beside]));
  return findings
    .filter(({ severity, file }) => severity !== "review" && !faulty.has(file))
    .filter(({ file, check, rule }) => !passageIn(file)?.kind.besides?.includes(`${check}/${rule}`))
    .map(({ file, check, rule, message }) => {
      const passage = passageIn(file);
      return `${passage ? `(${passage.kind.name}, sound) ` : ""}${file} ${check}/${rule}: ${message}`;
    });
}
