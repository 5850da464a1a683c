/** Where an address leads, as a browser would find out. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressesIn, candidates, type AddressFound } from "../../scripts/checks/addresses.ts";
import { cssAddresses } from "../../scripts/checks/css-addresses.ts";
import { readRedirects } from "../../scripts/checks/host-redirects.ts";
import { readTokens } from "../../scripts/checks/html-tokens.ts";
import { Resolver } from "../../scripts/checks/resolution.ts";

const files = new Set([
  "index.html",
  "about/index.html",
  "news.html",
  "café/index.html",
  "with space.pdf",
  "per%cent.txt",
  "a+b.html",
  "deep/er/index.html",
  "only/files/x.txt",
]);
const resolver = new Resolver({ base: "/reform/", origin: "https://example.org" }, files);
const from = resolver.placeOf("about/index.html");

/** Address → the file it leads to, or what is said of it. */
const cases: Record<string, string> = {
  "/reform/": "index.html",
  "/reform": "folder-without-slash",
  "../": "index.html",
  "..": "index.html",
  "./": "about/index.html",
  "": "about/index.html",
  "?page=2": "about/index.html",
  "#x": "about/index.html#x",
  "../news.html": "news.html",
  "../news.html?x=1#y": "news.html#y",
  "../news.html#x:~:text=words": "news.html#x",
  "../news.html#:~:text=words": "news.html",
  "../news.html#": "news.html",
  "  ../news.html\n": "news.html",
  "../ne\nws.html": "news.html",
  "..\\news.html": "news.html",
  "../news": "missing-file",
  "../News.html": "case-mismatch",
  "../ABOUT/": "case-mismatch",
  "../caf%C3%A9/": "café/index.html",
  "../café/": "café/index.html",
  "../cafe%CC%81/": "missing-file",
  "../with space.pdf": "with space.pdf",
  "../with%20space.pdf": "with space.pdf",
  "../per%25cent.txt": "per%cent.txt",
  "../per%cent.txt": "bad-encoding",
  "../a+b.html": "a+b.html",
  "../a%2Bb.html": "a+b.html",
  "../deep%2Fer/": "missing-file",
  "../deep/er": "folder-without-slash",
  "../only/": "missing-index",
  "../index.html": "index.html",
  "../../": "outside-root",
  "/": "outside-root",
  "/reformed/": "outside-root",
  "https://example.org/reform/about/": "about/index.html",
  "HTTPS://EXAMPLE.ORG:443/reform/about/": "about/index.html",
  "//example.org/reform/about/": "about/index.html",
  "http://example.org/reform/about/": "about/index.html",
  "https://example.org/other/": "elsewhere https://example.org/other/",
  "https://www.example.org/": "elsewhere https://www.example.org/",
  "https://example.org.uk/": "elsewhere https://example.org.uk/",
  "http://[::1/": "malformed-address",
  "https://": "malformed-address",
  "javascript:void(0)": "script-address",
  "data:,": "nowhere",
  "mailto:a@example.org": "nowhere",
  "mailto:a@example.org,b@example.org?cc=c@example.org": "nowhere",
  "mailto:?to=a@example.org": "nowhere",
  "mailto:?subject=x": "nowhere",
  "mailto:": "malformed-mailto",
  "mailto:nobody": "malformed-mailto",
  "mailto:a@b@c.org": "malformed-mailto",
  "mailto:a@example.org,": "malformed-mailto",
  "tel:+44-20-7946-0000": "nowhere",
  "tel:999": "nowhere",
  "tel:0207-946;phone-context=+44": "nowhere",
  "tel:020 7946 0000": "malformed-tel",
  "tel:+": "malformed-tel",
  "ftp://example.org/": "nowhere",
};

void describe("an address leads where a browser would go", () => {
  for (const [address, expected] of Object.entries(cases)) {
    it(JSON.stringify(address), () => {
      const found = resolver.resolve(address, from);
      const said = {
        file: () =>
          found.to === "file" ? found.path + (found.fragment === undefined ? "" : `#${found.fragment}`) : "",
        elsewhere: () => (found.to === "elsewhere" ? `elsewhere ${found.url}` : ""),
        nowhere: () => "nowhere",
        fault: () => (found.to === "fault" ? found.rule : ""),
      }[found.to]();
      assert.equal(said, expected);
    });
  }
});

void describe("what no file answers is led on by the host's redirects", () => {
  const { redirects, unread } = readRedirects(
    [
      "# From the old site",
      "/old /news.html 301",
      "/older/* /deep/:splat",
      "/2009/:name/:part   /:name/#:part  302!",
      "/store id=:id /about/ 200 Country=gb",
      "/away/* https://example.net/:splat",
      "/in%20between https://example.org/about/",
      "https://example.org/whole /about/",
      "https://example.net/other /about/",
      "/round /circle",
      "/circle /round",
      "/withdrawn / 410",
      "/steps /old",
      "/run /.netlify/functions/run 200",
      "/:1st/of/:1st /deep/:1st/",
      "/any/:splat/* /deep/:splat",
      "/about/ /news.html",
      "nothing",
    ].join("\n"),
  );
  const leading = new Resolver({ base: "/", origin: "https://example.org", redirects }, files);
  const home = leading.placeOf("index.html");
  const led: Record<string, string> = {
    "/old": "news.html",
    "/old/": "news.html",
    "/old#x": "news.html#x",
    "/older/er/": "deep/er/index.html",
    "/older/is/": "missing-file",
    "/older": "missing-file",
    "/2009/about/x": "about/index.html#x",
    "/store?id=3": "about/index.html",
    "/store": "missing-file",
    "/away/a/b": "elsewhere https://example.net/a/b",
    "/in between": "about/index.html",
    "/whole": "about/index.html",
    "/other": "missing-file",
    "/round": "missing-file",
    "/withdrawn": "missing-file",
    "/steps": "news.html",
    "/run": "nowhere a program of the host's answers it",
    "/is/of/er": "deep/er/index.html",
    "/any/is/er/": "deep/er/index.html",
    "/about/": "about/index.html",
  };
  for (const [address, expected] of Object.entries(led))
    it(address, () => {
      const found = leading.resolve(address, home);
      const said =
        found.to === "file"
          ? `${found.path}${found.fragment === undefined ? "" : `#${found.fragment}`}`
          : found.to === "elsewhere"
            ? `elsewhere ${found.url}`
            : found.to === "nowhere"
              ? `nowhere ${found.reason}`
              : found.rule;
      assert.equal(said, expected);
    });

  it("and a line that is none is not read", () => assert.deepEqual(unread, ["nothing"]));
});

void describe("a base changes what addresses mean", () => {
  it("of another host, and of another folder", () => {
    const elsewhere = { path: "index.html", base: new URL("https://cdn.example.net/") };
    resolver.resolve("/reform/about/", from);
    assert.deepEqual(resolver.resolve("/reform/about/", elsewhere), {
      to: "elsewhere",
      url: "https://cdn.example.net/reform/about/",
    });
    const deep = { path: "index.html", base: new URL("https://example.org/reform/deep/er/") };
    assert.deepEqual(resolver.resolve("../../news.html", deep), { to: "file", path: "news.html", fragment: undefined });
    assert.deepEqual(resolver.resolve("#x", deep), { to: "file", path: "deep/er/index.html", fragment: "x" });
  });
});

void describe("where HTML holds addresses", () => {
  const tags: Record<string, string[]> = {
    '<a href="a" ping="b c">': ["a href a", "a ping b", "a ping c"],
    '<img src=a srcset="b 1x, c 2x" longdesc=d>': ["img src a", "img srcset b", "img srcset c", "img longdesc d"],
    "<video src=a poster=b>": ["video src a", "video poster b"],
    "<object data=a classid=b>": ["object data a", "object classid b"],
    "<form action=a>": ["form action a"],
    "<button formaction=a>": ["button formaction a"],
    "<blockquote cite=a>": ["blockquote cite a"],
    "<img src=a lowsrc=b dynsrc=c>": ["img src a", "img lowsrc b", "img dynsrc c"],
    "<div data=a src=b href=c lowsrc=d>": [],
    '<link rel="Stylesheet" href=a>': ["link href (stylesheet) a"],
    '<link rel=preload imagesrcset="a 1x">': ["link imagesrcset a"],
    '<meta property="og:image" content=a>': ["meta og:image a"],
    '<meta name="twitter:image" content=a>': ["meta twitter:image a"],
    '<meta name="description" content="/a">': [],
    "<meta http-equiv=refresh content=\"5; URL='a'\">": ["meta refresh a"],
    '<meta http-equiv=refresh content="5;a">': ["meta refresh a"],
    "<meta http-equiv=refresh content=5>": [],
    "<p style=\"background: url('a') , url(b)\">": ["style url() a", "style url() b"],
    '<svg><use xlink:href=a><image href=b><path fill="url(#c)">': ["use xlink:href a", "image href b", "fill url() #c"],
    '<track src=a><source srcset="b"><embed src=c><input src=d><iframe src=e>': [
      "track src a",
      "source srcset b",
      "embed src c",
      "input src d",
      "iframe src e",
    ],
    "<iframe srcdoc=\"<a href='a'>b</a><a href='#c'>d</a>\">": ["iframe srcdoc, a href a"],
    "<iframe srcdoc='&lt;img src=a>'>": ["iframe srcdoc, img src a"],
    "<body background=a><td background=b>": ["body background a", "td background b"],
  };
  for (const [html, expected] of Object.entries(tags)) {
    it(html, () => {
      const found: AddressFound[] = [];
      readTokens(html, { open: (tag) => addressesIn(tag, found) });
      assert.deepEqual(
        found.map(({ kind, value }) => `${kind} ${value}`),
        expected,
      );
    });
  }

  const sets: Record<string, string[]> = {
    "a, b 2x": ["a", "b"],
    "a 1x,b 2x": ["a", "b"],
    "a,b 1x": ["a,b"],
    "data:image/png;base64,AAAA 1x, b": ["data:image/png;base64,AAAA", "b"],
    "a(1), b": ["a(1)", "b"],
    " , a , , b": ["a", "b"],
    "": [],
  };
  for (const [srcset, expected] of Object.entries(sets)) {
    it(`srcset ${JSON.stringify(srcset)}`, () => {
      const found: string[] = [];
      candidates(srcset, (url) => found.push(url));
      assert.deepEqual(found, expected);
    });
  }

  const styles: Record<string, string[]> = {
    "a { b: url(c) } /* url(d) */ e { f: url( 'g' ) }": ["c", "g"],
    "@import \"a\"; @import url(b); @import 'c';": ["a", "b", "c"],
    'a { content: "url(b)" }': [],
    "a { b: url(c\\)d) }": ["c)d"],
    "a { b: url(\\41 ) }": ["A"],
    "A { B: URL(c) }": ["c"],
    "a { b: image-set('c' 1x, \"d\" type('image/avif') 2x, url(e) 3x), 'f' }": ["e", "c", "d"],
    "a { b: -webkit-image-set(url('c') 1x); d: 'e' }": ["c"],
    "a { b: image-set('c' 1x": ["c"],
  };
  for (const [css, expected] of Object.entries(styles)) {
    it(`CSS ${css}`, () => {
      const found: string[] = [];
      cssAddresses(css, (url) => found.push(url));
      assert.deepEqual(found, expected);
    });
  }
});
