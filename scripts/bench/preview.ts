/** Previewing, beside `hugo server` and stock Eleventy's `--serve --incremental`, on the same announcements. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { launchBrowser } from "../checks/browser/launch.ts";
import { writeHugoSite } from "./hugo-site.ts";
import { median } from "./measure.ts";
import { announcements } from "./records.ts";

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
  /** Absent where Hugo is not installed. */
  hugo?: ServerFigures & { version: string };
  eleventy: ServerFigures & { version: string };
}

interface Contender {
  program: string;
  args: readonly string[];
  cwd?: string;
  /** The file that is edited, and the address that shows it; of one that chooses its port, found in what it says. */
  file: string;
  address: string;
  root: string | RegExp;
}

/** Milliseconds that an edit may take before it counts as lost. */
const PATIENCE = 180_000;
const CACHE = join(".cache", "preview");

/**
 * Starts and edits, in one run: ours (cold, then warm), Hugo's where it is installed, then Eleventy's. `data` holds
 * `count` announcements of `writeRecords`; `folder` is for what the others read and write. Removes `.cache/preview`.
 */
export async function benchPreview(data: string, folder: string, count: number, edits = 15): Promise<PreviewFigures> {
  const one = announcements(count)[Math.floor(count / 2)]!;
  const address = `announcements/${one.slug}/`;
  const browser = await launchBrowser({ protocolTimeout: PATIENCE });
  try {
    const ours: Contender = {
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
  contender: Contender,
  browser: Browser,
  edits: number,
  settled: () => Promise<void> = () => Promise.resolve(),
): Promise<ServerFigures> {
  const { program, args, cwd, file, address } = contender;
  const started = performance.now();
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  try {
    const page = (await rootOf(contender, child)) + address;
    await answered(page, child);
    const start = performance.now() - started;
    const tab = await browser.newPage();
    await tab.goto(page);
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
    const residentMb = residentOf(child.pid);
    return { start, edits: times, edit: median(times), ...(residentMb === undefined ? {} : { residentMb }) };
  } finally {
    child.kill("SIGTERM");
    await ended;
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

async function rootOf({ root }: Contender, child: ChildProcess): Promise<string> {
  let said = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (said += text));
  if (typeof root === "string") {
    child.stdout!.resume();
    return root;
  }
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (said += text));
  for (;;) {
    const found = root.exec(said)?.[1];
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`The preview ended: ${said}`);
    await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
  }
}

/** Asks for a page until it is there. */
async function answered(address: string, child: ChildProcess): Promise<void> {
  for (;;) {
    const found = await fetch(address).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      (error: unknown) => {
        if (error instanceof TypeError) return false;
        throw error;
      },
    );
    if (found) return;
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended before it showed ${address}`);
    await pause(10);
  }
}

/** A site of stock Eleventy: a Markdown file and a page for each announcement, a layout, and lists of 20. */
async function eleventySite(folder: string, count: number, slug: string): Promise<Contender> {
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

/** Resident memory of a process and all its children, in MB; undefined off Linux. */
function residentOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const own = (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1e6;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
    return children.reduce((sum, child) => sum + (residentOf(Number(child)) ?? 0), own);
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
