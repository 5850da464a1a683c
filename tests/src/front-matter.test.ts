import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { lineOfPath, parseYaml } from "../../src/front-matter.ts";
import { parsePlain } from "../../src/plain-yaml.ts";

/** What the yaml package says of a text: its data as text throughout, or that it is faulty. */
function byPackage(text: string): { faulty: boolean; data: unknown } {
  const document = parseDocument(text, { schema: "failsafe", prettyErrors: false });
  if (document.errors.length + document.warnings.length > 0) return { faulty: true, data: undefined };
  return { faulty: false, data: document.toJS() ?? {} };
}

/** The line of a field of the first level, from 1. */
function lineByPackage(text: string, name: string): number | undefined {
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(text, { schema: "failsafe", lineCounter });
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  return isScalar(pair?.key) ? lineCounter.linePos(pair.key.range[0]).line : undefined;
}

describe("front matter", () => {
  it("is text throughout, whatever YAML makes of it elsewhere", () => {
    const text = "date: 2009-12-15\ntime: 9:30\ncountry: No\nprice: 26.60\nnumber: 012\nnothing: ~\nyes: true";
    assert.deepEqual(parseYaml(text), {
      data: {
        date: "2009-12-15",
        time: "9:30",
        country: "No",
        price: "26.60",
        number: "012",
        nothing: "~",
        yes: "true",
      },
    });
  });

  const plain: [name: string, text: string, data: unknown][] = [
    ["fields", "a: b\nc-d: e f", { a: "b", "c-d": "e f" }],
    ["notes and blank lines", "# x\n\na: b\n  # y\nc: d", { a: "b", c: "d" }],
    ["lists", "a:\n  - b\n  - c d", { a: ["b", "c d"] }],
    ["lists that are not indented", "a:\n- b\n- c\nd: e", { a: ["b", "c"], d: "e" }],
    [
      "lists of groups",
      "a:\n  - b: c\n    d: e\n  - b: f",
      {
        a: [{ b: "c", d: "e" }, { b: "f" }],
      },
    ],
    ["groups", "a:\n  b: c\n  d:\n    - e\nf: g", { a: { b: "c", d: ["e"] }, f: "g" }],
    ["quotation marks", "a: \"b: c\"\nd: 'e # f'", { a: "b: c", d: "e # f" }],
    ["fields without words", "a:\nb: c\nd:", { a: "", b: "c", d: "" }],
    ["web addresses", "a: https://x.example/y:z", { a: "https://x.example/y:z" }],
    ["nothing", "", {}],
  ];
  for (const [name, text, data] of plain) {
    it(`reads ${name} without the whole of YAML, and as it does`, () => {
      assert.deepEqual(parsePlain(text), data);
      assert.deepEqual(byPackage(text), { faulty: false, data });
    });
  }

  const whole: [name: string, text: string, data: unknown][] = [
    ["words over several lines", "a: b\n  c\nd: e", { a: "b c", d: "e" }],
    ["blocks of words", "a: |\n  b\n  c\n", { a: "b\nc\n" }],
    ["folded blocks", "a: >-\n  b: x\n  c # d\n", { a: "b: x c # d" }],
    ["lists in brackets", "a: [b, c]", { a: ["b", "c"] }],
    ["escapes", 'a: "b\\"c"', { a: 'b"c' }],
  ];
  for (const [name, text, data] of whole) {
    it(`leaves ${name} to the yaml package`, () => {
      assert.equal(parsePlain(text), undefined);
      assert.deepEqual(parseYaml(text), { data });
    });
  }

  it("never reads otherwise than the yaml package", () => {
    const word = fc.constantFrom(
      ..."a b-c title : :: - -- # | > ' \" '' \"\" [ ] { } , & * ! % @ ` ? ~ \\ x: x:y https://x.example/ “q” £5 é 9:30 No 15/12/09 ... --- a#b #c".split(
        " ",
      ),
      "\u00a0",
      "",
    );
    const line = fc
      .tuple(
        fc.constantFrom("", "", "", "  ", "    ", " ", "- ", "  - ", "\t"),
        fc.array(word, { maxLength: 4 }),
        fc.boolean(),
      )
      .map(([indent, words, key]) => `${indent}${key ? "key: " : ""}${words.join(" ")}`);
    const keyed = fc
      .tuple(
        fc.constantFrom("", "", "  ", "  - ", "- "),
        fc.constantFrom("a", "b", "c", "d"),
        word,
        fc.constantFrom("", " ", "  "),
      )
      .map(([indent, key, value, tail]) => `${indent}${key}: ${value}${tail}`);
    const text = fc.array(fc.oneof(line, keyed, keyed), { maxLength: 7 }).map((lines) => lines.join("\n"));
    let read = 0;
    fc.assert(
      fc.property(text, (yaml) => {
        const data = parsePlain(yaml);
        if (data === undefined) return;
        read += 1;
        assert.deepEqual(byPackage(yaml), { faulty: false, data });
        for (const key of Object.keys(data)) assert.equal(lineOfPath(yaml, [key]), lineByPackage(yaml, key), yaml);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 20_000) },
    );
    assert.ok(read > 500, `only ${read} texts were plain`);
  });

  it("knows the line of a path, and of as much of it as is there", () => {
    const text = "a: b\nc:\n  - d: e\n    f: g\n  - h: i\n";
    assert.deepEqual(
      [["a"], ["c"], ["c", 0, "f"], ["c", 1, "h"], ["c", 1, "none"], ["none"]].map((path) => lineOfPath(text, path, 2)),
      [2, 3, 5, 6, 6, 2],
    );
  });
});
