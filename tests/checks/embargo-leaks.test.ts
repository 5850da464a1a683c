/** The embargo: a leak of each kind in each place is found, and ordinary records raise no alarm. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { checkSite } from "../../scripts/checks/index.ts";
import { announcements, writeRecords } from "../../scripts/bench/records.ts";
import { launchBrowser } from "../../scripts/checks/browser/launch.ts";
import type { Receipt, ReceiptEmbargo } from "../../scripts/receipt.ts";
import { builtSite } from "../built-site.ts";

const SECRET = "The quiet harbour plan moves forty ferries before the winter timetable begins in earnest.";
const TITLE = "The Quiet Harbour Plan";
const ATTACHED = Buffer.from("Sailing times of every ferry, as they will be.\n");
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const SOURCE = "_data/announcements/2010-04-01-the-quiet-harbour-plan.md";
const UNTIL = `of \`${SOURCE}\`, which is not public before 1 April 2010 at 09:30, London time`;

const embargo: ReceiptEmbargo = {
  source: SOURCE,
  from: "2010-04-01T08:30:00.000Z",
  title: TITLE,
  slug: "the-quiet-harbour-plan",
  text: SECRET,
  attachments: [sha256(ATTACHED)],
};

/** What the check says of a site with one more file, without the places, which go into `places`. */
async function findingsOf(
  files: Record<string, string | Buffer>,
  items: ReceiptEmbargo[] = [embargo],
  more: Partial<Receipt> = {},
  places: string[] = [],
): Promise<string[]> {
  const parent = mkdtempSync(join(tmpdir(), "embargo-"));
  const folder = join(parent, "dist");
  try {
    for (const [path, content] of Object.entries({ "index.html": "<!doctype html><title>Home</title>", ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const receipt: Receipt = {
      format: 1,
      address: "https://psr.example/",
      asAt: "2010-03-04T12:00:00.000Z",
      pages: {},
      redirects: [],
      gone: [],
      cache: [],
      embargo: items,
      ...more,
    };
    writeFileSync(`${folder}.receipt.json`, JSON.stringify(receipt));
    const report = await checkSite(folder, { only: ["embargo-leaks"], memory: false });
    places.push(...report.findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`));
    return report.findings.map(({ file, rule, message }) => `${file}: ${rule}: ${message}`);
  } finally {
    rmSync(parent, { recursive: true });
  }
}

/** A ZIP of files, deflated (or as they are where they begin with "PK" or nothing is won). Written by APPNOTE.TXT, not by our reader. */
function zip(files: Record<string, string | Buffer>, flags = 0): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const head = (signature: string, inner: number[], tail: number[]): Buffer => {
      const fixed = Buffer.alloc(4 + inner.length * 2 + 12 + 4 + tail.length * 2);
      fixed.write(signature, "latin1");
      let at = 4;
      for (const value of inner) at = fixed.writeUInt16LE(value, at);
      at = fixed.writeUInt32LE(0, at);
      at = fixed.writeUInt32LE(packed.length, at);
      at = fixed.writeUInt32LE(content.length, at);
      at = fixed.writeUInt16LE(name.length, at);
      at = fixed.writeUInt16LE(0, at);
      for (const value of tail) at = fixed.writeUInt16LE(value, at);
      return fixed;
    };
    const local = Buffer.concat([head("PK\u0003\u0004", [20, flags, 8, 0, 0], []), Buffer.from(name), packed]);
    const central = head("PK\u0001\u0002", [20, 20, flags, 8, 0, 0], [0, 0, 0, 0, 0, offset & 0xffff, offset >>> 16]);
    locals.push(local);
    centrals.push(central, Buffer.from(name));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A PDF of these objects; the first is the catalogue. Streams come packed. */
function pdf(objects: (string | { dictionary: string; stream: Buffer | string })[], trailer = ""): Buffer {
  let out = Buffer.from("%PDF-1.7\n");
  const places: number[] = [];
  for (const [at, one] of objects.entries()) {
    places.push(out.length);
    const packed = typeof one === "string" ? undefined : deflateSync(one.stream);
    const body =
      typeof one === "string"
        ? Buffer.from(one)
        : Buffer.concat([
            Buffer.from(`<< ${one.dictionary} /Filter /FlateDecode /Length ${packed!.length} >>\nstream\n`),
            packed!,
            Buffer.from("\nendstream"),
          ]);
    out = Buffer.concat([out, Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return Buffer.concat([
    out,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${out.length}\n%%EOF\n`,
    ),
  ]);
}

/** Words as a string of a PDF in UTF-16, which no search of the bytes finds. */
const wide = (words: string): string => `<feff${Buffer.from(words, "utf16le").swap16().toString("hex")}>`;
const PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const page = (more = ""): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] ${more} >>`;

/** A PNG of one pixel with a chunk of its own. */
function png(type: string, data: Buffer): Buffer {
  const whole = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([whole.subarray(0, 33), head, data, Buffer.alloc(4), whole.subarray(33)]);
}

/** A Word document whose paragraphs are cut into runs in the middle of words, as Word does. */
function docx(words: string): Buffer {
  const runs = words.match(/.{1,7}/g)!.map((part) => `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`);
  return zip({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<?xml version="1.0"?><w:document><w:body><w:p>${runs.join("")}</w:p></w:body></w:document>`,
  });
}

const eight = "the quiet harbour plan moves forty ferries before";
const words = (where: string): string => `leaked-text: holds${where} 8 words ${UNTIL}: “${eight}”`;
const title = (where: string): string => `leaked-title: holds${where} the title ${UNTIL}: “the quiet harbour plan”`;

describe("what is not yet public is found", () => {
  const cases: [name: string, file: string, content: string | Buffer, expected: string[]][] = [
    ["in a page", "a/index.html", `<title>x</title><p>${SECRET}</p>`, [words(""), title("")]],
    [
      "in a page, cut by tags",
      "a/index.html",
      `<title>x</title><p>The quiet <b>har</b>bour plan moves <i>forty ferries</i> before the rest`,
      [words(""), title("")],
    ],
    ["in a comment", "a/index.html", `<title>x</title><!-- ${TITLE} -->`, [title("")]],
    ["in an attribute", "a/index.html", `<title>x</title><p title="${TITLE}">x`, [title("")]],
    [
      "in structured data",
      "a/index.html",
      `<script type="application/ld+json">{"name":"${TITLE}"}</script>`,
      [title("")],
    ],
    ["in a stylesheet", "a.css", `/* ${TITLE} */`, [title("")]],
    ["in a feed", "feed.xml", `<feed><title>${TITLE}</title></feed>`, [title("")]],
    ["in a feed's JSON, escaped", "feed.json", JSON.stringify({ title: TITLE }).replace("Q", "\\u0051"), [title("")]],
    [
      "in an address",
      "sitemap.xml",
      "<loc>https://psr.example/announcements/the-quiet-harbour-plan/</loc>",
      [
        `leaked-slug: holds \`the-quiet-harbour-plan\`, the slug ${UNTIL}`,
        // The words of the slug are those of the title.
        title(""),
      ],
    ],
    ["as an attachment", "a.txt", ATTACHED, [`leaked-attachment: is an attachment ${UNTIL}`]],
    [
      "in a file's name",
      "announcements/the-quiet-harbour-plan/x.txt",
      "x",
      [`leaked-slug: the file's name holds the slug ${UNTIL}`],
    ],
    ["in a picture's plain words", "a.png", png("tEXt", Buffer.from(`Title\0${TITLE}`)), [title("")]],
    [
      "in a picture's packed words",
      "a.png",
      png("zTXt", Buffer.concat([Buffer.from("Title\0\0"), deflateSync(TITLE)])),
      [title(", in words packed in it,")],
    ],
    [
      "in a picture's packed words with a language",
      "a.png",
      png("iTXt", Buffer.concat([Buffer.from("Title\0\u0001\0en\0Title\0", "latin1"), deflateSync(TITLE)])),
      [title(", in words packed in it,")],
    ],
    [
      "in a camera's letters of two bytes",
      "a.jpg",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]), Buffer.from(TITLE, "utf16le")]),
      [title(", in its letters of two bytes,")],
    ],
    [
      "in a packed file",
      "a.txt.gz",
      gzipSync(SECRET),
      [words(", in what is packed in it,"), title(", in what is packed in it,")],
    ],
    [
      "in a Word document",
      "a.docx",
      docx(SECRET),
      [words(", in word/document.xml,"), title(", in word/document.xml,")],
    ],
    [
      "in an OpenDocument text",
      "a.odt",
      zip({
        "content.xml": `<office:text><text:p>The quiet<text:s/>harbour <text:span>plan</text:span></text:p></office:text>`,
      }),
      [title(", in content.xml,")],
    ],
    [
      "in a spreadsheet",
      "a.xlsx",
      zip({
        "xl/sharedStrings.xml": `<sst><si><t>x</t></si><si><r><t>The Quiet </t></r><r><t>Harbour Plan</t></r></si></sst>`,
      }),
      [title(", in xl/sharedStrings.xml,")],
    ],
    [
      "in the name of a file in a ZIP",
      "a.zip",
      zip({ "the-quiet-harbour-plan.csv": "a" }),
      // A ZIP shows its names.
      [`leaked-slug: holds \`the-quiet-harbour-plan\`, the slug ${UNTIL}`, title("")],
    ],
    [
      "as an attachment in a ZIP in a ZIP",
      "a.zip",
      zip({ "b.zip": zip({ "times.txt": ATTACHED }) }),
      [`leaked-attachment: holds, in b.zip, times.txt, an attachment ${UNTIL}`],
    ],
    [
      "in what a PDF says of itself",
      "a.pdf",
      pdf(["<< /Type /Catalog /Pages 2 0 R >>", PAGES, page(), `<< /Subject ${wide(TITLE)} >>`], "/Info 4 0 R"),
      [title(", in what it says of itself,")],
    ],
    [
      "in a PDF's packed metadata",
      "a.pdf",
      pdf([
        "<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>",
        PAGES,
        page(),
        {
          dictionary: "/Type /Metadata /Subtype /XML",
          stream: `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:note="x"><dc:description><rdf:Alt><rdf:li>${TITLE}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
        },
      ]),
      [title(", in what it says of itself,")],
    ],
    [
      "in a note on a PDF's page",
      "a.pdf",
      pdf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        PAGES,
        page("/Annots [4 0 R]"),
        `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ${wide(TITLE)} >>`,
      ]),
      [title(", in its notes and links,")],
    ],
    [
      "in a PDF's outline",
      "a.pdf",
      pdf([
        "<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
        PAGES,
        page(),
        "<< /Type /Outlines /First 5 0 R /Last 5 0 R /Count 1 >>",
        `<< /Title ${wide(TITLE)} /Parent 4 0 R /Dest [3 0 R /Fit] >>`,
      ]),
      [title(", in its outline,")],
    ],
    [
      "as an attachment within a PDF",
      "a.pdf",
      pdf([
        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(t) 4 0 R] >> >> >>",
        PAGES,
        page(),
        "<< /Type /Filespec /F (times.txt) /UF (times.txt) /EF << /F 5 0 R >> >>",
        { dictionary: "/Type /EmbeddedFile", stream: ATTACHED },
      ]),
      [`leaked-attachment: holds, in times.txt, an attachment ${UNTIL}`],
    ],
  ];
  for (const [name, file, content, expected] of cases) {
    it(name, async () => {
      const found = await findingsOf({ [file]: content });
      assert.deepEqual(found.sort(), expected.map((message) => `${file}: ${message}`).sort());
    });
  }
});

describe("what is not yet public is found however its letters are written", () => {
  const record = { ...embargo, slug: "harbour-2011-plan" };
  const budget = { ...embargo, slug: "budget", title: "Budget", source: "_data/announcements/2010-04-01-budget.md" };
  const cases: [name: string, file: string, content: string, rule: string][] = [
    ["an address with %2D", "a/index.html", '<a href="/announcements/harbour%2D2011%2dplan/">x</a>', "leaked-slug"],
    ["an address with letters in %", "a/index.html", '<a href="/%68arb%6Fur-2011-plan/">x</a>', "leaked-slug"],
    ["an address within an address", "a/index.html", '<a href="/?u=%2Fharbour-2011-plan%2F">x</a>', "leaked-slug"],
    ["an address in % twice", "a/index.html", '<a href="/?u=%252Fharbour%252D2011-plan">x</a>', "leaked-slug"],
    ["a site map with references", "sitemap.xml", "<loc>/harbour&#45;2011&#x2D;plan/</loc>", "leaked-slug"],
    ["a hyphen by its name", "a/index.html", "<p>harbour&hyphen;2011&dash;plan", "leaked-slug"],
    ["a hyphen that does not break", "a/index.html", "<p>harbour\u20112011&#8209;plan", "leaked-slug"],
    ["soft hyphens within", "a/index.html", "<p>har&shy;bour-2011-plan", "leaked-slug"],
    ["a feed with HTML in it", "feed.xml", '<content>&lt;a href="/harbour&amp;#45;2011-plan"', "leaked-slug"],
    ["a style sheet's string", "a.css", 'a::after { content: "harbour\\2d 2011\\00002dplan" }', "leaked-slug"],
    ["a style sheet's class", "a.css", ".harbour\\-\\32 011-plan { color: red }", "leaked-slug"],
    ["a script", "a.js", 'a("harbour\\x2d2011\\u{2d}plan")', "leaked-slug"],
    ["a feed in JSON", "feed.json", '{"id":"\\/harbour\\u002d2011-plan\\/"}', "leaked-slug"],
    ["a file's name", "harbour%2D2011-plan.txt", "x", "leaked-slug"],
    ["a title in an address", "a/index.html", '<a href="/?q=The%20Quiet%20Harbour%20Plan">x</a>', "leaked-title"],
    ["a title in a style sheet", "a.css", 'a::after { content: "The\\20Quiet\\a0 Harbour Plan" }', "leaked-title"],
    ["a title's letters by number", "a/index.html", "<p>The &#81;uiet &#x48;arbour Plan", "leaked-title"],
    ["a title after a reference without its end", "a/index.html", "<p>x&nbspThe&#32Quiet Harbour Plan", "leaked-title"],
    ["a title in a feed's HTML", "feed.xml", "<p>The Qui&lt;b>et&lt;/b> Harbour&amp;nbsp;Plan", "leaked-title"],
    ["a title in a feed's JSON", "feed.json", '{"html":"The \\u003cb>Qui\\u003c/b>et Harbour Plan"}', "leaked-title"],
    ["words of the text", "a.js", `"${SECRET.replaceAll(" ", "\\x20")}"`, "leaked-text"],
    ["a path of Windows, as it stands", "a.txt", "C:\\harbour-2011-plan", "leaked-slug"],
  ];
  for (const [name, file, content, rule] of cases)
    it(name, async () => {
      const found = await findingsOf({ [file]: content }, [record]);
      assert.ok(
        found.some((line) => line.startsWith(`${file}: ${rule}: `)),
        JSON.stringify(found),
      );
    });

  it("a slug of one word in JSON's way of writing an address", async () =>
    assert.deepEqual(await findingsOf({ "feed.json": '{"url":"\\/announcements\\/budget\\/"}' }, [budget]), [
      "feed.json: leaked-slug: holds `budget`, the slug of `_data/announcements/2010-04-01-budget.md`, which is not public before 1 April 2010 at 09:30, London time",
    ]));

  it("with the line on which it stands", async () => {
    const found = await placesOf(
      "a/index.html",
      '<p>x\n<p>The &#81;uiet Harbour Plan\n<a href="/harbour%2D2011-plan/">',
    );
    assert.deepEqual(found, ["leaked-slug 3:1", "leaked-title 2:1"]);
  });

  it("unless it is part of another", async () =>
    assert.deepEqual(
      await findingsOf(
        {
          "a/index.html":
            '<p>no%2Dharbour-2011-plan no&#45;harbour-2011-plan <a href="/harbour-2011-plan%2Db/">The &#81;uiet Harbour</a>',
        },
        [record],
      ),
      [],
    ));

  async function placesOf(file: string, content: string): Promise<string[]> {
    const places: string[] = [];
    await findingsOf({ [file]: content }, [record], {}, places);
    return places.sort();
  }
});

describe("a PDF that a browser prints", () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  before(async () => (browser = await launchBrowser()));
  after(() => browser.close());

  it("is read to its words, though its bytes show none of them", async () => {
    const tab = await browser.newPage();
    await tab.setContent(
      `<!doctype html><html lang="en"><title>Notes</title><p style="width:16em">${SECRET}</p><p>Nothing else.</p>`,
    );
    const printed = Buffer.from(await tab.pdf());
    assert.ok(!printed.includes("harbour"));
    assert.deepEqual(await findingsOf({ "a.pdf": printed }), [
      `a.pdf: ${words(", in its pages,")}`,
      `a.pdf: ${title(", in its pages,")}`,
    ]);
  });
});

describe("what cannot be looked into is told", () => {
  const cases: [name: string, file: string, content: Buffer, why: string][] = [
    [
      "a ZIP that is cut off",
      "a.zip",
      zip({ "a.txt": "a" }).subarray(0, 40),
      "what is packed in it cannot be unpacked (it is cut off)",
    ],
    ["a ZIP with a password", "a.zip", zip({ "a.txt": "a" }, 1), "a.txt asks for a password"],
    ["a PDF that is broken", "a.pdf", Buffer.from("%PDF-1.7\nhello"), "its pages are damaged (Invalid PDF structure.)"],
    ["a packed file that is cut off", "a.gz", gzipSync(SECRET).subarray(0, 20), "what is packed in it is damaged"],
    [
      "a ZIP that would fill the memory",
      "a.zip",
      zip({ "a.txt": Buffer.alloc(100_000_001) }),
      "a.txt unpacks to over 100 MB",
    ],
  ];
  for (const [name, file, content, why] of cases) {
    it(name, async () =>
      assert.deepEqual(await findingsOf({ [file]: content }), [
        `${file}: unread-file: cannot be looked into for what is not yet public: ${why}`,
      ]),
    );
  }
});

describe("no alarm is raised", () => {
  it("where nothing is embargoed, whatever the files", async () => {
    assert.deepEqual(await findingsOf({ "a.docx": docx(SECRET), "a.pdf": Buffer.from("%PDF-1.7") }, []), []);
  });

  it("by slugs of one word in running text and markup, but by their addresses", async () => {
    const items = ["summary", "content", "title", "budget"].map((slug) => ({
      ...embargo,
      slug,
      title: slug,
      text: "",
      source: `_data/announcements/2010-04-01-${slug}.md`,
    }));
    const html = `<!doctype html><title>x</title><meta name="a" content="budget"><details><summary>Budget</summary></details>`;
    assert.deepEqual(await findingsOf({ "a/index.html": html }, items), []);
    const leaked = `${html}<a href="/announcements/budget/">x</a>`;
    assert.deepEqual(await findingsOf({ "a/index.html": leaked }, items), [
      "a/index.html: leaked-slug: holds `budget`, the slug of `_data/announcements/2010-04-01-budget.md`, which is not public before 1 April 2010 at 09:30, London time",
    ]);
  });

  it("by the address of a public record that has the slug of one that is not", async () => {
    const pages = {
      "/teams/the-quiet-harbour-plan/": { kind: "teams", source: "_data/teams/the-quiet-harbour-plan.md" },
    };
    const files = { "teams/the-quiet-harbour-plan/index.html": "<!doctype html><title>x</title>" };
    assert.deepEqual(await findingsOf(files, [{ ...embargo, title: "Other" }], { pages }), []);
  });

  const COUNT = Number(process.env["RECORDS"] ?? 2000);
  it(`by ${COUNT} ordinary records, every tenth of them scheduled (\`RECORDS=10000 npm test -- embargo\`)`, async () => {
    const parent = mkdtempSync(join(tmpdir(), "ordinary-"));
    try {
      const data = join(parent, "_data");
      await writeRecords(data, COUNT);
      let hidden = 0;
      for (const [at, { day, slug }] of announcements(COUNT).entries()) {
        if (at % 10 !== 7) continue;
        const file = join(data, "announcements", `${day}-${slug}.md`);
        const text = await readFile(file, "utf8");
        await writeFile(file, text.replace("\n---\n\n", `\npublic-from: ${1 + (at % 28)} May 2027 9:30am\n---\n\n`));
        hidden += 1;
      }
      const site = await builtSite({ data });
      try {
        assert.equal(site.receipt.embargo.length, hidden);
        const report = await checkSite(site.folder, { only: ["embargo-leaks"], memory: false });
        assert.deepEqual(
          report.findings.map(({ file, message }) => `${file}: ${message}`),
          [],
        );
      } finally {
        await site.remove();
      }
    } finally {
      rmSync(parent, { recursive: true });
    }
  });
});
