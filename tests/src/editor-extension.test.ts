/**
 * VS Code's extension for records (.vscode/extensions/records): what it says is what the build says, word for word, and
 * what it offers is right. Its logic takes text and gives plain values; that VS Code shows them was seen in VS Code.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { z } from "zod";
import { KINDS } from "../../src/content.ts";
import { dayWords } from "../../src/dates.ts";
import { readRecord } from "../../src/record.ts";
import { readSite } from "../../src/site-file.ts";
import { change, mangled, seeds } from "./mangled-record.ts";

interface Fault {
  line: number;
  from: number;
  to: number;
  message: string;
}
interface Offer {
  label: string;
  insert: string;
  from: number;
  says: string;
}
type At = [line: number, column: number, alone: boolean];
const require = createRequire(import.meta.url);
const { judge } = require("../../.vscode/extensions/records/judge.cjs") as {
  judge: (schema: object, text: string, alone: boolean) => Fault[];
};
const { offers, meaning } = require("../../.vscode/extensions/records/complete.cjs") as {
  offers: (schema: object, text: string, ...at: At) => Offer[];
  meaning: (schema: object, text: string, ...at: At) => { from: number; to: number; says: string } | undefined;
};

function schemaOf(name: string): object {
  return JSON.parse(readFileSync(`docs/schemas/${name}.json`, "utf8")) as object;
}
const announcements = schemaOf("announcements");
const RUNS = Number(process.env["RUNS"] ?? 2000);

const SOUND = "title: A\nkind: news\ndate: 15 December 2009\n";
const record = (fields: string) => `---\n${fields}---\n\nWords.\n`;

/** What a build says of the same text. */
function buildSays(text: string | Buffer): string[] {
  const read = readRecord(KINDS[0]!, "2009-12-15-a.md", "a.md", text);
  return (read.faults ?? []).map(({ line, message }) => `${line}: ${message}`);
}

describe("the extension for VS Code judges", () => {
  for (const { name } of KINDS) {
    for (const file of readdirSync(`_data/${name}`).filter((one) => one.endsWith(".md"))) {
      it(`${name}/${file} as sound`, () => {
        assert.deepEqual(judge(schemaOf(name), readFileSync(`_data/${name}/${file}`, "utf8"), false), []);
      });
    }
  }

  it("the site's file as sound, and a slip in it as the build does", () => {
    const text = readFileSync("_data/site.yaml", "utf8");
    assert.deepEqual(judge(schemaOf("site"), text, true), []);
    const faulty = text.replace("organisation:", "organization:");
    assert.deepEqual(
      judge(schemaOf("site"), faulty, true).map(({ line, message }) => `${line + 1}: ${message}`),
      (readSite("site.yaml", Buffer.from(faulty)).faults ?? []).map(({ line, message }) => `${line}: ${message}`),
    );
  });

  const sound: [name: string, fields: string][] = [
    ["a title that YAML takes for a number", SOUND.replace("title: A", "title: 2009")],
    ["a draft without its fields", "status: draft\n"],
    ["a field that is left blank", `${SOUND}summary:\nspeaker: ""\n`],
    ["a fact with its source", `${SOUND}speaker:\n  value: A\n  source: https://x.example/\n`],
    ["words over several lines", `${SOUND}summary: >-\n  one: x\n  - two\n`],
    ["words that go on", `${SOUND}summary: one\n  two\n`],
    ["a list in brackets", `${SOUND}related: [teams/strategy, announcements/a]\n`],
    ["a list that is not indented", `${SOUND}related:\n- teams/strategy\n`],
    ["words in quotation marks that hold others", `${SOUND}speaker: "A \\"B\\" C"\nprice: 'It''s'\n`],
    ["notes between the fields", `# One\n${SOUND}\n# Two\n`],
  ];
  for (const [name, fields] of sound) {
    it(`${name} as sound`, () => {
      assert.deepEqual(buildSays(record(fields)), []);
      assert.deepEqual(judge(announcements, record(fields), false), []);
    });
  }

  const faulty: [name: string, fields: string, found: string[]][] = [
    [
      "a misspelt field",
      SOUND.replace("title", "titel"),
      ['2:1-6 "titel" is not a field of an announcement. Did you mean "title"?'],
    ],
    [
      "a field that is none",
      `${SOUND}withdrawn:\n  on: 1/1/2010\n  reason: A\n  colour: red\n`,
      ['8:3-9 "colour" is not a field of "withdrawn". Its fields are on, reason, public-from.'],
    ],
    [
      "a kind that is none",
      SOUND.replace("news", "novel"),
      ['3:7-12 "kind" is "novel"; expected news, speech or publication.'],
    ],
    [
      "a kind that is misspelt",
      SOUND.replace("news", "nws"),
      ['3:7-10 "kind" is "nws"; expected news, speech or publication. Did you mean "news"?'],
    ],
    [
      "a missing field",
      "title: A\nkind: news\n",
      ['2:1-1 an announcement needs "date", and it is missing. Add a line such as: date: 15 December 2009'],
    ],
    [
      "an entry without a field",
      `${SOUND}changes:\n  - on: 1/1/2010\n`,
      ['6:5-17 entry 1 of "changes" needs "note", and it is missing.'],
    ],
    [
      "words where a list belongs",
      `${SOUND}related: teams/strategy\n`,
      ['5:10-24 "related" is "teams/strategy"; expected a list: each on a line of its own, after "- ".'],
    ],
    [
      "words where a group belongs",
      `${SOUND}withdrawn: yes\n`,
      ['5:12-15 "withdrawn" is "yes"; expected fields of its own, each on a line below, indented.'],
    ],
    [
      "a ref that is none",
      `${SOUND}related:\n  - Strategy\n`,
      [
        '6:5-13 entry 1 of "related" is "Strategy"; expected a kind and a slug, such as announcements/the-engagement-ethic.',
      ],
    ],
    [
      "an address without https",
      `${SOUND}links:\n  - title: A\n    url: www.x.example\n`,
      [
        '7:10-23 "url" of entry 1 of "links" is "www.x.example"; expected a full web address, such as https://www.example.org/page.',
      ],
    ],
    [
      "a position that is none",
      `${SOUND}position: first\n`,
      ['5:11-16 "position" is "first"; expected a whole number from 1.'],
    ],
    [
      "a field that stands twice",
      `${SOUND}kind: news\n`,
      ['5:1-5 "kind" stands here for the second time; the first is in line 3. Keep one.'],
    ],
    [
      "a colon in the words",
      SOUND.replace("title: A", "title: Better: faster"),
      ['2:8-22 a colon stands inside the words, so they must be in quotation marks. Write: title: "Better: faster"'],
    ],
    [
      "a line without a colon",
      `${SOUND}summary\n`,
      ["5:1-8 this line is no field. Write a field as a name, a colon, a space and its words."],
    ],
  ];
  for (const [name, fields, found] of faulty) {
    it(`${name} as the build does, at its place`, () => {
      const text = record(fields);
      assert.deepEqual(
        judge(announcements, text, false).map(
          ({ line, from, to, message }) => `${line + 1}:${from + 1}-${to + 1} ${message}`,
        ),
        found,
      );
      assert.deepEqual(
        found.map((one) => one.replace(/:\S+/, ":")),
        buildSays(text),
      );
    });
  }

  it("a date without its day; the build says more of it", () => {
    const text = record(SOUND.replace("15 December", "December"));
    assert.deepEqual(
      judge(announcements, text, false).map(({ line, message }) => `${line + 1}: ${message}`),
      ['4: "date" is "December 2009"; expected a date such as 15 December 2009, or two with “to” between them.'],
    );
  });

  it("every date that the build reads as one", () => {
    const forms = (iso: string): string[] => {
      const [year, month, day] = iso.split("-") as [string, string, string];
      const words = dayWords(iso);
      const [number, name] = words.split(" ") as [string, string];
      return [
        iso,
        `${day}/${month}/${year}`,
        `${day}/${month}/${year.slice(2)}`,
        words,
        `${number}th ${name.slice(0, 3)}. ${year}`,
      ];
    };
    for (const first of forms("2009-12-15"))
      for (const date of [
        first,
        ...forms("2010-03-04").map((last) => `${first} to ${last}`),
        "12 to 15 December 2009",
      ]) {
        const text = record(`title: A\nkind: news\ndate: ${date}\npublic-from: 4 March 2010 9:30am\n`);
        assert.deepEqual(judge(announcements, text, false), [], date);
      }
  });

  it("nothing of fields that have no end yet, or of a text without fields", () => {
    for (const text of ["---\nkind: novel\n", "", "Words.\n", "---"])
      assert.deepEqual(judge(announcements, text, false), []);
  });

  it(`nothing as faulty that the build reads as sound (${RUNS} mangled records)`, () => {
    const counts = { both: 0, neither: 0, build: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }), (seed, changes) => {
        const text = mangled(seed, changes).toString("utf8");
        const says = buildSays(text);
        const found = judge(announcements, text, false);
        if (found.length > 0) assert.notDeepEqual(says, [], JSON.stringify(found));
        counts[found.length > 0 ? "both" : says.length > 0 ? "build" : "neither"] += 1;
      }),
      { numRuns: RUNS, ...(process.env["SEED"] === undefined ? {} : { seed: Number(process.env["SEED"]) }) },
    );
    assert.ok(Math.min(counts.both, counts.neither) > RUNS / 20, JSON.stringify(counts));
  });
});

/** A snippet's text, each place filled with its example, its first choice or some words. */
function filled(insert: string): string {
  return insert
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:((?:\\.|[^}])*)\}|\$\{\d+\}/g, (_, first, example) =>
      String(first ?? example ?? "words"),
    )
    .replace("$0", "Words.");
}

/** A text without the `|` that stands for the cursor, and where it stood. */
function cursor(marked: string): [text: string, ...at: At] {
  const before = marked.slice(0, marked.indexOf("|")).split("\n");
  return [marked.replace("|", ""), before.length - 1, before.at(-1)!.length, false];
}

describe("the extension for VS Code offers", () => {
  for (const kind of KINDS) {
    it(`${kind.one} that is a draft without faults, in an empty file`, () => {
      const [offer, ...others] = offers(schemaOf(kind.name), "", 0, 0, false);
      assert.deepEqual(others, []);
      assert.equal(offer!.label, kind.one.replace(/^an? /, "").replace(" ", "-"));
      const name = kind.datedNames ? "2009-12-15-a.md" : "a.md";
      assert.deepEqual(readRecord(kind, name, "a.md", `${filled(offer!.insert)}\n`).faults, undefined);
    });

    it(`every field of ${kind.one}, and no other, each as the schema knows it`, () => {
      const schema = schemaOf(kind.name);
      const all = offers(schema, "---\n\n---\n", 1, 0, false);
      assert.deepEqual(
        all.map(({ label }) => label),
        Object.keys(kind.schema.shape),
      );
      for (const { label, insert, says } of all) {
        const { description } = (kind.schema.shape as Record<string, z.ZodType>)[label]!.meta()!;
        assert.ok(says.startsWith(description!), label);
        const found = judge(schema, `---\nstatus: draft\n${filled(insert)}\n---\n`, false).map(
          ({ message }) => message,
        );
        // Words that stand for a slug or a number are still to be typed.
        assert.deepEqual(
          found.filter((message) => !/is "words"; expected|stands here for the second time/.test(message)),
          [],
          label,
        );
      }
    });
  }

  const groups = "on, note, public-from".split(", ");
  const cases: [name: string, marked: string, labels: string[]][] = [
    ["choices after a field's name", "---\nkind: |\n---\n", ["news", "speech", "publication"]],
    ["choices where one has begun", "---\nkind: ne|\n---\n", ["news", "speech", "publication"]],
    ["an example of a date", "---\ndate: |\n---\n", ["15 December 2009"]],
    ["the fields of an entry", "---\nchanges:\n  - |\n---\n", groups],
    ["those that an entry has not yet", "---\nchanges:\n  - on: 1/1/2010\n    |\n---\n", groups.slice(1)],
    [
      "those of this entry alone",
      "---\nchanges:\n  - on: 1/1/2010\n    note: A\n  - |\n    note: B\n---\n",
      ["on", "public-from"],
    ],
    ["the fields of a group", "---\nwithdrawn:\n  re|\n---\n", ["on", "reason", "public-from"]],
    ["the fields of a fact", "---\ndate:\n  |\n---\n", ["value", "source", "basis"]],
    ["the choices within a fact", "---\ndate:\n  value: A\n  basis: |\n---\n", ["verified", "inferred", "record"]],
    ["nothing below words", "---\ntitle: A\n  |\n---\n", []],
    ["nothing within words", "---\ntitle: The news |\n---\n", []],
    ["nothing in a field that is none", "---\nkin: |\n---\n", []],
    ["nothing in the text", "---\ntitle: A\n---\n\nti|\n", []],
  ];
  for (const [name, marked, labels] of cases) {
    it(name, () => {
      assert.deepEqual(
        offers(announcements, ...cursor(marked)).map(({ label }) => label),
        labels,
      );
    });
  }

  it("a name alone where its words stand already", () => {
    const [first] = offers(announcements, ...cursor("---\nti|: A title\n---\n"));
    assert.deepEqual([first!.label, first!.insert, first!.from], ["title", "title", 0]);
  });

  it("fields that are not there yet, while their end is not there either", () => {
    const labels = offers(announcements, ...cursor("---\ntitle: A\n|")).map(({ label }) => label);
    assert.ok(labels.includes("kind") && !labels.includes("title"));
  });
});

describe("the extension for VS Code explains", () => {
  it("a field under the pointer, and nothing else", () => {
    const text = "---\nkind: news\nchanges:\n  - on: 1/1/2010\n---\n\nkind: x\n";
    assert.deepEqual(meaning(announcements, text, 1, 2, false), {
      from: 0,
      to: 4,
      says: "What is announced: `news`, a `speech` or a `publication`. It is needed. For instance `news`.",
    });
    assert.deepEqual(meaning(announcements, text, 3, 5, false), {
      from: 4,
      to: 6,
      says: "The day of the change. It is needed.",
    });
    for (const [line, column] of [
      [1, 7],
      [4, 1],
      [6, 2],
    ] as const)
      assert.equal(meaning(announcements, text, line, column, false), undefined);
  });
});
