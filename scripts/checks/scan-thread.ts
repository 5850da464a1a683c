/** Reads pages in a second thread; both threads take the next batch from one counter, so neither waits for the other. */
import { isMainThread, parentPort, workerData, Worker } from "node:worker_threads";
import type { Batch } from "./batches.ts";
import type { LearntFacts } from "./markup-facts.ts";
import { PageScan, type ScanInput, type ScanResult } from "./page-scan.ts";

/** What was read of a batch. */
export type ScannedBatch = [Batch, ScanResult];

/** Reads the next batch that nobody has taken yet; undefined where none is left. */
export async function scanNext(
  scan: PageScan,
  batches: readonly Batch[],
  counter: Int32Array,
): Promise<ScannedBatch | undefined> {
  const batch = batches[Atomics.add(counter, 0, 1)];
  if (!batch) return undefined;
  for (let index = batch.from; index < batch.to; index++) await scan.scan(index);
  return [batch, scan.take()];
}

/**
 * Starts a second thread on the same batches.
 * @param taken is given what the thread read, batch by batch
 * @returns when no batch is left, what clean pages held; the thread's failure is ours
 */
export function scanInThread(
  input: ScanInput,
  batches: readonly Batch[],
  counter: Int32Array,
  taken: (batch: Batch, result: ScanResult) => void,
): Promise<LearntFacts> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./scan-thread.cjs", import.meta.url), {
      workerData: { input, batches, counter },
      execArgv: [],
    });
    thread.on("message", (message: ScannedBatch | LearntFacts) => {
      if (Array.isArray(message)) taken(...message);
      else resolve(message);
    });
    thread.once("error", reject);
    thread.once("exit", (code) =>
      reject(new Error(`the second thread ended with code ${code} before its pages were read`)),
    );
  });
}

if (!isMainThread && parentPort && (workerData as { counter?: unknown } | null)?.counter instanceof Int32Array) {
  const { input, batches, counter } = workerData as { input: ScanInput; batches: Batch[]; counter: Int32Array };
  const scan = new PageScan(input);
  for (let next; (next = await scanNext(scan, batches, counter));) {
    parentPort.postMessage(next);
    await new Promise(setImmediate);
  }
  parentPort.postMessage(scan.facts.learnt());
}
