/** The report's formats, each read back as the programs that take it do. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDocument } from "htmlparser2";
import type { Finding, Report } from "../../../scripts/checks/contract.ts";
import { github } from "../../../scripts/checks/reports/github.ts";
import { junit } from "../../../scripts/checks/reports/junit.ts";
import { sarif } from "../../../scripts/checks/reports/sarif.ts";
import { text } from "../../../scripts/checks/reports/text.ts";
import { finding, question } from "./finding.ts";

const reportOf = (...findings: Finding[]): Report => ({
  site: "dist",
  pages: 2,
  durationMs: 1500,
  checks: [{ name: "broken-links", pages: 2, findings: 2, durationMs: 12 }],
  findings,
  addresses: [
    { kind: "a href", seen: 3, checked: 1, leftAlone: { "another site: asked by external-links, with --external": 2 } },
  ],
});
const report = reportOf(
  finding({
    page: "/x/",
    file: "x/index.html",
    line: 12,
    column: 3,
    source: "_data/x.md:9",
    message: 'leads to `<a & "b">`,\n100%',
  }),
  finding({ page: "/y/", file: "y/index.html" }),
  finding({ rule: "script-address", severity: "warning", message: "a script" }),
  { ...question, selector: "p" },
);
const MEND = "Write the address of a file that is there, or take the link out.";

/** What texts can hold that a format must not trip over. */
const ODD = [
  "100%, a: b, c",
  "two\nlines\r\nand\ttab",
  "]]> <!-- & &amp; 'q' \"q\" -->",
  "\u0000\u001b[31m\ufffe",
  "Ĝis — 🦉",
  "::error::x",
  "%0A%25",
];

describe("text", () => {
  it("is a line a finding, then how to mend them, a line a rule, then what was looked at", () =>
    assert.equal(
      text(report),
      `x/index.html:12:3: broken-links/missing-file: leads to \`<a & "b">\`, 100% [_data/x.md:9]
y/index.html: broken-links/missing-file: leads to \`x\`, and the site has no such file
index.html: broken-links/script-address: a script (warning)

How to mend it:
  broken-links/missing-file: ${MEND}
  broken-links/script-address: Lead to a page, or use a button that a script brings with it.

2 pages in dist: 2 errors, 1 warning.
1 place for a person's eye: list them with --list-reviews.
3 addresses seen, 1 checked, left alone:
  2 another site: asked by external-links, with --external
`,
    ));

  it("says nothing twice: a message that ends with its mend has no line more", () => {
    const words = finding({
      check: "unclear-words",
      rule: "vague-links",
      severity: "warning",
      message:
        "the link's words \"here\" do not say where it leads. Write what stands at the other end as the link's words",
    });
    assert.ok(!text(reportOf(words)).includes("How to mend"));
  });

  it("is findings alone where it is to be quiet", () =>
    assert.equal(
      text(reportOf(finding({})), { quiet: true }),
      "index.html: broken-links/missing-file: leads to `x`, and the site has no such file\n",
    ));
});

describe("GitHub's commands", () => {
  it("name record and line, rule, and mend", () =>
    assert.equal(
      github(report),
      `::error file=_data/x.md,line=9,title=broken-links/missing-file::/x/: leads to \`<a & "b">\`,%0A100%25%0A${MEND}
::error file=dist/y/index.html,title=broken-links/missing-file::/y/: leads to \`x\`, and the site has no such file%0A${MEND}
::warning file=dist/index.html,title=broken-links/script-address::/: a script%0ALead to a page, or use a button that a script brings with it.
2 pages in dist: 2 errors, 1 warning.
`,
    ));

  for (const odd of ODD)
    it(`come through the runner whole: ${JSON.stringify(odd)}`, () => {
      const [line] = github(
        reportOf(finding({ rule: "x", check: "y", page: odd, source: `${odd}:7`, message: odd })),
      ).split("\n");
      const [, properties, data] = /^::error (.*?)::(.*)$/.exec(line!)!;
      const read = (words: string) =>
        words
          .replaceAll("%3A", ":")
          .replaceAll("%2C", ",")
          .replaceAll("%0D", "\r")
          .replaceAll("%0A", "\n")
          .replaceAll("%25", "%");
      const told = Object.fromEntries(properties!.split(",").map((pair) => pair.split("="))) as Record<string, string>;
      assert.deepEqual([read(told["file"]!), told["line"], read(data!)], [odd, "7", `${odd}: ${odd}`]);
    });
});

interface XmlElement {
  name: string;
  attribs: Record<string, string>;
  children: (XmlElement & { data?: string })[];
}
const xmlOf = (written: string): XmlElement => {
  const { children } = parseDocument(written, { xmlMode: true, decodeEntities: true }) as unknown as XmlElement;
  return children.find(({ name }) => name === "testsuites")!;
};
const below = (element: XmlElement): XmlElement[] => element.children.filter(({ name }) => name);

describe("JUnit", () => {
  it("counts errors by check, and leaves warnings and reviews out", () => {
    const suites = xmlOf(junit(report));
    assert.deepEqual(suites.attribs, { name: "dist", tests: "2", failures: "2", time: "1.500" });
    assert.deepEqual(
      below(suites).map(({ attribs }) => attribs),
      [{ name: "broken-links", tests: "2", failures: "2", time: "0.012" }],
    );
    const cases = below(below(suites)[0]!);
    assert.deepEqual(cases[0]!.attribs, {
      classname: "broken-links",
      name: "/x/ missing-file at 12:3",
      file: "x/index.html",
    });
    assert.equal(
      below(cases[0]!)[0]!.children[0]!.data,
      `x/index.html:12:3: broken-links/missing-file: leads to \`<a & "b">\`, 100% [_data/x.md:9]\n${MEND}`,
    );
  });

  it("has no name twice in a suite", () => {
    const cases = below(
      below(xmlOf(junit(reportOf(finding({}), finding({ line: 3 }), finding({ message: "x" })))))[0]!,
    );
    assert.deepEqual(
      cases.map(({ attribs }) => attribs["name"]),
      ["/ missing-file", "/ missing-file at 3", "/ missing-file (2)"],
    );
  });

  it("is a passed case a check where nothing is wrong", () =>
    assert.deepEqual(
      below(below(xmlOf(junit(reportOf())))[0]!).map(({ attribs }) => attribs),
      [{ classname: "broken-links", name: "nothing wrong on 2 pages" }],
    ));

  for (const odd of ODD)
    it(`holds any text: ${JSON.stringify(odd)}`, () => {
      const written = junit(reportOf(finding({ message: odd })));
      // eslint-disable-next-line no-control-regex -- what XML 1.0 cannot hold
      assert.doesNotMatch(written, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      const failure = below(below(below(xmlOf(written))[0]!)[0]!)[0]!;
      // eslint-disable-next-line no-control-regex -- see above
      assert.equal(failure.attribs["message"], odd.replaceAll(/[\u0000\u001b\ufffe]/g, ""));
    });
});

interface Sarif {
  version: string;
  runs: {
    tool: { driver: { name: string; rules: Record<string, unknown>[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: unknown[];
      relatedLocations?: unknown[];
      partialFingerprints: Record<string, string>;
    }[];
  }[];
}
const sarifOf = (...parts: Parameters<typeof sarif>) => JSON.parse(sarif(...parts)) as Sarif;

describe("SARIF", () => {
  const { version, runs } = sarifOf(report);
  const [{ tool, results }] = runs as [Sarif["runs"][number]];

  it("is one run of version 2.1.0, whose results name rules that are there", () => {
    assert.deepEqual([version, runs.length, tool.driver.name], ["2.1.0", 1, "check"]);
    assert.deepEqual(
      results.map(({ level, ruleId, ruleIndex }) => [level, ruleId, tool.driver.rules[ruleIndex]!["id"]]),
      [
        ["error", "broken-links/missing-file", "broken-links/missing-file"],
        ["error", "broken-links/missing-file", "broken-links/missing-file"],
        ["warning", "broken-links/script-address", "broken-links/script-address"],
        ["note", "accessibility/color-contrast", "accessibility/color-contrast"],
      ],
    );
  });

  it("explains each rule, and leads to an engine's own page", () => {
    const why = "Who follows it meets an error page instead of what was promised.";
    assert.deepEqual(tool.driver.rules[1], {
      id: "broken-links/missing-file",
      shortDescription: { text: "Missing file" },
      fullDescription: { text: why },
      help: { text: `${why} ${MEND}`, markdown: `${why} **${MEND}**` },
      defaultConfiguration: { level: "error" },
      properties: { tags: ["broken-links"] },
    });
    assert.match(
      String(tool.driver.rules[0]!["helpUri"]),
      /^https:\/\/dequeuniversity\.com\/rules\/axe\/4\.\d+\/color-contrast\?/,
    );
    assert.deepEqual(tool.driver.rules[0]!["properties"], { tags: ["accessibility", "WCAG 1.4.3"] });
  });

  it("leads to the record first, because that is mended, and to the built page", () => {
    assert.deepEqual(results[0]!.locations, [
      { physicalLocation: { artifactLocation: { uri: "_data/x.md" }, region: { startLine: 9 } } },
    ]);
    assert.deepEqual(results[0]!.relatedLocations, [
      {
        physicalLocation: { artifactLocation: { uri: "dist/x/index.html" }, region: { startLine: 12, startColumn: 3 } },
        message: { text: "in the built page" },
      },
    ]);
  });

  it("stands at the first line of a file where there is no other, and names a folder elsewhere by a whole address", () => {
    const region = { startLine: 1 };
    assert.deepEqual(results[1]!.locations, [
      { physicalLocation: { artifactLocation: { uri: "dist/y/index.html" }, region } },
    ]);
    const elsewhere = { ...reportOf(finding({ file: "y z/index.html" })), site: "/srv/site/" };
    assert.deepEqual(sarifOf(elsewhere).runs[0]!.results[0]!.locations, [
      { physicalLocation: { artifactLocation: { uri: "file:///srv/site/y%20z/index.html" }, region } },
    ]);
  });

  it("knows a finding again, and tells two apart", () => {
    const prints = (one: Report) =>
      sarifOf(one).runs[0]!.results.map(({ partialFingerprints }) => partialFingerprints["finding/v1"]);
    assert.deepEqual(prints(report), prints({ ...report, durationMs: 7 }));
    assert.equal(new Set(prints(report)).size, 4);
  });

  for (const odd of ODD)
    it(`holds any text: ${JSON.stringify(odd)}`, () => {
      const [result] = sarifOf(reportOf(finding({ file: odd, message: odd }))).runs[0]!.results;
      assert.equal(result!.message.text, `${odd} (/)`);
      const [location] = result!.locations as { physicalLocation: { artifactLocation: { uri: string } } }[];
      assert.equal(decodeURIComponent(location!.physicalLocation.artifactLocation.uri), `dist/${odd}`);
    });
});
