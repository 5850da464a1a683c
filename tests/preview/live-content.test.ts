/** Whatever is edited, in whatever order: the content kept up to date gives the pages that a fresh reading gives. */
import assert from "node:assert/strict";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { Faults, load, sectionAt, sectionWith } from "../../src/content.ts";
import { makeEdition, type Edition } from "../../src/edition.ts";
import { formatFault } from "../../src/faults.ts";
import { LiveContent } from "../../src/live-content.ts";
import type { Parsed } from "../../src/loader.ts";
import { pageAt, pagesOf } from "../../src/pages.ts";
import { announcement, recordsFolder, type RecordsFolder } from "./records-folder.ts";

const options = { asAt: "2010-06-01T00:00:00.000Z", unpublished: true } as const;
const stylesheet = { css: "", address: "/assets/site-000000000000.css" };
const SLUGS = ["one", "two", "three"] as const;

const slug = fc.constantFrom(...SLUGS);
/** What an editor does to a file. */
const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant("words" as const), slug, words: fc.stringMatching(/^[a-z ]{1,20}$/) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("fields" as const),
      slug,
      title: fc.constantFrom("Alpha", "Beta", "R&D"),
      position: fc.constantFrom("1", "2", "3"),
      related: fc.constantFrom("[teams/innovation]", "[announcements/one]", "[]", "[announcements/nobody]"),
      status: fc.constantFrom("draft", "published"),
      former: fc.constantFrom("[]", "[an-old-name]"),
      from: fc.constantFrom("1 January 2010", "1 January 2011"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("broken" as const), slug }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("deleted" as const), slug }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("renamed" as const), slug, to: slug }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("started" as const),
      slug,
      known: fc.constantFrom("nothing", "texts", "records"),
    }),
  },
);

/** An announcement whose words alone are edited: the short way, however the random edits fall. */
const wordsAlone = "abcdefghijklm".split("").map((words) => ({ what: "words" as const, slug: SLUGS[0], words }));

let folder: RecordsFolder;
before(async () => {
  folder = await recordsFolder();
});
after(() => folder.remove());

const fileOf = (name: string) => join(folder.path, "announcements", `2009-12-16-${name}.md`);

/** Does it; gives the paths that changed. */
async function perform(one: typeof edit extends fc.Arbitrary<infer E> ? E : never): Promise<string[]> {
  const path = fileOf(one.slug);
  switch (one.what) {
    case "words":
      await writeFile(path, announcement({ title: "Alpha" }, `Words ${one.words}.`));
      return [path];
    case "fields": {
      const { title, position, related, status, former, from } = one;
      const fields = { title, position, related, status, "former-slugs": former, "public-from": from };
      await writeFile(path, announcement(fields, "See [the team](teams/innovation)."));
      return [path];
    }
    case "broken":
      await writeFile(path, announcement({ titel: "Alpha" }, "Words."));
      return [path];
    case "deleted":
      await rm(path, { force: true });
      return [path];
    case "started":
      return [];
    case "renamed":
      await rename(path, fileOf(one.to)).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      });
      return [path, fileOf(one.to)];
  }
}

async function faultsOf<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.message;
  }
}

function drawn(edition: Edition): Record<string, string> {
  return Object.fromEntries([...pagesOf(edition)].map(({ address }) => [address, pageAt(edition, address)!.draw()]));
}

describe("content kept up to date", () => {
  it("gives what a fresh reading gives, after any edits", async () => {
    let patched = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        for (const name of SLUGS) await rm(fileOf(name), { force: true });
        let live = new LiveContent(folder.path);
        const { content: first } = await live.update();
        let edition = makeEdition(sectionAt(first!, options), stylesheet);
        for (const one of edits) {
          const paths = await perform(one);
          // Started again, it knows of no earlier version of what has faults.
          if (one.what === "started") {
            const parsed = deserialize(serialize(live.parsed())) as Parsed;
            live = new LiveContent(folder.path);
            if (one.known !== "nothing") live.recall(parsed, one.known === "records");
          }
          const { content, changed, faults } = await live.update(one.what === "started" ? undefined : paths);
          const fresh = await faultsOf(() => load(folder.path));
          assert.equal(faults.map(formatFault).join("\n"), typeof fresh === "string" ? fresh : "");
          assert.ok(content);
          if (changed && changed.length > 0) patched += 1;
          const section = changed ? sectionWith(edition.section, content, changed) : sectionAt(content, options);
          edition = makeEdition(section, stylesheet);
          const shown = drawn(edition);
          // With faults too: all that is shown hangs together, and taking the short way to it changes nothing.
          assert.deepEqual(shown, drawn(makeEdition(sectionAt(content, options), stylesheet)));
          if (typeof fresh === "string") continue;
          assert.deepEqual(shown, drawn(makeEdition(sectionAt(fresh, options), stylesheet)));
          assert.deepEqual(content.warnings, fresh.warnings);
        }
      }),
      { numRuns: 25, examples: [[wordsAlone]] },
    );
    assert.ok(patched > 10, `only ${patched} edits took the short way: this proves nothing of it`);
  });
});

describe("content that another run takes over", () => {
  let folder: RecordsFolder;
  beforeEach(async () => {
    folder = await recordsFolder();
    // It leads to nobody throughout, and must not hold up the others.
    const astray = announcement({ title: "Astray", related: "[teams/nobody]" }, "Words.");
    await folder.write("announcements/2009-12-16-astray.md", astray);
  });
  afterEach(() => folder.remove());
  const path = () => join(folder.path, "announcements/2009-12-16-a.md");
  const bodyOf = async (live: LiveContent): Promise<string | undefined> =>
    (await live.update()).content?.records.get("announcements/a")?.body;
  const sound = announcement({ title: "A", publisher: "The unit", related: "[teams/innovation]" }, "Sound words.");

  /** What a run has read, as another gets it. */
  async function handedOn(live: LiveContent, judged: boolean): Promise<LiveContent> {
    const next = new LiveContent(folder.path);
    next.recall(deserialize(serialize(live.parsed())) as Parsed, judged);
    return Promise.resolve(next);
  }

  for (const judged of [true, false]) {
    it(`shows the last version without faults, however many runs ago it was read; the schemas are ${judged ? "the same" : "others"}`, async () => {
      await writeFile(path(), sound);
      let live = new LiveContent(folder.path);
      assert.equal(await bodyOf(live), "Sound words.\n");
      await writeFile(path(), sound.replace("title", "titel").replace("Sound", "Broken"));
      for (const run of [1, 2]) {
        live = await handedOn(live, judged);
        assert.equal(await bodyOf(live), "Sound words.\n", `run ${run}`);
      }
      await writeFile(path(), sound.replace("Sound", "Mended"));
      assert.equal(await bodyOf(live), "Mended words.\n");
    });
  }

  it("shows an empty draft where that version leads to what is not there any more", async () => {
    await folder.write("teams/a-team.md", "---\ntitle: A team\n---\n\nWe do.\n");
    await writeFile(path(), sound.replace("innovation", "a-team"));
    const before = new LiveContent(folder.path);
    assert.equal(await bodyOf(before), "Sound words.\n");
    await rm(join(folder.path, "teams/a-team.md"));
    const live = await handedOn(before, true);
    assert.match((await bodyOf(live))!, /^This file has faults, and there is no version without them to show\./);
  });
});
