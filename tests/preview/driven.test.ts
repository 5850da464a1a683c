/** The preview as an editor has it: a folder of records, a real browser, and the odd ways in which editors save. */
import assert from "node:assert/strict";
import { renameSync, unlinkSync, writeFileSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launchBrowser } from "../../scripts/checks/browser/launch.ts";
import { type Preview, startPreview } from "../../scripts/preview/preview.ts";
import { announcement, recordsFolder, type RecordsFolder } from "./records-folder.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Tab = Awaited<ReturnType<Browser["newPage"]>>;

const FILE = "announcements/2009-12-16-a-new-thing.md";
const ADDRESS = "announcements/a-new-thing/";

let browser: Browser;
let folder: RecordsFolder;
let preview: Preview;
let tab: Tab;
/** What the preview published: the messages of the faults, each time. */
const published: string[][] = [];

/** Waits until the page's own words hold some, or hold them no more. */
async function shows(words: string, there = true): Promise<void> {
  await tab.waitForFunction(
    (wanted, expected) => document.querySelector("main")!.textContent.includes(wanted) === expected,
    { polling: "raf" },
    words,
    there,
  );
}

/** Waits until the bar's words hold some, or hold them no more; gives them. The checks come last on a busy machine: no time is too long. */
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

/** Writes at once: the preview runs in this very thread, so nothing of it comes between one step of a save and the next. */
const save = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);

const main = () => tab.evaluate(() => document.querySelector("main")!.textContent);

before(async () => {
  browser = await launchBrowser({ protocolTimeout: 600_000 });
  folder = await recordsFolder();
  preview = await startPreview({
    data: folder.path,
    port: 0,
    cache: false,
    watchCode: false,
    onChange: (faults) => published.push(faults.map(({ message }) => message)),
    onBroken: (error) => {
      throw error;
    },
  });
  tab = await browser.newPage();
});

after(async () => {
  await browser.close();
  await preview.close();
  await folder.remove();
});

describe("the preview in the browser", () => {
  it("shows a record as soon as it is written, in the lists too", async () => {
    await tab.goto(`${preview.url}announcements/`);
    await folder.write(FILE, announcement({ title: "A new thing" }, "The first words."));
    await shows("A new thing");
    await tab.goto(preview.url + ADDRESS);
    await shows("The first words.");
    assert.match(await barShows("Live"), /announcements\/2009-12-16-a-new-thing\.md/);
  });

  it("shows an edit in place: the reader stays where they were", async () => {
    const long = Array.from({ length: 60 }, (_, at) => `Paragraph ${at}.`).join("\n\n");
    await folder.write(FILE, announcement({ title: "A new thing" }, `${long}\n\nThe end.`));
    await shows("The end.");
    await tab.evaluate(() => {
      window.scrollTo(0, 700);
      (window as { kept?: boolean }).kept = true;
    });
    await folder.write(FILE, announcement({ title: "A new thing" }, `${long}\n\nThe very end.`));
    await shows("The very end.");
    assert.deepEqual(await tab.evaluate(() => [Math.round(window.scrollY), (window as { kept?: boolean }).kept]), [
      700,
      true,
    ]);
  });

  it("shows a fault at once, with its place and what to do, and the last sound words behind it", async () => {
    await folder.write(FILE, announcement({ titel: "A new thing" }, "Words that are not shown."));
    const bar = await barShows("fault");
    assert.ok(
      bar.includes(`${folder.path}/${FILE}:4 "titel" is not a field of an announcement. Did you mean "title"?`),
      bar,
    );
    assert.ok(bar.includes("What you see of it is the last version without faults."), bar);
    assert.ok((await main()).includes("The very end."));
  });

  it("shows the faults of all records on every page", async () => {
    await folder.write("teams/innovation.md", "no fields\n");
    await barShows("2 files");
    await tab.goto(`${preview.url}no/such/page/`);
    const bar = await barShows("There is no page at this address");
    assert.match(bar, /faults in 2 files\./);
    assert.ok(bar.includes(`${folder.path}/teams/innovation.md:1`), bar);
    await tab.goto(preview.url + ADDRESS);
  });

  it("leaves room for the page above the bar, on the smallest screen too", async () => {
    const before = tab.viewport();
    await tab.setViewport({ width: 320, height: 480 });
    const { bar, wide } = await tab.evaluate(() => ({
      bar: document.querySelector("preview-bar")!.getBoundingClientRect().height,
      wide: document.documentElement.scrollWidth,
    }));
    await tab.setViewport(before);
    assert.ok(bar <= 360, `the bar is ${bar} pixels high`);
    assert.equal(wide, 320);
  });

  it("shows the edits of a record while others have faults, and a new one that has some", async () => {
    await folder.write("teams/service-transformation.md", announcement({ title: "No team" }, "Words."));
    await folder.write("announcements/2009-12-17-half-written.md", "---\ntitle: Half written\n---\n");
    await barShows("4 files");
    const other = await browser.newPage();
    await other.goto(`${preview.url}announcements/half-written/`);
    assert.match(
      await other.$eval("main", (words) => words.textContent),
      /2009-12-17-half-written\.md.*there is no version without them to show/s,
    );
    await folder.write("announcements/2009-12-16-another.md", announcement({ title: "Another" }, "Sound words."));
    await other.goto(`${preview.url}announcements/another/`);
    await other.waitForFunction(() => document.querySelector("main")!.textContent.includes("Sound words."));
    await folder.write("announcements/2009-12-16-another.md", announcement({ title: "Another" }, "Sounder words."));
    await other.waitForFunction(() => document.querySelector("main")!.textContent.includes("Sounder words."));
    await other.close();
    await rm(join(folder.path, "announcements/2009-12-17-half-written.md"));
    await rm(join(folder.path, "announcements/2009-12-16-another.md"));
    await folder.write(
      "teams/service-transformation.md",
      await readFile("_data/teams/service-transformation.md", "utf8"),
    );
    await barShows("2 files");
  });

  it("forgets faults when they are mended", async () => {
    await folder.write("teams/innovation.md", await innovation());
    await barShows("1 file.");
    await folder.write(FILE, announcement({ title: "A new thing" }, "Mended words."));
    await shows("Mended words.");
    await barShows("fault", false);
  });

  it("takes a file that is emptied and then written for one save", async () => {
    const since = published.length;
    save(FILE, "");
    save(FILE, "---\ntitle: A new");
    save(FILE, announcement({ title: "A new thing" }, "Saved in pieces."));
    await shows("Saved in pieces.");
    assert.deepEqual(published.slice(since).flat(), []);
  });

  it("takes a file written beside and put in its place", async () => {
    const since = published.length;
    save(`${FILE}.tmp`, announcement({ title: "A new thing" }, "Put in its place."));
    renameSync(join(folder.path, `${FILE}.tmp`), join(folder.path, FILE));
    await shows("Put in its place.");
    assert.deepEqual(published.slice(since).flat(), []);
  });

  it("takes what Vim does for one save", async () => {
    const since = published.length;
    const path = (name: string) => join(folder.path, name);
    save("announcements/4913", "");
    unlinkSync(path("announcements/4913"));
    renameSync(path(FILE), path(`${FILE}~`));
    save(FILE, announcement({ title: "A new thing" }, "Written by Vim."));
    unlinkSync(path(`${FILE}~`));
    await shows("Written by Vim.");
    assert.deepEqual(published.slice(since).flat(), []);
  });

  it("takes a file deleted and written anew for one save", async () => {
    const since = published.length;
    const seen = tab.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const titles: string[] = [];
          const watcher = new MutationObserver(() => {
            titles.push(document.title);
            if (document.querySelector("main")!.textContent.includes("Written anew.")) done(titles);
          });
          watcher.observe(document, { childList: true, subtree: true });
        }),
    );
    unlinkSync(join(folder.path, FILE));
    save(FILE, announcement({ title: "A new thing" }, "Written anew."));
    assert.ok(!(await seen).some((title) => title.includes("not found")));
    assert.deepEqual(published.slice(since).flat(), []);
  });

  it("says what is scheduled, and when it is public", async () => {
    const fields = { title: "A new thing", "public-from": "15 December 2099 9:30am" };
    await folder.write(FILE, announcement(fields, "Not yet."));
    await barShows("Scheduled: public from 15 December 2099, 9:30 am");
    await shows("Not yet.");
  });

  it("says what is a draft, and what it lacks", async () => {
    await folder.write(FILE, "---\ntitle: A new thing\nstatus: draft\n---\n\nA beginning.\n");
    await barShows("Draft: not published");
    await barShows("Still to do: kind, date");
    await shows("A beginning.");
  });

  it("follows a record that is renamed: the old address leads to the new one", async () => {
    await folder.write(FILE, announcement({ title: "A new thing" }, "Renamed."));
    await shows("Renamed.");
    await rename(join(folder.path, FILE), join(folder.path, "announcements/2009-12-16-another-name.md"));
    await tab.waitForFunction(() => location.pathname === "/announcements/another-name/", { polling: "raf" });
    await shows("Renamed.");
    await barShows("Old addresses that lead here: /announcements/a-new-thing/");
  });

  it("takes a record away that is deleted", async () => {
    await tab.goto(`${preview.url}announcements/`);
    await shows("A new thing");
    await rm(join(folder.path, "announcements/2009-12-16-another-name.md"));
    await shows("A new thing", false);
  });

  it("checks the page in the background", async () => {
    await folder.write(
      FILE,
      announcement({ title: "A new thing" }, "A [link](/announcements/1999/) to a year that has no page."),
    );
    await tab.goto(preview.url + ADDRESS);
    const bar = await barShows("and the site has no such file");
    assert.ok(bar.includes(`${folder.path}/${FILE}:7 leads to`), bar);
    assert.match(bar, /leads to `\/announcements\/1999\/`, and the site has no such file/);
    await folder.write(FILE, announcement({ title: "A new thing" }, "No link."));
    await shows("No link.");
    await barShows("and the site has no such file", false);
  });

  it("tells what is a style point and a finding of the checks once", async () => {
    await folder.write(FILE, announcement({ title: "A new thing" }, "For the teams, [click here](/teams/)."));
    await tab.goto(preview.url + ADDRESS);
    const bar = await barShows("Links and HTML: 1 warning");
    assert.equal(bar.match(/click here/g)?.length, 1, bar);
    assert.ok(bar.includes(`${folder.path}/${FILE}:7 the link's words are "click here". Say where it leads.`), bar);
    await folder.write(FILE, announcement({ title: "A new thing" }, "No link."));
    await shows("No link.");
  });

  it("shows the page as wide as a phone, and as in print, and puts it back", async () => {
    await tab.goto(preview.url + ADDRESS);
    const press = (view: string) =>
      tab.evaluate(
        (name) =>
          document.querySelector("preview-bar")!.shadowRoot!.querySelector<HTMLElement>(`[data-view=${name}]`)!.click(),
        view,
      );
    const framed = (width: number) =>
      tab.waitForFunction(
        (expected) => {
          const frame = document.querySelector("preview-bar")!.shadowRoot!.querySelector("iframe");
          const inner = frame?.contentDocument;
          return (
            frame?.contentWindow?.innerWidth === expected &&
            inner?.querySelector("main")?.textContent.includes("No link.") === true &&
            inner.querySelector("preview-bar") === null
          );
        },
        {},
        width,
      );
    await press("phone");
    await framed(375);
    await press("print");
    await framed(680);
    await tab.waitForFunction(() => {
      const inner = document.querySelector("preview-bar")!.shadowRoot!.querySelector("iframe")!.contentDocument!;
      return inner.defaultView!.getComputedStyle(inner.querySelector(".govuk-skip-link")!).display === "none";
    });
    await press("print");
    assert.equal(
      await tab.evaluate(() => document.querySelector("preview-bar")!.shadowRoot!.querySelector("iframe")),
      null,
    );
  });
});

async function innovation(): Promise<string> {
  return readFile("_data/teams/innovation.md", "utf8");
}
