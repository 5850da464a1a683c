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
import { announcement, withRecords } from "./records-folder.ts";

const RUNS = Number(process.env["RUNS"] ?? 400);
/** One record takes a few milliseconds; this is a hang. */
const TOO_LONG = 10_000;
/** How many of the faulty ones are built as well. */
const BUILDS = 60;

/** Records that load by themselves: some of the project's own, and one with a bit of everything. */
const seeds = [
  ...["2009-12-09-pre-budget-report.md", "2009-12-15-the-engagement-ethic.md"].map((name) =>
    readFileSync(join("_data/announcements", name)),
  ),
  Buffer.from(
    announcement(
      'summary: >-\n  x\n  y\nsources:\n  - title: "a: b"\n    url: https://x.example/\nrelated:\n  - announcements/other\nchanges:\n  - on: 1/1/2010\n    note: x\nwithdrawn:\n  on: 2 May 2010\n  reason: "y"',
      "# A\n\n- [b](announcements/other)\n\n|a|\n|-|\n|b|\n\n```\ncode\n```\n",
    ),
  ),
];

const SNIPPETS = [
  ..."--- : - # [ ] { } \" ' & * ! | > % @ ` \t \r \n \r\n \u0000 \ufeff \u2028 é 💥 <!-- --> [x](javascript:y) [x](teams/y) ![](x.png) <script> {{x}} ${x} ~ null true 1e999 0x1 31/31/31 1/2/3 9:30 to __proto__ constructor ../../etc/passwd ?a&b=c &a *a !!js/function << = 2009-02-30 [[[ ]]] ((( *_*_ ``` ~~~".split(
    " ",
  ),
  "\n---\n",
  "\n\n\n",
  "title: ",
  "  - ",
  "toString: x\n",
  "hasOwnProperty: x\n",
];

type Change =
  | { kind: "insert"; at: number; text: string }
  | { kind: "delete" | "repeat"; at: number; length: number }
  | { kind: "byte"; at: number; byte: number };

/** A place in a record, as a part of its length; every place as likely as another. */
const place = fc.noBias(fc.integer({ min: 0, max: 9999 }).map((at) => at / 10_000));

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("insert" as const),
      at: place,
      text: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...SNIPPETS) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("delete" as const, "repeat" as const),
      at: place,
      length: fc.noBias(fc.integer({ min: 1, max: 80 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("byte" as const),
      at: place,
      byte: fc.noBias(fc.integer({ min: 0, max: 255 })),
    }),
  },
);

/** A record with changes made to it; the first half of changes falls into the front matter more often than not. */
function mangled(seed: Buffer, changes: readonly Change[]): Buffer {
  let bytes = Buffer.from(seed);
  for (const [nth, one] of changes.entries()) {
    const from = Math.floor(one.at * (nth % 2 === 0 ? Math.min(bytes.length, 400) : bytes.length));
    const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)];
    if (one.kind === "insert") bytes = Buffer.concat([before, Buffer.from(one.text), after]);
    else if (one.kind === "byte") bytes = Buffer.concat([before, Buffer.from([one.byte]), after.subarray(1)]);
    else if (one.kind === "delete") bytes = Buffer.concat([before, after.subarray(one.length)]);
    else bytes = Buffer.concat([before, after.subarray(0, one.length), after]);
  }
  return bytes;
}

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
