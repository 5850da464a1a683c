/** Images as a record carries them and as readers get them; every file is made by a real encoder. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import sharp from "sharp";
import { launchBrowser } from "../../scripts/checks/browser/launch.ts";
import { serveSite } from "../../scripts/checks/browser/serve.ts";
import { openSite } from "../../scripts/checks/site.ts";
import { sectionAt } from "../../src/content.ts";
import { builtSite } from "../built-site.ts";
import { announcement, faultsOf, loaded, withRecords } from "./records-folder.ts";

const X = "announcements/x.md";
const colour = { r: 20, g: 90, b: 160 };
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: colour } });
const shown = (file: string): string => announcement("", `![A blue field](${file})`);
const photo = await plain(2000, 1000)
  .withExif({ IFD0: { Copyright: "A. Photographer" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();

/** A GIF whose one picture comes twice. */
function film(still: Buffer): Buffer {
  const picture = still.subarray(still.indexOf(Buffer.from([0x21, 0xf9, 4])), -1);
  return Buffer.concat([still.subarray(0, -1), picture, Buffer.from([0x3b])]);
}

const refused: [name: string, file: string, bytes: Buffer, expected: string][] = [
  [
    "a PNG that is called JPEG",
    "a.jpg",
    await plain(4, 4).png().toBuffer(),
    "is named as JPEG, but its bytes are PNG. Save it anew, or rename it.",
  ],
  [
    "a picture that was cut short",
    "a.jpg",
    photo.subarray(0, photo.length - 4000),
    "cannot be read as JPEG: the file is damaged or cut short. Save it anew.",
  ],
  [
    "a picture of a hundred million pixels",
    "a.png",
    await plain(10_000, 10_000).png().toBuffer(),
    "is 10000 by 10000 pixels, and an image has at most 50 million. Save it smaller.",
  ],
  [
    "a GIF that moves",
    "a.gif",
    film(await plain(10, 10).gif().toBuffer()),
    "moves, and a reader could not stop it (WCAG 2.2.2). Save one picture of it, or link to a film.",
  ],
];

describe("images", () => {
  for (const [name, file, bytes, expected] of refused) {
    it(`${name} is told`, async () => {
      const faults = await withRecords({ [X]: shown(file), [`announcements/${file}`]: bytes }, faultsOf);
      assert.deepEqual(faults, [`${X}:7: "${file}" ${expected}`]);
    });
  }

  it("SVG is told: it may hold code", async () => {
    const faults = await withRecords({ [X]: shown("a.svg"), "announcements/a.svg": "<svg/>" }, faultsOf);
    assert.deepEqual(faults, [
      `${X}:7: "a.svg" is of a type that is not published here. These are: pdf, png, jpg, jpeg, gif, webp, odt, ods, odp, docx, xlsx, pptx, zip, csv, txt.`,
    ]);
  });

  it("the browser takes the width that it shows, as `sizes` says", async () => {
    const body = "![A blue field](a.jpg)\n\n![The field again](b.jpg)";
    const again = await plain(1000, 2000).jpeg({ quality: 30 }).toBuffer();
    const records = {
      "pages/home.md": "---\ntitle: Home\n---\nWords.\n",
      [X]: announcement("", body),
      "announcements/a.jpg": photo,
      "announcements/b.jpg": again,
    };
    const site = await withRecords(records, (data) => builtSite({ data }));
    const browser = await launchBrowser();
    try {
      const served = await serveSite(await openSite(site.folder));
      const tab = await browser.newPage();
      for (const [window, shownAt, taken] of [
        [320, 290, 320],
        [640, 576, 640],
        [1280, 576, 640],
      ] as const) {
        await tab.setViewport({ width: window, height: 800 });
        await tab.goto(`${served.root}announcements/x/`, { waitUntil: "load" });
        const seen = await tab.evaluate(() =>
          [...document.querySelectorAll("main img")].map((one) => {
            const image = one as HTMLImageElement;
            const width = Number(/(\d+)-/.exec(image.currentSrc)?.[1]);
            return { shown: Math.round(image.getBoundingClientRect().width), width, loading: image.loading };
          }),
        );
        assert.deepEqual(seen[0], { shown: shownAt, width: taken, loading: "auto" }, `at ${window}`);
        assert.equal(seen[1]!.loading, "lazy");
      }
      await served.close();
    } finally {
      await browser.close();
      await site.remove();
    }
  });

  it("a picture comes in modern formats and widths, upright, without what the camera wrote", async () => {
    const content = await loaded({ [X]: shown("a.jpg"), "announcements/a.jpg": photo });
    const section = sectionAt(content, { asAt: "2026-01-01T00:00:00.000Z" });
    const page = section.byRef("announcements/x")!;
    const hashed = page.html.replaceAll(/-[0-9a-f]{16}\./g, "-HASH.");
    const widths = (ending: string): string =>
      [320, 640, 960].map((width) => `/assets/images/${width}-HASH.${ending} ${width}w`).join(", ");
    const sizes = 'sizes="(min-width: 40em) 36rem, calc(100vw - 30px)"';
    assert.equal(
      hashed,
      `<p><picture><source type="image/avif" srcset="${widths("avif")}" ${sizes}>` +
        `<source type="image/webp" srcset="${widths("webp")}" ${sizes}>` +
        `<img src="/assets/images/960-HASH.jpg" alt="A blue field" srcset="${widths("jpg")}" ${sizes} ` +
        'width="1000" height="2000"></picture></p>\n',
    );
    assert.equal(section.files.length, 10);
    for (const { from, to } of section.files) {
      const bytes = await readFile(from);
      const { exif, orientation, width, height } = await sharp(bytes).metadata();
      assert.deepEqual([to, exif, orientation], [to, undefined, undefined]);
      assert.ok(Math.abs(height! - width! * 2) <= 1);
      assert.ok(!bytes.includes("Photographer"));
    }
  });

  it("a CMYK picture comes in the colours of screens", async () => {
    const bytes = await plain(40, 20).toColourspace("cmyk").jpeg().toBuffer();
    assert.equal((await sharp(bytes).metadata()).space, "cmyk");
    const content = await loaded({ [X]: shown("a.jpg"), "announcements/a.jpg": bytes });
    for (const { from } of sectionAt(content, { asAt: "2026-01-01T00:00:00.000Z" }).files) {
      assert.equal((await sharp(await readFile(from)).metadata()).space, "srgb");
    }
  });

  it("nothing of a picture that is not public yet is copied, and all of it is looked for", async () => {
    const content = await loaded({ [X]: shown("a.jpg"), "announcements/a.jpg": photo });
    const section = sectionAt(content, { asAt: "2009-01-01T00:00:00.000Z" });
    assert.deepEqual(section.files, []);
    assert.equal(section.embargo[0]!.attachments.length, 11);
  });

  it("is made once: another reading takes the kept files", async () => {
    const read = () => loaded({ [X]: shown("a.jpg"), "announcements/a.jpg": photo });
    const first = (await read()).files.get("announcements/x")!.get("a.jpg")!.renditions!;
    const again = (await read()).files.get("announcements/x")!.get("a.jpg")!.renditions!;
    assert.deepEqual(again, first);
    assert.ok(first.sizes.every(({ path }) => existsSync(path)));
  });
});
