/** A record changed by chance in the ways that files go wrong. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { announcement } from "./records-folder.ts";

/** Records that load by themselves: some of the project's own, and one with a bit of everything. */
export const seeds = [
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

export type Change =
  | { kind: "insert"; at: number; text: string }
  | { kind: "delete" | "repeat"; at: number; length: number }
  | { kind: "byte"; at: number; byte: number };

/** A place in a record, as a part of its length; every place as likely as another. */
const place = fc.noBias(fc.integer({ min: 0, max: 9999 }).map((at) => at / 10_000));

export const change: fc.Arbitrary<Change> = fc.oneof(
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
export function mangled(seed: Buffer, changes: readonly Change[]): Buffer {
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
