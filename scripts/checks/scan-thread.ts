/** Reads pages in a second thread; both threads take the next batch from one counter, so neither waits for the other. */
import { isMainThread, parentPort, workerData, Worker } from "node:worker_threads";
import type { Batch } from "./batches.ts";
import { PageScan, type ScanInput, type ScanResult } from "./page-scan.ts";

/** What a thread read: a result for each batch that it took. */
export type ScannedBatches = [Batch, ScanResult][];

/** Reads the next batch that nobody has taken yet; undefined where none is left. */
export function scanNext(
  scan: PageScan,
  batches: readonly Batch[],
  counter: Int32Array,
): ScannedBatches[number] | undefined {
  const batch = batches[Atomics.add(counter, 0, 1)];
  if (!batch) return undefined;
  for (let index = batch.from; index < batch.to; index++) scan.scan(index);
  return [batch, scan.take()];
}

/** Starts a second thread on the same batches; its results when none is left. Its failure is ours. */
export function scanInThread(
  input: ScanInput,
  batches: readonly Batch[],
  counter: Int32Array,
): Promise<ScannedBatches> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./scan-thread.cjs", import.meta.url), {
      workerData: { input, batches, counter },
      execArgv: [],
    });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) =>
      reject(new Error(`the second thread ended with code ${code} before its pages were read`)),
    );
  });
}

if (!isMainThread && parentPort && (workerData as { counter?: unknown } | null)?.counter instanceof Int32Array) {
  const { input, batches, counter } = workerData as { input: ScanInput; batches: Batch[]; counter: Int32Array };
  const scan = new PageScan(input);
  const scanned: ScannedBatches = [];
  for (let next = scanNext(scan, batches, counter); next; next = scanNext(scan, batches, counter)) scanned.push(next);
  parentPort.postMessage(scanned);
}
