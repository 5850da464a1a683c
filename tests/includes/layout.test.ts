/** What stands around every page: the head, the way about the site, the notice. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { h, type VNode } from "preact";
import { renderDocument } from "../../_includes/document.ts";
import { sectionOf } from "../../_includes/header.tsx";
import { Layout, type LayoutProps, examples } from "../../_includes/layout.tsx";
import { documentTitle, scriptJson } from "../../_includes/metadata.tsx";

const [whole, least] = examples.map((example) => example.props) as [LayoutProps, LayoutProps];

function page(props: Partial<LayoutProps> = {}): string {
  return renderDocument(h(Layout, { ...whole, ...props }) as VNode);
}

describe("a whole page", () => {
  it("begins with its doctype and its language", () => {
    assert.match(page(), /^<!DOCTYPE html>\n<html lang="en-GB" /);
  });

  it("is the same bytes each time", () => {
    assert.equal(page(), page());
  });

  it("asks for its stylesheet and nothing else: the icon is inside", () => {
    const fetched = [...page().matchAll(/<(?:link|img|script|source|iframe)\b[^>]*(?:href|src)="([^"]*)"/g)]
      .filter((match) => !/rel="(canonical|alternate)"/.test(match[0]))
      .map((match) => match[1]!.slice(0, 14));
    assert.deepEqual(fetched, ["/assets/site-0", "data:image/svg"]);
  });

  it("says what it is to those who share it", () => {
    for (const tag of [
      '<link rel="canonical" href="https://example.org/announcements/pre-budget-report/"/>',
      '<meta property="og:url" content="https://example.org/announcements/pre-budget-report/"/>',
      '<meta property="og:type" content="article"/>',
      '<meta property="article:published_time" content="2009-12-09"/>',
      '<link rel="alternate" type="application/atom+xml" title="Announcements" href="/feed.xml"/>',
    ]) {
      assert.ok(page().includes(tag), tag);
    }
  });

  it("leaves out what it is not given", () => {
    const html = renderDocument(h(Layout, least) as VNode);
    assert.doesNotMatch(html, /canonical|og:url|ld\+json|robots|article:|http-equiv|govuk-breadcrumbs/);
  });

  it("leads on from an address that has moved", () => {
    assert.match(page({ refresh: "/teams/?a&b" }), /<meta http-equiv="refresh" content="0; url=\/teams\/\?a&amp;b"\/>/);
  });

  it("keeps structured data inside its script", () => {
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page())![1]!;
    assert.equal((JSON.parse(json) as { headline: string }).headline, "</script><b>R&D</b>");
    assert.doesNotMatch(json, /</);
  });

  it("escapes the separators that old scripts take for line ends", () => {
    assert.equal(scriptJson({ a: "\u2028<!--\u2029" }), '{"a":"\\u2028\\u003c!--\\u2029"}');
  });

  it("leads the skip link to the main content", () => {
    assert.match(page(), /<a href="#main-content" class="govuk-skip-link">/);
    assert.match(page(), /<main class="govuk-main-wrapper" id="main-content">/);
  });

  it("says that it is a reconstruction, and how it was made", () => {
    assert.match(
      page(),
      /It is not a government website\. <a class="govuk-link" href="\/about\/">How it was made<\/a>/,
    );
  });
});

describe("the navigation", () => {
  const cases: [string, string, string | undefined][] = [
    ["an entry's own page", "/teams/", 'href="/teams/" aria-current="page"'],
    ["a page beneath an entry", "/teams/x/", 'href="/teams/" aria-current="true"'],
    ["a page beneath no entry", "/about/", undefined],
    ["an address that only begins alike", "/teamsters/", undefined],
  ];
  for (const [name, path, marked] of cases) {
    it(`marks ${name}`, () => {
      const header = page({ path, breadcrumbs: undefined }).split("</header>")[0]!;
      const found = [...header.matchAll(/href="[^"]*" aria-current="[^"]*"/g)].map((match) => match[0]);
      assert.deepEqual(found, marked === undefined ? [] : [marked]);
    });
  }

  it("works beneath a path, and marks home only at home", () => {
    const site = {
      ...whole.site,
      home: "/reform/",
      navigation: [
        { text: "Home", href: "/reform/" },
        { text: "Teams", href: "/reform/teams/" },
      ],
    };
    assert.equal(sectionOf("/reform/", site), "/reform/");
    assert.equal(sectionOf("/reform/teams/x/", site), "/reform/teams/");
    assert.equal(sectionOf("/reform/about/", site), undefined);
  });
});

describe("the title", () => {
  it("is the page's, then the section's", () => {
    assert.equal(documentTitle("Teams", whole.site), "Teams – Public Service Reform");
  });
  it("is the section's alone at home", () => {
    assert.equal(documentTitle("Public Service Reform", whole.site), "Public Service Reform");
  });
});
