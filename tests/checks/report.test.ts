/** What a run of the checks promises: nothing passes in silence, nothing is judged twice, nothing stale is believed. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { main } from "../../scripts/check.ts";
import { withBaseline, readBaseline } from "../../scripts/checks/baseline.ts";
import type { Check, Report } from "../../scripts/checks/contract.ts";
import { checkSite, exitCodeOf, runChecks } from "../../scripts/checks/index.ts";
import { judgesOf, modulesBehind } from "../../scripts/checks/judges.ts";
import { CheckMemory, digestOf, forgetUnused, memoryFiles } from "../../scripts/checks/memory.ts";
import { github } from "../../scripts/checks/reports/github.ts";
import { json } from "../../scripts/checks/reports/json.ts";
import { junit } from "../../scripts/checks/reports/junit.ts";
import { sarif } from "../../scripts/checks/reports/sarif.ts";
import { text } from "../../scripts/checks/reports/text.ts";
import { openSite } from "../../scripts/checks/site.ts";
import { readReceipt, type Receipt } from "../../scripts/receipt.ts";
import { Refusal } from "../../scripts/refusal.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
});
after(() => rm(folder, { recursive: true }));

let site = "";
let number = 0;
beforeEach(() => {
  site = join(folder, `site-${++number}`);
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), content);
  }
}

function page(body: string): string {
  return `<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>A sound page</title><meta name="description" content="Sound in all."></head>\n<body><h1>A page</h1>${body}</body></html>\n`;
}

const PLAIN: Receipt = {
  format: 1,
  address: "https://example.org/",
  asAt: "2010-03-04T00:00:00Z",
  pages: {},
  redirects: [],
  gone: [],
  cache: [],
  embargo: [],
};

const own = [
  "broken-links",
  "duplicate-ids",
  "orphan-pages",
  "invalid-html",
  "unclear-pages",
  "heavy-pages",
  "unreadable-pdfs",
  "embargo-leaks",
];

async function run(options: { memory?: string | false; only?: string[] } = {}): Promise<Report> {
  return checkSite(site, { only: own, memory: false, project: folder, ...options });
}

function said(report: Report): string[] {
  return report.findings.map(({ check, rule }) => `${check}/${rule}`);
}

function made(name: string, judge: Check["run"]): Check {
  return { name, module: import.meta.url, run: judge };
}

void describe("nothing passes in silence", () => {
  it("a clean page has no error and no warning", async () => {
    await write({ "index.html": page("<p>Words</p>") });
    assert.deepEqual(said(await run()), []);
  });

  it("a site without a page", async () => {
    await write({ "robots.txt": "" });
    const report = await run();
    assert.ok(said(report).includes("site/no-pages"));
    assert.equal(exitCodeOf(report), 1);
  });

  it("no folder, a file, an unknown check, no check left", async () => {
    await write({ "index.html": page("") });
    const refused = (sentence: string) => (error: unknown) =>
      error instanceof Refusal && error.message === sentence && error.exitCode === 2;
    await assert.rejects(
      checkSite(join(folder, "nowhere")),
      refused(
        `There is no folder \`${join(folder, "nowhere")}\` to check. Run \`npm run build\`, or name a folder that exists.`,
      ),
    );
    await assert.rejects(
      checkSite(join(site, "index.html")),
      refused(`\`${join(site, "index.html")}\` is a file, not a folder. Name the folder that holds the site.`),
    );
    await assert.rejects(
      checkSite(site, { only: ["broken-link"] }),
      (error: unknown) =>
        error instanceof Refusal &&
        error.message.startsWith(
          "There is no check `broken-link`. Did you mean `broken-links`? There are: broken-links, ",
        ),
    );
    await assert.rejects(
      checkSite(site, { only: ["broken-links"], skip: ["broken-links"] }),
      refused("No check is left to run. Name at least one with --only, or skip fewer."),
    );
  });

  it("a check that throws, one that looks at too few pages, one that cannot run: each an error, and the rest runs", async () => {
    await write({ "index.html": page("") });
    const checks = [
      made("throwing", () => Promise.reject(new Error("a fault of ours"))),
      made("lazy", () => Promise.resolve({ pages: 0, findings: [] })),
      made("unable", () => Promise.reject(new Refusal("There is no browser here."))),
      made("sound", () => Promise.resolve({ pages: 1, findings: [] })),
    ];
    const report = await runChecks(await openSite(site), checks, {});
    assert.deepEqual(
      report.findings.map(({ check, rule, message }) => `${check}/${rule}: ${message.split("\n")[0]!}`),
      [
        "throwing/check-failed: the check itself failed, and its pages are not judged: Error: a fault of ours",
        "lazy/pages-missed: looked at 0 of 1 pages: the others are not judged",
        "unable/could-not-run: There is no browser here.",
      ],
    );
    assert.equal(exitCodeOf(report), 2);
    assert.deepEqual(
      report.checks.map(({ name, pages }) => `${name} ${pages}`),
      ["throwing 0", "lazy 0", "unable 0", "sound 1"],
    );
  });

  it("more findings than a call takes arguments, each in every report", async () => {
    const count = 150_000;
    const finding = {
      check: "many",
      rule: "fault",
      severity: "error" as const,
      page: "/",
      file: "index.html",
      wcag: [],
    };
    await write({ "index.html": page("") });
    const many = made("many", () =>
      Promise.resolve({
        pages: 1,
        findings: Array.from({ length: count }, (_, line) => ({
          ...finding,
          line: line + 1,
          message: `is fault ${line}`,
        })),
      }),
    );
    const judged = await runChecks(await openSite(site), [many], {});
    assert.equal(judged.findings.length, count);
    for (const format of [text, json, junit, sarif, github])
      assert.ok(format(judged, { reviews: false, quiet: false }).includes(`is fault ${count - 1}`), format.name);
  });

  it("a file that cannot be read", async () => {
    await write({ "index.html": page("") });
    await symlink("nowhere", join(site, "dangling.html"));
    await symlink(".", join(site, "circle"));
    const report = await run();
    assert.deepEqual(
      report.findings.map(({ file, message }) => `${file}: ${message}`),
      [
        "circle: `circle` is a link to a folder, and links to folders are not followed",
        "dangling.html: `dangling.html` is a link that leads nowhere",
      ],
    );
  });
});

void describe("the verb's own options", () => {
  it("refuses a format that there is not, and a place where no report can be written", async () => {
    await write({ "index.html": page("") });
    await assert.rejects(main([site, "--format", "sarf"]), {
      name: "Refusal",
      exitCode: 2,
      message: 'There is no format "sarf". Did you mean sarif? There are: text, json, junit, sarif, github, html.',
    });
    const output = join(site, "index.html", "report.txt");
    await assert.rejects(main([site, "--only", "duplicate-ids", "--memory", join(folder, "m"), "--output", output]), {
      name: "Refusal",
      exitCode: 2,
      message: `The report cannot be written to ${output}: EEXIST: file already exists, mkdir '${join(site, "index.html")}'.`,
    });
  });
});

void describe("what is remembered", () => {
  it("the verdict for the same bytes; a changed byte, another receipt or another set of checks is judged anew", async () => {
    const memory = join(folder, "memory");
    await write({ "index.html": page('<a href="x.txt">x</a>'), "x.txt": "x" });
    const [first, again] = [await run({ memory }), await run({ memory })];
    assert.deepEqual(again.checks, first.checks);
    assert.deepEqual(said(again), []);
    await rm(join(site, "x.txt"));
    assert.deepEqual(said(await run({ memory })), ["broken-links/missing-file"]);
    await write({ "x.txt": "x" });
    const receipt: Receipt = { ...PLAIN, gone: ["/withdrawn/"] };
    await writeFile(`${site}.receipt.json`, JSON.stringify(receipt));
    assert.deepEqual(said(await run({ memory })), ["broken-links/missing-gone-page"]);
    assert.deepEqual(said(await run({ memory, only: ["invalid-html"] })), []);
  });

  it("a report with a check that failed is not remembered", async () => {
    const memory = join(folder, "memory-of-failures");
    await write({ "index.html": page("") });
    let runs = 0;
    const failing = made("failing", () => {
      runs += 1;
      throw new Error("once");
    });
    await runChecks(await openSite(site), [failing], { memory });
    await runChecks(await openSite(site), [failing], { memory });
    assert.equal(runs, 2);
  });

  it("a result is forgotten when its module, a module behind it, a package's version or a setting changes, and else not", async () => {
    const modules = join(folder, "modules");
    await mkdir(join(modules, "node_modules", "engine"), { recursive: true });
    const files: Record<string, string> = {
      "check.ts": 'import { x } from "./behind.ts";\nimport y from "engine";\n',
      "behind.ts": 'import { z } from "./further.ts";\n',
      "further.ts": "export const z = 1;\n",
      "other.ts": "export const w = 1;\n",
      "node_modules/engine/package.json": '{ "name": "engine", "version": "1.0.0" }',
    };
    for (const [path, content] of Object.entries(files)) await writeFile(join(modules, path), content);
    let setting = "one";
    const check: Check = {
      ...made("x", () => Promise.reject(new Error())),
      module: `file://${join(modules, "check.ts")}`,
      alsoDependsOn: () => [setting],
    };
    const changes: Record<string, () => unknown> = {
      "its module": () => writeFile(join(modules, "check.ts"), `${files["check.ts"]!}// changed\n`),
      "a module behind it": () => writeFile(join(modules, "behind.ts"), `${files["behind.ts"]!}// changed\n`),
      "a module further behind": () => writeFile(join(modules, "further.ts"), "export const z = 2;\n"),
      "a package": () =>
        writeFile(join(modules, "node_modules", "engine", "package.json"), '{ "name": "engine", "version": "1.0.1" }'),
      "a setting": () => (setting = "two"),
    };
    let before = (await judgesOf([check])).get(check);
    for (const [what, change] of Object.entries(changes)) {
      await change();
      const now = (await judgesOf([check])).get(check);
      assert.notEqual(now, before, what);
      before = now;
    }
    await writeFile(join(modules, "other.ts"), "export const w = 2;\n");
    assert.equal((await judgesOf([check])).get(check), before);
  });

  it("what the check of HTML depends on holds its rules, its engine and the second thread", () => {
    const behind = modulesBehind(join("scripts", "checks", "invalid-html.ts")).join("\n");
    for (const name of ["html-rules.ts", "markup-facts.ts", "scan-thread.ts", "html-validate 10", "site.ts"])
      assert.ok(behind.includes(name), name);
  });

  it("a result is found under its own key and judges alone, as a copy", async () => {
    const memory = CheckMemory.open(join(folder, "results"), "one", "judges");
    memory.remember(digestOf(["page", "style"]), { findings: [1] });
    (memory.recall(digestOf(["page", "style"])) as { findings: number[] }).findings.push(2);
    await memory.close();
    const again = CheckMemory.open(join(folder, "results"), "one", "judges");
    assert.deepEqual(again.recall(digestOf(["page", "style"])), { findings: [1] });
    assert.equal(again.recall(digestOf(["page", "styles"])), undefined);
    assert.equal(again.recall(digestOf(["pagestyle"])), undefined);
    const others = CheckMemory.open(join(folder, "results"), "one", "other judges");
    assert.equal(others.recall(digestOf(["page", "style"])), undefined);
  });

  it("what is spoilt on the disk is not found, the rest is", async () => {
    const open = (name: string): CheckMemory => CheckMemory.open(join(folder, "results"), name, "judges");
    const memory = open("spoilt");
    for (const page of ["first", "second", "third"]) memory.remember(digestOf([page]), { page });
    await memory.close();
    const name = (await readdir(join(folder, "results"))).find((name) => name.startsWith("spoilt"))!;
    const file = join(folder, "results", name);
    const whole = await readFile(file, "utf8");
    const found = (): unknown[] => {
      const again = open("spoilt");
      return ["first", "second", "third"].map(
        (page) => (again.recall(digestOf([page])) as { page: string } | undefined)?.page,
      );
    };
    assert.deepEqual(found(), ["first", "second", "third"]);
    await writeFile(file, whole.slice(0, -3));
    assert.deepEqual(found(), ["first", "second", undefined], "cut off");
    await writeFile(file, whole.replace('"second"', '"second'));
    assert.deepEqual(found(), ["first", undefined, "third"], "a spoilt line");
    await writeFile(file, JSON.stringify([["key", [1, {}]]]));
    assert.deepEqual(found(), [undefined, undefined, undefined], "of an older make");
  });

  it("what was not asked for in a month goes, and nothing of anybody else's", async () => {
    const results = join(folder, "month");
    const old = new Date(Date.now() - 31 * 86_400_000);
    for (const judges of ["old", "new"]) {
      const memory = CheckMemory.open(results, "one-check", judges);
      memory.remember(digestOf(["page"]), judges);
      await memory.close();
      if (judges === "new") continue;
      for (const name of await readdir(results)) await utimes(join(results, name), old, old);
    }
    await writeFile(join(results, "notes.json"), "{}");
    await utimes(join(results, "notes.json"), old, old);
    await forgetUnused(results, memoryFiles);
    assert.equal(CheckMemory.open(results, "one-check", "new").recall(digestOf(["page"])), "new");
    assert.equal((await readdir(results)).length, 2);
    assert.ok((await readdir(results)).includes("notes.json"));
  });
});

void describe("findings lead to the record", () => {
  it("with the line of the address, and to the file alone where the record does not say it", async () => {
    await write({ "index.html": page('<a href="/reform/nothing/">x</a> <p id="a"></p><p id="a"></p>') });
    await writeFile(join(folder, "record.md"), "---\ntitle: x\n---\n\nSee [x](/nothing/).\n");
    const receipt: Receipt = {
      format: 1,
      address: "https://example.org/reform/",
      asAt: "2010-03-04T00:00:00Z",
      pages: { "/": { kind: "home", source: "record.md" } },
      redirects: [],
      gone: [],
      cache: [],
      embargo: [],
    };
    await writeFile(`${site}.receipt.json`, JSON.stringify(receipt));
    const report = await run();
    assert.deepEqual(
      report.findings.map(({ rule, source }) => `${rule} ${source ?? ""}`),
      ["missing-file record.md:5", "duplicate-id record.md"],
    );
  });
});

void describe("a verdict is written into the receipt only when every check judged", () => {
  it("leaves the receipt alone after a part of the checks", async () => {
    await cp("tests/fixtures/faulty-site", site, { recursive: true });
    await cp("tests/fixtures/faulty-site.receipt.json", `${site}.receipt.json`);
    await run();
    assert.equal((await readReceipt(site))?.verdict, undefined);
  });
});

void describe("what is not yet public", () => {
  const words = "one two three four five six seven eight nine ten";
  const digest = createHash("sha256").update("attached").digest("hex");
  const receipt: Receipt = {
    ...PLAIN,
    pages: { "/": { kind: "home", source: "public.md" } },
    embargo: [
      {
        source: "secret.md",
        from: null,
        title: "A Secret Title",
        slug: "a-secret-slug",
        text: words,
        attachments: [digest],
      },
    ],
  };
  const leaks: Record<string, [Record<string, string>, string[]]> = {
    "words in a page": [
      { "index.html": page("<p>One two three <em>four</em> five six, seven eight</p>") },
      ["leaked-text"],
    ],
    "words across paragraphs": [
      { "index.html": page("<p>One two three four</p><p>five six seven eight</p>") },
      ["leaked-text"],
    ],
    "words in a comment": [{ "index.html": page("<!-- one two three four five six seven eight -->") }, ["leaked-text"]],
    "words in an attribute, with references": [
      { "index.html": page('<p title="one&#32;two three&nbsp;four five six seven eight">x</p>') },
      ["leaked-text"],
    ],
    "words in JSON": [
      { "index.html": page(""), "feed.json": '{"a":"one two\\nthree four five six\\u0020seven eight"}' },
      ["leaked-text"],
    ],
    "the title in a stylesheet": [{ "index.html": page(""), "a.css": "/* A secret title */" }, ["leaked-title"]],
    "the slug in an address": [
      { "index.html": page(""), "sitemap.txt": "https://example.org/a-secret-slug/" },
      ["leaked-slug"],
    ],
    "the slug in a file's name": [{ "index.html": page(""), "a-secret-slug.txt": "" }, ["leaked-slug"]],
    "an attachment": [{ "index.html": page(""), "x.bin": "attached" }, ["leaked-attachment"]],
    "seven words": [{ "index.html": page("<p>one two three four five six seven</p>") }, []],
    "a part of the slug": [{ "index.html": page("<p>not-a-secret-slug a-secret-slugs</p>") }, []],
    "what a public record says itself": [
      { "index.html": page("<p>A secret title: three four five six seven eight nine ten</p>") },
      [],
    ],
  };
  for (const [what, [files, expected]] of Object.entries(leaks)) {
    it(what, async () => {
      await write(files);
      await writeFile(
        join(folder, "public.md"),
        what.startsWith("what a public") ? "A secret title of three four five six seven eight nine ten" : "Nothing",
      );
      await writeFile(`${site}.receipt.json`, JSON.stringify(receipt));
      const report = await run({ only: ["embargo-leaks"] });
      assert.deepEqual(
        report.findings.map(({ rule }) => rule),
        expected,
      );
    });
  }
});

void describe("pages for errors", () => {
  const entry = (path: string): string => `<url><loc>https://example.org${path}</loc></url>`;
  const sitemap = (...paths: string[]): string =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map(entry).join("")}</urlset>`;
  const cases: Record<string, [string, string[]]> = {
    "the 404th page of a list is a page like any other": ["/list/page/404/", []],
    "404.html is no page for search engines": ["/404.html", ["sitemap-entry-not-for-search"]],
    "nor is /404/ at the root": ["/404/", ["sitemap-entry-not-for-search"]],
    "nor another language's": ["/cy/404.html", ["sitemap-entry-not-for-search"]],
  };
  for (const [what, [path, expected]] of Object.entries(cases)) {
    it(what, async () => {
      const file = path.slice(1).replace(/\/$/, "/index.html");
      await write({ "index.html": page(""), [file]: page(""), "sitemap.xml": sitemap("/", path) });
      await writeFile(`${site}.receipt.json`, JSON.stringify(PLAIN));
      const report = await run({ only: ["sitemap-gaps"] });
      assert.deepEqual(
        report.findings.map(({ rule }) => rule),
        expected,
      );
    });
  }
});

void describe("a baseline", () => {
  it("accepts a finding by its name until its day, and no other beside it", async () => {
    await write({ "index.html": page('<a href="a">x</a> <a href="b">x</a> <a href="c">x</a>') });
    const path = join(folder, "baseline.yaml");
    const entry = (name: string, until: string): string =>
      `- finding: broken-links/missing-file\n  page: /\n  message: leads to \`${name}\`, and the site has no such file\n  reason: The document is being scanned\n  until: ${until}\n`;
    await writeFile(path, entry("a", "2030-01-01") + entry("b", "2020-01-01"));
    const { findings } = await run();
    const parted = withBaseline(findings, await readBaseline(path), "2026-11-23");
    assert.deepEqual(
      parted.findings.map(({ message }) => message),
      [
        "leads to `b`, and the site has no such file (it was accepted until 2020-01-01, and that has passed)",
        "leads to `c`, and the site has no such file",
      ],
    );
    assert.deepEqual(
      parted.accepted.map(({ finding, reason, until }) => [finding.message, reason, until]),
      [["leads to `a`, and the site has no such file", "The document is being scanned", "2030-01-01"]],
    );
  });

  it("says which of its entries no finding answers to any more, as far as the checks that ran can tell", async () => {
    await write({ "index.html": page('<a href="a">x</a>') });
    const path = join(folder, "outlived.yaml");
    const entry = (finding: string, name: string): string =>
      `- finding: ${finding}\n  page: /\n  message: leads to \`${name}\`, and the site has no such file\n  reason: It is being scanned\n  until: 2100-01-01\n`;
    const names = ["broken-links/missing-file", "broken-link/missing-file", "layout-faults/lost-text"];
    await writeFile(path, [entry(names[0]!, "a"), ...names.map((name) => entry(name, "b"))].join(""));
    const told = async (only: string[]): Promise<string[]> =>
      text(await checkSite(site, { only, memory: false, project: folder, baseline: path }))
        .split("\n")
        .filter((one) => one.startsWith("Accepted"));
    const accepted =
      "Accepted until 2100-01-01 (It is being scanned): index.html:3:31: broken-links/missing-file: leads to `a`, and the site has no such file";
    const gone = (name: string): string =>
      `Accepted, and no longer found: ${name} on /: leads to \`b\`, and the site has no such file. Take its entry out of the baseline.`;
    assert.deepEqual(await told(own), [accepted, gone(names[0]!), gone(names[1]!)]);
    assert.deepEqual(await told(["duplicate-ids"]), [gone(names[1]!)], "a check that did not run says nothing");
  });

  it("says what is wrong with itself", async () => {
    const path = join(folder, "wrong.yaml");
    await writeFile(path, "- finding: a/b\n  page: /\n  message: x\n  until: 2030-01-01\n");
    await assert.rejects(readBaseline(path), {
      message: `${path}: entry 1 has no \`reason\`. Each accepted finding has finding, page, message, reason and until.`,
    });
    await writeFile(path, "- finding: a/b\n  page: /\n  message: x\n  reason: y\n  until: soon\n");
    await assert.rejects(readBaseline(path), {
      message: `${path}: entry 1: \`until: soon\` is no day. Write it as 2026-12-31.`,
    });
  });
});
