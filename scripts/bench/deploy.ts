/**
 * How long deploying takes, and how many requests: ours beside `rclone sync --checksum` and `aws s3 sync`, in turns,
 * against a real S3-compatible store on this machine (Ceph's gateway, as the tests start it).
 */
import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { Refusal } from "../refusal.ts";
import { median } from "./measure.ts";

export interface DeployTimes {
  tool: "ours" | "rclone" | "aws";
  /** One a round, in seconds, the process's start included. */
  first: number[];
  unchanged: number[];
  changed: number[];
  /** Peak memory of a first deploy, in megabytes (Linux). */
  peakMegabytes: number | undefined;
}

export interface DeployBench {
  files: number;
  /** What was done to the site for `changed`. */
  changes: { of: number; changed: number; deleted: number };
  tools: DeployTimes[];
  /** Requests of ours; the other tools do not say. */
  requests: { first: number; unchanged: number; changed: number };
  /** Medians of ours divided by the other tool's, round by round: below 1, ours is faster. */
  ratios: { tool: string; first: number; unchanged: number; changed: number }[];
  /** Tools that are not installed here, and so were not measured. */
  absent: string[];
}

export interface DeployBenchOptions {
  /** Files of the first deploy and of the one with nothing changed. */
  files: number;
  /** Each tool runs once a round, in turns. */
  rounds: number;
  /** Files of the site of which 40 change and 3 go. */
  filesForChanges: number;
}

const KEYS = { AWS_ACCESS_KEY_ID: "testaccesskey", AWS_SECRET_ACCESS_KEY: "testsecretkey", AWS_REGION: "us-east-1" };
const GATEWAY = "tests/deploy/ceph-gateway.sh";
const CHANGED = 40;
const DELETED = 3;

interface Tool {
  name: DeployTimes["tool"];
  command: (site: string, target: string) => [string, string[]];
}

/** Measures; a {@link Refusal} where Ceph, or every tool to compare with, is missing. */
export async function benchDeploy({ files, rounds, filesForChanges }: DeployBenchOptions): Promise<DeployBench> {
  if (!["radosgw", "ceph-mon", "ceph-osd"].every(installed)) {
    throw new Refusal(`Ceph is not installed here; \`${GATEWAY} install\` puts it on a Debian machine.`);
  }
  const absent = ["rclone", "aws"].filter((name) => !installed(name));
  if (absent.length === 2)
    throw new Refusal("Neither rclone nor aws is installed, so there is nothing to compare with.");
  const gateway = mkdtempSync("/tmp/ceph-");
  const folder = mkdtempSync("/tmp/bench-deploy-");
  const [port = 0, p1 = 0, p2 = 0] = await freePorts(3);
  const endpoint = `http://127.0.0.1:${port}`;
  await promisify(execFile)(GATEWAY, ["start", gateway, String(port), String(p1), String(p2)]);
  try {
    const tools = toolsFor(endpoint).filter(({ name }) => name === "ours" || !absent.includes(name));
    const maker: [string, string[]] = absent.includes("rclone")
      ? ["aws", ["--endpoint-url", endpoint, "s3", "mb", "s3://bench"]]
      : ["rclone", ["mkdir", "store:bench"]];
    await run(...maker, endpoint);
    const times = tools.map(({ name }): DeployTimes => ({
      tool: name,
      first: [],
      unchanged: [],
      changed: [],
      peakMegabytes: undefined,
    }));
    const requests = { first: 0, unchanged: 0, changed: 0 };
    for (let round = 0; round < rounds; round++) {
      const site = join(folder, `site-${round}`);
      writeSite(site, files, round);
      const smaller = join(folder, `smaller-${round}`);
      writeSite(smaller, filesForChanges, round);
      for (const kind of ["first", "unchanged"] as const) {
        for (const [i, tool] of tools.entries()) {
          const done = await run(...tool.command(site, `bench/${tool.name}-${round}`), endpoint);
          const its = times[i]!;
          its[kind].push(done.seconds);
          if (kind === "first") its.peakMegabytes = Math.max(its.peakMegabytes ?? 0, done.peakMegabytes);
          if (tool.name === "ours") requests[kind] = done.requests;
        }
      }
      for (const tool of tools) await run(...tool.command(smaller, `bench/${tool.name}-smaller-${round}`), endpoint);
      changeSite(smaller);
      for (const [i, tool] of tools.entries()) {
        const done = await run(...tool.command(smaller, `bench/${tool.name}-smaller-${round}`), endpoint);
        times[i]!.changed.push(done.seconds);
        if (tool.name === "ours") requests.changed = done.requests;
      }
    }
    const [ours, ...others] = times;
    const ratio = (kind: "first" | "unchanged" | "changed", other: DeployTimes): number =>
      median(other[kind].map((seconds, round) => ours![kind][round]! / seconds));
    return {
      files,
      changes: { of: filesForChanges, changed: CHANGED, deleted: DELETED },
      tools: times,
      requests,
      ratios: others.map((other) => ({
        tool: other.tool,
        first: ratio("first", other),
        unchanged: ratio("unchanged", other),
        changed: ratio("changed", other),
      })),
      absent,
    };
  } finally {
    await promisify(execFile)(GATEWAY, ["stop", gateway]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function toolsFor(endpoint: string): Tool[] {
  return [
    {
      name: "ours",
      command: (site, target) => [
        process.execPath,
        [
          "scripts/launch.cjs",
          "deploy",
          site,
          "--to",
          `s3://${target}`,
          "--endpoint",
          endpoint,
          "--unchecked",
          "--allow-deletes",
        ],
      ],
    },
    {
      name: "rclone",
      command: (site, target) => ["rclone", ["sync", "--checksum", "--transfers", "64", site, `store:${target}`]],
    },
    {
      name: "aws",
      command: (site, target) => [
        "aws",
        ["--endpoint-url", endpoint, "s3", "sync", "--delete", "--only-show-errors", site, `s3://${target}`],
      ],
    },
  ];
}

async function run(
  program: string,
  args: string[],
  endpoint: string,
): Promise<{ seconds: number; peakMegabytes: number; requests: number }> {
  const started = performance.now();
  const store = { TYPE: "s3", PROVIDER: "Ceph", ENDPOINT: endpoint, ENV_AUTH: "true" };
  const rclone = Object.fromEntries(
    Object.entries(store).map(([name, value]) => [`RCLONE_CONFIG_STORE_${name}`, value]),
  );
  // A bundle of certificates that this machine may name is none of this store's business, and rclone cannot read it.
  const settings = Object.entries({ ...KEYS, ...rclone }).map(([name, value]) => `${name}=${value}`);
  const child = spawn("env", ["-u", "AWS_CA_BUNDLE", ...settings, program, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let peakMegabytes = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  const watch = setInterval(() => (peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid))), 50);
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
    if (code !== 0) throw new Error(`${program} ended with ${code ?? "a signal"}: ${output.slice(-2000)}`);
    const requests = /\(([\d,]+) requests?/.exec(output)?.[1] ?? "0";
    return {
      seconds: (performance.now() - started) / 1000,
      peakMegabytes,
      requests: Number(requests.replaceAll(",", "")),
    };
  } finally {
    clearInterval(watch);
  }
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, "utf8");
    return (Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024) / 1e6;
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return 0;
    throw error;
  }
}

/** Pages of about five kilobytes at `section-N/page-N/index.html`: a folder for each page, as static site generators (this one too) write them. */
function writeSite(folder: string, files: number, round: number): void {
  for (let i = 0; i < files; i++) {
    const words = Array.from({ length: 600 }, (_, word) => ((i + 1) * (word + 7) * (round + 3)).toString(36)).join(" ");
    mkdirSync(pageFolder(folder, i), { recursive: true });
    writeFileSync(join(pageFolder(folder, i), "index.html"), `<!doctype html><title>${i}</title><p>${words}</p>\n`);
  }
}

function changeSite(folder: string): void {
  for (let i = 0; i < CHANGED; i++)
    writeFileSync(join(pageFolder(folder, i), "index.html"), `<!doctype html><title>${i}</title><p>changed</p>\n`);
  for (let i = CHANGED; i < CHANGED + DELETED; i++) rmSync(pageFolder(folder, i), { recursive: true });
}

const pageFolder = (folder: string, i: number): string => join(folder, `section-${Math.floor(i / 100)}`, `page-${i}`);

const installed = (name: string): boolean => spawnSync("which", [name]).status === 0;

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
