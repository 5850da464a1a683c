/** The feeds: what a reader who has seen them before is told of. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDocument } from "htmlparser2";
import { asAtMoment, sectionAt } from "../../src/content.ts";
import { makeEdition } from "../../src/edition.ts";
import { pageAt } from "../../src/pages.ts";
import { announcement, loaded } from "./records-folder.ts";

interface Item {
  id: string;
  title: string;
  summary: string;
  content_html: string;
  date_published?: string;
  date_modified: string;
}
type Node = ReturnType<typeof parseDocument>["children"][number];

const dated = (day: number, fields = "", title = `Number ${day}`): string =>
  announcement(fields, `Words of ${day}.`)
    .replace("15 December 2009", `${1 + (day % 28)}/${1 + Math.floor(day / 28)}/2009`)
    .replace("A title", title);

/** 40 announcements, one a day from 1 January 2009 on; some of them otherwise. */
function forty(others: Readonly<Record<number, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, day) => [`announcements/n-${day}.md`, others[day] ?? dated(day)]),
  );
}

async function feedsOf(files: Record<string, string>, asAt: string): Promise<{ json: Item[]; atom: Item[] }> {
  const section = sectionAt(await loaded(files), { asAt: asAtMoment(asAt) });
  const edition = makeEdition(section, { css: "", address: "/assets/site-000000000000.css" });
  const { items } = JSON.parse(pageAt(edition, "/feed.json")!.draw()) as { items: Item[] };
  return { json: items, atom: entriesOf(pageAt(edition, "/feed.xml")!.draw()) };
}

/** The entries of an Atom feed, as a reader that knows XML and HTML sees them. */
function entriesOf(xml: string): Item[] {
  const text = (node: Node): string =>
    "data" in node ? node.data : "children" in node ? node.children.map(text).join("") : "";
  const elements = (node: { children: Node[] }) =>
    node.children.filter((child) => "name" in child && "attribs" in child);
  const plain = (html: string): string => text(parseDocument(html));
  const feed = elements(parseDocument(xml, { xmlMode: true }))[0] as unknown as { children: Node[] };
  const entries = elements(feed).filter((child) => "name" in child && child.name === "entry");
  return entries.map((entry) => {
    const parts = elements(entry);
    const said = (name: string): string => {
      const part = parts.find((one) => "name" in one && one.name === name)!;
      if (name !== "id" && name !== "updated" && name !== "published")
        assert.equal("attribs" in part && part.attribs["type"], "html");
      return text(part);
    };
    return {
      id: said("id"),
      title: plain(said("title")),
      summary: plain(said("summary")),
      content_html: said("content"),
      date_published: said("published"),
      date_modified: said("updated"),
    };
  });
}

/** Slugs, in the feed's order. */
const slugsOf = (items: readonly Item[]): string[] => items.map(({ id }) => /([^/]+)\/$/.exec(id)![1]!);

describe("the feeds", () => {
  const newest = Array.from({ length: 40 }, (_, at) => `n-${39 - at}`);
  const changed = "changes:\n  - on: 1 May 2010\n    note: The date was wrong\n";
  const withdrawn = "withdrawn:\n  on: 2 May 2010\n  reason: It named <the> wrong R&D unit.\n";
  const cases: [name: string, others: Record<number, string>, asAt: string, slugs: string[]][] = [
    ["hold the newest 30", {}, "2030-01-01", newest.slice(0, 30)],
    [
      "hold an old one again once it is changed",
      { 3: dated(3, changed) },
      "2030-01-01",
      ["n-3", ...newest.slice(0, 29)],
    ],
    ["do not before", { 3: dated(3, changed) }, "30 April 2010", newest.slice(0, 30)],
    [
      "hold an old one again once it is withdrawn, the latest first",
      { 3: dated(3, changed), 5: dated(5, withdrawn) },
      "2030-01-01",
      ["n-5", "n-3", ...newest.slice(0, 28)],
    ],
    [
      "hold one that became public long after its day",
      { 4: dated(4, "public-from: 3 May 2010 9:30am\n") },
      "2030-01-01",
      ["n-4", ...newest.slice(0, 29)],
    ],
  ];
  for (const [name, others, asAt, slugs] of cases) {
    it(name, async () => {
      const { json, atom } = await feedsOf(forty(others), asAt);
      assert.deepEqual(slugsOf(json), slugs);
      assert.deepEqual(slugsOf(atom), slugs);
    });
  }

  it("say what was changed and why one was withdrawn, and nothing of it before", async () => {
    const files = forty({ 30: dated(30, changed + withdrawn) });
    const entryOf = (items: Item[]): Item => items.find(({ id }) => id.endsWith("/n-30/"))!;
    const feeds = await feedsOf(files, "2030-01-01");
    const expected = {
      title: "Number 30",
      summary: "Withdrawn on 2 May 2010: It named <the> wrong R&D unit. Words of 30.",
      content_html:
        "<p><strong>Withdrawn on 2 May 2010: It named &lt;the&gt; wrong R&amp;D unit.</strong></p>\n" +
        "<p><strong>Changed on 1 May 2010: The date was wrong.</strong></p>\n<p>Words of 30.</p>\n",
      date_published: "2009-02-03T00:00:00.000Z",
      date_modified: "2010-05-02T00:00:00.000Z",
    };
    for (const items of [feeds.json, feeds.atom]) {
      const { title, summary, content_html, date_published, date_modified } = entryOf(items);
      assert.deepEqual({ title, summary, content_html, date_published, date_modified }, expected);
    }
    const before = await feedsOf(files, "1 May 2010 11:00");
    for (const items of [before.json, before.atom]) {
      assert.equal(entryOf(items).summary, "Changed on 1 May 2010: The date was wrong. Words of 30.");
      assert.doesNotMatch(JSON.stringify(items), /wrong R&/);
    }
  });

  it("say the titles as they are, whatever signs they hold", async () => {
    const title = "R&D: less than <b>5</b> ]]> & more";
    const { json, atom } = await feedsOf(forty({ 39: dated(39, "", `'${title}'`) }), "2030-01-01");
    assert.deepEqual([json[0]!.title, atom[0]!.title], [title, title]);
  });
});
