/** `npm run new` at a terminal: a real pseudo-terminal, a real preview, and a desktop's opener that writes down what it is given. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { recordsFolder, type RecordsFolder } from "./records-folder.ts";

let folder: RecordsFolder;
/** Holds an `xdg-open` that writes the address it is given into `opened`. */
let desktop: string;

before(async () => {
  folder = await recordsFolder();
  desktop = await mkdtemp(join(tmpdir(), "desktop-"));
  await mkdir(join(desktop, "bin"));
  const opener = join(desktop, "bin/xdg-open");
  await writeFile(
    opener,
    `#!/bin/sh\nprintf '%s\\n' "$1" > '${desktop}/part' && mv '${desktop}/part' '${desktop}/opened'\n`,
  );
  await chmod(opener, 0o755);
});

after(async () => {
  await folder.remove();
  await rm(desktop, { recursive: true, force: true });
});

/** The verb at a terminal, which `script` (util-linux) gives it. */
class Terminal {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown[]>;
  said = "";

  constructor(...args: string[]) {
    // `script` asks a shell. Without `exec` dash stays between, and Ctrl+C ends dash (130) whatever the verb does.
    const command = `exec ${[process.execPath, "scripts/launch.cjs", "new", ...args].map((word) => `'${word}'`).join(" ")}`;
    this.child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, DISPLAY: ":7", PATH: `${join(desktop, "bin")}${delimiter}${process.env["PATH"]!}` },
    });
    this.ended = once(this.child, "exit");
    this.child.stdout!.setEncoding("utf8").on("data", (part: string) => (this.said += part.replaceAll("\r", "")));
  }

  /** Waits until it has said something that a pattern matches; gives the match. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.said);
      if (match) return match;
      const part = once(this.child.stdout!, "data");
      const [which] = await Promise.race([part, this.ended.then(() => ["ended"])]);
      if (which === "ended") assert.match(this.said, pattern);
    }
  }

  type(words: string): void {
    this.child.stdin!.write(words);
  }

  /** Ends it as Ctrl+C does; gives the exit code. */
  async interrupt(): Promise<unknown> {
    this.type("\u0003");
    return (await this.ended)[0];
  }
}

const opened = async (): Promise<string> => (await readFile(join(desktop, "opened"), "utf8")).trim();

describe(
  "npm run new at a terminal",
  { skip: process.platform !== "linux" && "script(1) is another elsewhere" },
  () => {
    it("asks, writes, starts the preview and opens the record's page; a second one opens in the preview that runs", async () => {
      // The port is another program's: the preview takes a free one.
      const other = createServer((_request, response) => response.end("hello"));
      other.listen(0, "127.0.0.1");
      await once(other, "listening");
      const taken = String((other.address() as AddressInfo).port);
      const first = new Terminal("--data", folder.path, "--port", taken);
      try {
        await first.says(/What is it\? /);
        first.type("news\r");
        await first.says(/Its title\? /);
        first.type("A new thing\r");
        await first.says(/Its date\? /);
        first.type("16 December 2009\r");
        const file = join(folder.path, "announcements/2009-12-16-a-new-thing.md");
        await first.says(new RegExp(`Wrote ${file}, a draft\\. Write its text: the page follows every save\\.\n`));
        const [, port] = await first.says(/The preview is at http:\/\/localhost:(\d+)\/ \(Ctrl\+C ends it\)\n/);
        assert.notEqual(port, taken);
        const [, url] = await first.says(/The page is at (.*)\n/);
        assert.equal(url, `http://localhost:${port!}/announcements/a-new-thing/`);
        const page = await fetch(url);
        assert.equal(page.status, 200);
        assert.match(await page.text(), /<h1[^>]*>A new thing<\/h1>/);
        assert.equal(await opened(), url);

        const second = new Terminal("team", "--title", "The new team", "--data", folder.path, "--port", port!);
        assert.deepEqual(await second.ended, [0, null]);
        const next = `http://localhost:${port!}/teams/the-new-team/`;
        assert.equal(
          second.said,
          `Wrote ${folder.path}/teams/the-new-team.md, a draft. Write its text: the page follows every save.\nThe page is at ${next}\n`,
        );
        assert.equal((await fetch(next)).status, 200);
        assert.equal(await opened(), next);

        assert.equal(await first.interrupt(), 0, first.said);
      } finally {
        first.child.kill();
        other.close();
      }
    });

    it("only writes where no preview is wanted", async () => {
      const args = ["team", "--title", "Another team", "--data", folder.path];
      const alone = new Terminal(...args, "--no-preview");
      assert.deepEqual(await alone.ended, [0, null]);
      assert.equal(
        alone.said,
        `Wrote ${folder.path}/teams/another-team.md, a draft. Write its text; \`npm run preview\` shows it.\n`,
      );
      const quiet = new Terminal("team", "--title", "A third team", "--data", folder.path, "--quiet");
      assert.deepEqual(await quiet.ended, [0, null]);
      assert.equal(quiet.said, `${folder.path}/teams/a-third-team.md\n`);
    });
  },
);
