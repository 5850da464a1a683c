/** The verb in a project of its own, whose layouts, styles and schemas are edited while it runs. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { copyProject } from "../../scripts/bench/project-copy.ts";
import { launchBrowser } from "../../scripts/checks/browser/launch.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Tab = Awaited<ReturnType<Browser["newPage"]>>;

let project: string;
let url: string;
let verb: ChildProcess;
let said = "";
let browser: Browser;
let tab: Tab;

/** Resolves with the first match in what the verb says. */
async function says(pattern: RegExp): Promise<string> {
  for (;;) {
    const match = pattern.exec(said);
    if (match) return match[1] ?? match[0];
    if (verb.exitCode !== null) throw new Error(`The verb ended: ${said}`);
    await once(verb.stdout!, "data");
  }
}

async function edit(name: string, from: string, to: string): Promise<void> {
  const path = join(project, name);
  const text = await readFile(path, "utf8");
  assert.ok(text.includes(from), `${name} holds ${from}`);
  await writeFile(path, text.replace(from, to));
}

async function barShows(words: string, there = true): Promise<string> {
  await tab.waitForFunction(
    (wanted, expected) =>
      document.querySelector("preview-bar")!.shadowRoot!.querySelector("aside")!.textContent.includes(wanted) ===
      expected,
    { polling: "raf", timeout: 0 },
    words,
    there,
  );
  return tab.evaluate(() => document.querySelector("preview-bar")!.shadowRoot!.querySelector("aside")!.textContent);
}

function start(): void {
  said = "";
  verb = spawn(process.execPath, ["scripts/launch.cjs", "preview", "--port", "0"], { cwd: project });
  for (const stream of [verb.stdout!, verb.stderr!]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
}

before(async () => {
  project = await mkdtemp(join(tmpdir(), "preview-project-"));
  await copyProject(project);
  start();
  url = await says(/The preview is at (\S+) \(Ctrl\+C ends it\)/);
  browser = await launchBrowser({ protocolTimeout: 600_000 });
  tab = await browser.newPage();
  await tab.goto(`${url}teams/`);
});

after(async () => {
  await browser.close();
  if (verb.exitCode === null) {
    verb.kill("SIGKILL");
    await once(verb, "exit");
  }
  await rm(project, { recursive: true, force: true });
});

describe("npm run preview, while the code is edited", () => {
  it("shows an edit of a component", async () => {
    await edit("_includes/skip-link.tsx", "Skip to main content", "Skip to the words");
    await tab.waitForFunction(() => document.querySelector(".govuk-skip-link")!.textContent === "Skip to the words");
  });

  it("shows an edit of a style, without ever showing the page without one", async () => {
    const before = await tab.evaluate(() => document.querySelector("link[rel=stylesheet]")!.getAttribute("href"));
    await writeFile(
      join(project, "src/assets/_print.scss"),
      `${await readFile(join(project, "src/assets/_print.scss"), "utf8")}\n.govuk-skip-link { letter-spacing: 3px; }\n`,
    );
    await tab.waitForFunction(
      () => getComputedStyle(document.querySelector(".govuk-skip-link")!).letterSpacing === "3px",
    );
    const links = await tab.evaluate(() =>
      [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href")),
    );
    assert.equal(links.length, 1);
    assert.notEqual(links[0], before);
  });

  it("shows a style that does not compile as a fault, and the last one that did behind it", async () => {
    await writeFile(join(project, "src/assets/_print.scss"), ".x {\n  color: $nowhere;\n}\n");
    const bar = await barShows("src/assets/_print.scss:2");
    assert.match(bar, /the stylesheet does not compile/);
    assert.match(bar, /What you see of it is the last version without faults\./);
    await writeFile(join(project, "src/assets/_print.scss"), ".x {\n  color: red;\n}\n");
    await barShows("fault", false);
  });

  it("shows code that does not compile as a fault, and mends it", async () => {
    const path = join(project, "_includes/skip-link.tsx");
    const sound = await readFile(path, "utf8");
    await writeFile(path, "export function SkipLink( {\n");
    const bar = await barShows("_includes/skip-link.tsx:");
    assert.match(bar, /this does not compile/);
    await writeFile(path, sound);
    await barShows("fault", false);
  });

  it("shows a component that fails as a fault of its line, and mends it", async () => {
    await edit(
      "_includes/skip-link.tsx",
      "return",
      "if (true as boolean) throw new Error('Broken on purpose');\n  return",
    );
    const bar = await barShows("Broken on purpose");
    assert.match(bar, /_includes\/skip-link\.tsx:\d+ the code of the pages failed: Broken on purpose/);
    await edit("_includes/skip-link.tsx", "throw new Error('Broken on purpose');", "{}");
    await barShows("Broken on purpose", false);
    await tab.waitForFunction(() => document.querySelector(".govuk-skip-link") !== null);
  });

  it("holds the records to an edited schema, and shows them without the fields that it finds fault with", async () => {
    const shown = (): Promise<string> => tab.$eval("main", (main) => main.textContent);
    await tab.goto(`${url}announcements/the-engagement-ethic/`);
    const before = await shown();
    await edit("src/announcements/schema.ts", "publisher:", "publisherr:");
    const bar = await barShows("fault");
    assert.match(bar, /"publisher" is not a field of an announcement/);
    const after = await shown();
    assert.match(before, /Publisher\s*The Innovation Unit/);
    assert.equal(after, before.replace(/Publisher\s*The Innovation Unit/, ""));
    // An edit of a layout reads the code once more.
    await edit("_includes/skip-link.tsx", "Skip to the words", "Skip to its words");
    await tab.waitForFunction(() => document.querySelector(".govuk-skip-link")!.textContent === "Skip to its words");
    assert.equal(await shown(), after);
    await edit("src/announcements/schema.ts", "publisherr:", "publisher:");
    await barShows("fault", false);
    assert.equal(await shown(), before);
    await tab.goto(`${url}teams/`);
  });

  it("shows what only a browser sees: keyboard, layout and contrast", async () => {
    const path = join(project, "src/assets/_print.scss");
    const sound = await readFile(path, "utf8");
    const faulty = "main p { color: #999; }\nmain h1 { width: 60em; }\na, a:focus { all: unset !important; }\n";
    await writeFile(path, `${sound}\n${faulty}`);
    for (const words of ["accessibility/", "layout-faults/", "keyboard-faults/"]) await barShows(words);
    await writeFile(path, sound);
    for (const words of ["accessibility/", "layout-faults/", "keyboard-faults/"]) await barShows(words, false);
  });

  it("ends when it is told to, with exit code 0", async () => {
    verb.kill("SIGINT");
    const [code] = (await once(verb, "exit")) as [number | null];
    assert.equal(code, 0);
  });

  it("says at every address, started while the code has a fault, what is wrong, and appears once it is mended", async () => {
    const path = join(project, "_includes/layout.tsx");
    const sound = await readFile(path, "utf8");
    await writeFile(path, "export function Layout( {\n");
    start();
    const url = await says(/The preview is at (\S+) \(Ctrl\+C ends it\)/);
    for (const address of ["", "teams/", "no/such/page/"]) {
      await tab.goto(url + address);
      assert.match(
        await barShows("fault"),
        /1 fault in 1 file\.\s*_includes\/layout\.tsx:2 this does not compile: Expected identifier but found end of file/,
      );
      assert.equal(await tab.$eval("h1", (heading) => heading.textContent), "No page yet");
    }
    await tab.goto(`${url}teams/`);
    await writeFile(path, sound);
    await tab.waitForFunction(() => document.querySelector("h1")?.textContent.includes("Teams") === true);
    await barShows("fault", false);
  });
});

describe("npm run preview, asked wrongly", () => {
  const cases: [name: string, args: string[], code: number, said: string][] = [
    ["an option it has not", ["--prot", "1"], 2, "--prot is not an option here. Did you mean --port? See --help.\n"],
    ["a port that is none", ["--port", "x"], 2, '--port wants a number up to 65535, and "x" is none.\n'],
    [
      "a host that is not this machine's",
      ["--host", "192.0.2.1", "--port", "0"],
      2,
      '"192.0.2.1" is not an address of this machine. Leave --host out, or give one that is.\n',
    ],
  ];
  for (const [name, args, code, words] of cases) {
    it(`says so of ${name}`, async () => {
      const child = spawn(process.execPath, ["scripts/launch.cjs", "preview", ...args]);
      let heard = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => (heard += text));
      assert.deepEqual(await once(child, "close"), [code, null]);
      assert.equal(heard, words);
    });
  }
});
