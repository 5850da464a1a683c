/** The built section: what it holds, word for word, and when. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { parseDocument, DomUtils } from "htmlparser2";
import { type BuiltSite, builtSite } from "./built-site.ts";
import { announcement, withRecords } from "./src/records-folder.ts";

const RECORD = readFileSync("tests/fixtures/record/public-service-reform.txt", "utf8");

/** The archived page's paragraphs: every line with words on it, white space as a browser shows it. */
const PARAGRAPHS = RECORD.split("\n")
  .map(collapsed)
  .filter((line) => line !== "");

function collapsed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The text of a page's `main`, block by block. */
function blocks(html: string): string[] {
  const main = DomUtils.findOne((element) => element.name === "main", parseDocument(html).children, true)!;
  return DomUtils.findAll((element) => /^(?:p|h[1-6]|li|dt|dd|time)$/.test(element.name), main.children).map(
    (element) => collapsed(DomUtils.textContent(element)),
  );
}

describe("the built section", () => {
  let site: BuiltSite;
  before(async () => {
    site = await builtSite();
  });
  after(() => site.remove());

  it("holds exactly these files", () => {
    assert.deepEqual(
      site.files.map((path) => path.replace(/site-[0-9a-f]{12}\.css/, "site-HASH.css")),
      [
        "404.html",
        "about/index.html",
        "accessibility-statement/index.html",
        "announcements/2009/index.html",
        "announcements/index.html",
        "announcements/pre-budget-report/index.html",
        "announcements/public-services-and-civil-society-working-together/index.html",
        "announcements/putting-the-frontline-first/index.html",
        "announcements/tessa-jowell-speech-to-progress/index.html",
        "announcements/the-engagement-ethic/index.html",
        "as-archived/index.html",
        "assets/site-HASH.css",
        "feed.json",
        "feed.xml",
        "index.html",
        "public_service_reform.aspx",
        "robots.txt",
        "site-map/index.html",
        "sitemap.xml",
        "speeches/index.html",
        "strategy-documents/building-britains-future/index.html",
        "strategy-documents/excellence-and-fairness/index.html",
        "strategy-documents/index.html",
        "strategy-documents/putting-the-frontline-first/index.html",
        "strategy-documents/working-together/index.html",
        "teams/index.html",
        "teams/innovation/index.html",
        "teams/public-services-strategy/index.html",
        "teams/public-services-workforce-reform/index.html",
        "teams/service-transformation/index.html",
      ],
    );
  });

  it("keeps the archived text whole on its permanent page, every line and in order", () => {
    const shown = blocks(site.read("as-archived/index.html"));
    const start = shown.indexOf(PARAGRAPHS[0]!);
    assert.deepEqual(shown.slice(start, start + PARAGRAPHS.length), PARAGRAPHS);
  });

  it("shows the record's paragraphs on the home page, word for word and in the record's order", () => {
    const shown = blocks(site.read("index.html"));
    // The logo's words and two headings for screen readers stand around the archived page, not in it.
    const wanted = PARAGRAPHS.slice(3);
    let from = 0;
    for (const paragraph of wanted) {
      const place = shown.indexOf(paragraph, from);
      assert.notEqual(place, -1, `not on the home page after the one before it: ${paragraph}`);
      from = place + 1;
    }
  });

  it("keeps the record's slips", () => {
    const engagement = site.read("announcements/the-engagement-ethic/index.html");
    assert.match(engagement, /harnassing their energy/);
    assert.match(engagement, /Today \(15\/12\/09\)/);
    const young = site.read("announcements/public-services-and-civil-society-working-together/index.html");
    assert.match(young, /Comments on the evidence and ideas is welcome/);
  });

  it("has the five announcements in the page's order", () => {
    const titles = blocks(site.read("announcements/index.html"));
    const wanted = [
      "Tessa Jowell speech to Progress",
      "The Innovation Unit publishes",
      "Pre-Budget Report",
      "Putting the frontline first",
      "The Young Foundation publishes",
    ];
    const places = wanted.map((title) => titles.findIndex((block) => block.includes(title)));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.ok(!places.includes(-1));
  });

  it("says on every page that it is not a government website, and leads to how it was made", () => {
    for (const path of site.files.filter((file) => file.endsWith(".html") || file.endsWith(".aspx"))) {
      const html = site.read(path);
      assert.match(html, /It is not a government website\./, path);
      assert.match(html, /href="\/about\/"/, path);
    }
  });

  it("claims no licence, no crown and no regulator", () => {
    for (const path of site.files.filter((file) => file.endsWith(".html"))) {
      assert.doesNotMatch(
        site.read(path),
        /licensed under|govuk-logotype|crown-logo|GDS Transport|Equality and Human Rights Commission/i,
        path,
      );
    }
  });

  it("names the newest announcement first in its receipt, for the deploy's look at it", () => {
    const days = Object.values(site.receipt.pages).flatMap(({ kind, source = "" }) =>
      kind === "announcements" ? (/\d{4}-\d\d-\d\d/.exec(source) ?? []) : [],
    );
    assert.equal(days[0], "2009-12-15");
    assert.deepEqual(days, days.toSorted().reverse());
  });

  it("leads from the page's original address home", () => {
    const html = site.read("public_service_reform.aspx");
    assert.match(html, /<meta http-equiv="refresh" content="0; url=\/"\/>/);
    assert.deepEqual(site.receipt.redirects, [{ from: "/public_service_reform.aspx", to: "/" }]);
  });

  it("has no script but structured data, and no address of a third party that a browser would fetch", () => {
    for (const path of site.files.filter((file) => file.endsWith(".html"))) {
      const document = parseDocument(site.read(path));
      for (const element of DomUtils.findAll(
        (node) => ["script", "img", "iframe", "link"].includes(node.name),
        document.children,
      )) {
        const { name, attribs } = element;
        if (name === "script") assert.equal(attribs["type"], "application/ld+json", path);
        else if (name === "link" && attribs["rel"] === "stylesheet")
          assert.match(attribs["href"]!, /^\/assets\/site-[0-9a-f]{12}\.css$/);
        else if (name === "link" && attribs["rel"] === "icon") assert.match(attribs["href"]!, /^data:/);
        else if (name !== "link") assert.fail(`${path} has ${name}`);
      }
    }
  });

  it("has a feed whose dates are the records' own", () => {
    const atom = site.read("feed.xml");
    assert.match(atom, /<updated>2010-03-04T00:00:00.000Z<\/updated>/);
    assert.equal(atom.match(/<entry>/g)?.length, 5);
    const json = JSON.parse(site.read("feed.json")) as { items: { title: string; date_modified: string }[] };
    assert.deepEqual(
      json.items.map(({ date_modified }) => date_modified.slice(0, 10)),
      ["2010-03-04", "2009-12-15", "2009-12-15", "2009-12-09", "2009-12-07"],
    );
  });

  it("lists in the sitemap every page that is to be found, and no other", () => {
    const listed = [
      ...site.read("sitemap.xml").matchAll(/<loc>https:\/\/public-service-reform\.example(.*?)<\/loc>/g),
    ].map((match) => match[1]!);
    const pages = site.files
      .filter((path) => path.endsWith("index.html"))
      .map((path) => `/${path.replace(/index\.html$/, "")}`);
    assert.deepEqual([...listed].sort(), pages.sort());
  });
});

describe("the section as at a day", () => {
  const cases = [
    { day: "11 November 2009", asAt: "2009-11-11T23:59:59.999Z", announcements: 0, archived: false },
    { day: "14 December 2009", asAt: "2009-12-14T23:59:59.999Z", announcements: 2, archived: false },
    { day: "4 March 2010", asAt: "2010-03-04T23:59:59.999Z", announcements: 5, archived: true },
  ];
  for (const { day, asAt, announcements, archived } of cases) {
    it(`${day}: ${announcements} announcements`, async () => {
      const site = await builtSite({ asAt });
      try {
        const kinds = Object.values(site.receipt.pages).map(({ kind }) => kind);
        assert.equal(kinds.filter((kind) => kind === "announcements").length, announcements);
        assert.equal(site.files.includes("as-archived/index.html"), archived);
        if (announcements === 0) {
          for (const path of site.files) {
            assert.doesNotMatch(site.read(path), /Engagement Ethic|Pre-Budget|Tessa Jowell|Young Foundation/i, path);
          }
        }
      } finally {
        await site.remove();
      }
    });
  }
});

describe("a record that was changed, withdrawn and renamed", () => {
  const files = {
    "announcements/a.md": announcement(
      "former-slugs:\n  - an-old-name\nchanges:\n  - on: 1 May 2010\n    note: The date was mended.\nwithdrawn:\n  on: 2 May 2010\n  reason: It named the wrong unit.",
    ),
    "pages/home.md": "---\ntitle: Home\n---\nWelcome.",
  };
  const cases = [
    { day: "30 April 2010", asAt: "2010-04-30T12:00:00.000Z", changed: "2009-12-15", note: false, reason: false },
    { day: "1 May 2010", asAt: "2010-05-01T12:00:00.000Z", changed: "2010-05-01", note: true, reason: false },
    { day: "2 May 2010", asAt: "2010-05-02T12:00:00.000Z", changed: "2010-05-02", note: true, reason: true },
  ];
  for (const { day, asAt, changed, note, reason } of cases) {
    it(`says so on ${day} where it is to be said: ${changed} in the feeds and the site map`, async () => {
      await withRecords(files, async (data) => {
        const site = await builtSite({ data, asAt });
        try {
          const shown = blocks(site.read("announcements/a/index.html"));
          assert.equal(shown.includes("The date was mended."), note);
          const main = /<main[\s\S]*<\/main>/.exec(site.read("announcements/a/index.html"))![0];
          const [heading, withdrawal, words] = [
            "A title",
            "Withdrawn on 2 May 2010: It named the wrong unit.",
            "<p>Words.",
          ].map((text) => main.indexOf(text));
          assert.equal(withdrawal! >= 0, reason);
          if (reason) assert.ok(heading! < withdrawal! && withdrawal! < words!, "the reason stands at the top");
          const atom = site.read("feed.xml");
          const days = [...atom.matchAll(/<updated>(.*?)<\/updated>/g)].map((match) => match[1]!);
          assert.deepEqual(days, [`${changed}T00:00:00.000Z`, `${changed}T00:00:00.000Z`]);
          const json = JSON.parse(site.read("feed.json")) as { items: { date_modified: string }[] };
          assert.deepEqual(
            json.items.map(({ date_modified }) => date_modified),
            [`${changed}T00:00:00.000Z`],
          );
          const entry = /<url><loc>[^<]*\/announcements\/a\/<\/loc><lastmod>(.*?)<\/lastmod>/.exec(
            site.read("sitemap.xml"),
          );
          assert.equal(entry?.[1], changed);
          assert.deepEqual(site.receipt.redirects, [{ from: "/announcements/an-old-name/", to: "/announcements/a/" }]);
          assert.match(
            site.read("announcements/an-old-name/index.html"),
            /<meta http-equiv="refresh" content="0; url=\/announcements\/a\/"\/>/,
          );
        } finally {
          await site.remove();
        }
      });
    });
  }
});

describe("the feeds", () => {
  it("carry texts whose addresses are whole, beneath a path too", async () => {
    const words =
      "[A team](teams/t), [below](#more), [elsewhere](https://example.net/), [a paper](plan.txt).\n\n## More\n\nWords.";
    const files = {
      "announcements/a.md": announcement("attachments:\n  - file: plan.txt\n    title: A plan", words),
      "announcements/plan.txt": "Words.",
      "teams/t.md": "---\ntitle: A team\nposition: 1\n---\nWords.",
      "pages/home.md": "---\ntitle: Home\n---\nWelcome.",
    };
    await withRecords(files, async (data) => {
      const site = await builtSite({ data, address: "https://example.org/reform/" });
      try {
        const { items } = JSON.parse(site.read("feed.json")) as { items: { content_html: string }[] };
        assert.deepEqual(
          [...items[0]!.content_html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]),
          [
            "https://example.org/reform/teams/t/",
            "https://example.org/reform/announcements/a/#more",
            "https://example.net/",
            "https://example.org/reform/announcements/a/plan.txt",
          ],
        );
        assert.match(site.read("feed.xml"), /href="https:\/\/example\.org\/reform\/teams\/t\/"/);
      } finally {
        await site.remove();
      }
    });
  });
});
