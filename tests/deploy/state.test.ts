/** A state that another version of the program wrote: a sentence, and nothing is touched. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readState, STATE } from "../../scripts/deploy/state.ts";
import { PRIVATE } from "../../scripts/deploy/manifest.ts";
import { memoryStore } from "../../scripts/deploy/stores/memory.ts";

describe("the state of another version", () => {
  const cases = [
    {
      name: "a newer format",
      state: { format: 2 },
      says: "was last published by a newer version of this program. Update this copy and try again.",
    },
    {
      name: "lists that are missing",
      state: { format: 1, live: null, history: [] },
      says: "holds a state that this version of the program did not write. Publish with the version that wrote it, or to an empty place.",
    },
  ];
  for (const { name, state, says } of cases) {
    it(name, async () => {
      const store = memoryStore();
      await store.put(STATE, Buffer.from(JSON.stringify(state)), PRIVATE);
      await assert.rejects(readState(store), { name: "Refusal", message: `${store.name} ${says}` });
    });
  }
});
