/** Whole-process timings: how long a command takes and how much memory, alone or in turns with a peer. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

export interface Command {
  program: string;
  args: readonly string[];
  cwd?: string;
  /** Exit codes that count as done; 0 where left out. */
  accept?: readonly number[];
}

export interface Measured {
  seconds: number;
  /** Peak resident memory in MB (10^6 bytes), of the process and its children one by one the largest; NaN off Linux. */
  peakMb: number;
}

/** Runs a command to its end, its output thrown away. Throws where it ends otherwise than accepted. */
export async function measure(command: Command): Promise<Measured> {
  const { program, args, cwd, accept = [0] } = command;
  const started = performance.now();
  const child = spawn(program, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let peakMb = NaN;
  const watch = setInterval(() => (peakMb = peakOf(child.pid) ?? peakMb), 20);
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  try {
    const code = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
    const seconds = (performance.now() - started) / 1000;
    if (code === null || !accept.includes(code)) {
      throw new Error(`${program} ${args.join(" ")} ended with ${code ?? "a signal"}: ${err.slice(-2000)}`);
    }
    return { seconds, peakMb };
  } finally {
    clearInterval(watch);
  }
}

/** The most memory a process has held so far, as Linux counts it; undefined where nobody counts, or it has ended. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return peak === undefined ? undefined : (Number(peak) * 1024) / 1e6;
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

export interface Paired {
  ours: Measured[];
  peer: Measured[];
}

/** Runs two things in turns, ours first, after one turn that does not count. */
export async function inTurns(
  ours: () => Promise<Measured>,
  peer: () => Promise<Measured>,
  runs: number,
): Promise<Paired> {
  const paired: Paired = { ours: [], peer: [] };
  for (let turn = 0; turn <= runs; turn++) {
    const [a, b] = [await ours(), await peer()];
    if (turn === 0) continue;
    paired.ours.push(a);
    paired.peer.push(b);
  }
  return paired;
}

/** The middle of some figures; of an even number, the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of the ratios ours to peer, turn by turn: it holds where the machine's own speed drifts. */
export function ratio({ ours, peer }: Paired): number {
  return median(ours.map(({ seconds }, turn) => seconds / peer[turn]!.seconds));
}
