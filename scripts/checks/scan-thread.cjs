// The second thread's door: a thread begins without the loader for TypeScript, so it is put in place first.
"use strict";

import("tsx/esm/api").then(function (tsx) {
  tsx.register();
  return import("./scan-thread.ts");
});
