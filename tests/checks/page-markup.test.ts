/** The quick way of judging HTML, held to html-validate reading every page. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Found } from "../../scripts/checks/contract.ts";
import type { LearntFacts } from "../../scripts/checks/markup-facts.ts";
import { PageMarkup } from "../../scripts/checks/page-markup.ts";
import { PageReading } from "../../scripts/checks/page-reading.ts";
import { surveyPage } from "../../scripts/checks/page-survey.ts";

/** @param passedOn after so many pages what was learnt is passed on as plain data, to one who has learnt the last page first */
async function judgeAll(
  pages: readonly string[],
  everyPage: boolean,
  passedOn = Infinity,
): Promise<{ findings: Found[]; read: number }> {
  let markup = new PageMarkup(everyPage);
  const findings: Found[] = [];
  let read = 0;
  const judge = async (text: string, index: number, into: Found[]): Promise<void> => {
    const page = { address: `/${index}/`, file: `${index}/index.html`, size: text.length, sha256: "" };
    surveyPage(text, markup.reader(text));
    if (await markup.judge(new PageReading(page, text, into))) read += 1;
  };
  for (const [index, text] of pages.entries()) {
    if (index > 0 && index % passedOn === 0) {
      const learnt = JSON.parse(JSON.stringify(markup.facts.learnt())) as LearntFacts;
      markup = new PageMarkup(everyPage);
      await judge(pages[pages.length - 1]!, 0, []);
      markup.facts.add(learnt);
    }
    await judge(text, index, findings);
  }
  return { findings, read };
}

function page(body: string, head = ""): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body}</body></html>\n`;
}

/** What our own rules and corrections say, word for word; nothing of a sound part. */
const said: Record<string, string[]> = {
  '<data class="a" href="/">x</data>': [
    '<data> is missing required "value" attribute',
    '<data> has no attribute "href": it is one of <a>, <area>, <base> and <link>',
  ],
  '<a href="/" alt="x">y</a>': ['<a> has no attribute "alt": it is one of <area>, <img> and <input>'],
  '<div scope="row">x</div>': ['<div> has no attribute "scope": it is one of <th>'],
  '<p clas="a">x</p>': ['HTML has no attribute "clas": browsers leave it out'],
  "<p>x</p><style>.a { }</style>": [
    "<style> stands after other elements: in the body it may only be the first in its parent",
  ],
  "<div><style>.a { }</style><p>x</p></div>": [],
  "<p>&#163 5, 2008&#150;09</p>": [
    '"&#163" has no semicolon at its end',
    '"&#150;" is the number of no character that HTML may hold',
  ],
  '<p title="a&#x0;b">&#xFFFF;</p>': [
    '"&#xFFFF;" is the number of no character that HTML may hold',
    '"&#x0;" is the number of no character that HTML may hold',
  ],
  '<p title="&#xa3;5">&#163;5<script>"&#150;"</script></p>': [],
  "<p><style>.a { }</style>x</p>": ["<style> element is not permitted as content under <p>"],
  "<time>next week</time>": ['<time> says "next week", which no program can read, and has no "datetime"'],
  '<time datetime="tomorrow">x</time>': ['Attribute "datetime" has invalid value "tomorrow"'],
  '<time datetime="4 March 2010">x</time>': ['Attribute "datetime" has invalid value "4 March 2010"'],
  '<time datetime="2010-3-4">x</time>': ['Attribute "datetime" has invalid value "2010-3-4"'],
  '<time datetime="2010-02-30">x</time>': ['Attribute "datetime" has invalid value "2010-02-30"'],
  '<time datetime="2010-02-29T10:30">x</time>': ['Attribute "datetime" has invalid value "2010-02-29T10:30"'],
  '<time datetime="2010-13">x</time> <time datetime="04-31">y</time>': [
    'Attribute "datetime" has invalid value "2010-13"',
    'Attribute "datetime" has invalid value "04-31"',
  ],
  '<del datetime="2010-11-31">x</del>': ['Attribute "datetime" has invalid value "2010-11-31"'],
  "<time>2010-02-30</time> <time>24:00</time>": [
    '<time> says "2010-02-30", which no program can read, and has no "datetime"',
    '<time> says "24:00", which no program can read, and has no "datetime"',
  ],
  '<time datetime="0000-01-01">x</time>': ['Attribute "datetime" has invalid value "0000-01-01"'],
  '<time datetime="2010-W54">x</time>': ['Attribute "datetime" has invalid value "2010-W54"'],
  '<time datetime="2008-02-29">x</time> <time datetime="2000-02-29 23:59">x</time> <time datetime="--02-29">x</time>':
    [],
  '<time datetime="1900-02-29">x</time>': ['Attribute "datetime" has invalid value "1900-02-29"'],
  '<time datetime="12010-12-31">x</time> <time datetime="2009-W53">x</time> <ins datetime="2010-03-31">x</ins>': [],
  '<ol start="1st"><li>x</li></ol>': ['Attribute "start" has invalid value "1st"'],
  "<time>2009-12</time> <time>12-15</time> <time>10:30</time> <time>P3D</time> <time>4h 18m 3s</time> <time>2009-W51</time>":
    [],
  '<time datetime="2009-12-15T10:30:00.5+01:00">x</time> <time datetime="2009-12-15 10:30">x</time> <time datetime="PT4H18M">x</time>':
    [],
  '<del datetime="2009-12-15">x</del> <del datetime="2009-12-15T10:30Z">x</del>': [],
  '<del datetime="2009-12">x</del>': ['Attribute "datetime" has invalid value "2009-12"'],
  "<dl><dd>x</dd></dl>": ["<dl> begins with a <dd>: no <dt> says what is described"],
  "<dl><dt>x</dt><dd>y</dd><dt>z</dt></dl>": ["<dl> ends with a <dt>: no <dd> describes it"],
  "<dl><div><dt>x</dt><dd>y</dd></div><div><dt>z</dt></div></dl>": ["<dl> ends with a <dt>: no <dd> describes it"],
  "<dl></dl>": [],
  '<FORM action="/"><P>x</p><BUTTON>y</Button></form>': [],
  "<DIV><p>x</DIV></p>": ["Stray end tag '</p>'"],
  '<form action=""><p>x</p></form>': ['Attribute "action" is empty: give it a value, or leave it out'],
  '<p id="a b">x</p>': ['element id "a b" must not contain whitespace'],
  '<p id="">x</p>': ['element id "" must not be empty'],
  "<p><center>x</center></p>": ["<center> is deprecated: use CSS instead"],
  '<table border="1"><tr><td>x</td></tr></table><script src="a" charset="utf-8"></script>': [],
  "<meter>3</meter>": ['<meter> is missing required "value" attribute'],
  '<meter value=".5" max="1e2">3</meter> <progress></progress> <progress value="0.7"></progress>': [],
  '<ol start="-1"><li value="3">x</li></ol>': [],
  '<ol start="b"><li>x</li></ol>': ['Attribute "start" has invalid value "b"'],
  '<video src="a" autoplay="true"></video>': ['Attribute "autoplay" has invalid value "true"'],
  '<textarea rows="0"></textarea>': ['Attribute "rows" has invalid value "0"'],
  '<table><tr><td colspan="0">x</td></tr></table>': ['Attribute "colspan" has invalid value "0"'],
  "<td>x</td>": ["<td> element requires a <tr> or <template> element as parent"],
  '<form action="/"><input name="a" formaction="/b" popovertarget="c" width="9" type="image" src="d" alt="e"></form>':
    [],
  '<a href="/" ping="/b" referrerpolicy="no-referrer" hreflang="cy" itemprop="url" part="a" inert popover="auto">x</a>':
    [],
  '<input type="te&#x78;t"> <input type=em&#97;il> <button type="&#115;ubmit">x</button>': [],
  '<input type="te&#x78;">': ['Attribute "type" has invalid value "tex"'],
  '<time datetime="2010&#45;03&hyphen;04">x</time>': ['Attribute "datetime" has invalid value "2010-03‐04"'],
  "<time>2010&#45;03-04</time> <time datetime='2010&#x2d;03-04'>x</time>": [],
  "<time>2010&#46;03-04</time>": ['<time> says "2010.03-04", which no program can read, and has no "datetime"'],
  '<ol start="&#49;"><li value="&#x33;">x</li></ol> <p dir="&#108;tr" lang="&#101;n">x</p>': [],
  '<p id="a&#32;b">x</p>': ['element id "a b" must not contain whitespace'],
  '<label for="a&amp;b">x</label> <input id="a&b" type="text"> <input id="a&#x26;nosuch;" type="text">': [],
  '<a href="/?a&amp;nosuch;=1" title="a&#61;b">x</a> <a title=a&#61;b&quot; href="/">x</a>': [],
  '<a href="/" title="&copy &nosuch; &#45;">x</a>': [
    'Character reference "&copy" must be terminated by a semicolon',
    'Unrecognized character reference "&nosuch;"',
  ],
  '<p x-data="a" @click="b" :class="c" v-if="d" hx-get="/e" xml:lang="en" onclick="f()" typeof="Person" about="/g">x</p>':
    [],
};

void describe("what html-validate does not say of the standard is said by rules and metadata of ours", () => {
  for (const [part, messages] of Object.entries(said))
    it(part, async () => {
      const found = (await judgeAll([page(part)], true)).findings.map(({ message }) => message);
      assert.deepEqual(found.sort(), [...messages].sort());
    });
});

void describe("what is obsolete but conforming is a warning, what is obsolete an error", () => {
  const weights: Record<string, string> = {
    '<a name="x">y</a>': 'warning Attribute "name" is deprecated on <a> element',
    '<img src="a" alt="" border="0">': 'warning Attribute "border" is deprecated on <img> element',
    '<script src="a" language="javascript"></script>': 'warning Attribute "language" is deprecated on <script> element',
    '<input type="number" maxlength="4">': 'warning Attribute "maxlength" is not allowed on <input type="number">',
    '<p align="left">x</p>': 'error Attribute "align" is deprecated on <p> element',
  };
  for (const [part, weight] of Object.entries(weights))
    it(part, async () => {
      const found = (await judgeAll([page(part)], true)).findings;
      assert.deepEqual(
        found.map(({ severity, message }) => `${severity} ${message}`),
        [weight],
      );
    });
});

/** Sound parts, then parts that the standard forbids, alone or where they stand. */
const parts = [
  "<p>Words</p>",
  "<p>R&amp;D and <em>more</em> of it</p>",
  '<p><a href="/x/">one</a> <a href="/y/?a=1&amp;b=2">two</a></p>',
  "<ul><li>a</li><li>b</li></ul>",
  "<ol><li><p>a</p></li></ol>",
  "<table><caption>c</caption><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr></tbody></table>",
  '<figure><img src="a.png" alt=""><figcaption>f</figcaption></figure>',
  '<label for="a">l</label><input id="a" type="text">',
  '<label>l <input type="text"></label>',
  "<details><summary>s</summary><p>x</p></details>",
  "<dl><dt>t</dt><dd>d</dd></dl>",
  '<video src="a.mp4"><track src="t.vtt"><p>x</p></video>',
  '<svg viewBox="0 0 1 1"><path d="M0 0"/><title>t</title></svg>',
  "<fieldset><legend>l</legend><p>x</p></fieldset>",
  "<!-- a comment -->",
  "<blockquote><p>q</p></blockquote>",
  '<picture><source srcset="a.webp"><img src="a.png" alt="a"></picture>',
  "<p>words",
  "<dl><div><dt>t</dt><dd>d</dd></div></dl>",
  "<dl><div><dt>t</dt></div></dl>",
  "<DIV><P>x</p></div>",
  "<main><p>m</p></main>",
  "<p>a & b</p>",
  "<p>&nosuchthing; x</p>",
  "<p>5 > 4</p>",
  "<p>5 < 4</p>",
  "<p><div>x</div></p>",
  "<ul><p>x</p></ul>",
  "<ul>text<li>x</li></ul>",
  "<table><tr><td>x</td></tr><caption>late</caption></table>",
  "<table><caption>a</caption><caption>b</caption><tr><td>x</td></tr></table>",
  "<details><p>x</p></details>",
  "<details><p>x</p><summary>late</summary></details>",
  '<a href="/x/"><a href="/y/">nested</a></a>',
  '<a href="/x/"><button type="button">x</button></a>',
  '<label for="n">l</label><p id="n">x</p>',
  '<label for="a">l <input type="text"></label>',
  '<label>l <input type="text"><input type="text"></label>',
  "<img src='a.png'>",
  '<img src="" alt="">',
  '<img src="a.png" alt="" width="wide">',
  '<p id="">x</p>',
  '<p id="a b">x</p>',
  '<p aria-label="x">x</p>',
  '<a href="/x?a=1&copy=2">x</a>',
  '<a href="/x&nosuchthing;">x</a>',
  '<p class=a"b>x</p>',
  "<br></br>",
  "<div/>",
  "<center>x</center>",
  '<p align="left">x</p>',
  '<p role="widget">x</p>',
  '<input type="text" autocomplete="nonsense">',
  '<input type="nonsense">',
  '<button type="nonsense">x</button>',
  "<dt>stray</dt>",
  "<li>stray</li>",
  "<form><form></form></form>",
  '<p a="1" a="2">x</p>',
  '<p a="1"b="2">x</p>',
  "</p>",
  "<em><strong>x</em></strong>",
  '<map name="m"><area href="/x/" alt="x"></map>',
  '<map name="m" id="other"></map>',
  "<select><option>a</option></select>",
  "<select><p>x</p></select>",
  "<figure><p>x</p><figcaption>f</figcaption><p>y</p></figure>",
  "<figure><figcaption>f</figcaption><figcaption>g</figcaption></figure>",
  "<fieldset><p>x</p><legend>late</legend></fieldset>",
  "<hgroup><p>x</p></hgroup>",
  "<audio><p>x</p><source src='a'></audio>",
  '<script src="x.js"></script>',
  '<script type="application/ld+json">{"a": 1}</script>',
  "<style>p { }</style>",
  "<unknown-thing>x</unknown-thing>",
  "<nosuchthing>x</nosuchthing>",
  '<time datetime="2009">x</time>',
  '<iframe src="/x/" title="x"></iframe>',
  "<!-- [html-validate-disable-next deprecated] --><center>x</center>",
  "<a download>x</a>",
  '<area href="/x/">',
  "<textarea><p></textarea>",
  "<p>\n\n words\n</p>",
  "<h1>x</h1>",
  "<h2><p>x</p></h2>",
  '<input type="te&#x78;t">',
  '<input type="te&#x78;">',
  '<label for="&#x61;b">l</label><input id="ab" type="text">',
  '<label for="&#x61;b">l</label><p id="ab">x</p>',
  '<time datetime="2010&#45;03-04">x</time>',
  '<time datetime="2010-02-30">x</time>',
  "<time>2010-02-30</time>",
  '<ins datetime="2010-02-30">x</ins>',
  '<time datetime="2010&#46;03-04">x</time>',
  "<time>2010&#45;03-04</time>",
  "<time>2010&#46;03-04</time>",
  "<button><h2>x</h2></button>",
  "<header><header>x</header></header>",
  "<address><h2>x</h2></address>",
  "<meta itemprop='a' content='b'>",
  "<title>late</title>",
  "<base href='/'>",
  '<data value="a">x</data>',
  '<data class="a" href="/">x</data>',
  '<p href="/">x</p>',
  '<p clas="a">x</p>',
  '<img src="a" alt="" href="/b">',
  "<style>.a { }</style><p>x</p>",
  "<p>x</p><style>.a { }</style>",
  "<svg><style>.a { }</style></svg>",
  "<time>2009-12-15</time>",
  "<time>15 December 2009</time>",
  "<time>2009<b>-12-15</b></time>",
  "<time>2009<b>-12</b>-15</time>",
  "<time>2009<!-- -->2009-12-15</time>",
  '<time datetime="2009-12-15">15 December 2009</time>',
  '<time datetime="15/12/09">x</time>',
  '<ins datetime="2009-12">x</ins>',
  '<meter value="2">x</meter>',
  '<meter value="two">x</meter>',
  "<meter>x</meter>",
  '<progress value="two">x</progress>',
  '<ol start="2"><li value="3">x</li></ol>',
  '<ol><li value="c">x</li></ol>',
  '<video src="a" autoplay="true"></video>',
  "<tr><td>stray</td></tr>",
  "<dl><dd>d</dd></dl>",
  "<dl><dt>t</dt><dd>d</dd><dt>u</dt></dl>",
  "<dl><div><dt>t</dt></div></dl>",
];
const heads = [
  "",
  '<link rel="stylesheet" href="/a.css">',
  '<meta name="a" content="b">',
  "<title>two</title>",
  "<p>x</p>",
  '<base href="/"><base href="/">',
  "<link>",
  '<link rel="nonsense here" href="/x">',
  '<meta name="a" http-equiv="b" content="c">',
  '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
  '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
];

void describe("a `rel` of several words allows what one of them allows", () => {
  const links: Record<string, string[]> = {
    '<link rel="preload stylesheet" as="style" href="/a.css">': [],
    '<link rel="stylesheet PRELOAD" as="style" href="/a.css" integrity="sha256-AA">': [],
    '<link rel="alternate stylesheet" title="Dark" href="/a.css" disabled>': [],
    '<link rel="preload stylesheet" as="style" href="/a.css" blocking="render">': [],
    '<link rel="stylesheet" as="style" href="/a.css">': [
      '"as" attribute cannot be used on <link> in this context: "rel" attribute must be "prefetch", "preload" or "modulepreload"',
    ],
    '<link rel="icon" href="/a.png" disabled>': [
      '"disabled" attribute cannot be used on <link> in this context: "rel" attribute must be "stylesheet"',
    ],
    '<link rel="preload stylesheet" as="picture" href="/a.css">': ['Attribute "as" has invalid value "picture"'],
  };
  for (const [link, messages] of Object.entries(links))
    it(link, async () => {
      const { findings } = await judgeAll([page("<p>x</p>", link)], true);
      const said = findings.map(({ message }) => message);
      assert.deepEqual(said, messages);
    });
});

void describe("what a page says to html-validate is not heard", () => {
  const pages: Record<string, string[]> = {
    "<!-- [html-validate-disable-next deprecated] --><center>x</center>": ["<center> is deprecated: use CSS instead"],
    "<!-- html-validate-disable deprecated --><center>x</center>": ["<center> is deprecated: use CSS instead"],
    "<!-- [html-validate-enable no-dup-id] --><p id=a>x</p><p id=a>x</p>": [],
    "<!-- [html-validate-disable-block close-order] --><p>x</p>": [],
  };
  for (const [body, messages] of Object.entries(pages))
    it(body, async () => {
      const { findings } = await judgeAll([page(body)], true);
      assert.deepEqual(
        findings.map(({ message }) => message),
        messages,
      );
    });
});

void describe("a frame may be named by other means than its title", () => {
  for (const frame of ['<iframe src="/x/" aria-label="A map"></iframe>', '<embed src="/x.svg" aria-label="A map">'])
    it(frame, async () => assert.deepEqual((await judgeAll([page(frame)], true)).findings, []));
});

void describe("the quick way of judging HTML finds what html-validate finds in every page", () => {
  it("each part alone, after all sound parts were learnt, in each place", async () => {
    const sound = parts.slice(0, 17).map((part) => page(part));
    const places = [
      (part: string) => part,
      (part: string) => `<div>${part}</div>`,
      (part: string) => `<p>${part}</p>`,
      (part: string) => `<ul><li>${part}</li></ul>`,
    ];
    const pages = [
      ...sound,
      ...places.flatMap((place) => parts.map((part) => page(place(part)))),
      ...heads.map((head) => page("<p>x</p>", head)),
    ];
    const { findings } = await judgeAll(pages, true);
    assert.deepEqual((await judgeAll(pages, false)).findings, findings);
    assert.deepEqual((await judgeAll(pages, false, sound.length)).findings, findings);
  });

  it("200 sites of 12 pages of random parts (the seed is printed on failure)", async () => {
    const body = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...parts.slice(0, 17)) },
        { weight: 1, arbitrary: fc.constantFrom(...parts) },
      ),
      { maxLength: 6 },
    );
    const head = fc.oneof(
      { weight: 9, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: fc.constantFrom(...heads) },
    );
    const site = fc.array(
      fc.tuple(body, head).map(([bits, top]) => page(bits.join("\n"), top)),
      { minLength: 12, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(site, fc.constantFrom(4, Infinity), async (pages, passedOn) => {
        const { findings } = await judgeAll(pages, true);
        assert.deepEqual((await judgeAll(pages, false, passedOn)).findings, findings);
      }),
      { numRuns: 200 },
    );
  });

  it("reads few of many pages that are made of the same parts", async () => {
    const pages = Array.from({ length: 500 }, (_, index) =>
      page(
        parts
          .slice(0, 17)
          .filter((_part, bit) => (index >> (bit % 9)) & 1)
          .join("\n"),
      ),
    );
    const { findings, read } = await judgeAll(pages, false);
    assert.deepEqual(findings, []);
    assert.ok(read <= 20, `read ${read} of 500 pages`);
    const again = await judgeAll([...pages, ...pages], false, pages.length);
    assert.equal(again.read, read + 1, "what was passed on is known");
  });
});
