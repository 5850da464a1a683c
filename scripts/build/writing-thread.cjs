// The thread that writes files while the compiler draws the next pages. See press.ts.
"use strict";

const { mkdirSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const { parentPort } = require("node:worker_threads");

const made = new Set();
let written = 0;

parentPort.on("message", (batch) => {
  try {
    for (const [path, text] of batch) {
      const folder = dirname(path);
      if (!made.has(folder)) {
        mkdirSync(folder, { recursive: true });
        made.add(folder);
      }
      writeFileSync(path, text);
      written += 1;
    }
    // An empty batch is the last one.
    if (batch.length === 0) parentPort.postMessage({ written });
  } catch (error) {
    // What the system refused (a full disk) keeps its code and its path on the way; a thread's error loses them.
    parentPort.postMessage({ failed: { message: error.message, code: error.code, path: error.path } });
  }
});
