import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { withFormerSlug } from "../../src/former-slug.ts";
import { parseYaml } from "../../src/front-matter.ts";
import { recordText } from "../../src/record-text.ts";

describe("a former slug written into a record's file", () => {
  const cases: [name: string, before: string, after: string | undefined][] = [
    [
      "where there was none",
      "---\ntitle: T\n---\n\nWords.\n",
      "---\ntitle: T\nformer-slugs:\n  - old\n---\n\nWords.\n",
    ],
    [
      "after others",
      "---\nformer-slugs:\n  # of 2009\n  - older\ntitle: T\n---\nWords.\n",
      "---\nformer-slugs:\n  # of 2009\n  - older\n  - old\ntitle: T\n---\nWords.\n",
    ],
    [
      "in a list that is not indented",
      "---\nformer-slugs:\n- older\ntitle: T\n---\nWords.\n",
      "---\nformer-slugs:\n- older\n- old\ntitle: T\n---\nWords.\n",
    ],
    [
      "in a list in brackets",
      "---\nformer-slugs: [older] # why\ntitle: T\n---\nWords.\n",
      "---\nformer-slugs: [older, old] # why\ntitle: T\n---\nWords.\n",
    ],
    [
      "where the field was left blank",
      "---\nformer-slugs: # none yet\ntitle: T\n---\nWords.\n",
      "---\nformer-slugs: # none yet\n  - old\ntitle: T\n---\nWords.\n",
    ],
    [
      "in place of the slug that the record has again",
      "---\ntitle: T\nformer-slugs:\n  - now\n---\nWords.\n",
      "---\ntitle: T\nformer-slugs:\n  - old\n---\nWords.\n",
    ],
    [
      "with the line ends of the file",
      "---\r\ntitle: T\r\n---\r\n\r\nWords.\r\n",
      "---\r\ntitle: T\r\nformer-slugs:\r\n  - old\r\n---\r\n\r\nWords.\r\n",
    ],
    [
      "once",
      "---\ntitle: T\nformer-slugs:\n  - old\n---\nWords.\n",
      "---\ntitle: T\nformer-slugs:\n  - old\n---\nWords.\n",
    ],
    [
      "above comments that follow",
      "---\nformer-slugs:\n  # first\n  - older\n\n# then\ntitle: T\n---\nWords.\n",
      "---\nformer-slugs:\n  # first\n  - older\n  - old\n\n# then\ntitle: T\n---\nWords.\n",
    ],
    ["not where the fields have faults", "---\ntitle: a: b\n---\nWords.\n", undefined],
    ["not where something else stands", "---\nformer-slugs: older\n---\nWords.\n", undefined],
    ["not where there are no fields", "Words.\n", undefined],
  ];
  for (const [name, before, after] of cases) {
    it(name, () => assert.equal(withFormerSlug(before, "old", "now"), after));
  }

  it("changes nothing else, whatever the fields are (property)", () => {
    const slug = fc.constantFrom("now", "old", "a", "b", "c-d");
    const list = fc
      .uniqueArray(slug, { maxLength: 4 })
      .chain((slugs) =>
        fc.constantFrom(
          `former-slugs: [${slugs.join(", ")}]`,
          slugs.length === 0 ? "former-slugs:" : `former-slugs:${slugs.map((one) => `\n  - ${one}`).join("")}`,
          slugs.length === 0 ? "# none" : `former-slugs:${slugs.map((one) => `\n- "${one}"`).join("")}`,
        ),
      );
    const other = fc.constantFrom("title: T", "# a note", "", "related:\n  - teams/x", 'summary: "a: b"', "links: []");
    fc.assert(
      fc.property(fc.array(other, { maxLength: 3 }), list, fc.array(other, { maxLength: 3 }), (above, own, below) => {
        // A field that stands twice is a fault.
        const lines = [...new Set([...above, own, ...below])];
        const text = `---\n${lines.join("\n")}\n---\n\nWords.\n`;
        const next = withFormerSlug(text, "old", "now");
        assert.ok(next, text);
        const [was, is] = [fieldsOf(text), fieldsOf(next)];
        const before = (was["former-slugs"] || []) as string[];
        const wanted = [...before.filter((one) => one !== "now" && one !== "old"), "old"].sort();
        assert.deepEqual((is["former-slugs"] as string[]).toSorted(), wanted);
        delete was["former-slugs"];
        delete is["former-slugs"];
        assert.deepEqual(is, was);
        const kept = (one: string): string[] => one.split("\n").filter((line) => !/slugs:|^ *- /.test(line));
        assert.deepEqual(kept(next), kept(text));
      }),
    );
  });
});

function fieldsOf(text: string): Record<string, unknown> {
  const parts = recordText(text);
  assert.ok("front" in parts, text);
  const { data, faults } = parseYaml(parts.front, 2);
  assert.deepEqual(faults, undefined, text);
  return { ...(data as Record<string, unknown>) };
}
