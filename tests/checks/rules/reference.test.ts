import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { ruleReference } from "../../../scripts/checks/rules/reference.ts";

void it("docs/rules.md is not stale", () =>
  assert.equal(readFileSync("docs/rules.md", "utf8"), ruleReference(), "docs/rules.md is stale. Run: npm run docs"));
