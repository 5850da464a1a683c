/** A thousand edits leave the memory as it was. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Drawing } from "../../scripts/preview/drawing.ts";
import { announcement, recordsFolder } from "./records-folder.ts";

/** Bytes in use once everything that nobody holds is gone. */
function used(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

it("a thousand edits leave the memory as it was", async () => {
  const folder = await recordsFolder();
  try {
    const drawing = new Drawing({ data: folder.path });
    const name = "announcements/2009-12-16-a-new-thing.md";
    const words = "Words that are many. ".repeat(400);
    const edit = async (count: number): Promise<void> => {
      await folder.write(name, announcement({ title: "A new thing" }, `${words}Edit ${count}.`));
      // Every tenth edit is read as one that may have changed anything.
      const standing = await drawing.refresh(count % 10 === 0 ? {} : { records: [join(folder.path, name)] });
      assert.deepEqual(standing.faults, []);
      const { body } = drawing.draw("/announcements/a-new-thing/");
      assert.ok(typeof body === "string" && body.includes(`Edit ${count}.`));
    };
    for (let count = 0; count < 200; count++) await edit(count);
    const before = used();
    for (let count = 200; count < 1200; count++) await edit(count);
    const grown = (used() - before) / 1e6;
    // One record's text is 8 KB: were each kept once, the growth would be 8 MB.
    assert.ok(grown < 2, `${grown.toFixed(1)} MB more after a thousand edits`);
  } finally {
    await folder.remove();
  }
});
