/** Previewing, beside `hugo server` and stock Eleventy's `--serve --incremental`, on the same announcements. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { launchBrowser } from "../checks/browser/launch.ts";
import { benchCodeEdits, type CodeEditFigures } from "./code-edits.ts";
import { writeHugoSite } from "./hugo-site.ts";
import { median } from "./measure.ts";
import { announcements } from "./records.ts";
import { type Contender, startServer } from "./server.ts";

/** Milliseconds. */
export interface ServerFigures {
  /** From the command to the first page's last byte. */
  start: number;
  /** From the save of one announcement to its new words painted in the browser: each edit, and the median. */
  edits: number[];
  edit: number;
  /** Resident memory in MB (10^6 bytes) after the edits; undefined off Linux. */
  residentMb?: number;
}

export interface PreviewFigures {
  announcements: number;
  /** `start` is with the records of an earlier run kept; `coldStart` with nothing kept at all. */
  ours: ServerFigures & { coldStart: number };
  /** Edits of our own code. */
  code: { layout: CodeEditFigures; style: CodeEditFigures; schema: CodeEditFigures };
  /** Absent where Hugo is not installed. */
  hugo?: ServerFigures & { version: string };
  eleventy: ServerFigures & { version: string };
}

/** A server, and the file that is edited; its address shows it. */
type Edited = Contender & { file: string };

/** Milliseconds that an edit may take before it counts as lost. */
const PATIENCE = 180_000;
const CACHE = join(".cache", "preview");

/**
 * Starts and edits, in one run: ours (cold, then warm, then edits of its code), Hugo's where it is installed, then Eleventy's. `data` holds
 * `count` announcements of `writeRecords`; `folder` is for what the others read and write. Removes `.cache/preview`.
 */
export async function benchPreview(data: string, folder: string, count: number, edits = 15): Promise<PreviewFigures> {
  const one = announcements(count)[Math.floor(count / 2)]!;
  const address = `announcements/${one.slug}/`;
  const browser = await launchBrowser({ protocolTimeout: PATIENCE });
  try {
    const ours: Edited = {
      program: process.execPath,
      args: ["scripts/launch.cjs", "preview", "--data", data, "--port", "0"],
      file: join(data, "announcements", `${one.day}-${one.slug}.md`),
      address,
      root: /The preview is at (\S+)/,
    };
    await rm(CACHE, { recursive: true, force: true });
    const cold = await measured(ours, browser, 1, kept(count));
    const figures: PreviewFigures = {
      announcements: count,
      ours: { ...(await measured(ours, browser, edits)), coldStart: cold.start },
      code: await benchCodeEdits(data, join(folder, "project"), address, browser, 3),
      eleventy: {
        ...(await measured(await eleventySite(join(folder, "eleventy"), count, one.slug), browser, Math.min(edits, 3))),
        version: eleventyVersion(),
      },
    };
    const version = hugoVersion();
    if (version !== undefined) {
      const site = join(folder, "hugo-preview");
      await writeHugoSite(site, count);
      const port = await freePort();
      figures.hugo = {
        version,
        ...(await measured(
          {
            program: "hugo",
            args: ["server", "--source", site, "--bind", "127.0.0.1", "--port", String(port)],
            file: join(site, "content", "announcements", `${one.slug}.md`),
            address,
            root: `http://localhost:${port}/`,
          },
          browser,
          edits,
        )),
      };
    }
    return figures;
  } finally {
    await browser.close();
  }
}

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** Starts a server, edits its file some times, and ends it. `settled` is waited for before it is ended. */
async function measured(
  contender: Edited,
  browser: Browser,
  edits: number,
  settled: () => Promise<void> = () => Promise.resolve(),
): Promise<ServerFigures> {
  const { file } = contender;
  const server = await startServer(contender);
  try {
    const tab = await browser.newPage();
    await tab.goto(server.page);
    const text = await readFile(file, "utf8");
    const times: number[] = [];
    // What reloads a page connects once the page is there; and nobody saves again at once.
    await pause(1500);
    for (let edit = 0; edit < edits; edit++) {
      const mark = `Edit number ${edit} of this page.`;
      const painted = tab.waitForFunction(
        (words) => document.body.textContent.includes(words),
        { polling: "raf", timeout: PATIENCE },
        mark,
      );
      const saved = performance.now();
      await writeFile(file, `${text}\n${mark}\n`);
      await painted;
      times.push(performance.now() - saved);
      await pause(300);
    }
    await writeFile(file, text);
    await settled();
    await tab.close();
    const residentMb = server.residentMb();
    return {
      start: server.start,
      edits: times,
      edit: median(times),
      ...(residentMb === undefined ? {} : { residentMb }),
    };
  } finally {
    await server.end();
  }
}

/** Waits until our preview has kept what it read; it does so where that is worth it. */
function kept(count: number): () => Promise<void> {
  return async () => {
    const deadline = performance.now() + 30_000;
    while (count > 1000 && performance.now() < deadline) {
      const names = await readdir(CACHE);
      if (names.some((name) => /^records-[0-9a-f]+-[0-9a-f]+$/.test(name))) return;
      await pause(50);
    }
  };
}

/** A site of stock Eleventy: a Markdown file and a page for each announcement, a layout, and lists of 20. */
async function eleventySite(folder: string, count: number, slug: string): Promise<Edited> {
  const content = join(folder, "announcements");
  await mkdir(content, { recursive: true });
  await mkdir(join(folder, "_includes"), { recursive: true });
  await writeFile(
    join(folder, "_includes", "page.liquid"),
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1><p>{{ page.date | date: "%-d %B %Y" }}</p>{{ content }}</main></body></html>\n',
  );
  await writeFile(
    join(folder, "list.liquid"),
    '---\npagination:\n  data: collections.announcement\n  size: 20\n  reverse: true\nlayout: page.liquid\ntitle: Announcements\n---\n<ul>{% for item in pagination.items %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endfor %}</ul>\n',
  );
  await writeFile(join(content, "announcements.json"), '{ "layout": "page.liquid", "tags": "announcement" }\n');
  for (const item of announcements(count)) {
    const front = `---\ntitle: "${item.title}"\ndate: ${item.day}\nkind: ${item.kind}\n---\n`;
    await writeFile(join(content, `${item.slug}.md`), `${front}\n${item.paragraphs.join("\n\n")}\n`);
  }
  const port = await freePort();
  return {
    program: process.execPath,
    args: [join(process.cwd(), ELEVENTY, "cmd.cjs"), "--serve", "--incremental", "--quiet", `--port=${port}`],
    cwd: folder,
    file: join(content, `${slug}.md`),
    address: `announcements/${slug}/`,
    root: `http://localhost:${port}/`,
  };
}

const ELEVENTY = join("node_modules", "@11ty", "eleventy");

function eleventyVersion(): string {
  return (JSON.parse(readFileSync(join(ELEVENTY, "package.json"), "utf8")) as { version: string }).version;
}

function hugoVersion(): string | undefined {
  try {
    return /v\d[\w.]*/.exec(execFileSync("hugo", ["version"], { encoding: "utf8" }))?.[0];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
