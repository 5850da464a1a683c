import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { generatedDocs } from "../../src/field-reference.ts";

describe("the docs made from the schemas", () => {
  for (const [path, text] of generatedDocs()) {
    it(`${path} is not stale`, () => {
      assert.equal(readFileSync(path, "utf8"), text, `${path} is stale. Run: npm run docs`);
    });
  }
});
