// One compiler of several: a thread of its own that writes its share of the pages. See side-by-side.ts.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { compile } = await import("./compile.ts");
try {
  parentPort.postMessage({ compiled: await compile(workerData) });
} catch (error) {
  // A thread's errors lose their class on the way: a person's mistake travels as its words.
  if (error.exitCode === undefined) throw error;
  parentPort.postMessage({ refusal: { message: error.message, exitCode: error.exitCode } });
}
