/** The stylesheet: small, ours, the same everywhere, legible in light and dark. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { h, type VNode } from "preact";
import { renderDocument } from "../../_includes/document.ts";
import { Layout, examples } from "../../_includes/layout.tsx";
import { Refusal } from "../../scripts/refusal.ts";
import { compileStylesheet } from "../../src/assets/stylesheet.ts";
import { contrast } from "./contrast.ts";

const { css, address, sources } = await compileStylesheet();

describe("the stylesheet", () => {
  it("is at most 7,000 bytes with gzip", () => {
    const size = gzipSync(css, { level: 9 }).length;
    assert.ok(size <= 7000, `${size} bytes`);
  });

  it("has an address that its bytes decide", async () => {
    assert.match(address, /^\/assets\/site-[0-9a-f]{12}\.css$/);
    const again = await compileStylesheet();
    assert.deepEqual([again.css, again.address], [css, address]);
  });

  it("names every file that it is made of", () => {
    const ours = sources.filter((file) => file.includes("/src/assets/")).map((file) => file.split("/").at(-1));
    assert.deepEqual(ours.sort(), [
      "_header.scss",
      "_page.scss",
      "_print.scss",
      "_record.scss",
      "_tokens.scss",
      "site.scss",
    ]);
  });

  it("fetches nothing and uses neither GOV.UK's typeface nor its blue", () => {
    assert.doesNotMatch(css, /url\(|@import|@font-face|GDS Transport|#1d70b8|crown/i);
  });

  it("moves nothing", () => {
    assert.doesNotMatch(css, /transition|animation|scroll-behavior/);
  });
});

/** The colours of one mode: the custom properties of its block. */
function palette(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--govuk-([a-z-]+)-colour: ?(#[0-9a-f]{3,8})/g)].map((match) => [match[1]!, match[2]!]),
  );
}

const dark = /prefers-color-scheme: ?dark\)\{:root\{([^}]*)\}/.exec(css)![1]!;
const light = /:root\{([^}]*--govuk-brand-colour[^}]*)\}/.exec(css)![1]!;

/** Each pair that stands on a page, and the least contrast that WCAG 2.2 AA asks of it: 4.5 for text, 3 for what is not. */
const pairs: [string, string, number][] = [
  ["text", "body-background", 4.5],
  ["secondary-text", "body-background", 4.5],
  ["secondary-text", "template-background", 4.5],
  ["secondary-text", "surface-background", 4.5],
  ["text", "template-background", 4.5],
  ["text", "surface-background", 4.5],
  ["link", "body-background", 4.5],
  ["link", "surface-background", 4.5],
  ["link-visited", "body-background", 4.5],
  ["link-visited", "surface-background", 4.5],
  ["link-hover", "body-background", 4.5],
  ["brand", "body-background", 4.5],
  ["inverse-text", "brand", 4.5],
  ["inverse-text", "link", 4.5],
  ["inverse-text", "text", 4.5],
  ["focus-text", "focus", 4.5],
  ["surface-border", "body-background", 3],
];

for (const [mode, block] of [
  ["light", light],
  ["dark", light + dark],
] as const) {
  describe(`contrast in ${mode}`, () => {
    const colours = palette(block);
    for (const [over, under, least] of pairs) {
      it(`${over} on ${under}: at least ${least}`, () => {
        const ratio = contrast(colours[over]!, colours[under]!);
        assert.ok(ratio >= least, `${colours[over]} on ${colours[under]} is ${ratio.toFixed(2)}`);
      });
    }
  });
}

describe("the colour that a browser gives its own frame", () => {
  const html = renderDocument(h(Layout, examples[0]!.props) as VNode);
  for (const [scheme, block] of [
    ["light", light],
    ["dark", dark],
  ] as const) {
    it(`is the page's: ${scheme}`, () => {
      const colour = palette(block)["body-background"]!;
      assert.ok(
        html.includes(`<meta name="theme-color" content="${colour}" media="(prefers-color-scheme: ${scheme})"/>`),
      );
    });
  }
});

describe("a fault in the Sass", () => {
  const folder = mkdtempSync(join(tmpdir(), "sass-"));
  after(() => rmSync(folder, { recursive: true }));
  const cases: [string, string, string][] = [
    ["an unknown variable", "a {\n  color: $ink;\n}\n", "2:10: the stylesheet does not compile: Undefined variable."],
    ["a brace too few", "a {\n  color: red;\n", "2:14: the stylesheet does not compile: expected end of rule."],
    [
      "a file that is not there",
      '@use "nowhere";\n',
      "1:1: the stylesheet does not compile: Can't find stylesheet to import.",
    ],
  ];
  for (const [name, source, message] of cases) {
    it(`${name} is one sentence with file and line`, async () => {
      const file = join(folder, "bad.scss");
      writeFileSync(file, source);
      await assert.rejects(compileStylesheet(file), new Refusal(`${file}:${message}`, 1));
    });
  }
});
