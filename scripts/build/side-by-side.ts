/** Large sections are compiled by two threads side by side, each writing every second page. */
import { Worker } from "node:worker_threads";
import { Refusal } from "../refusal.ts";
import type { Compilation, Compiled } from "./compile.ts";

const COMPILERS = 2;

/** A thread's heap: enough for half of 20,000 pages, and small enough that two stay far below 800 MB. */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 96 };

type Answer =
  { compiled: Compiled; refusal?: never } | { refusal: { message: string; exitCode: 1 | 2 }; compiled?: never };

/** Compiles a section by several threads. Throws what one of them threw; a {@link Refusal} for a person's mistake. */
export async function compileSideBySide(task: Omit<Compilation, "share">): Promise<Compiled> {
  const shares = Array.from({ length: COMPILERS }, (_, index) => ({ index, of: COMPILERS }));
  const answers = await Promise.all(shares.map((share) => answerOf({ ...task, share })));
  const refusal = answers.find((answer) => answer.refusal)?.refusal;
  if (refusal) throw new Refusal(refusal.message, refusal.exitCode);
  return answers[0]!.compiled!;
}

async function answerOf(task: Compilation): Promise<Answer> {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData: task, resourceLimits: LIMITS });
  return await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`A compiler ended with ${code} and no answer.`)));
  });
}
