/** Preview and build draw the same pages, byte for byte, and nothing of the preview's own reaches what is built. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import sharp from "sharp";
import { build } from "../../scripts/build.ts";
import { type Preview, startPreview } from "../../scripts/preview/preview.ts";
import { announcement, recordsFolder, type RecordsFolder } from "./records-folder.ts";

/** Later than every record: all that preview shows is public then. */
const asAt = "2010-06-01T00:00:00.000Z";

let folder: RecordsFolder;
let output: string;
let preview: Preview;
let files: string[];

before(async () => {
  folder = await recordsFolder();
  const fields = {
    title: "R&D <in> services",
    "former-slugs": "[an-old-name]",
    related: "[teams/innovation]",
    attachments: "[{ file: facts.csv, title: Facts }]",
  };
  await folder.write("announcements/2010-02-01-research.md", announcement({ ...fields, date: "2010-02-01" }, "Words."));
  await folder.write("announcements/facts.csv", "year,services\n2009,4\n");
  const picture = sharp({ create: { width: 700, height: 300, channels: 3, background: "#1d70b8" } });
  await writeFile(join(folder.path, "announcements", "field.jpg"), await picture.jpeg().toBuffer());
  await folder.write(
    "announcements/2010-02-02-a-picture.md",
    announcement({ title: "A picture", date: "2010-02-02" }, "Words.\n\n![A blue field](field.jpg)"),
  );
  for (let day = 1; day <= 45; day++) {
    const date = `2010-03-${String(1 + (day % 28)).padStart(2, "0")}`;
    await folder.write(
      `announcements/${date}-number-${day}.md`,
      announcement({ title: `Number ${day}`, date, position: String(day) }, "See [the team](teams/innovation)."),
    );
  }
  output = await mkdtemp(join(tmpdir(), "preview-built-"));
  await build({ data: folder.path, output: join(output, "dist"), asAt });
  preview = await startPreview({ data: folder.path, port: 0, asAt, cache: false, watchCode: false });
  const names = await readdir(join(output, "dist"), { recursive: true });
  const found = await Promise.all(names.map(async (name) => (await stat(join(output, "dist", name))).isFile()));
  files = names.filter((_name, at) => found[at]);
});

after(async () => {
  await preview.close();
  await folder.remove();
  await rm(output, { recursive: true, force: true });
});

function address(file: string): string {
  return new URL(file.replace(/(^|\/)index\.html$/, "$1"), preview.url).href;
}

describe("preview and build", () => {
  it("have the same bytes for every file of the site", async () => {
    assert.ok(files.length > 60, `${files.length} files`);
    for (const kind of ["html", "css", "csv", "xml", "json", "jpg|jpeg", "webp", "avif", "txt"]) {
      assert.ok(
        files.some((file) => new RegExp(`\\.(?:${kind})$`).test(file)),
        `none is ${kind}`,
      );
    }
    for (const file of files) {
      const response = await fetch(address(file), { headers: { "X-Preview": "page" } });
      const drawn = Buffer.from(await response.arrayBuffer());
      const built = await readFile(join(output, "dist", file));
      assert.ok(drawn.equals(built), `${file} differs: ${drawn.length} bytes in preview, ${built.length} built`);
    }
  });

  it("differ for a reader by the bar alone, at the end of the page", async () => {
    for (const file of files.filter((name) => name.endsWith(".html"))) {
      const built = await readFile(join(output, "dist", file), "utf8");
      const shown = await (await fetch(address(file))).text();
      const at = shown.indexOf("<preview-bar>");
      const end = shown.lastIndexOf("</script>") + "</script>".length;
      assert.equal(shown.slice(0, at) + shown.slice(end), built, file);
    }
  });

  it("share no word of the bar: nothing of it is in what is built", async () => {
    for (const file of files) {
      const text = await readFile(join(output, "dist", file), "utf8");
      assert.doesNotMatch(text, /@preview|preview-bar|previewClient|EventSource/, file);
    }
  });
});
