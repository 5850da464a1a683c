/** Loaded before the verb: says at the end how much memory the process has had at most. */
import { readFileSync } from "node:fs";

// Not `resourceUsage().maxRSS`: it begins with what the process held that started this one.
process.on("exit", () => {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  process.stdout.write(`peak ${peak ?? "?"}\n`);
});
