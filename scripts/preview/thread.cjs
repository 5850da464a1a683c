// The first lines of a thread of the preview: TypeScript is made readable here, as scripts/launch.cjs does for a verb.
// Then it waits for its settings, opens its module with them, and answers questions with what that gave.
"use strict";

var threads = require("node:worker_threads");

import("tsx/esm/api")
  .then(function (tsx) {
    tsx.register();
    process.setSourceMapsEnabled(true);
    return Promise.all([import(threads.workerData.module), import("./answers.ts")]);
  })
  .then(function (modules) {
    threads.parentPort.once("message", function (settings) {
      modules[1].answerQuestions(threads.parentPort, modules[0].open(settings));
    });
  })
  .catch(function (error) {
    threads.parentPort.postMessage({ failed: { name: error.name, message: error.message, stack: error.stack } });
  });
