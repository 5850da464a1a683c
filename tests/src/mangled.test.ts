/**
 * Records mangled in every way that chance finds: each is loaded or reported with its file and a line that it has; no
 * stack trace, no hang; and a build over a faulty one leaves the site as it was. `RUNS=10000 npm test -- mangled` tries
 * more; a failure prints the seed to try again.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { build } from "../../scripts/build.ts";
import { contentLoader, sectionAt } from "../../src/content.ts";
import { Faults } from "../../src/faults.ts";
import { filesOf } from "../built-site.ts";
import { change, mangled, seeds } from "./mangled-record.ts";
import { announcement, withRecords } from "./records-folder.ts";

const RUNS = Number(process.env["RUNS"] ?? 400);
/** One record takes a few milliseconds; this is a hang. */
const TOO_LONG = 10_000;
/** How many of the faulty ones are built as well. */
const BUILDS = 60;

/** Every file below a folder, with its bytes, in one digest; and no other file than these. */
function digestOf(folder: string): string {
  const hash = createHash("sha256");
  for (const path of filesOf(folder)) hash.update(`${path}\0`).update(readFileSync(join(folder, path)));
  return hash.digest("hex");
}

describe("a mangled record", () => {
  const place = mkdtempSync(join(tmpdir(), "mangled-"));
  after(() => rmSync(place, { recursive: true }));

  it(`is loaded, or reported with its file and line (${RUNS} of them)`, async () => {
    const counts = { loaded: 0, reported: 0, built: 0 };
    await withRecords({ "announcements/other.md": announcement() }, async (folder) => {
      const task = { data: folder, output: join(place, "dist"), asAt: "2030-01-01T00:00:00.000Z" };
      await build(task);
      const sound = digestOf(place);
      assert.deepEqual(readdirSync(place), ["dist", "dist.receipt.json"]);
      const file = join(folder, "announcements/x.md");
      const loader = contentLoader(folder);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...seeds),
          fc.array(change, { minLength: 1, maxLength: 4 }),
          async (seed, changes) => {
            const bytes = mangled(seed, changes);
            rmSync(file, { force: true });
            writeFileSync(file, bytes);
            const started = performance.now();
            try {
              const content = await loader.load();
              const section = sectionAt(content, { asAt: "2030-01-01T00:00:00.000Z", unpublished: true });
              const record = section.byRef("announcements/x")!;
              assert.equal(typeof record.html + typeof record.summary + typeof record.text, "stringstringstring");
              assert.doesNotMatch(record.html, /<script|href="javascript/i);
              counts.loaded += 1;
            } catch (error) {
              // Anything but faults is our bug: its stack is the counterexample.
              if (!(error instanceof Faults)) throw error;
              const lines = bytes.toString("latin1").split(/\r\n?|\n/).length;
              for (const fault of error.faults) {
                assert.equal(fault.file, file);
                assert.ok(fault.line >= 1 && fault.line <= lines, `line ${fault.line} of ${lines}: ${fault.message}`);
                assert.match(fault.message, /^\S.*\S$/s);
                assert.doesNotMatch(fault.message, /\bat .*\(.*:\d+:\d+\)|undefined|\[object/);
              }
              counts.reported += 1;
              if (counts.reported % Math.ceil(RUNS / BUILDS / 2) === 0) {
                await assert.rejects(build(task), { name: error.name, message: error.message });
                assert.equal(digestOf(place), sound, "what had been built is as it was");
                counts.built += 1;
              }
            }
            const took = performance.now() - started;
            assert.ok(took < TOO_LONG, `took ${Math.round(took)} ms`);
          },
        ),
        { numRuns: RUNS, ...(process.env["SEED"] === undefined ? {} : { seed: Number(process.env["SEED"]) }) },
      );
    });
    assert.ok(counts.built > 10, `only ${counts.built} were built`);
    assert.ok(
      Math.min(counts.loaded, counts.reported) > RUNS / 10,
      `the mangling is lopsided: ${JSON.stringify(counts)}`,
    );
  });
});
