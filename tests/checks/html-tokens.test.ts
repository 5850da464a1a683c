/** The tokens of HTML, held to parse5's tokeniser, which is held to the standard by the browsers' own tests. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Tokenizer, TokenizerMode, type Token } from "parse5";
import { decodeReferences, readTokens } from "../../scripts/checks/html-tokens.ts";

/** Start tags with attributes, and end tags, as lines; text and comments leave none but shift what follows. */
function ours(html: string): string[] {
  const lines: string[] = [];
  readTokens(html, {
    open(tag) {
      const attributes = Array.from(
        { length: tag.count },
        (_, index) => `${tag.names[index]!}=${decodeReferences(tag.raw[index]!)}`,
      );
      lines.push(`<${tag.name} ${attributes.join(" ")}${tag.selfClosing ? "/" : ""} @${tag.start}`);
    },
    close: (name, start) => lines.push(`</${name} @${start}`),
    comment: (start) => lines.push(`! @${start}`),
  });
  return lines;
}

const modes: Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

function theirs(html: string): string[] {
  const lines: string[] = [];
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token: Token.TagToken) {
        const attributes = token.attrs.map(({ name, value }) => `${name}=${value}`);
        lines.push(
          `<${token.tagName} ${attributes.join(" ")}${token.selfClosing ? "/" : ""} @${token.location!.startOffset}`,
        );
        const mode = modes[token.tagName];
        if (mode !== undefined) {
          tokenizer.state = mode;
          tokenizer.lastStartTagName = token.tagName;
        }
      },
      onEndTag: (token: Token.TagToken) => void lines.push(`</${token.tagName} @${token.location!.startOffset}`),
      onComment: (token: Token.CommentToken) => void lines.push(`! @${token.location!.startOffset}`),
      onDoctype: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return lines.filter((line) => !line.startsWith("!") || html.startsWith("<!--", Number(line.slice(3))));
}

const cases: Record<string, string> = {
  "attributes in all three kinds of quotes": `<a href="/x" title='y' class=z hidden>`,
  "no space between attributes": `<a href="/x"class='z'id=q>`,
  "a slash among attributes": `<a / href=/x/ b=c/>`,
  "an equals sign at the start of a name": `<a =x=y>`,
  "two attributes of one name": `<a b=1 B=2>`,
  capitals: `<A HREF=X></A>`,
  "a bare less-than sign": `1 < 2 <a> <3 </a>`,
  "a comment that ends early": `<!--><a><!---><b><!-- x --!><c><!-- -- ><d> --><e>`,
  "a comment that never ends": `<a><!-- <b>`,
  "an end tag with attributes": `<a></a b=c></a/>`,
  "no name": `<></><?x><b>`,
  "script with markup in it": `<script>"<a>" < 1 </scriptx></script ><b>`,
  "script in script": `<script><!-- <script> </script> --></script><b>`,
  "script in script, not closed": `<script><!-- <script> </script><b></script><c>`,
  "script in a comment that ends": `<script><!-- --> <script></script><b>`,
  "two comments in a script": `<script><!-- a --> <!-- <script> </script> --> </script><b>`,
  "title holds no markup": `<title><a></title ></title><b>`,
  textarea: `<textarea><a>&lt;</textarea><b>`,
  style: `<style>a > b { c: "</styl" }</style><b>`,
  "references in values": `<a href="?a=1&amp;b=2&copy=3&lt=4&#x41;&notit;">`,
  "a tag that never ends": `<a><b c="`,
  "line ends in a tag": "<a\n\thref\n=\n'x'\n>",
  plaintext: `<plaintext><a></plaintext>`,
};

void describe("the tokens of HTML are those of the standard", () => {
  for (const [name, html] of Object.entries(cases)) it(name, () => assert.deepEqual(ours(html), theirs(html)));

  it("5,000 heaps of fragments (the seed is printed on failure)", () => {
    const fragment = fc.constantFrom(
      "<a",
      " href=",
      '"/x"',
      "'y'",
      "z",
      ">",
      "</a>",
      "<!--",
      "-->",
      "--!>",
      "<script>",
      "</script>",
      "<!-- <script",
      "<title>",
      "</title>",
      "<style>",
      "</style",
      " ",
      "/",
      "=",
      "<",
      "&amp;",
      "&lt",
      "text",
      "\n",
      "<b c=d>",
      "<B C='&copy;'/>",
      "-",
      "!",
      "?",
      "</",
      '"',
      "<textarea>",
      "</textarea>",
      "<br/>",
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 24 }), (parts) => {
        const html = parts.join("");
        assert.deepEqual(ours(html), theirs(html));
      }),
      { numRuns: 5000 },
    );
  });
});
