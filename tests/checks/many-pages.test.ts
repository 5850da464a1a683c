/** A site large enough for two threads: every page is read once, and no fault is lost between them. */
import assert from "node:assert/strict";
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { writeManyPages } from "../../scripts/bench/many-pages.ts";
import { brokenLinks } from "../../scripts/checks/broken-links.ts";
import { checkSite } from "../../scripts/checks/index.ts";
import { worthwhile } from "../../scripts/checks/batches.ts";
import { CheckMemory } from "../../scripts/checks/memory.ts";
import { PageScan, scanInput } from "../../scripts/checks/page-scan.ts";
import { openSite, readText } from "../../scripts/checks/site.ts";
import { unclearWords } from "../../scripts/checks/unclear-words.ts";
import { readWords } from "../../scripts/checks/words/page-words.ts";

const only = ["broken-links", "duplicate-ids", "orphan-pages", "invalid-html", "unclear-pages", "heavy-pages"];
const pages = worthwhile + 20;
let folder = "";
let site = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "many-pages-"));
  site = join(folder, "site");
  writeManyPages(site, pages);
});
after(() => rm(folder, { recursive: true }));

void describe("a site of many pages", () => {
  it("that is sound: no finding, every page read, few of them by html-validate", async () => {
    const report = await checkSite(site, { only, memory: false });
    assert.deepEqual(report.findings, []);
    assert.deepEqual(
      report.checks.map((check) => check.pages),
      only.map(() => pages),
    );
    const read = report.checks.find(({ name }) => name === "invalid-html")!.how!["read by html-validate"]!;
    assert.ok(read >= 1 && read < 60, `html-validate read ${read} pages`);
    assert.equal(report.addresses!.find(({ kind }) => kind === "a href")!.seen, pages * 20);
  });

  it("with a fault in every hundredth: each is found, once", async () => {
    const faulty: string[] = [];
    for (let index = 50; index < pages; index += 100) {
      const file = `announcements/${index}/index.html`;
      faulty.push(file);
      const text = await readFile(join(site, file), "utf8");
      const faults = `<p><a href="/announcements/${index}/none.pdf">x</a> <a href="/announcements/1/#none-${index}">x</a></p><ul><p>x</p></ul>`;
      await writeFile(join(site, file), text.replace("</main>", `${faults}</main>`));
    }
    await appendFile(join(site, "assets", "site.css"), "a { background: url(none.png) }\n");
    const report = await checkSite(site, { only, memory: false });
    const expected = [
      "assets/site.css broken-links/missing-file",
      ...faulty.flatMap((file) => [
        `${file} broken-links/missing-file`,
        `${file} broken-links/missing-fragment`,
        `${file} invalid-html/element-permitted-content`,
      ]),
    ].sort();
    assert.deepEqual(report.findings.map(({ file, check, rule }) => `${file} ${check}/${rule}`).sort(), expected);
  });
});

/** The old generation of V8's heap, in bytes, garbage that was not looked for yet included. */
function oldGeneration(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === "old_space")!.space_used_size;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

void describe("a page that was read", () => {
  /** Reads every page, three times: what V8 decides about what is made in a place, it decides in the first thousands. */
  async function leavesNothing(read: (index: number, text: string) => unknown): Promise<void> {
    const { root, pages: all } = await openSite(site);
    let kept = 0;
    for (let round = 0; round < 3; round++) {
      collect();
      const before = oldGeneration();
      for (const [index, { file }] of all.entries()) await read(index, readText({ root }, file));
      kept = (oldGeneration() - before) / all.length;
    }
    assert.ok(kept < 6_000, `${Math.round(kept)} bytes a page went to the old generation`);
  }

  it("for its words is garbage that V8 finds without looking through the whole heap", async () => {
    await leavesNothing((_, text) => readWords(text).blocks);
  });

  it("for its links, ids and HTML is garbage that V8 finds without looking through the whole heap", async () => {
    const scan = new PageScan(scanInput(await openSite(site), { everyPage: false, markup: true }));
    await leavesNothing(async (index) => {
      await scan.scan(index);
      if (index % 40 === 39) scan.take();
    });
  });
});

void describe("what is in memory of a site", () => {
  /** What the site, what was read of it and what is remembered of it take, garbage aside: in bytes. */
  async function heldOf(count: number): Promise<number> {
    const root = join(folder, `site-${count}`);
    writeManyPages(root, count);
    const memories: CheckMemory[] = [];
    collect();
    const before = process.memoryUsage();
    const opened = await openSite(root);
    for (const check of [brokenLinks, unclearWords]) {
      const memory = CheckMemory.open(join(folder, `memory-${count}`), check.name, "judges");
      memories.push(memory);
      const { findings } = await check.run(opened, { memory, everyPage: false, progress: () => undefined });
      assert.deepEqual(findings, []);
    }
    collect();
    const after = process.memoryUsage();
    assert.equal(opened.pages.length, count);
    for (const memory of memories) await memory.close();
    return after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
  }

  it("grows by less than 1,000 bytes a page", async () => {
    // The first time everything else is loaded too.
    await heldOf(20);
    const [few, many] = [await heldOf(200), await heldOf(worthwhile - 100)];
    const each = (many - few) / (worthwhile - 300);
    assert.ok(each < 1_000, `${Math.round(each)} bytes a page are held`);
  });
});

const HEAVY = "every page heavy-pages/first-view-too-heavy";

/** One edit after another to a site of several batches, each of which changes what is said of pages that nobody touched. */
const edits: { name: string; edit: (site: string) => Promise<void>; found: string[] }[] = [
  { name: "nothing", edit: () => Promise.resolve(), found: [] },
  {
    name: "a page's words",
    edit: (site) => replaced(site, "announcements/70/index.html", "</main>", "<p>One more sentence.</p></main>"),
    found: [],
  },
  {
    name: "a link that leads nowhere",
    edit: (site) => replaced(site, "announcements/70/index.html", "</main>", '<p><a href="/none/">None</a></p></main>'),
    found: ["announcements/70/index.html broken-links/missing-file"],
  },
  {
    name: "an id that another page asks for",
    edit: async (site) => {
      await replaced(
        site,
        "announcements/150/index.html",
        "</main>",
        '<p><a href="/announcements/9/#x">X</a></p></main>',
      );
      await replaced(site, "announcements/9/index.html", "<h1", '<h1 id="x"');
    },
    found: ["announcements/70/index.html broken-links/missing-file"],
  },
  {
    name: "that id gone, in a page of another batch",
    edit: (site) => replaced(site, "announcements/9/index.html", '<h1 id="x"', "<h1"),
    found: [
      "announcements/150/index.html broken-links/missing-fragment",
      "announcements/70/index.html broken-links/missing-file",
    ],
  },
  {
    name: "the page that was missing",
    edit: async (site) => {
      await mkdir(join(site, "none"));
      const text = await readFile(join(site, "announcements", "70", "index.html"), "utf8");
      await writeFile(join(site, "none", "index.html"), text.replace("<title>", "<title>None: "));
    },
    found: [
      "announcements/150/index.html broken-links/missing-fragment",
      "none/index.html unclear-pages/repeated-description",
    ],
  },
  {
    name: "a heavy stylesheet",
    edit: (site) => appendFile(join(site, "assets", "site.css"), noise(90_000)),
    found: [
      "announcements/150/index.html broken-links/missing-fragment",
      "none/index.html unclear-pages/repeated-description",
      HEAVY,
    ],
  },
];

async function replaced(site: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(site, file), "utf8");
  assert.ok(text.includes(from), `${file} holds ${from}`);
  await writeFile(join(site, file), text.replace(from, to));
}

/** Rules of style that no packing makes much smaller. */
function noise(bytes: number): string {
  let text = "";
  for (let state = 1; text.length < bytes; state = (state * 48_271) % 2_147_483_647)
    text += `.n${state.toString(36)} { margin: ${state % 1000}px }\n`;
  return text;
}

void describe("a site of which some pages were read before", () => {
  it("is judged as one that is read anew, after every edit", async () => {
    const memory = join(folder, "memory");
    const small = join(folder, "small");
    writeManyPages(small, 200);
    for (const { name, edit, found } of edits) {
      await edit(small);
      const report = await checkSite(small, { only, memory });
      const anew = await checkSite(small, { only, memory: false });
      assert.deepEqual(report.findings, anew.findings, name);
      assert.deepEqual(report.addresses, anew.addresses, name);
      assert.deepEqual(
        report.checks.map(({ pages: read }) => read),
        anew.checks.map(({ pages: read }) => read),
        name,
      );
      const lines = report.findings.map(({ file, check, rule }) => `${file} ${check}/${rule}`).sort();
      const heavy = lines.filter((line) => line.endsWith("heavy-pages/first-view-too-heavy"));
      const rest = lines.filter((line) => !heavy.includes(line));
      assert.deepEqual(heavy.length === report.pages ? [...rest, HEAVY] : lines, found, name);
    }
  });
});
