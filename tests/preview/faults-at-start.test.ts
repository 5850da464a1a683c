/** A preview that is started while something is wrong: every address says what, and whatever can be drawn is there. */
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launchBrowser } from "../../scripts/checks/browser/launch.ts";
import { type Preview, startPreview } from "../../scripts/preview/preview.ts";
import { announcement, recordsFolder, type RecordsFolder } from "./records-folder.ts";

const EVERYWHERE = ["/", "/announcements/", "/teams/innovation/", "/no/such/page/"];

interface Case {
  name: string;
  /** What is wrong, written into the section's own records. */
  wrong: (folder: RecordsFolder) => Promise<unknown>;
  /** Every fault as it is told, its file below the folder. */
  faults: string[];
  /** Addresses and words of their pages; of what is not on the list, nothing is asked. */
  pages: Record<string, string>;
}

/** At each address, the page that says that there is none. */
const none = Object.fromEntries(EVERYWHERE.map((address) => [address, "No page yet"]));
const STAND_IN = "This file has faults, and there is no version without them to show.";

const cases: Case[] = [
  {
    name: "a field that is misspelt",
    wrong: (folder) => folder.write("announcements/2009-12-16-a.md", announcement({ titel: "A" }, "Words.")),
    faults: ['announcements/2009-12-16-a.md:4 "titel" is not a field of an announcement. Did you mean "title"?'],
    pages: {
      "/": "Public Service Reform",
      "/announcements/": "2009-12-16-a.md",
      "/announcements/a/": STAND_IN,
      "/announcements/the-engagement-ethic/": "The Engagement Ethic",
    },
  },
  {
    name: "a record that leads to one that is not there",
    wrong: (folder) =>
      folder.write(
        "announcements/2009-12-16-a.md",
        announcement({ title: "A", related: "[teams/inovation]" }, "Words."),
      ),
    faults: [
      'announcements/2009-12-16-a.md:5 entry 1 of "related": there is no record "teams/inovation". Did you mean "teams/innovation"?',
    ],
    pages: { "/announcements/a/": STAND_IN, "/teams/innovation/": "Innovation" },
  },
  {
    name: "a record that others lead to",
    wrong: (folder) => folder.write("teams/innovation.md", "no fields\n"),
    faults: [
      "teams/innovation.md:1 no fields were found: a record begins with a line of three hyphens (---), its fields, and another line of three hyphens.",
    ],
    pages: { "/": "innovation.md", "/teams/": "innovation.md", "/teams/innovation/": STAND_IN },
  },
  {
    name: "two records of one slug",
    wrong: (folder) =>
      folder.write("announcements/2009-12-16-the-engagement-ethic.md", announcement({ title: "A" }, "W.")),
    faults: [
      'announcements/2009-12-16-the-engagement-ethic.md:1 announcements/2009-12-15-the-engagement-ethic.md has the same slug, "the-engagement-ethic", so both would have one address. Rename one of them.',
    ],
    pages: { "/announcements/the-engagement-ethic/": "The Engagement Ethic" },
  },
  {
    name: "a name that is no address",
    wrong: (folder) => folder.write("announcements/2009-12-16-A new thing.md", announcement({ title: "A" }, "Words.")),
    faults: [
      "announcements/2009-12-16-A new thing.md:1 the file's name becomes the page's address, so it has small letters, digits and hyphens only. Rename it to 2009-12-16-a-new-thing.md.",
    ],
    pages: { "/announcements/": "The Engagement Ethic" },
  },
  {
    name: "a file that no record names",
    wrong: (folder) => folder.write("announcements/notes.txt", "Notes.\n"),
    faults: [
      'announcements/notes.txt:1 no record names this file. If it is a record, its name ends in .md; if not, name it under "attachments" of a record, or delete it.',
    ],
    pages: { "/announcements/": "The Engagement Ethic" },
  },
  {
    name: "a folder with the name of a record",
    wrong: (folder) => mkdir(join(folder.path, "announcements", "2009-12-16-a.md")),
    faults: [
      "announcements/2009-12-16-a.md:1 this is a folder with the name of a record. Rename it to 2009-12-16-a if it holds the files of that record, or delete it.",
    ],
    pages: { "/announcements/": "The Engagement Ethic" },
  },
  {
    name: "faults in every record",
    wrong: async (folder) => {
      await rm(join(folder.path, "announcements"), { recursive: true });
      await mkdir(join(folder.path, "announcements"));
      for (const name of ["a", "b"]) await folder.write(`announcements/2009-12-16-${name}.md`, "");
    },
    faults: ["a", "b"].map(
      (name) =>
        `announcements/2009-12-16-${name}.md:1 the file is empty. A record begins with a line of three hyphens (---), its fields, and another line of three hyphens. Write it, or delete the file.`,
    ),
    pages: { "/announcements/": "2009-12-16-b.md" },
  },
  {
    name: "no announcement",
    wrong: (folder) => rm(join(folder.path, "announcements"), { recursive: true }),
    faults: [],
    pages: { "/": "Public Service Reform", "/announcements/": "Announcements", "/teams/": "Innovation" },
  },
  {
    name: "a site's file that is misspelt",
    wrong: (folder) => folder.write("site.yaml", "titel: A\n"),
    faults: [
      'site.yaml:1 "titel" is not a field of the site. Did you mean "title"?',
      'site.yaml:1 the site needs "address", and it is missing. Add a line such as: address: https://www.example.org/',
      'site.yaml:1 the site needs "notice", and it is missing.',
      'site.yaml:1 the site needs "organisation", and it is missing. Add a line such as: organisation: Cabinet Office',
    ],
    pages: none,
  },
  {
    name: "no site's file",
    wrong: (folder) => rm(join(folder.path, "site.yaml")),
    faults: [
      "site.yaml:1 the file is missing. It says what the site is called and where it lives; docs/fields.md lists its fields.",
    ],
    pages: none,
  },
  {
    name: "no file at all",
    wrong: async (folder) => {
      await rm(folder.path, { recursive: true });
      await mkdir(folder.path);
    },
    faults: [
      "site.yaml:1 the file is missing. It says what the site is called and where it lives; docs/fields.md lists its fields.",
    ],
    pages: none,
  },
];

/** The faults that a page's bar lists, as they are read. */
function faultsIn(page: string, folder: string): string[] {
  const list = /<details class="faults".*?<\/details>/s.exec(page)?.[0] ?? "";
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item]) =>
    item!
      .replace(/<[^>]*>/g, "")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&")
      .replaceAll(`${folder}/`, ""),
  );
}

let cache: string;
before(async () => {
  cache = await mkdtemp(join(tmpdir(), "preview-cache-"));
});
after(() => rm(cache, { recursive: true }));

const waits: Pick<Case, "name" | "wrong">[] = [
  { name: "a site's file that is misspelt", wrong: (folder) => folder.write("site.yaml", "titel: A\n") },
  { name: "no folder", wrong: (folder) => rm(folder.path, { recursive: true }) },
];

describe("a page that could not be drawn at the start", () => {
  for (const { name, wrong } of waits) {
    it(`waits for the mending of ${name}, and appears whole`, async () => {
      const browser = await launchBrowser();
      const folder = await recordsFolder();
      let preview: Preview | undefined;
      try {
        await wrong(folder);
        preview = await startPreview({ data: folder.path, port: 0, cache, watchCode: false });
        const tab = await browser.newPage();
        await tab.goto(`${preview.url}teams/`);
        assert.equal(await tab.$eval("h1", (heading) => heading.textContent), "No page yet");
        await cp("_data", folder.path, { recursive: true });
        await tab.waitForFunction(() => document.querySelector("h1")?.textContent.includes("Teams") === true);
        assert.equal(await tab.$eval("html", (page) => page.className), "govuk-template");
        await tab.waitForFunction(
          () => document.querySelector("preview-bar")!.shadowRoot!.querySelector(".faults") === null,
        );
      } finally {
        await browser.close();
        await preview?.close();
        await folder.remove();
      }
    });
  }
});

describe("a preview that is started with", () => {
  for (const { name, wrong, faults, pages } of cases) {
    it(`${name} says so at every address, and shows what it can`, async () => {
      const folder = await recordsFolder();
      let preview: Preview | undefined;
      try {
        await wrong(folder);
        preview = await startPreview({ data: folder.path, port: 0, cache, watchCode: false });
        for (const address of new Set([...EVERYWHERE, ...Object.keys(pages)])) {
          const page = await (await fetch(new URL(address, preview.url))).text();
          assert.deepEqual(faultsIn(page, folder.path), faults, address);
          assert.ok(page.slice(0, page.indexOf("<preview-bar")).includes(pages[address] ?? ""), `${address} ${page}`);
        }
      } finally {
        await preview?.close();
        await folder.remove();
      }
    });
  }
});
