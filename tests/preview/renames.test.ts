/** A record that is renamed leaves a redirect by itself: while the preview runs, or before it or a build is started. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type Preview, startPreview } from "../../scripts/preview/preview.ts";
import { build } from "../../scripts/build.ts";
import { announcement, recordsFolder, type RecordsFolder } from "./records-folder.ts";

const OLD = "announcements/2009-12-16-old-name.md";
const NEW = "announcements/2009-12-16-new-name.md";
const OTHER = "announcements/2009-12-16-other-name.md";
/** Milliseconds: a change that was missed is waited for in vain. */
const PATIENCE = 60_000;
const SAID =
  'was renamed: /announcements/old-name/ leads to /announcements/new-name/. Its old slug stands under "former-slugs"; delete it there if nobody knows that address.';

let folder: RecordsFolder;
let cache: string;
let preview: Preview | undefined;
/** Lines that were told, and who waits for the next thing that is published. */
let told: string[];
let heard: () => void;

beforeEach(async () => {
  folder = await recordsFolder();
  cache = await mkdtemp(join(tmpdir(), "preview-cache-"));
  told = [];
  heard = () => undefined;
  preview = undefined;
});
afterEach(async () => {
  await preview?.close();
  await folder.remove();
  await rm(cache, { recursive: true });
});

const at = (name: string): string => join(folder.path, name);
const text = (name: string): Promise<string> => readFile(at(name), "utf8");

async function start(): Promise<void> {
  preview = await startPreview({
    data: folder.path,
    port: 0,
    cache,
    watchCode: false,
    onChange: () => heard(),
    onRenamed: (lines) => told.push(...lines),
  });
}

/** Waits until a page of the preview holds some words. */
async function shows(address: string, words: string): Promise<void> {
  for (;;) {
    const changed = new Promise<void>((resolve) => (heard = resolve));
    const response = await fetch(new URL(address, preview!.url), { headers: { "X-Preview": "page" } });
    if ((await response.text()).includes(words)) return;
    await changed;
  }
}

const leadsTo = (address: string): string => `<meta http-equiv="refresh" content="0; url=${address}"/>`;

describe("a record that is renamed", () => {
  it("while the preview runs leaves a redirect, and says so", { timeout: PATIENCE }, async () => {
    await folder.write(OLD, announcement({ title: "A new thing" }, "Its words."));
    await start();
    await shows("/announcements/old-name/", "Its words.");
    await rename(at(OLD), at(NEW));
    await shows("/announcements/old-name/", leadsTo("/announcements/new-name/"));
    await shows("/announcements/new-name/", "Its words.");
    assert.equal(
      await text(NEW),
      announcement({ title: "A new thing" }, "Its words.").replace(
        "\n---\n\n",
        "\nformer-slugs:\n  - old-name\n---\n\n",
      ),
    );
    assert.deepEqual(told, [`${folder.path}/${NEW} ${SAID}`]);
  });

  it("leaves one at every name it had, and none at the one it has again", { timeout: PATIENCE }, async () => {
    await folder.write(OLD, announcement({ title: "A new thing" }, "Its words."));
    await start();
    await rename(at(OLD), at(NEW));
    await shows("/announcements/old-name/", leadsTo("/announcements/new-name/"));
    await rename(at(NEW), at(OTHER));
    await shows("/announcements/new-name/", leadsTo("/announcements/other-name/"));
    await shows("/announcements/old-name/", leadsTo("/announcements/other-name/"));
    await rename(at(OTHER), at(OLD));
    await shows("/announcements/other-name/", leadsTo("/announcements/old-name/"));
    await shows("/announcements/old-name/", "Its words.");
    assert.match(await text(OLD), /\nformer-slugs:\n {2}- new-name\n {2}- other-name\n---\n/);
  });

  const others: [name: string, does: () => Promise<void>][] = [
    [
      "with another title",
      async () => {
        await rm(at(OLD));
        await folder.write(NEW, announcement({ title: "A better title" }, "Its words."));
      },
    ],
    [
      "with other words, a while later",
      async () => {
        await rm(at(OLD));
        await shows("/announcements/old-name/", "Page not found");
        await folder.write(NEW, announcement({ title: "A new thing" }, "Other words."));
      },
    ],
    [
      "by a copy, and the old file deleted",
      async () => {
        await cp(at(OLD), at(NEW));
        await shows("/announcements/new-name/", "Its words.");
        await rm(at(OLD));
      },
    ],
    [
      "with a fault that is mended later",
      async () => {
        await rm(at(OLD));
        await folder.write(NEW, announcement({ title: "A new thing", kind: "nothing" }, "Its words."));
        await shows("/announcements/old-name/", "Page not found");
        await folder.write(NEW, announcement({ title: "A new thing" }, "Its words."));
      },
    ],
  ];
  for (const [name, does] of others) {
    it(`${name} leaves a redirect`, { timeout: PATIENCE }, async () => {
      await folder.write(OLD, announcement({ title: "A new thing" }, "Its words."));
      await start();
      await does();
      await shows("/announcements/old-name/", leadsTo("/announcements/new-name/"));
      assert.deepEqual(told, [`${folder.path}/${NEW} ${SAID}`]);
    });
  }

  const none: [name: string, fields: Record<string, string>, next: Record<string, string>, words: string][] = [
    ["a draft", { status: "draft" }, { status: "draft" }, "Its words."],
    [
      "one that is not public yet",
      { "public-from": "1 January 2090" },
      { "public-from": "1 January 2090" },
      "Its words.",
    ],
    ["another record in the place of one that was deleted", {}, { title: "Another thing" }, "Other words."],
    ["one of the same title on another day", {}, { date: "2009-12-17" }, "Other words."],
  ];
  for (const [name, fields, next, words] of none) {
    it(`is not ${name}`, { timeout: PATIENCE }, async () => {
      const file = next["date"] === undefined ? NEW : NEW.replace("2009-12-16", next["date"]);
      await folder.write(OLD, announcement({ title: "A new thing", ...fields }, "Its words."));
      await start();
      await shows("/announcements/old-name/", "Its words.");
      await rm(at(OLD));
      const written = announcement({ title: "A new thing", ...next }, words);
      await folder.write(file, written);
      await shows("/announcements/new-name/", words);
      await shows("/announcements/old-name/", "Page not found");
      assert.deepEqual([await text(file), told], [written, []]);
    });
  }

  it("before the preview starts leaves a redirect: what the last one knew is kept", { timeout: PATIENCE }, async () => {
    await folder.write(OLD, announcement({ title: "A new thing" }, "Its words."));
    await start();
    await preview!.close();
    await rename(at(OLD), at(NEW));
    await start();
    await shows("/announcements/old-name/", leadsTo("/announcements/new-name/"));
    assert.deepEqual(told, [`${folder.path}/${NEW} ${SAID}`]);
  });

  it("by Git, as another state of the same record, is not written to", { timeout: PATIENCE }, async () => {
    await folder.write(OLD, announcement({ title: "A new thing" }, "Its words."));
    await start();
    const before = await text(OLD);
    await rename(at(OLD), at(NEW));
    await shows("/announcements/old-name/", leadsTo("/announcements/new-name/"));
    const renamed = await text(NEW);
    await rm(at(NEW));
    await writeFile(at(OLD), before);
    await shows("/announcements/old-name/", "Its words.");
    assert.equal(await text(OLD), before);
    await rm(at(OLD));
    await writeFile(at(NEW), renamed);
    await shows("/announcements/old-name/", leadsTo("/announcements/new-name/"));
    assert.equal(await text(NEW), renamed);
    assert.equal(told.length, 1);
  });

  it("between two builds leaves a redirect", { timeout: PATIENCE }, async () => {
    const asAt = "2026-11-23T12:00:00.000Z";
    const site = (): Promise<unknown> =>
      build({
        data: folder.path,
        output: join(cache, "dist"),
        asAt,
        slugs: join(cache, "slugs"),
        renamed: (line) => told.push(line),
      });
    await folder.write(OLD, announcement({ title: "A new thing" }, "Its words."));
    await site();
    assert.deepEqual(told, []);
    await rename(at(OLD), at(NEW));
    await site();
    assert.deepEqual(told, [`${folder.path}/${NEW} ${SAID}`]);
    const page = await readFile(join(cache, "dist/announcements/old-name/index.html"), "utf8");
    assert.ok(page.includes(leadsTo("/announcements/new-name/")), page);
    await site();
    assert.equal(told.length, 1);
    // What is kept of another folder goes when that folder is gone.
    const slugs = join(cache, "slugs");
    const other = await recordsFolder();
    const ofOther = { output: join(cache, "other"), asAt, slugs, data: other.path };
    await build(ofOther);
    assert.equal((await readdir(slugs)).length, 2);
    await other.remove();
    await site();
    assert.equal((await readdir(slugs)).length, 1);
  });
});
