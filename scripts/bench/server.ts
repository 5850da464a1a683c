/** A server under measurement: started as a whole process, asked for a page until it is there, and ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";

export interface Contender {
  program: string;
  args: readonly string[];
  cwd?: string;
  /** The address below the root that is asked for first. */
  address: string;
  /** Where it serves; of one that chooses its port, found in what it says. */
  root: string | RegExp;
}

export interface Running {
  /** The page that was asked for first. */
  page: string;
  /** Milliseconds from the command to that page's last byte. */
  start: number;
  /** Resident memory of the process and all its children, in MB (10^6 bytes); undefined off Linux. */
  residentMb(): number | undefined;
  end(): Promise<void>;
}

/** Starts a server and waits for its first page. Throws where it ends before it has shown one. */
export async function startServer({ program, args, cwd, address, root }: Contender): Promise<Running> {
  const started = performance.now();
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const end = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    const page = (await rootOf(root, child)) + address;
    await answered(page, child);
    return { page, start: performance.now() - started, residentMb: () => residentOf(child.pid), end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function rootOf(root: string | RegExp, child: ChildProcess): Promise<string> {
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
