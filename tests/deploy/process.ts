/** Runs the verb as a process, and tells what came of it. */
import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

export interface Run {
  pid: number;
  /** Everything printed, on both channels. */
  ended: Promise<{ code: number | null; output: string }>;
}

/** `setup` is a module to load first. */
export function runVerb(args: string[], options: { env?: Record<string, string>; setup?: string } = {}): Run {
  const setup = options.setup === undefined ? [] : ["--import", options.setup];
  const child = spawn(process.execPath, ["--import", "tsx", ...setup, join(import.meta.dirname, "verb.ts"), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...options.env, NODE_TEST_CONTEXT: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  return {
    pid: child.pid ?? 0,
    ended: new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, output }));
    }),
  };
}

/** Runs the verb, and tells how many megabytes its process has held at most (Linux). */
export async function runMeasured(args: string[]): Promise<{ code: number | null; output: string; megabytes: number }> {
  const { code, output } = await runVerb(args, { setup: join(import.meta.dirname, "peak.ts") }).ended;
  return { code, output, megabytes: (Number(/^peak (\d+)$/m.exec(output)?.[1]) * 1024) / 1e6 };
}
