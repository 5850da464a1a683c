/** The rules of `broken-links`. */
import type { Example, Rule } from "./rule.ts";

const error = { wcag: [], severity: "error" } as const;
const moved = (from: string, to: string, ...more: string[]) => ({
  redirects: [{ from, to }, ...more.map((address) => ({ from: address, to: from }))],
});
const leadsOn = (to: string) =>
  `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url=${to}"></head><body><p><a href="${to}">Moved</a></p></body></html>`;

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

export const brokenLinks: readonly Rule[] = [
  {
    ...error,
    id: "missing-file",
    why: "Who follows it meets an error page instead of what was promised.",
    mend: "Write the address of a file that is there, or take the link out.",
    bad: [
      '<a href="/report/">The report</a>',
      '<img src="chart.png" alt="Spending by year">',
      '<img src="data:," lowsrc="chart.png" alt="Spending by year">',
      '<script type="importmap">{"imports":{"chart":"/chart.js"}}</script>',
      '<script type="importmap">{"scopes":{"/a/":{"chart":"./chart.js"}}}</script>',
      '<script type="speculationrules">{"prefetch":[{"urls":["/report/"]}]}</script>',
      '<script type="speculationrules">{"prerender":[{"source":"list","urls":["report.html"]}]}</script>',
      { files: { "index.html": '<a href="/old/">It</a>', _redirects: "/older/* / 301" } },
      feed('<content type="html">&lt;a href="/report/"&gt;The report&lt;/a&gt;</content>'),
      feed('<summary type="html"><![CDATA[<img src="chart.png" alt="Spending by year">]]></summary>'),
      { files: { "index.html": "", "feed.json": '{"items":[{"content_html":"<a href=\\"/report/\\">It</a>"}]}' } },
    ],
    good: [
      { files: { "index.html": '<a href="/report/">The report</a>', "report/index.html": "<p>Words</p>" } },
      {
        files: {
          "index.html": '<script type="importmap">{"imports":{"a":"/a.js","b/":"/b/","c":null}}</script>',
          "a.js": "",
        },
      },
      {
        files: { "index.html": '<a href="/old">It</a><a href="/2009/a/">It</a>', _redirects: "/old /\n/2009/* / 302" },
      },
      feed('<content type="text">&lt;a href="/report/"&gt;</content>'),
      feed('<content type="html">&lt;a href="#note"&gt;1&lt;/a&gt;</content>'),
      feed('<content type="html" xml:base="https://example.net/">&lt;a href="report/"&gt;It&lt;/a&gt;</content>'),
    ],
  },
  {
    ...error,
    id: "missing-fragment",
    why: "The reader lands at the top of a page and must look for the place alone.",
    mend: "Name the id of an element that is there, letter for letter, or leave the part from `#` out.",
    bad: ['<a href="#people">People</a>', '<p id="People">x</p><a href="#people">People</a>'],
    good: [
      '<p id="people">x</p><a href="#people">People</a>',
      '<a href="#top">Top</a>',
      '<a href="#:~:text=x">x</a>',
      { files: { "index.html": '<img src="a.svg#xywh=0,0,9,9" alt="The north">', "a.svg": SVG } },
      { files: { "index.html": '<img src="a.svg#svgView(viewBox(0,0,9,9))" alt="The north">', "a.svg": SVG } },
    ],
  },
  {
    ...error,
    id: "missing-index",
    why: "A server answers with an error, or lists the folder's files.",
    mend: "Lead to a page in the folder, or give the folder an `index.html`.",
    bad: [{ files: { "index.html": '<a href="papers/">Papers</a>', "papers/one.txt": "Words" } }],
    good: [{ files: { "index.html": '<a href="papers/one.txt">The first paper</a>', "papers/one.txt": "Words" } }],
  },
  {
    ...error,
    id: "folder-without-slash",
    why: "Not every store adds the slash: there the reader gets an error, elsewhere one more round trip.",
    mend: "End the address with a slash.",
    bad: [{ files: { "index.html": '<a href="/teams">Teams</a>', "teams/index.html": "" } }],
    good: [{ files: { "index.html": '<a href="/teams/">Teams</a>', "teams/index.html": "" } }],
  },
  {
    ...error,
    id: "case-mismatch",
    why: "It works on a disk that is blind to capitals, and is an error on the web.",
    mend: "Write capitals and small letters as the file has them.",
    bad: [{ files: { "index.html": '<a href="/Teams/">Teams</a>', "teams/index.html": "" } }],
    good: [{ files: { "index.html": '<a href="/teams/">Teams</a>', "teams/index.html": "" } }],
  },
  {
    ...error,
    id: "outside-root",
    why: "The site lies below a path, and this leads to whatever else its host holds there.",
    mend: "Write it from the site's own root, or relative to the page.",
    bad: [
      {
        files: { "index.html": '<a href="/teams/">Teams</a>', "teams/index.html": "" },
        receipt: { address: "https://example.org/reform/" },
      },
    ],
    good: [
      {
        files: { "index.html": '<a href="/reform/teams/">Teams</a>', "teams/index.html": "" },
        receipt: { address: "https://example.org/reform/" },
      },
    ],
  },
  {
    ...error,
    id: "unreadable-data",
    why: "Search engines leave out what the page says of itself, or scripts do not find what they load; nobody sees it on the page.",
    mend: "Write it as JSON: names and words between double quotes, no comma after the last, no comments.",
    bad: [
      `<script type="application/ld+json">{"@type":"WebPage",}</script>`,
      `<script type="importmap">{'imports':{}}</script>`,
      '<script type=" SpeculationRules">{"prefetch":[],}</script>',
    ],
    good: [
      '<script type="application/ld+json">{"@type":"WebPage","name":"A & B"}</script>',
      '<script type="importmap">{"imports":{}}</script><script type="application/ld+json"></script>',
      '<script type="speculationrules">{"prefetch":[]}</script><script type="speculationrules">null</script>',
    ],
  },
  {
    ...error,
    id: "malformed-address",
    why: "A browser cannot make an address of it, so the link does nothing.",
    mend: "Write a whole address (`https://…`) or one relative to the page.",
    bad: [
      '<a href="http://[::1/">The report</a>',
      { files: { "index.html": '<script type="importmap">{"imports":{"a":"a.js"}}</script>', "a.js": "" } },
      '<!DOCTYPE html><html lang="en-GB"><head><title>A</title><base href="http://[/"></head><body></body></html>',
    ],
    good: [
      '<a href="http://[::1]/">The report</a>',
      { files: { "index.html": '<script type="importmap">{"imports":{"a":"./a.js"}}</script>', "a.js": "" } },
    ],
  },
  {
    ...error,
    id: "bad-encoding",
    why: "Servers disagree on what it means: some answer with an error.",
    mend: "Write a percent sign as `%25`, and other signs as the bytes of UTF-8.",
    bad: ['<a href="/100%/">All of it</a>'],
    good: [{ files: { "index.html": '<a href="/100%25/">All of it</a>', "100%/index.html": "" } }],
  },
  {
    ...error,
    id: "empty-address",
    why: "It leads back to the page that it stands on.",
    mend: "Write where it leads, or take it out.",
    bad: ['<a href="">The report</a>', '<img src=" " alt="A chart">'],
    good: ['<form action=""><button>Send</button></form>'],
  },
  {
    ...error,
    id: "empty-fragment",
    why: "It throws the reader back to the top of the page.",
    mend: "Name the id of an element after `#`, or use a button.",
    bad: ['<a href="#">Open</a>'],
    good: ['<a href="#top">Back to top</a>'],
  },
  {
    ...error,
    id: "malformed-mailto",
    why: "The reader's mail program opens with an address that nobody can write to.",
    mend: "Write `mailto:` and the address, and nothing before or between.",
    bad: ['<a href="mailto:press.example.org">Press office</a>', '<a href="mailto:">Write</a>'],
    good: ['<a href="mailto:press@example.org?subject=Reform">Press office</a>'],
  },
  {
    ...error,
    id: "malformed-tel",
    why: "A telephone dials the wrong number, or none.",
    mend: "Write digits with `-` between and no spaces: `tel:+44-20-7946-0000`.",
    bad: ['<a href="tel:020 7946 0000">020 7946 0000</a>'],
    good: ['<a href="tel:+44-20-7946-0000">020 7946 0000</a>'],
  },
  {
    ...error,
    id: "insecure-resource",
    why: "Browsers block it on a secure page, so the reader never sees it.",
    mend: "Write `https:`, or keep a copy in the site.",
    bad: ['<img src="http://example.net/chart.png" alt="Spending by year">'],
    good: [
      '<img src="https://example.net/chart.png" alt="Spending by year">',
      '<a href="http://example.net/">Elsewhere</a>',
    ],
  },
  {
    ...error,
    id: "relative-address",
    why: "A reader of feeds has no page to resolve it against.",
    mend: "Write the whole address, from `https://` on.",
    bad: [
      { files: { "index.html": "", "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/></feed>' } },
    ],
    good: [
      {
        files: {
          "index.html": "",
          "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.org/"/></feed>',
        },
        receipt: {},
      },
    ],
  },
  {
    ...error,
    severity: "warning",
    id: "script-address",
    why: "Where the script does not run, or not yet, the link does nothing.",
    mend: "Lead to a page, or use a button that a script brings with it.",
    bad: ['<a href="javascript:print()">Print</a>'],
    good: ['<button type="button">Print</button>'],
  },
  {
    ...error,
    id: "missing-redirect-page",
    why: "On a store without redirects the old address is an error page.",
    mend: "Let a page stand at the old address that leads on.",
    bad: [{ files: { "index.html": "" }, receipt: moved("/old/", "/") }],
    good: [{ files: { "index.html": "", "old/index.html": leadsOn("/") }, receipt: moved("/old/", "/") }],
  },
  {
    ...error,
    id: "broken-redirect",
    why: "Old links and bookmarks are sent on to an error page.",
    mend: "Lead the redirect to a page that is there, or say that the address is gone.",
    bad: [
      { files: { "index.html": "", "old/index.html": "" }, receipt: moved("/old/", "/new/") },
      { files: { "index.html": "", _redirects: "# moved\n/old/  /new/  301" } },
      { files: { "index.html": "", _redirects: "/old/ /new/ 200!" } },
    ],
    good: [
      { files: { "index.html": "", "old/index.html": leadsOn("/") }, receipt: moved("/old/", "/") },
      {
        files: {
          "index.html": "",
          "news.html": "",
          _redirects:
            "/old/ / 301 # moved\n/a/* /:splat\n/b id=:id /news.html 302! Country=cy\n/c https://example.net/\n/d /.netlify/functions/d 200\n",
        },
      },
    ],
  },
  {
    ...error,
    id: "redirect-chain",
    why: "Each further step costs the reader time, and some programs give up.",
    mend: "Lead the redirect to the page itself.",
    bad: [
      {
        files: { "index.html": "", "old/index.html": leadsOn("/"), "older/index.html": leadsOn("/") },
        receipt: moved("/old/", "/", "/older/"),
      },
      { files: { "index.html": "", _redirects: "/old/ /\n/older/ /old/" } },
    ],
    good: [{ files: { "index.html": "", "old/index.html": leadsOn("/") }, receipt: moved("/old/", "/") }],
  },
  {
    ...error,
    id: "missing-gone-page",
    why: "Who comes by an old link is told of an error, and not that it was withdrawn and why.",
    mend: "Let a page at the address say that it is gone.",
    bad: [{ files: { "index.html": "" }, receipt: { gone: ["/withdrawn/"] } }],
    good: [
      { files: { "index.html": "", "withdrawn/index.html": "<p>Withdrawn.</p>" }, receipt: { gone: ["/withdrawn/"] } },
    ],
  },
];

/** A site with a feed of one entry. */
function feed(content: string): Example {
  return {
    files: {
      "index.html": "",
      "feed.xml": `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${content}</entry></feed>`,
    },
  };
}
