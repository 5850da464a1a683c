import assert from "node:assert/strict";
import { it } from "node:test";
import { checks } from "../../scripts/checks/index.ts";
import { OF_THE_SITE, QUICK, SLOW } from "../../scripts/preview/checks-thread.ts";

it("every check is on one list: quick, in a browser, or of the whole site", () => {
  assert.deepEqual(
    [...QUICK, ...SLOW, ...OF_THE_SITE].sort(),
    checks.map(({ name }) => name).sort(),
    "put a new check on a list in scripts/preview/checks-thread.ts",
  );
});
