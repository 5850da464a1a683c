import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { firstParagraph, linksIn, plainText, renderBody, type Rendering } from "../../src/markdown.ts";
import { firstSentences } from "../../src/summary.ts";
import { readTarget } from "../../src/target.ts";
import { archivedCopy, webMarker } from "../../src/web-address.ts";

const rendering: Rendering = {
  link: (href) =>
    href === "gone" ? {} : href.startsWith("http") ? { href, marker: webMarker(href) } : { href: `/base/${href}` },
  image: (href) => ({ src: `/base/${href}`, width: 2, height: 1 }),
};
const html = (body: string): string => renderBody(body, rendering).html;

describe("a record's text as HTML", () => {
  const cases: [name: string, body: string, html: string][] = [
    [
      "quotation marks, dashes, ellipses and two spaces stay as they are",
      'He said "so" -- it\'s (c) ... 1/2  and more',
      "<p>He said &quot;so&quot; -- it's (c) ... 1/2  and more</p>\n",
    ],
    [
      "HTML is words",
      "<b>R&D</b> <script>x</script>",
      "<p>&lt;b&gt;R&amp;D&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>\n",
    ],
    ["four spaces are no code", "    Indented", "<p>Indented</p>\n"],
    ["braces are words", "{{ x }} {% y %}", "<p>{{ x }} {% y %}</p>\n"],
    ["the shallowest heading is h2", "# A\n\n## B\n\n###### C", "<h2>A</h2>\n<h3>B</h3>\n<h6>C</h6>\n"],
    ["also where it is deeper", "### A\n\n#### B", "<h2>A</h2>\n<h3>B</h3>\n"],
    [
      "tables say that their first row is headings",
      "|a|\n|-|\n|b|",
      '<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n',
    ],
    ["links to records go where they are", "[a](teams/x)", '<p><a href="/base/teams/x">a</a></p>\n'],
    ["a link to what is not there leaves its words", "See [a *b*](gone).", "<p>See a <em>b</em>.</p>\n"],
    [
      "a page elsewhere is marked",
      "[a](https://x.example/) b",
      '<p><a href="https://x.example/">a</a> [External website] b</p>\n',
    ],
    [
      "but not where the words say so after it",
      "[a](https://x.example/) [External website].",
      '<p><a href="https://x.example/">a</a> [External website].</p>\n',
    ],
    ["or in it", "[a \\[PDF, 1 KB\\]](https://x.example/)", '<p><a href="https://x.example/">a [PDF, 1 KB]</a></p>\n'],
    [
      "an archived copy says of what day",
      "[a](https://webarchive.nationalarchives.gov.uk/20100304103856/http:/www.cabinetoffice.gov.uk/x.aspx)",
      '<p><a href="https://webarchive.nationalarchives.gov.uk/20100304103856/http:/www.cabinetoffice.gov.uk/x.aspx">a</a> [archived copy, 4 March 2010]</p>\n',
    ],
    [
      "images have their size",
      "![A chart](c.png)",
      '<p><img src="/base/c.png" alt="A chart" width="2" height="1"></p>\n',
    ],
    [
      "images after the first come when they are near",
      "![A chart](c.png)\n\n![Another](c.png)",
      '<p><img src="/base/c.png" alt="A chart" width="2" height="1"></p>\n<p><img src="/base/c.png" alt="Another" width="2" height="1" loading="lazy"></p>\n',
    ],
  ];
  for (const [name, body, expected] of cases) it(name, () => assert.equal(html(body), expected));

  it("has its passages by name, and all of them in order", () => {
    const body = "<!-- passage: opening -->\n\nA.\n\n<!-- passage: lead-in -->\n# B\n";
    assert.deepEqual(renderBody(body, rendering), {
      html: "<p>A.</p>\n<h2>B</h2>\n",
      passages: { opening: "<p>A.</p>\n", "lead-in": "<h2>B</h2>\n" },
    });
  });

  it("knows the line of each link", () => {
    const body = "a [b](c)\nd [e\nf](g) ![h](i)\n\n> [j](k)";
    assert.deepEqual(
      linksIn(body).map(({ href, line, words, image }) => [href, line, words, image]),
      [
        ["c", 0, "b", false],
        ["g", 2, "ef", false],
        ["i", 2, "h", true],
        ["k", 4, "j", false],
      ],
    );
  });
});

describe("a record's text as plain words", () => {
  it("has no marks, and paragraphs apart", () => {
    const body = "# A *b*\n\nc [d](e) \\[f\\]\ng\n\n- h\n- i & j\n\n<!-- passage: x -->\nk";
    assert.equal(plainText(body), "A b\n\nc d [f] g\n\nh\n\ni & j\n\nk");
  });

  it("has a first paragraph that is no heading", () => {
    assert.equal(firstParagraph("# A\n\nB [c](d)\ne.\n\nF."), "B c e.");
    assert.equal(firstParagraph("A\nb.\n\nC."), "A b.");
    assert.equal(firstParagraph(""), "");
  });

  const summaries: [name: string, text: string, summary: string][] = [
    ["a short paragraph whole", "One. Two.", "One. Two."],
    [
      "whole sentences as far as they fit",
      `${"A word ".repeat(10)}ends. ${"Another word ".repeat(5)}ends. ${"A third one ".repeat(5)}ends.`,
      `${"A word ".repeat(10)}ends. ${"Another word ".repeat(5)}ends.`,
    ],
    [
      "a first sentence that is longer, unless it is very long",
      `It ${"goes on and ".repeat(15)}ends. Then another.`,
      `It ${"goes on and ".repeat(15)}ends.`,
    ],
    [
      "a very long sentence cut at a word",
      `It ${"goes on and on, ".repeat(30)}ends.`,
      `It ${"goes on and on, ".repeat(19)}goes on and…`,
    ],
    [
      "no end of a sentence at a title or an initial",
      `Mr. Brown and J. Smith met Dr. Jones ${"at length ".repeat(14)}today. The end.`,
      `Mr. Brown and J. Smith met Dr. Jones ${"at length ".repeat(14)}today.`,
    ],
  ];
  for (const [name, text, summary] of summaries) {
    it(`is summed up by ${name}`, () => assert.equal(firstSentences(text), summary));
  }
});

describe("an address", () => {
  const copies: [url: string, day: string | undefined, original?: string][] = [
    [
      "https://webarchive.nationalarchives.gov.uk/20091111093329/http://www.a.gov.uk/x",
      "2009-11-11",
      "http://www.a.gov.uk/x",
    ],
    [
      "https://webarchive.nationalarchives.gov.uk/ukgwa/20091111093329/http://www.a.gov.uk/x",
      "2009-11-11",
      "http://www.a.gov.uk/x",
    ],
    [
      "http://webarchive.nationalarchives.gov.uk/20091111093329/http:/www.a.gov.uk/x",
      "2009-11-11",
      "http://www.a.gov.uk/x",
    ],
    ["https://web.archive.org/web/20100304103856/https://www.a.gov.uk/", "2010-03-04", "https://www.a.gov.uk/"],
    ["https://web.archive.org/web/20100304103856id_/https://www.a.gov.uk/", "2010-03-04", "https://www.a.gov.uk/"],
    ["https://web.archive.org/about/", undefined],
    ["https://web.archive.org/web/20101304103856/https://www.a.gov.uk/", undefined],
    ["https://www.example.org/20100304103856/http://a.example/", undefined],
  ];
  for (const [url, day, original] of copies) {
    it(`${day ? "of an archived copy" : "of no archived copy"}: ${url}`, () =>
      assert.deepEqual(archivedCopy(url), day === undefined ? undefined : { day, original }));
  }

  const targets: [href: string, to: string][] = [
    ["announcements/x", "record"],
    ["/announcements/x/", "record"],
    ["announcements/x#part", "record"],
    ["/feed.xml", "address"],
    ["#part", "fragment"],
    ["https://x.example/", "web"],
    ["mailto:a@x.example", "person"],
    ["tel:+442071234567", "person"],
    ["report.pdf", "file"],
    ["my%20report.pdf", "file"],
    ["", "nowhere"],
    ["#", "nowhere"],
    ["//x.example/", "nowhere"],
    ["https:///x", "nowhere"],
    ["JavaScript:alert(1)", "nowhere"],
    ["vbscript:x", "nowhere"],
    ["%E0%A4%A", "nowhere"],
    ["www.x.example", "nowhere"],
    ["a/b/c", "nowhere"],
  ];
  for (const [href, to] of targets) it(`leads to ${to}: ${href}`, () => assert.equal(readTarget(href).to, to));
});
