/** Character references as a browser reads them (https://html.spec.whatwg.org/#character-reference-state), wherever the checks read any. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseFragment } from "parse5";
import type { Found } from "../../scripts/checks/contract.ts";
import { decodeReferences, decodeText } from "../../scripts/checks/html-tokens.ts";
import { PageMarkup } from "../../scripts/checks/page-markup.ts";
import { PageReading } from "../../scripts/checks/page-reading.ts";
import { surveyPage } from "../../scripts/checks/page-survey.ts";
import { readingsOf } from "../../scripts/checks/readings.ts";
import { readWords } from "../../scripts/checks/words/page-words.ts";

/** As written, in a text, and in an attribute's value where that differs. */
const table: [written: string, text: string, value?: string][] = [
  ["a&#8209abc", "a\u2011abc"],
  ["a&#x2D-b", "a--b"],
  ["a&#x2Dg", "a-g"],
  ["a&#x2dab", "a\u2dab"],
  ["a&#X41;b", "aAb"],
  ["a&#65&#66;&#67", "aABC"],
  ["a&#0065;b", "aAb"],
  ["a&#150;b&#x92c", "a\u2013b\u092c"],
  ["a&#x92;b&#128", "a\u2019b\u20ac"],
  ["a&#129;b", "a\u0081b"],
  ["a&#0;b&#xD800;c&#x110000;d", "a\ufffdb\ufffdc\ufffdd"],
  ["a&#99999999999999999999999b", "a\ufffdb"],
  ["a&#;b&#x;c&#xg;d&#", "a&#;b&#x;c&#xg;d&#"],
  ["a&copy 2008", "a\u00a9 2008"],
  ["a&copy2008", "a\u00a92008", "a&copy2008"],
  ["a&copy=2", "a\u00a9=2", "a&copy=2"],
  ["a&copy;=2", "a\u00a9=2"],
  ["a&notit;b", "a\u00acit;b", "a&notit;b"],
  ["a&notin;b&notin b", "a\u2209b\u00acin b", "a\u2209b&notin b"],
  ["a&ampamp;b", "a&amp;b", "a&ampamp;b"],
  ["a&amp;#65;b", "a&#65;b"],
  ["a&hyphen b&hyphen;b", "a&hyphen b\u2010b"],
  ["a&nosuch;b&b;&;& &", "a&nosuch;b&b;&;& &"],
  ["a&fjlig;b&NotEqualTilde;", "afjb\u2242\u0338"],
];
const page = (body: string, title = "A"): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

describe("character references are read as a browser reads them", () => {
  for (const [written, text, value = text] of table) {
    it(`in a text: ${written}`, () => {
      const survey = surveyPage(page(`<h2>${written}</h2>`, written));
      assert.deepEqual(
        [
          decodeText(written),
          readWords(page(`<p>${written}</p>`))
            .all("p")[0]!
            .text()
            .trim(),
          survey.titles[0]!.value,
          survey.headings[0]!.text,
        ],
        [text, text, text, text],
      );
    });
    it(`in a value: ${written}`, () => {
      const source = page(`<p id="${written}">x</p><a href='${written}'>y</a>`);
      const survey = surveyPage(source);
      assert.deepEqual(
        [
          decodeReferences(written),
          readWords(source).all("p")[0]!.attribute("id"),
          survey.addresses[0]!.value,
          [...survey.ids.keys()][0],
        ],
        [value, value, value, value],
      );
    });
  }

  it("each within its own piece of a heading, and once", () => {
    const survey = surveyPage(page('<h2>R&amp<b>;D</b> <img alt="a &amp;lt; b"> &#6<i>5;</i></h2>'));
    assert.equal(survey.headings[0]!.text, "R&;D a &lt; b \u00065;");
  });

  it("by html-validate too", async () => {
    const said = async (body: string): Promise<string[]> => {
      const found: Found[] = [];
      const markup = new PageMarkup(true);
      const source = page(body);
      surveyPage(source, markup.reader(source));
      await markup.judge(new PageReading({ address: "/", file: "index.html", size: 1, sha256: "" }, source, found));
      return found.map(({ message }) => message);
    };
    assert.deepEqual(
      await said('<input type="te&#120t"> <label for="a&#45b">x</label> <input id="a&#x2d;b" type="te&#x78t">'),
      [],
    );
    assert.deepEqual(await said('<p id="a&#32b">x</p>'), ['element id "a b" must not contain whitespace']);
  });

  it("as either, where nobody knows in what a text stands", () => {
    assert.deepEqual(readingsOf("/a?b&notes-x&#45y"), ["/a?b&notes-x-y", "/a?b\u00aces-x-y"]);
    assert.deepEqual(readingsOf("The&nbspplan &ampamp;"), ["The&nbspplan &ampamp;", "The\u00a0plan &"]);
    assert.deepEqual(readingsOf("a&copy;b&#8209c&lt;"), ["a\u00a9b-c<"]);
  });

  it("in 2,000 heaps of pieces (the seed is printed on failure)", () => {
    const piece = fc.constantFrom(
      ..."& # x X ; 1 65 128 D800 110000 ab g z = amp copy not notin in hyphen lt gt quot nbsp AMP".split(" "),
      " ",
      "&#",
      "&#x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const written = `a${pieces.join("")}`;
        const element = parseFragment(`<p id="${written}">${written}</p>`).childNodes[0]!;
        assert.ok("attrs" in element);
        const text = element.childNodes[0]!;
        assert.ok("value" in text);
        const words = readWords(page(`<p id="${written}">${written}</p>`)).all("p")[0]!;
        assert.deepEqual([words.text().trim(), words.attribute("id")], [text.value.trim(), element.attrs[0]!.value]);
      }),
      { numRuns: 2000 },
    );
  });
});
