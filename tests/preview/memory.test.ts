/** A thousand edits leave the memory as it was. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { copyProject } from "../../scripts/bench/project-copy.ts";
import { Drawing } from "../../scripts/preview/drawing.ts";
import { Thread } from "../../scripts/preview/thread.ts";
import type { MeasuredSection } from "./measured-section.ts";
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

it("thirty edits of the code leave the memory as it was", async () => {
  const project = await mkdtemp(join(tmpdir(), "edited-code-"));
  // A thread has the folder of its process, where tsx would look how to read the copy.
  process.env["TSX_TSCONFIG_PATH"] = join(project, "tsconfig.json");
  await copyProject(project);
  const thread = new Thread<MeasuredSection>(new URL("measured-section.ts", import.meta.url).href);
  try {
    const module = pathToFileURL(join(project, "scripts/preview/section-thread.ts")).href;
    await thread.open({ module, data: join(project, "_data") });
    const layout = join(project, "_includes/skip-link.tsx");
    const schema = join(project, "src/announcements/schema.ts");
    const texts = { layout: await readFile(layout, "utf8"), schema: await readFile(schema, "utf8") };
    const edit = async (count: number): Promise<void> => {
      await writeFile(layout, texts.layout.replace("Skip to main content", `Skip ${count} words`));
      // Every third edit is one of a schema too: the records are held to it anew, and each second time some are at fault.
      if (count % 3 === 0)
        await writeFile(schema, texts.schema.replace("publisher:", count % 2 === 0 ? "publisher:" : "printer:"));
      const { faults } = await thread.ask("renew", undefined);
      assert.equal(faults.length > 0, count % 6 >= 3, `edit ${count}`);
      const drawn = await thread.ask("draw", "/announcements/the-engagement-ethic/");
      assert.ok(typeof drawn?.body === "string" && drawn.body.includes(`Skip ${count} words`), `edit ${count}`);
    };
    for (let count = 0; count < 12; count++) await edit(count);
    const before = await thread.ask("used", undefined);
    for (let count = 12; count < 42; count++) await edit(count);
    const grown = ((await thread.ask("used", undefined)) - before) / 1e6;
    // All of ours takes 2.5 MB: were each reading of it kept, the growth would be 75 MB. The first edits warm what is kept.
    assert.ok(grown < 6, `${grown.toFixed(1)} MB more after thirty edits of the code`);
  } finally {
    await thread.end();
    await rm(project, { recursive: true, force: true });
  }
});
