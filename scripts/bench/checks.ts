/** How long links, files and HTML of many pages take: ours beside html-proofer and linkinator where they are installed. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeManyPages } from "./many-pages.ts";

export interface ToolTimes {
  tool: string;
  pages: number;
  /** One a round, in seconds, the process's start included. */
  seconds: number[];
  medianSeconds: number;
  millisecondsPerPage: number;
  /** How many times as long a page takes as with ours. */
  timesOurs: number;
  /** Peak of memory, in megabytes, where the system tells it (Linux). */
  peakMegabytes: number | undefined;
}

export interface ChecksBench {
  pages: number;
  links: number;
  tools: ToolTimes[];
  /** Tools that are not installed here, and so were not measured. */
  absent: string[];
}

export interface ChecksBenchOptions {
  pages: number;
  /** Each tool runs once a round, in turns. */
  rounds: number;
  /** Slower tools are measured on so many pages, and compared by the page. */
  pagesForOthers: number;
}

interface Tool {
  name: string;
  pages: number;
  command: (folder: string, fresh: string) => [string, string[]];
}

const checksMeasured = "broken-links,duplicate-ids,orphan-pages,sitemap-gaps,invalid-html,unclear-pages,heavy-pages";

/**
 * Measures the checks that need no browser on a sound site of so many pages with 20 links each.
 * @throws Error where a tool ends as if it could not run at all
 */
export async function benchChecks({ pages, rounds, pagesForOthers }: ChecksBenchOptions): Promise<ChecksBench> {
  const folder = await mkdtemp(join(tmpdir(), "bench-checks-"));
  try {
    const few = Math.min(pages, pagesForOthers);
    const sites = new Map([
      [few, join(folder, "few")],
      [pages, join(folder, "many")],
    ]);
    let links = 0;
    for (const [count, path] of sites) links = writeManyPages(path, count);
    const candidates: Tool[] = [
      {
        name: "ours",
        pages,
        command: (site, fresh) => [
          process.execPath,
          [join("scripts", "launch.cjs"), "check", site, "--quiet", "--only", checksMeasured, "--memory", fresh],
        ],
      },
      {
        name: "html-proofer",
        pages: few,
        command: (site) => ["htmlproofer", [site, "--disable-external"]],
      },
      {
        name: "linkinator",
        pages: few,
        command: (site) => ["linkinator", [site, "--recurse", "--silent", "--skip", "^https?://(?!localhost)"]],
      },
    ];
    const tools: Tool[] = [];
    const absent: string[] = [];
    for (const tool of candidates) {
      if (tool.name === "ours" || (await isInstalled(tool.command("", "")[0]))) tools.push(tool);
      else absent.push(tool.name);
    }

    const seconds = new Map<Tool, number[]>(tools.map((tool) => [tool, []]));
    const peaks = new Map<Tool, number>();
    for (let round = 0; round < rounds; round++) {
      for (const tool of tools) {
        const [command, args] = tool.command(sites.get(tool.pages)!, join(folder, `memory-${round}`));
        const { took, peak } = await timed(command, args);
        seconds.get(tool)!.push(took);
        if (peak !== undefined) peaks.set(tool, Math.max(peak, peaks.get(tool) ?? 0));
      }
    }
    const perPage = (tool: Tool): number => median(seconds.get(tool)!) / tool.pages;
    const ours = perPage(tools[0]!);
    return {
      pages,
      links,
      absent,
      tools: tools.map((tool) => ({
        tool: tool.name,
        pages: tool.pages,
        seconds: seconds.get(tool)!,
        medianSeconds: median(seconds.get(tool)!),
        millisecondsPerPage: perPage(tool) * 1000,
        timesOurs: perPage(tool) / ours,
        peakMegabytes: peaks.get(tool),
      })),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a command to its end: wall time in seconds, and the peak of its memory in megabytes. */
function timed(command: string, args: readonly string[]): Promise<{ took: number; peak: number | undefined }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
    let complaint = "";
    let peak: number | undefined;
    child.stderr.on("data", (data: Buffer) => (complaint = (complaint + data.toString()).slice(-2000)));
    const watch = setInterval(() => (peak = peakOf(child.pid) ?? peak), 100);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      // 1 is "found something", which other tools may do on a site that we call sound.
      if (code === 0 || code === 1) resolve({ took: (performance.now() - started) / 1000, peak });
      else reject(new Error(`${command} ended with ${code}: ${complaint}`));
    });
  });
}

function peakOf(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== "linux") return undefined;
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch (error) {
    // It ended while it was looked at: the last figure stands.
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

function isInstalled(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, ["--version"], { stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
