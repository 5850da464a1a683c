/** Reads pages in a second thread; both threads take the next batch from one counter, so neither waits for the other. */
import { isMainThread, parentPort, workerData, Worker } from "node:worker_threads";
import { PageScan, type ScanInput, type ScanResult } from "./page-scan.ts";

/** Pages taken at a time. */
const batch = 40;

/** Below so many pages a second thread takes longer to start than it saves. */
export const worthwhile = 1500;

/** The next pages that nobody has taken yet: the place of the first, and of the one after the last. */
export function nextBatch(counter: Int32Array, pages: number): { from: number; to: number } | undefined {
  const from = Atomics.add(counter, 0, batch);
  return from >= pages ? undefined : { from, to: Math.min(from + batch, pages) };
}

/** Starts a second thread on the same pages; its result when no page is left. Its failure is ours. */
export function scanInThread(input: ScanInput, counter: Int32Array): Promise<ScanResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./scan-thread.cjs", import.meta.url), {
      workerData: { input, counter },
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
  const { input, counter } = workerData as { input: ScanInput; counter: Int32Array };
  const scan = new PageScan(input);
  for (let next = nextBatch(counter, input.pages.length); next; next = nextBatch(counter, input.pages.length)) {
    for (let index = next.from; index < next.to; index++) scan.scan(index);
  }
  parentPort.postMessage(scan.take());
}
