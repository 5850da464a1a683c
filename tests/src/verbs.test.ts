/** The verbs of writing, run as a person runs them. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { load } from "../../src/content.ts";
import { announcement, withRecords } from "./records-folder.ts";

function run(verb: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/launch.cjs", verb, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { status, stdout, stderr };
}

describe("npm run new", () => {
  it("writes a draft that loads, with its fields explained", async () => {
    await withRecords({}, async (folder) => {
      const args = ["speech", "--title", 'A café: "why"?', "--date", "15/12/09", "--data", folder];
      const made = run("new", ...args);
      const file = join(folder, "announcements/2009-12-15-a-cafe-why.md");
      assert.deepEqual(made, {
        status: 0,
        stdout: `Wrote ${file}, a draft. Write its text; \`npm run preview\` shows it.\n`,
        stderr: "",
      });
      const text = readFileSync(file, "utf8");
      assert.match(
        text,
        /^---\n# The title, as readers see it\.\ntitle: 'A café: "why"\?'\n# What is announced: .*\nkind: speech\n# The day, .*\ndate: 15 December 2009\n# A draft .*\nstatus: draft\n/,
      );
      const { records } = await load(folder);
      assert.deepEqual(records.get("announcements/a-cafe-why")!.toDo, []);
      const again = run("new", ...args);
      assert.deepEqual(
        [again.status, again.stderr],
        [1, `${file} has the address already that this title would give. Give another title.\n`],
      );
    });
  });

  it("says what it needs where nobody can be asked", async () => {
    await withRecords({}, (folder) => {
      const { status, stderr } = run("new", "team", "--data", folder);
      assert.deepEqual([status, stderr], [2, "Nobody is there to ask. Give --title; see --help.\n"]);
      const wrong = run("new", "spech", "--title", "x", "--data", folder);
      assert.deepEqual(
        [wrong.status, wrong.stderr],
        [2, '"spech" is nothing that can be written here. Did you mean speech?\n'],
      );
      const date = run("new", "news", "--title", "x", "--date", "31/2/10", "--data", folder);
      assert.deepEqual(
        [date.status, date.stderr],
        [2, 'The date is "31/2/10", and there is no such day: February 2010 has 28 days.\n'],
      );
      return Promise.resolve();
    });
  });
});

describe("npm run schedule", () => {
  const files = {
    "announcements/a.md": announcement("public-from: 15 June 2010 9:30am").replace("A title", "The a"),
    "announcements/b.md": announcement("withdrawn:\n  on: 2 May 2010\n  reason: x").replace("A title", "The b"),
    "announcements/c.md": "---\nstatus: draft\nkind: news\n---\n",
  };

  it("says in words what goes public next", async () => {
    await withRecords(files, (folder) => {
      assert.deepEqual(run("schedule", "--as-of", "1 May 2010 12:00", "--data", folder), {
        status: 0,
        stdout: `After 1 May 2010, 12pm these go public (London time):
  2 May 2010, 12am: the withdrawal of The b (${folder}/announcements/b.md)
  15 June 2010, 9:30am: The a (${folder}/announcements/a.md)
Drafts, which never go public as they are:
  Untitled (${folder}/announcements/c.md; still lacks title, date)
`,
        stderr: "",
      });
      return Promise.resolve();
    });
  });

  it("says it as JSON for a timer", async () => {
    await withRecords(files, (folder) => {
      const { stdout } = run("schedule", "--as-of", "3 May 2010", "--json", "--data", folder);
      assert.deepEqual(JSON.parse(stdout), {
        asAt: "2010-05-03T22:59:59.999Z",
        next: "2010-06-15T08:30:00.000Z",
        upcoming: [
          {
            at: "2010-06-15T08:30:00.000Z",
            words: "15 June 2010, 9:30am",
            what: "record",
            ref: "announcements/a",
            title: "The a",
            source: `${folder}/announcements/a.md`,
          },
        ],
        drafts: [
          { ref: "announcements/c", title: null, source: `${folder}/announcements/c.md`, lacks: ["title", "date"] },
        ],
      });
      return Promise.resolve();
    });
  });

  it("tells the two hours apart that have one name when the clocks go back, and refuses the one that never is", async () => {
    const at = (moment: string) =>
      announcement(`public-from: ${moment}`).replace("15 December 2009", "25 October 2009");
    const twice = {
      "announcements/2009-10-25-first.md": at("25 October 2009 1:30am BST").replace("A title", "The first"),
      "announcements/2009-10-25-second.md": at("25 October 2009 1:30am GMT").replace("A title", "The second"),
    };
    await withRecords(twice, (folder) => {
      const { stdout } = run("schedule", "--as-of", "25 October 2009 12:59am", "--data", folder);
      assert.equal(
        stdout,
        `After 25 October 2009, 12:59am these go public (London time):
  25 October 2009, 1:30am BST: The first (${folder}/announcements/2009-10-25-first.md)
  25 October 2009, 1:30am GMT: The second (${folder}/announcements/2009-10-25-second.md)
`,
      );
      const between = run("schedule", "--as-of", "25 October 2009 1:30am BST", "--json", "--data", folder);
      const { asAt, next, upcoming } = JSON.parse(between.stdout) as Record<string, unknown>;
      assert.deepEqual([asAt, next], ["2009-10-25T00:30:00.000Z", "2009-10-25T01:30:00.000Z"]);
      assert.deepEqual(
        (upcoming as { words: string; title: string }[]).map(({ words, title }) => [words, title]),
        [["25 October 2009, 1:30am GMT", "The second"]],
      );
      const file = join(folder, "announcements/2009-10-25-first.md");
      writeFileSync(file, at("28 March 2010 1:30am"));
      assert.deepEqual(run("schedule", "--data", folder), {
        status: 1,
        stdout: "",
        stderr: `${file}:5: "public-from" is "28 March 2010 1:30am", and that time did not happen in London: the clocks go forward on that day.\n`,
      });
      return Promise.resolve();
    });
  });

  it("tells faults without a stack", async () => {
    await withRecords(files, (folder) => {
      writeFileSync(join(folder, "announcements/a.md"), "");
      rmSync(join(folder, "announcements/b.md"));
      const { status, stdout, stderr } = run("schedule", "--data", folder);
      assert.equal(status, 1);
      assert.equal(stdout, "");
      assert.match(stderr, /^\S+announcements\/a\.md:1: the file is empty\. .*\n$/);
      return Promise.resolve();
    });
  });
});
