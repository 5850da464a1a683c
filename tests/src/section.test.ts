import assert from "node:assert/strict";
import { utimesSync, writeFileSync, renameSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { asAtMoment, contentLoader, load, sectionAt } from "../../src/content.ts";
import { Faults } from "../../src/faults.ts";
import type { Section } from "../../src/section.ts";
import { archiveRecords } from "../archive-records.ts";
import { announcement, loaded, SITE, withRecords } from "./records-folder.ts";

/** A PDF of some empty pages, as small as one can be. */
function pdf(pages: number): string {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(" ");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`,
    ...Array.from({ length: pages }, () => "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const xref = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${xref}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}

async function sectionOf(files: Record<string, string | Uint8Array>, asAt = "2030-01-01"): Promise<Section> {
  return sectionAt(await loaded(files), { asAt: asAtMoment(asAt) });
}

describe("the archive's own records", () => {
  let folder: string;
  before(async () => {
    folder = await archiveRecords();
  });
  after(() => rm(folder, { recursive: true }));

  const slugs = async (asAt: string): Promise<string[]> =>
    sectionAt(await load(folder), { asAt: asAtMoment(asAt) }).announcements.map(({ slug }) => slug);

  it("hold no announcement as at 11 November 2009, as that day's copy held none", async () => {
    assert.deepEqual(await slugs("2009-11-11"), []);
  });

  it("hold all five as at 4 March 2010, in the page's order", async () => {
    assert.deepEqual(await slugs("4 March 2010"), [
      "tessa-jowell-speech-to-progress",
      "the-engagement-ethic",
      "pre-budget-report",
      "putting-the-frontline-first",
      "public-services-and-civil-society-working-together",
    ]);
  });

  it("hold four the day before: what is known to a range is public from its last day", async () => {
    assert.equal((await slugs("3 March 2010")).length, 4);
  });
});

describe("the section as at a moment", () => {
  const files = {
    "announcements/a.md": announcement(
      "public-from: 15 June 2010 9:30am\nsummary: Secret one.\nformer-slugs:\n  - old-a\nrelated:\n  - teams/t",
      "Words of a.",
    ).replace("A title", "The a"),
    "announcements/b.md": announcement(
      "related:\n  - announcements/a\nchanges:\n  - on: 1 May 2010\n    note: Mended.\n  - on: 1 August 2010\n    note: Mended again.\nwithdrawn:\n  on: 2 May 2010\n  reason: It was wrong.\n  public-from: 3 May 2010 12:00",
      "See [the a](announcements/a), [the team](teams/t#x) and [the list](/announcements/).",
    ),
    "announcements/c.md": "---\nstatus: draft\n---\nSee [b](announcements/b).",
    "teams/t.md": "---\ntitle: The team\n---\nWe do.",
    "pages/home.md": "---\ntitle: Home\n---\nWelcome.",
    "site.yaml": `${SITE}navigation:\n  - title: The a\n    to: announcements/a\n  - title: Teams\n    to: /teams/\n`,
  };

  it("holds nothing of what is not yet public: no list, no relation, no link, no redirect, no menu", async () => {
    const section = await sectionOf(files, "15 June 2010 9:29am");
    assert.deepEqual(
      section.announcements.map(({ slug }) => slug),
      ["b"],
    );
    const b = section.announcements[0]!;
    assert.equal(
      b.html,
      '<p>See the a, <a href="/teams/t/#x">the team</a> and <a href="/announcements/">the list</a>.</p>\n',
    );
    assert.equal(section.byRef("announcements/a"), undefined);
    assert.deepEqual(section.relatedTo(b), []);
    assert.deepEqual(section.relatedTo(section.teams[0]!), []);
    assert.deepEqual(section.redirects, []);
    assert.deepEqual(
      section.site.navigation.map(({ href }) => href),
      ["/teams/"],
    );
    assert.throws(() => section.link("announcements/a"), { message: "No public record has the ref announcements/a." });
  });

  it("holds all of it from that moment, relations both ways", async () => {
    const section = await sectionOf(files, "15 June 2010 9:30am");
    const [b, a] = section.announcements;
    assert.deepEqual(
      section.relatedTo(a!).map(({ ref }) => ref),
      ["teams/t", "announcements/b"],
    );
    assert.deepEqual(
      section.relatedTo(section.teams[0]!).map(({ ref }) => ref),
      ["announcements/a"],
    );
    assert.match(b!.html, /<a href="\/announcements\/a\/">the a<\/a>/);
    assert.deepEqual(section.redirects, [{ from: "/announcements/old-a/", to: "/announcements/a/" }]);
  });

  it("knows a change and a withdrawal only from their moments on", async () => {
    const at = async (moment: string) => {
      const b = (await sectionOf(files, moment)).byRef("announcements/b")!;
      return [b.changes.map(({ note }) => note), b.withdrawn?.reason ?? null, b.changed];
    };
    assert.deepEqual(await at("30 April 2010"), [[], null, "2009-12-15"]);
    assert.deepEqual(await at("1 May 2010 12:00"), [["Mended."], null, "2010-05-01"]);
    assert.deepEqual(await at("3 May 2010 12:00"), [["Mended."], "It was wrong.", "2010-05-03"]);
    assert.deepEqual(await at("1 August 2010"), [["Mended again.", "Mended."], "It was wrong.", "2010-08-01"]);
  });

  it("says in the receipt's words what must not be seen", async () => {
    const { embargo } = await sectionOf(files, "2 May 2010");
    const plain = embargo.map(({ source, ...rest }) => ({ source: source.replace(/^.*\/announcements/, ""), ...rest }));
    assert.deepEqual(plain, [
      {
        source: "/a.md",
        from: "2010-06-15T08:30:00.000Z",
        title: "The a",
        slug: "a",
        text: "Words of a.\n\nSecret one.",
        attachments: [],
      },
      {
        source: "/b.md",
        from: "2010-07-31T23:00:00.000Z",
        title: "",
        slug: "",
        text: "Mended again.",
        attachments: [],
      },
      {
        source: "/b.md",
        from: "2010-05-03T11:00:00.000Z",
        title: "",
        slug: "",
        text: "It was wrong.",
        attachments: [],
      },
      { source: "/c.md", from: null, title: "", slug: "c", text: "See b.", attachments: [] },
    ]);
  });

  it("shows drafts and scheduled records where preview asks for them, and says what a draft lacks", async () => {
    const content = await loaded(files);
    const section = sectionAt(content, { asAt: asAtMoment("2 May 2010"), unpublished: true });
    assert.deepEqual(
      section.announcements.map(({ slug, title, standing, toDo }) => [slug, title, standing, toDo]),
      [
        ["c", "Untitled (c)", "draft", ["title", "kind", "date"]],
        ["b", "A title", "live", []],
        ["a", "The a", "scheduled", []],
      ],
    );
  });

  it("works beneath a path", async () => {
    const content = await loaded(files);
    const section = sectionAt(content, { asAt: asAtMoment("2011-01-01"), address: "https://example.org/reform" });
    assert.deepEqual(section.address, { href: "https://example.org/reform/", base: "/reform/" });
    assert.equal(section.link("teams/t"), "/reform/teams/t/");
    assert.equal(section.link("pages/home#x"), "/reform/#x");
    assert.equal(section.link("/feed.xml"), "/reform/feed.xml");
    assert.match(
      section.byRef("announcements/b")!.html,
      /href="\/reform\/announcements\/a\/".*href="\/reform\/announcements\/"/,
    );
  });

  const addresses = [
    "reform",
    "ftp://x.example/",
    "https://x.example/?a",
    "https://x.example/#a",
    "https://u:p@x.example/",
  ];
  for (const address of addresses) {
    it(`refuses ${address} as its public address`, async () => {
      const content = await loaded(files);
      assert.throws(() => sectionAt(content, { asAt: "2011-01-01T00:00:00.000Z", address }), {
        name: "Refusal",
        message: `"${address}" is not a public address. Write one like https://www.example.org/ or https://www.example.org/reform/.`,
      });
    });
  }

  it("refuses a moment that is none", () => {
    assert.throws(() => asAtMoment("31/2/10"), {
      message: 'The moment is "31/2/10", and there is no such day: February 2010 has 28 days.',
    });
  });
});

describe("attachments", () => {
  it("are measured from their bytes, and marked in text of ours", async () => {
    const section = await sectionOf({
      "announcements/x.md": announcement(
        "attachments:\n  - file: report.pdf\n    title: The report",
        "Read [it](report.pdf), or [the figures](data.csv).",
      ),
      "announcements/x/report.pdf": pdf(3),
      "announcements/data.csv": "a,b\n".repeat(400),
    });
    const x = section.announcements[0]!;
    const { path, sha256, ...report } = x.attachments[0]!;
    assert.match(path, /announcements\/x\/report\.pdf$/);
    assert.match(sha256, /^[0-9a-f]{64}$/);
    assert.deepEqual(report, {
      file: "report.pdf",
      type: "application/pdf",
      bytes: pdf(3).length,
      pages: 3,
      title: "The report",
      decorative: false,
      address: "/announcements/x/report.pdf",
      href: "/announcements/x/report.pdf",
      size: "1 KB",
      marker: "[PDF, 1 KB, 3 pages]",
    });
    assert.equal(
      x.html,
      '<p>Read <a href="/announcements/x/report.pdf">it</a> [PDF, 1 KB, 3 pages], or <a href="/announcements/x/data.csv">the figures</a> [CSV, 2 KB].</p>\n',
    );
    assert.deepEqual(
      section.files.map(({ to }) => to),
      ["announcements/x/report.pdf", "announcements/x/data.csv"],
    );
  });

  it("of the record's own words get no words of ours", async () => {
    const section = await sectionOf({
      "announcements/x.md": announcement("words: record", "[a](https://x.example/) [b](r.pdf)"),
      "announcements/r.pdf": pdf(1),
    });
    assert.equal(
      section.announcements[0]!.html,
      '<p><a href="https://x.example/">a</a> <a href="/announcements/x/r.pdf">b</a></p>\n',
    );
  });
});

describe("a loader", () => {
  it("reads a file again only when it changed, and forgets what is gone", async () => {
    await withRecords(
      { "teams/a.md": "---\ntitle: A\n---\n", "teams/b.md": "---\ntitle: B\n---\n" },
      async (folder) => {
        const loader = contentLoader(folder);
        const first = await loader.load();
        writeFileSync(join(folder, "teams/a.md"), "---\ntitle: AA\n---\n");
        const second = await loader.load();
        assert.equal(second.records.get("teams/a")!.fields.title, "AA");
        assert.equal(second.records.get("teams/b"), first.records.get("teams/b"));
        renameSync(join(folder, "teams/b.md"), join(folder, "teams/c.md"));
        assert.deepEqual([...(await loader.load()).records.keys()], ["teams/a", "teams/c"]);
        rmSync(join(folder, "teams/c.md"));
        assert.deepEqual([...(await loader.load()).records.keys()], ["teams/a"]);
      },
    );
  });

  it("sees a file that was replaced by one of the same size and time", async () => {
    await withRecords({ "teams/a.md": "---\ntitle: A\n---\n" }, async (folder) => {
      const loader = contentLoader(folder);
      await loader.load();
      writeFileSync(join(folder, "new"), "---\ntitle: B\n---\n");
      utimesSync(join(folder, "new"), 1e9, 1e9);
      utimesSync(join(folder, "teams/a.md"), 1e9, 1e9);
      renameSync(join(folder, "new"), join(folder, "teams/a.md"));
      assert.equal((await loader.load()).records.get("teams/a")!.fields.title, "B");
    });
  });

  it("keeps what it parsed when another file has a fault, and loads when that is mended", async () => {
    await withRecords(
      { "teams/a.md": "---\ntitle: A\n---\n", "teams/b.md": "---\ntitel: B\n---\n" },
      async (folder) => {
        const loader = contentLoader(folder);
        await assert.rejects(loader.load(), Faults);
        writeFileSync(join(folder, "teams/b.md"), "---\ntitle: B\n---\n");
        assert.equal((await loader.load()).records.size, 2);
      },
    );
  });
});
