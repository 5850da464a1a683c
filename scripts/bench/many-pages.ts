/** A large site for measuring: pages as a generator writes them, with twenty links each, all sound. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const words =
  "public service reform frontline people local councils hospitals schools report minister strategy announcement office team published evidence practice partners innovation communities standards access choice quality money value staff training review progress government departments".split(
    " ",
  );

/** A row of numbers that is the same on every machine (Park and Miller's). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * Writes a site of so many pages, 20 links a page, into a folder. Nothing in it is broken.
 * @returns how many links stand in it
 */
export function writeManyPages(folder: string, pages: number, seed = 1): number {
  const random = randomNumbers(seed);
  const sentence = (length: number): string =>
    Array.from({ length }, () => words[random(words.length)]!)
      .join(" ")
      .replace(/^./, (letter) => letter.toUpperCase()) + ".";
  const address = (index: number): string => (index === 0 ? "/" : `/announcements/${index}/`);
  let links = 0;
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "assets", "site.css"), "body { margin: 0 }\n".repeat(100));
  for (let index = 0; index < pages; index++) {
    const paragraphs: string[] = [];
    let left = 12;
    for (let count = 4 + random(5); count > 0; count--) {
      const link = left-- > 0 ? ` <a href="${address(random(pages))}#notes">${sentence(3)}</a>` : "";
      if (random(4) === 0) {
        const items = Array.from({ length: 2 + random(3) }, () => `<li>${sentence(8)}</li>`).join("\n");
        paragraphs.push(`<h2>${sentence(4)}</h2>\n<ul>\n${items}\n</ul>`);
      }
      const quoted = random(5) === 0 ? `<blockquote>\n<p>${sentence(30)}</p>\n</blockquote>\n` : "";
      paragraphs.push(`${quoted}<p>${sentence(30)} <em>${sentence(2)}</em> R&amp;D${link} ${sentence(25)}</p>`);
    }
    const more = Array.from(
      { length: left },
      () => `<li><a class="link" href="${address(random(pages))}">${sentence(4)}</a></li>`,
    );
    const title = `Announcement ${index}: ${sentence(5)}`;
    links += 12 + 8;
    const folderOfPage = join(folder, address(index));
    mkdirSync(folderOfPage, { recursive: true });
    writeFileSync(
      join(folderOfPage, "index.html"),
      `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="description" content="${sentence(16)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/site.css">
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><a class="home" href="/">Public Service Reform</a>
<nav aria-label="Sections"><ul>
<li><a href="${address(Math.min(1, pages - 1))}">Announcements</a></li>
<li><a href="${address(Math.min(2, pages - 1))}">Documents</a></li>
<li><a href="${address(Math.min(3, pages - 1))}">Teams</a></li>
</ul></nav></header>
<main id="main">
<h1>${title}</h1>
<p class="date"><time datetime="2009-12-15">15 December 2009</time></p>
${paragraphs.join("\n")}
<h2 id="notes">Related announcements</h2>
<ul>
${more.join("\n")}
<li><a href="${address((index + 1) % pages)}">Next</a></li>
</ul>
</main>
<footer><p><a href="/#main">About this record</a></p><p><a href="https://example.org/">Source</a> [External website]</p></footer>
</body>
</html>
`,
    );
  }
  return links;
}
