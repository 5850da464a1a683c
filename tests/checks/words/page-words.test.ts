import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { readWords, type WordElement } from "../../../scripts/checks/words/page-words.ts";

const wrap = (body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>A</title></head><body>${body}</body></html>`;
const cases: Record<string, string> = {
  "items and paragraphs whose ends are left out": wrap(
    "<ul><li>One<li>Two <p>Three<p>Four<ol><li>Five</ol></ul><p>Six",
  ),
  "a list of terms": wrap("<dl><dt>A<dd>One<dd>Two<dl><dt>B<dd>Three</dl><dt>C<dd>Four</dl>"),
  "a table in a table": wrap(
    "<table><tbody><tr><td>1<table><tbody><tr><td>2</td></tr></tbody></table><td>3<tr><td>4</table><p>after",
  ),
  "a drawing with words": wrap('<p>Before <svg viewBox="0 0 1 1"><title>In</title><path d=""/></svg> after</p>'),
  "character references": wrap("<p>AT&T &amp; &lt;b&gt; &#8217; &eacute; &copy 2008 &notit; &amp;lt;</p>"),
  "what is hidden": wrap(
    '<p>In <i style="color: red; display:none">out</i></p><div hidden><p>out</p></div><p style="display:block">in</p>',
  ),
  options: wrap("<select><option>One<option>Two</select><p>x<br>y<img alt=''>z"),
};

/** Elements that stand on lines or in cells of their own: their words are no one's other. */
const blocks = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section table td th tr ul"
  ).split(" "),
);

type Told = [name: string, words: string, parent: string];

function standard(source: string): Told[] {
  const told: Told[] = [];
  const text = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if ("value" in node) return node.value;
    if (!("tagName" in node)) return "";
    if (node.tagName === "br") return "\n";
    if (["script", "style", "template", "noscript"].includes(node.tagName)) return "";
    const words = node.childNodes.map(text).join("");
    return blocks.has(node.tagName) ? ` ${words} ` : words;
  };
  const visit = (node: DefaultTreeAdapterTypes.Element, parent: string): void => {
    if (["script", "style", "template", "noscript", "svg", "math"].includes(node.tagName)) return;
    if (node.attrs.some(({ name, value }) => name === "hidden" || (name === "style" && value.includes("display:none"))))
      return;
    told.push([node.tagName, text(node).replaceAll(/\s+/g, " ").trim(), parent]);
    for (const child of node.childNodes) if ("tagName" in child) visit(child, node.tagName);
  };
  for (const node of parse(source).childNodes) if ("tagName" in node) visit(node, "#document");
  return told;
}

const ours = (source: string): Told[] =>
  readWords(source).elements.map((element: WordElement) => [element.name, element.words(), element.parent?.name ?? ""]);

describe("a page's words", () => {
  for (const [name, source] of Object.entries(cases))
    it(`are the standard's: ${name}`, () => assert.deepEqual(ours(source), standard(source)));

  const folder = "tests/fixtures/faulty-site/about";
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".html")))
    it(`are the standard's: ${join(folder, name)}`, () => {
      const source = readFileSync(join(folder, name), "utf8");
      assert.deepEqual(ours(source), standard(source));
    });

  it("know lines and columns", () => {
    const [p] = readWords("<!DOCTYPE html>\n<title>A</title>\n  <p>Words").all("p");
    assert.deepEqual([p?.line, p?.column], [3, 3]);
  });
});
