/**
 * Faults planted at random by a planter that shares no code with the checks: all are found, and the same passages
 * without the faults are let alone. In the suite a small site and a seed of the day; by hand the whole proof:
 * `PLANT=10000 PLANT_SEEDS=5 npm test -- planted`.
 */
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeRecords } from "../../scripts/bench/records.ts";
import { build } from "../../scripts/build.ts";
import type { Report } from "../../scripts/checks/contract.ts";
import { checkSite } from "../../scripts/checks/index.ts";
import { kinds } from "./planter/kinds/index.ts";
import { plant, type Garden, type Planted } from "./planter/plant.ts";

const announcements = Number(process.env.PLANT ?? 120);
const turns = Number(process.env.PLANT_SEEDS ?? 1);
const firstSeed = Number(process.env.PLANT_SEED ?? Date.now() % 1_000_000);
const large = process.env.PLANT !== undefined;
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

describe("faults planted at random", () => {
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
});

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
  const faulty = new Set(garden.faults.flatMap(({ file, orElse, beside }) => [file, orElse, beside]));
  return findings
    .filter(({ severity, file }) => severity !== "review" && !faulty.has(file))
    .map(({ file, check, rule, message }) => {
      const passage = garden.sound.find((sound) => sound.file === file);
      return `${passage ? `(${passage.kind.name}, sound) ` : ""}${file} ${check}/${rule}: ${message}`;
    });
}
