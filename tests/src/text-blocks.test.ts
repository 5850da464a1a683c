import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { linksIn, renderBody } from "../../src/markdown.ts";
import { textBlocks } from "../../src/text-blocks.ts";

/** The same Markdown without any of our short cuts. */
const whole = new MarkdownIt("default", { html: false }).disable("code");
whole.validateLink = () => true;

const same = { link: (href: string) => ({ href }), image: (src: string) => ({ src }) };

const piece = fc.constantFrom(
  ..."a B c. “d” \"e\" 'f' - * + 1. 2) # ## > ``` ~~~ ` *g* _h_ **i** [j](k) [l]: [l] <m> <n:o> & &amp; \\ | --- === ! ![p](q) é 1986. 3".split(
    " ",
  ),
  "  ",
  "    ",
  "\t",
  "\u00a0",
  "\u2028",
);
const line = fc
  .tuple(
    fc.constantFrom("", "", "", "", " ", "  ", "    ", "- ", "> ", "1. "),
    fc.array(piece, { maxLength: 4 }),
    fc.constantFrom("", "", " ", "  "),
  )
  .map(([lead, pieces, tail]) => lead + pieces.join(" ") + tail);
const words = fc.constantFrom("Plain words here.", 'Some "more" of them', "and it's – fine: yes;", "");
const text = fc.array(fc.oneof(line, words, words, words), { maxLength: 10 }).map((lines) => lines.join("\n"));

describe("a text in blocks", () => {
  it("is drawn as the whole is by markdown-it", () => {
    let cut = 0;
    fc.assert(
      fc.property(text, (body) => {
        if (body.includes("<!--") || /^ {0,3}#|<h\d/m.test(body) || /^ *(?:=+|-+) *$/m.test(body)) return;
        if (textBlocks(body).some(({ plain }) => plain)) cut += 1;
        const expected = whole
          .render(body)
          .replaceAll("<th>", '<th scope="col">')
          .replaceAll(/<(\/?)h\d>/g, "<$1h>");
        const html = renderBody(body, same).html.replaceAll(/<(\/?)h\d>/g, "<$1h>");
        assert.equal(html.replaceAll(' loading="lazy"', ""), expected);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 5000) },
    );
    assert.ok(cut > 100, `only ${cut} texts had a plain paragraph`);
  });

  it("has its links on the lines they have in the whole", () => {
    fc.assert(
      fc.property(text, (body) => {
        for (const { href, line, image } of linksIn(body)) {
          if (image || href !== "k") continue;
          assert.match(body.split("\n")[line] ?? "", /\]\(k\)/);
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 5000) },
    );
  });
});
