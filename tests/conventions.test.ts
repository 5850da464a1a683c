/** The rules that keep the architecture what it is (CONTRIBUTING, "Rules"), each asserted on the files as they are. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { describe, it } from "node:test";
import { SCHEMA } from "../scripts/preview/kept-records.ts";

const CODE = /\.(?:[cm]?[jt]sx?)$/;

interface Source {
  path: string;
  text: string;
  /** Modules it imports: paths below the project's folder for its own, names for packages. */
  imports: string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join("/"));
}

const sources: Source[] = ["src", "_includes", "scripts"]
  .flatMap(filesBelow)
  .filter((path) => CODE.test(path))
  .map(read);
sources.push(read(".eleventy.ts"));

function read(path: string): Source {
  const text = readFileSync(path, "utf8");
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const specifiers = [...code.matchAll(/(?:from|import|import\()\s*["']([^"']+)["']/g)].map((match) => match[1]!);
  const imports = specifiers.map((name) =>
    name.startsWith(".")
      ? normalize(join(dirname(path), name))
          .split(sep)
          .join("/")
      : name.replace(/^node:/, ""),
  );
  return { path, text: code, imports };
}

const below = (folder: string) => (path: string) => path.startsWith(`${folder}/`);

/** Pairs "file imports module" that a rule forbids; the rule holds when there are none. */
function forbidden(who: (path: string) => boolean, what: (module: string, path: string) => boolean): string[] {
  return sources
    .filter(({ path }) => who(path))
    .flatMap(({ path, imports }) =>
      imports.filter((module) => what(module, path)).map((module) => `${path} imports ${module}`),
    );
}

describe("the conventions of the design", () => {
  it("1: _data holds no code", () => {
    assert.deepEqual(
      filesBelow("_data").filter((path) => CODE.test(path)),
      [],
    );
  });

  it("1: nothing imports from _data", () => {
    assert.deepEqual(
      forbidden(() => true, below("_data")),
      [],
    );
  });

  it("2: _includes imports nothing from src or scripts", () => {
    assert.deepEqual(
      forbidden(below("_includes"), (module) => below("src")(module) || below("scripts")(module)),
      [],
    );
  });

  it("3: a kind never imports another kind", () => {
    const kinds = ["announcements", "strategy-documents", "teams", "standing-pages"];
    const kindOf = (path: string) => kinds.find((kind) => below(`src/${kind}`)(path));
    assert.deepEqual(
      forbidden(
        (path) => kindOf(path) !== undefined,
        (module, path) => kindOf(module) !== undefined && kindOf(module) !== kindOf(path),
      ),
      [],
    );
  });

  it("4: checks and deploy import nothing from src, _includes or each other", () => {
    for (const [folder, other] of [
      ["scripts/checks", "scripts/deploy"],
      ["scripts/deploy", "scripts/checks"],
    ] as const) {
      assert.deepEqual(
        forbidden(below(folder), (module) => ["src", "_includes", other].some((place) => below(place)(module))),
        [],
      );
    }
  });

  const doors: [dependency: RegExp, door: RegExp][] = [
    [/^@11ty\/eleventy$/, /^(?:\.eleventy\.ts|scripts\/build\/compile\.ts)$/],
    [/^zod$/, /^src\/(?:[a-z-]+\/schema|[a-z-]+)\.ts$/],
    [/^@aws-sdk\//, /^scripts\/deploy\/stores\/[a-z0-9-]+\.ts$/],
    [
      /^(?:pa11y-ci|pa11y|puppeteer|puppeteer-core|@sparticuz\/chromium|axe-core)(?:\/|$)/,
      /^scripts\/checks\/browser\//,
    ],
    [/^sass$/, /^src\/assets\/stylesheet\.ts$/],
    [/^markdown-it(?:\/|$)/, /^src\/markdown[a-z-]*\.ts$/],
    [/^luxon$/, /^src\//],
  ];
  for (const [dependency, door] of doors) {
    it(`5: ${dependency.source} has one door`, () => {
      assert.deepEqual(
        forbidden(
          (path) => !door.test(path),
          (module) => dependency.test(module),
        ),
        [],
      );
    });
  }

  it("5: what reads a record's text knows no schema: a text that was read stays good when one changes", () => {
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const module of read(path).imports) if (below("src")(module)) visit(module);
    };
    visit("src/record-text.ts");
    assert.ok(seen.size > 3 && sources.some(({ path }) => SCHEMA.test(path)));
    assert.deepEqual(
      [...seen].filter((path) => SCHEMA.test(path)),
      [],
    );
  });

  it("6: only the verbs print, read the environment or exit", () => {
    const verbs = /^scripts\/[a-z]+\.(?:ts|cjs)$/;
    const found = sources
      .filter(({ path }) => !verbs.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bconsole\.\w+|process\.(?:exit\b|stdout|stderr|argv|env)/g)].map(
          (match) => `${path}: ${match[0]}`,
        ),
      );
    // A browser is found by CHROME_PATH and PATH, and inherits its environment, whoever asks for one.
    assert.deepEqual(found, ["scripts/checks/browser/launch.ts: process.env"]);
  });

  it("7: no catch clause is empty or without its error", () => {
    const found = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/catch\s*\{|catch\s*\([^)]*\)\s*\{\s*\}|\.catch\(\(\)\s*=>/g)].map(
        (match) => `${path}: ${match[0]}`,
      ),
    );
    assert.deepEqual(found, []);
  });

  it("8: every page is on the list of pages", () => {
    const listed = ["src/pages.ts", "src/listed-pages.ts"].flatMap((path) => read(path).imports);
    const pages = filesBelow("src").filter((path) => path.endsWith(".11ty.tsx"));
    assert.deepEqual(
      pages.filter((path) => !listed.includes(path)),
      [],
    );
  });

  it("8: every check is on the list of checks", () => {
    const listed = read("scripts/checks/index.ts").imports;
    const checks = sources.filter(({ path, text }) => below("scripts/checks")(path) && /: Check = \{/.test(text));
    assert.ok(checks.length > 10);
    assert.deepEqual(
      checks.map(({ path }) => path).filter((path) => !listed.includes(path)),
      [],
    );
  });

  it("10: no folder or file is called utils, helpers, common or manager", () => {
    const all = [...sources.map(({ path }) => path), ...filesBelow("tests")];
    assert.deepEqual(
      all.filter((path) => /(?:^|[/-])(?:utils?|helpers?|common|managers?)(?:[/.-]|$)/.test(path)),
      [],
    );
  });
});
