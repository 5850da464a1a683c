/** However files come, go and change places: in the end the preview shows what a fresh reading shows, faults included. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { renameSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { type Preview, startPreview } from "../../scripts/preview/preview.ts";
import { Faults, load, sectionAt } from "../../src/content.ts";
import { makeEdition } from "../../src/edition.ts";
import { formatFault } from "../../src/faults.ts";
import { pageAt, pagesOf } from "../../src/pages.ts";
import { announcement, recordsFolder, type RecordsFolder } from "./records-folder.ts";

const asAt = "2010-06-01T00:00:00.000Z";
/** Milliseconds: a change that was missed is waited for in vain. */
const PATIENCE = 60_000;
const ONE = "announcements/2009-12-16-one.md";
const one = (words: string) => announcement({ title: "One" }, words);

let cache: string;
let folder: RecordsFolder;
let preview: Preview;
/** The faults of each time that something was published. */
let published: string[][];
let heard: () => void;

before(async () => {
  cache = await mkdtemp(join(tmpdir(), "preview-cache-"));
});
after(() => rm(cache, { recursive: true }));

beforeEach(async () => {
  folder = await recordsFolder();
  await folder.write(ONE, one("The first words."));
  published = [];
  heard = () => undefined;
  preview = await startPreview({
    data: folder.path,
    port: 0,
    asAt,
    cache,
    watchCode: false,
    onChange: (faults) => {
      published.push(faults.map(formatFault));
      heard();
    },
  });
});
afterEach(async () => {
  await preview.close();
  await folder.remove();
});

const at = (name: string) => join(folder.path, name);

/** Resolves when the next thing is published. */
const next = () => new Promise<void>((resolve) => (heard = resolve));

/** Waits until what is shown is what holds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const changed = next();
    if (await holds()) return;
    await changed;
  }
}

async function shown(address: string): Promise<string> {
  const response = await fetch(new URL(address, preview.url), { headers: { "X-Preview": "page" } });
  return response.text();
}

/** Waits until the preview shows every page as a fresh reading gives it, and no other fault; the page of `gone` is none. */
async function isFresh(gone: readonly string[] = []): Promise<void> {
  const content = await load(folder.path);
  const section = sectionAt(content, { asAt, unpublished: true });
  const css = /href="(\/assets\/site-[^"]*)"/.exec(await shown("/"))![1]!;
  const edition = makeEdition(section, { css: "", address: css });
  const pages = [...pagesOf(edition)].filter(({ address }) => address !== css);
  await until(async () => {
    for (const { address } of pages) {
      if ((await shown(address)) !== pageAt(edition, address)!.draw()) return false;
    }
    for (const address of gone) if (!(await shown(address)).includes("Page not found")) return false;
    return (published.at(-1) ?? []).length === 0;
  });
}

/** Waits until the preview tells the faults that a fresh reading finds. */
async function tellsFaults(): Promise<void> {
  const faults = await load(folder.path).then(
    () => [],
    (error: unknown) => {
      if (error instanceof Faults) return error.faults.map(formatFault);
      throw error;
    },
  );
  assert.notDeepEqual(faults, []);
  await until(() => Promise.resolve(JSON.stringify(published.at(-1)) === JSON.stringify(faults)));
}

const cases: [name: string, does: () => Promise<void>][] = [
  [
    "a file written beside and put in its place",
    async () => {
      writeFileSync(at(`${ONE}.tmp`), one("Put in place."));
      renameSync(at(`${ONE}.tmp`), at(ONE));
      await isFresh();
    },
  ],
  [
    "a file written elsewhere and put in its place",
    async () => {
      const elsewhere = await mkdtemp(join(tmpdir(), "preview-elsewhere-"));
      writeFileSync(join(elsewhere, "one.md"), one("From elsewhere."));
      renameSync(join(elsewhere, "one.md"), at(ONE));
      await isFresh();
      await rm(elsewhere, { recursive: true });
    },
  ],
  [
    "a file emptied, and written when its fault was told",
    async () => {
      await writeFile(at(ONE), "");
      await tellsFaults();
      await writeFile(at(ONE), one("Written at last."));
      await isFresh();
    },
  ],
  [
    "a file deleted, and written anew when it was gone",
    async () => {
      await rm(at(ONE));
      await isFresh(["/announcements/one/"]);
      await writeFile(at(ONE), one("Written anew."));
      await isFresh();
    },
  ],
  [
    "a file saved as it was",
    async () => {
      const before = await shown("/announcements/one/");
      const told = next();
      await writeFile(at(ONE), one("The first words."));
      await told;
      assert.equal(await shown("/announcements/one/"), before);
      await isFresh();
    },
  ],
  [
    "a file whose time alone changed",
    async () => {
      await utimes(at(ONE), new Date(0), new Date(0));
      await isFresh();
    },
  ],
  [
    "a record renamed, and back",
    async () => {
      await rename(at(ONE), at("announcements/2009-12-16-two.md"));
      await until(async () => (await shown("/announcements/one/")).includes("This page has moved"));
      await isFresh();
      await rename(at("announcements/2009-12-16-two.md"), at(ONE));
      await until(async () => (await shown("/announcements/two/")).includes("This page has moved"));
      await isFresh();
    },
  ],
  [
    "two records that change names",
    async () => {
      const two = at("announcements/2009-12-16-two.md");
      await writeFile(two, announcement({ title: "Two" }, "Second words."));
      await isFresh();
      renameSync(at(ONE), at("announcements/three.tmp"));
      renameSync(two, at(ONE));
      renameSync(at("announcements/three.tmp"), two);
      await isFresh();
    },
  ],
  [
    "a kind's folder renamed, and back",
    async () => {
      await rename(at("announcements"), at("announcement"));
      await tellsFaults();
      await rename(at("announcement"), at("announcements"));
      await isFresh();
      await writeFile(at(ONE), one("Seen in the folder that came back."));
      await isFresh();
    },
  ],
  [
    "a kind's folder deleted, and copied back",
    async () => {
      await cp(at("announcements"), `${folder.path}.kept`, { recursive: true });
      await rm(at("announcements"), { recursive: true });
      await isFresh(["/announcements/one/"]);
      await cp(`${folder.path}.kept`, at("announcements"), { recursive: true });
      await rm(`${folder.path}.kept`, { recursive: true });
      await isFresh();
      await writeFile(at(ONE), one("Seen in the folder that was copied."));
      await isFresh();
    },
  ],
  [
    "all records moved away, and back",
    async () => {
      await rename(folder.path, `${folder.path}.away`);
      await until(() => Promise.resolve(published.at(-1)?.length === 1));
      assert.deepEqual(published.at(-1), [
        `${folder.path}:1: There is no folder ${folder.path}. Give the folder that holds the records.`,
      ]);
      await rename(`${folder.path}.away`, folder.path);
      await isFresh();
      await writeFile(at(ONE), one("Seen in the records that came back."));
      await isFresh();
    },
  ],
  [
    "an attachment that comes in a record's folder, goes, and comes back",
    async () => {
      const kept = await mkdtemp(join(tmpdir(), "preview-kept-"));
      await mkdir(join(kept, "2009-12-16-one"));
      await writeFile(join(kept, "2009-12-16-one", "facts.csv"), "a,b\n1,2\n");
      renameSync(join(kept, "2009-12-16-one"), at("announcements/2009-12-16-one"));
      await tellsFaults();
      const fields = { title: "One", attachments: "[{ file: facts.csv, title: Facts }]" };
      await writeFile(at(ONE), announcement(fields, "With facts."));
      await isFresh();
      await rename(at("announcements/2009-12-16-one"), join(kept, "away"));
      await tellsFaults();
      await rename(join(kept, "away"), at("announcements/2009-12-16-one"));
      await isFresh();
      await writeFile(at("announcements/2009-12-16-one/facts.csv"), "a,b,c\n1,2,3\n4,5,6\n");
      await isFresh();
      await rm(kept, { recursive: true });
    },
  ],
  [
    "a link to a file outside, then the file itself",
    async () => {
      const outside = `${folder.path}.outside.md`;
      writeFileSync(outside, one("Outside."));
      unlinkSync(at(ONE));
      symlinkSync(outside, at(ONE));
      await tellsFaults();
      unlinkSync(at(ONE));
      renameSync(outside, at(ONE));
      await isFresh();
    },
  ],
  [
    "a link that leads nowhere, then a file",
    async () => {
      unlinkSync(at(ONE));
      symlinkSync("nowhere.md", at(ONE));
      await tellsFaults();
      unlinkSync(at(ONE));
      writeFileSync(at(ONE), one("A plain file again."));
      await isFresh();
    },
  ],
  [
    "two hundred files at once, by git, and back",
    async () => {
      const git = (...args: string[]) =>
        execFileSync("git", ["-c", "user.name=An editor", "-c", "user.email=editor@example.org", ...args], {
          cwd: folder.path,
          stdio: "pipe",
        });
      git("init", "-q", "-b", "main");
      git("add", ".");
      git("commit", "-q", "-m", "Before");
      git("checkout", "-q", "-b", "many");
      for (let count = 0; count < 200; count++) {
        await folder.write(
          `announcements/2009-12-16-many-${count}.md`,
          announcement({ title: `Many ${count}` }, `Words of ${count}.`),
        );
      }
      await writeFile(at(ONE), one("On the branch."));
      git("add", ".");
      git("commit", "-q", "-m", "Many");
      await isFresh();
      git("checkout", "-q", "main");
      await isFresh(["/announcements/many-7/"]);
      git("checkout", "-q", "many");
      await isFresh();
    },
  ],
];

/** What editors put beside a file while it is open, each seen to the end before the file itself is saved. */
const beside: [name: string, does: (path: string) => void][] = [
  ["Vim's swap file", (path) => writeFileSync(join(dirname(path), `.${basename(path)}.swp`), "b0VIM")],
  ["a backup", (path) => writeFileSync(`${path}~`, "Old words.")],
  ["Emacs's lock", (path) => symlinkSync("editor@example.1:2", join(dirname(path), `.#${basename(path)}`))],
  ["Emacs's own save", (path) => writeFileSync(join(dirname(path), `#${basename(path)}#`), "Half the wor")],
  ["LibreOffice's lock", (path) => writeFileSync(join(dirname(path), `.~lock.${basename(path)}#`), "An editor")],
  ["a Mac's folder settings", (path) => writeFileSync(join(dirname(path), ".DS_Store"), "\0")],
];

describe("the preview shows in the end what a fresh reading shows, after", () => {
  for (const [name, does] of cases) it(name, { timeout: PATIENCE }, does);

  for (const [name, does] of beside) {
    it(`${name} beside a record, of which it says nothing`, { timeout: PATIENCE }, async () => {
      does(at(ONE));
      await writeFile(at(ONE), one("Saved beside it."));
      await isFresh();
      assert.deepEqual(published.flat(), []);
    });
  }
});
