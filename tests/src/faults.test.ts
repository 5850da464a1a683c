/** What an editor is told, word for word. */
import assert from "node:assert/strict";
import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { load } from "../../src/content.ts";
import { announcement, faultsOf, SITE, withRecords } from "./records-folder.ts";

const X = "announcements/x.md";
type Files = Record<string, string | Uint8Array>;
const OPENING = "a record begins with a line of three hyphens (---), its fields, and another line of three hyphens";
const NAME = "the file's name becomes the page's address, so it has small letters, digits and hyphens only.";
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const fields: [name: string, files: Files, expected: string[]][] = [
  [
    "a misspelt field",
    { [X]: announcement("titel: x") },
    [`${X}:5: "titel" is not a field of an announcement. Did you mean "title"?`],
  ],
  [
    "a misspelt field without words",
    { [X]: announcement("sumary:") },
    [`${X}:5: "sumary" is not a field of an announcement. Did you mean "summary"?`],
  ],
  [
    "a field nobody knows",
    { "teams/x.md": "---\ntitle: x\nzzzzz: x\n---\n" },
    [
      'teams/x.md:3: "zzzzz" is not a field of a team. Its fields are title, summary, status, public-from, sources, not-recorded, related, links, attachments, changes, withdrawn, former-slugs, words, position, heading.',
    ],
  ],
  [
    "a misspelt field in a list",
    { [X]: announcement("sources:\n  - title: a\n    urll: https://a.example/") },
    [`${X}:7: "urll" is not a field of entry 1 of "sources". Did you mean "url"?`],
  ],
  [
    "a misspelt field of a fact",
    { [X]: announcement("speaker:\n  value: x\n  bases: verified") },
    [`${X}:7: "bases" is not a field of "speaker". Did you mean "basis"?`],
  ],
  [
    "fields that are missing",
    { [X]: "---\ntitle: x\n---\nx" },
    [
      `${X}:2: an announcement needs "date", and it is missing. Add a line such as: date: 15 December 2009`,
      `${X}:2: an announcement needs "kind", and it is missing. Add a line such as: kind: news`,
    ],
  ],
  [
    "a field without words, which counts as missing",
    { [X]: announcement().replace("A title", "") },
    [
      `${X}:2: an announcement needs "title", and it is missing. Add a line such as: title: The Innovation Unit publishes “The Engagement Ethic”`,
    ],
  ],
  [
    "a kind that is none",
    { [X]: announcement().replace("news", "speach") },
    [`${X}:3: "kind" is "speach"; expected news, speech or publication. Did you mean "speech"?`],
  ],
  [
    "a day that is none",
    { [X]: announcement().replace("15 December 2009", "31 February 2010") },
    [`${X}:4: "date" is "31 February 2010", and there is no such day: February 2010 has 28 days.`],
  ],
  [
    "a month that comes first, in a fact",
    { [X]: announcement().replace("date: 15 December 2009", "date:\n  value: 12/15/2009") },
    [
      `${X}:5: "value" of "date" is "12/15/2009", and there is no month 15. The day comes first: did you mean 15 December 2009?`,
    ],
  ],
  [
    "a time that the clocks skip",
    { [X]: announcement("public-from: 31 March 2013 1:30am") },
    [
      `${X}:5: "public-from" is "31 March 2013 1:30am", and that time did not happen in London: the clocks go forward on that day.`,
    ],
  ],
  [
    "a range where one day is wanted",
    { [X]: announcement("changes:\n  - on: 1 to 2 May 2010\n    note: x") },
    [`${X}:6: "on" of entry 1 of "changes" is "1 to 2 May 2010", which is a range, and one day is wanted here.`],
  ],
  [
    "days before the record's own",
    {
      [X]: announcement(
        "changes:\n  - on: 15 December 2009\n    note: x\n  - on: 14 December 2009\n    note: x\nwithdrawn:\n  on: 1 May 2009\n  reason: x",
      ),
    },
    [
      `${X}:8: "on" of entry 2 of "changes" is 14 December 2009, before the record's own day, 15 December 2009. Mend one of them.`,
      `${X}:11: "on" of "withdrawn" is 1 May 2009, before the record's own day, 15 December 2009. Mend one of them.`,
    ],
  ],
  [
    "quotation marks of a word processor's around what is no words",
    {
      [X]: announcement("words: “theirs”").replace("15 December 2009", "“15 December 2009”"),
      "announcements/y.md": announcement().replace("news", "“news”"),
    },
    [
      `${X}:4: "date" is "“15 December 2009”", which is not a date. Did you mean 15 December 2009? Delete the quotation marks: they are taken as part of it.`,
      `${X}:5: "words" is "“theirs”"; expected record or ours. Delete the quotation marks: they are taken as part of it.`,
      'announcements/y.md:3: "kind" is "“news”"; expected news, speech or publication. Did you mean "news"?',
    ],
  ],
  [
    "a field in capitals, which is told once",
    { [X]: announcement().replace("title", "Title") },
    [`${X}:2: "Title" is not a field of an announcement. Did you mean "title"?`],
  ],
  [
    "a time before its day, and one without a sign",
    {
      [X]: announcement("public-from: 9:30am, 15 December 2009"),
      "announcements/y.md": announcement("public-from: 15/12/09 0930"),
    },
    [
      `${X}:5: "public-from" is "9:30am, 15 December 2009", which is not a time as it is written here. Write 15 December 2009 9:30am.`,
      'announcements/y.md:5: "public-from" is "15/12/09 0930", which is not a time as it is written here. Write 15 December 2009 09:30.',
    ],
  ],
  [
    "words for a number",
    { [X]: announcement("position: first") },
    [`${X}:5: "position" is "first"; expected a whole number from 1.`],
  ],
  [
    "words for a list",
    { [X]: announcement("related: announcements/y") },
    [`${X}:5: "related" is "announcements/y"; expected a list: each on a line of its own, after "- ".`],
  ],
  [
    "words for a group of fields",
    { [X]: announcement("sources:\n  - https://x.example/") },
    [
      `${X}:6: entry 1 of "sources" is "https://x.example/"; expected fields of its own, each on a line below, indented.`,
    ],
  ],
  [
    "a group of fields for words",
    { [X]: announcement("summary:\n  a: b") },
    [`${X}:5: "summary" is a group of fields; expected some words.`],
  ],
  [
    "an address that is none",
    { [X]: announcement("links:\n  - title: x\n    url: www.example.org") },
    [
      `${X}:7: "url" of entry 1 of "links" is "www.example.org"; expected a full web address, such as https://www.example.org/page.`,
    ],
  ],
  [
    "an entry without words",
    { [X]: announcement("not-recorded:\n  -\n  - x: y") },
    [
      `${X}:6: entry 1 of "not-recorded" is empty; expected some words.`,
      `${X}:7: entry 2 of "not-recorded" is a group of fields; expected some words.`,
    ],
  ],
];

const yaml: [name: string, files: Files, expected: string[]][] = [
  [
    "a colon in the words",
    { [X]: announcement().replace("A title", "Report: now") },
    [`${X}:2: a colon stands inside the words, so they must be in quotation marks. Write: title: "Report: now"`],
  ],
  [
    "words outside quotation marks",
    { [X]: announcement().replace("A title", '"The" report') },
    [`${X}:2: words stand outside the quotation marks. Write: title: '"The" report'`],
  ],
  [
    "a quotation mark that is not closed",
    { [X]: announcement().replace("A title", '"The report') },
    [`${X}:2: a quotation mark is opened and not closed. Write: title: "The report"`],
  ],
  [
    "words that begin with a sign of YAML's own",
    { [X]: announcement().replace("A title", "[PDF] report").replace("news", "*news*") },
    [
      `${X}:2: words cannot begin with [ unless they are in quotation marks. Write: title: "[PDF] report"`,
      `${X}:3: words cannot begin with * unless they are in quotation marks. Write: kind: "*news*"`,
    ],
  ],
  [
    "words that a comment would cut",
    { [X]: announcement().replace("A title", "Room #4") },
    [
      `${X}:2: a space and # begin a comment, so the words after them would be lost. Put the words in quotation marks, or the comment on a line of its own.`,
    ],
  ],
  [
    "a field twice",
    { [X]: announcement("title: again") },
    [`${X}:5: "title" stands here for the second time; the first is in line 2. Keep one.`],
  ],
  [
    "a tab",
    { [X]: announcement("sources:\n\t- title: x") },
    [`${X}:6: a tab stands where spaces are wanted. Use spaces to indent.`],
  ],
  [
    "no space after the colon",
    { [X]: announcement("summary:words") },
    [`${X}:5: no space stands after the colon. Write: summary: words`],
  ],
  [
    "a special space after the colon, as web pages have it",
    { [X]: announcement().replace("title: ", "title:\u00a0") },
    [`${X}:2: a special space stands after the colon or the hyphen. Type it anew, as a plain space.`],
  ],
  [
    "a list with stars",
    { [X]: announcement("related:\n  * announcements/y") },
    [`${X}:6: the entries of a list begin with a hyphen. Write: - announcements/y`],
  ],
  [
    "an exclamation mark by itself, which YAML would take off the words",
    { [X]: announcement().replace("A title", "! Now") },
    [`${X}:2: words cannot begin with ! unless they are in quotation marks. Write: title: "! Now"`],
  ],
  [
    "a slip in a line too long to say again",
    { [X]: announcement().replace("A title", `[${"a".repeat(300)}`) },
    [`${X}:2: words cannot begin with [ unless they are in quotation marks.`],
  ],
  [
    "an apostrophe at the beginning",
    { [X]: announcement().replace("A title", "'Tis the season") },
    [`${X}:2: words cannot begin with an apostrophe. Write: title: "'Tis the season"`],
  ],
  [
    "a line without a colon",
    { [X]: announcement("just some words") },
    [`${X}:5: this line is no field. Write a field as a name, a colon, a space and its words.`],
  ],
  [
    "a line further in",
    { [X]: announcement(" summary: words") },
    [`${X}:5: this line is indented, and the field above it has its words already. Begin the line further left.`],
  ],
  [
    "a list instead of fields",
    { [X]: "---\n- a\n---\nx" },
    [`${X}:2: no fields were found here. Write each as a name, a colon, a space and its words.`],
  ],
];

const bytes: [name: string, files: Files, expected: string[]][] = [
  ["no front matter", { [X]: "Hello" }, [`${X}:1: no fields were found: ${OPENING}.`]],
  [
    "no line of hyphens above the fields",
    { [X]: announcement().slice(4), "announcements/y.md": `\n${announcement()}` },
    [
      `${X}:1: the line of three hyphens (---) above the fields is missing. Put it above this line.`,
      "announcements/y.md:1: blank lines or spaces stand above the first line of three hyphens. Delete them.",
    ],
  ],
  [
    "no words below the fields",
    { [X]: announcement("", ""), "pages/y.md": "---\ntitle: y\n---\n", "teams/z.md": "---\ntitle: z\n---\n" },
    [
      `${X}:5: no words stand below the fields. Write the text, or keep the record a draft with the line: status: draft`,
      "pages/y.md:3: no words stand below the fields. Write the text, or keep the record a draft with the line: status: draft",
    ],
  ],
  [
    "the words that `npm run new` put there",
    {
      [X]: announcement("", "Write the text here."),
      "announcements/y.md": announcement("status: draft", "Write the text here."),
    },
    [
      `${X}:5: "Write the text here." still stands below the fields. Write the text, or keep the record a draft with the line: status: draft`,
    ],
  ],
  ["front matter without an end", { [X]: "---\ntitle: x\n" }, [`${X}:1: the fields have no end: ${OPENING}.`]],
  [
    "front matter without an end, and words after it",
    { [X]: "---\ntitle: x\nlinks:\n  - label: y\n\nThe words begin.\n" },
    [`${X}:6: the fields have no end: put a line of three hyphens (---) before this line, if the text begins here.`],
  ],
  [
    "front matter that ends with a long dash",
    { [X]: "---\ntitle: x\n\u2014\nThe words begin.\n" },
    [
      `${X}:3: this line is not three hyphens (---), though it looks like them. Type them anew, as three plain hyphens.`,
    ],
  ],
  [
    "front matter that begins with a long dash and a hyphen",
    { [X]: "\u2014-\ntitle: x\n---\nThe words begin.\n" },
    [
      `${X}:1: this line is not three hyphens (---), though it looks like them. Type them anew, as three plain hyphens.`,
    ],
  ],
  ["an empty file", { [X]: "" }, [`${X}:1: the file is empty. A${OPENING.slice(1)}. Write it, or delete the file.`]],
  [
    "UTF-16",
    { [X]: Buffer.from(`\ufeff${announcement()}`, "utf16le") },
    [`${X}:1: the file is UTF-16, not UTF-8. Save it again with the encoding UTF-8.`],
  ],
  [
    "Latin-1",
    { [X]: Buffer.from(announcement("summary: café"), "latin1") },
    [
      `${X}:5: this line holds "é" as Windows-1252 writes it, not as UTF-8. Save the file again with the encoding UTF-8.`,
    ],
  ],
  [
    "Windows-1252, whose quotation marks are its own",
    { [X]: Buffer.concat([Buffer.from(announcement()), Buffer.from([0x41, 0x93, 0x42, 0x94])]) },
    [
      `${X}:8: this line holds "“" as Windows-1252 writes it, not as UTF-8. Save the file again with the encoding UTF-8.`,
    ],
  ],
  [
    "a byte that is a character in no encoding",
    { [X]: Buffer.concat([Buffer.from(announcement()), Buffer.from([0x41, 0x81])]) },
    [`${X}:8: this line holds a character that is not UTF-8. Save the file again with the encoding UTF-8.`],
  ],
  [
    "UTF-16 without its mark, either way round",
    {
      [X]: Buffer.from(announcement(), "utf16le"),
      "announcements/y.md": Buffer.from(announcement(), "utf16le").swap16(),
    },
    [
      `${X}:1: the file is UTF-16, not UTF-8. Save it again with the encoding UTF-8.`,
      "announcements/y.md:1: the file is UTF-16, not UTF-8. Save it again with the encoding UTF-8.",
    ],
  ],
  [
    "an invisible character",
    { [X]: announcement("", "a\u0000b") },
    [`${X}:7: an invisible character (U+0000) stands here. Delete it, or type the line anew.`],
  ],
  [
    "spaces without width and turned directions, in fields and in the text",
    {
      [X]: announcement("related:\n  - announcements/\u200by"),
      "announcements/y.md": announcement("", "Words.\n\nA \u202eturned line."),
    },
    [
      `${X}:6: an invisible character (U+200B) stands here. Delete it, or type the line anew.`,
      "announcements/y.md:9: an invisible character (U+202E) stands here. Delete it, or type the line anew.",
    ],
  ],
  [
    "10 MB",
    { [X]: announcement("", "x".repeat(10_000_000)) },
    [`${X}:1: the file is 10.0 MB, and a record has at most 250 KB. Put long material in an attachment.`],
  ],
  ["a byte-order mark and Windows line ends", { [X]: `\ufeff${announcement().replaceAll("\n", "\r\n")}` }, []],
  ["tabs in the text", { [X]: announcement("", "a\tb\n\n\tc") }, []],
  [
    "file names with spaces, accents and capitals",
    {
      "announcements/a b.md": announcement(),
      "announcements/café.md": announcement(),
      "announcements/2009-12-15-n\u0435ws.md": announcement(),
      "announcements/2009-12-15-un\u200bseen.md": announcement(),
      "announcements/15-12-2009-turned.md": announcement(),
      "announcements/2009-12-15.md": announcement(),
      "teams/The Team.md": "---\ntitle: x\n---\n",
    },
    [
      "announcements/15-12-2009-turned.md:1: the file's name begins with a day in another order. Rename it to 2009-12-15-turned.md.",
      `announcements/2009-12-15-n\u0435ws.md:1: ${NAME} "\u0435" is none of these. Give the file another name.`,
      `announcements/2009-12-15-un\u200bseen.md:1: ${NAME} An invisible character (U+200B) stands in it. Rename it to 2009-12-15-unseen.md.`,
      "announcements/2009-12-15.md:1: the file's name is a day alone. Put words after it, such as 2009-12-15-the-engagement-ethic.md.",
      `announcements/a b.md:1: ${NAME} Rename it to a-b.md.`,
      `announcements/café.md:1: ${NAME} Rename it to cafe.md.`,
      `teams/The Team.md:1: ${NAME} Rename it to the-team.md.`,
    ],
  ],
  [
    "a name that another page's address has",
    { "announcements/2009.md": announcement(), "pages/teams.md": "---\ntitle: x\n---\n" },
    [
      "announcements/2009.md:1: another page of the site has the address /announcements/2009/. Give the file another name.",
      "pages/teams.md:1: another page of the site has the address /teams/. Give the file another name.",
    ],
  ],
  [
    "a file's name with another day than its date",
    { "announcements/2009-12-14-x.md": announcement() },
    [
      'announcements/2009-12-14-x.md:4: "date" begins on 2009-12-15, but the file\'s name says 2009-12-14. Rename the file to 2009-12-15-x.md, or mend the date.',
    ],
  ],
  [
    "a folder and a file that are no kind's",
    { "anouncements/x.md": "x", "readme.txt": "x", ".DS_Store": "x" },
    [
      'anouncements:1: no kind of record has this folder. Did you mean "announcements"?',
      "readme.txt:1: nothing reads a file here. The folders are announcements, strategy-documents, teams, pages.",
    ],
  ],
  [
    "the site's file",
    { "site.yaml": "title: x\nadress: y\n" },
    [
      'site.yaml:1: the site needs "notice", and it is missing.',
      'site.yaml:1: the site needs "organisation", and it is missing. Add a line such as: organisation: Cabinet Office',
      'site.yaml:2: "adress" is not a field of the site. Did you mean "address"?',
    ],
  ],
];

const references: [name: string, files: Files, expected: string[]][] = [
  [
    "records that are not there",
    {
      [X]: announcement("related:\n  - announcements/xx\n  - teams/none\ndocument: nothing"),
      "announcements/xy.md": announcement(),
    },
    [
      `${X}:6: entry 1 of "related": there is no record "announcements/xx". Did you mean "announcements/xy"?`,
      `${X}:7: entry 2 of "related": there is no record "teams/none".`,
      `${X}:8: "document": there is no record "strategy-documents/nothing".`,
    ],
  ],
  [
    "links of every wrong kind",
    {
      [X]: announcement(
        "",
        "A line.\nAnother [a](javascript:alert(1)) [b](data:text/html,x) [c](www.example.org)\n\n- [d](../z) [e](the-y)\n- [f](y.pdf) [g]()\n- [h](teams/yy) [](https://x.example/)",
      ),
      "teams/y.md": "---\ntitle: y\n---\n",
    },
    [
      `${X}:8: "www.example.org" lacks its beginning. Write https://www.example.org.`,
      `${X}:8: a link may not begin with "data:". Write a web address (https://…), a record (announcements/…) or a file's name.`,
      `${X}:8: a link may not begin with "javascript:". Write a web address (https://…), a record (announcements/…) or a file's name.`,
      `${X}:10: "../z" is not an address here. Write a record as kind/slug (announcements/…), a page elsewhere with https://, an address in this site with / at its start.`,
      `${X}:10: "the-y" is not an address. Write a record as kind/slug, such as announcements/the-engagement-ethic.`,
      `${X}:11: the link leads nowhere. Write its address in the round brackets.`,
      `${X}:11: there is no file "y.pdf" beside the record or in its folder.`,
      `${X}:12: there is no record "teams/yy". Did you mean "teams/y"?`,
      `${X}:12: this link has no words. Write them in the square brackets.`,
    ],
  ],
  [
    "records named by their files, their addresses or in capitals",
    {
      [X]: announcement(
        "related:\n  - announcements/2009-12-15-y",
        "[a](2009-12-15-y.md) [b](../teams/z.md)\n[c](Teams/Z)\n[d](https://psr.example/teams/z/#top)\n[e](https://psr.example)",
      ),
      "announcements/2009-12-15-y.md": announcement(),
      "teams/z.md": "---\ntitle: z\n---\n",
    },
    [
      `${X}:6: entry 1 of "related": there is no record "announcements/2009-12-15-y". Did you mean "announcements/y"?`,
      `${X}:9: "../teams/z.md" is not how a record is named here. Write teams/z.`,
      `${X}:9: "2009-12-15-y.md" is not how a record is named here. Write announcements/y.`,
      `${X}:10: "Teams/Z" is not how a record is named here. Write teams/z.`,
      `${X}:11: "https://psr.example/teams/z/#top" is a page of this site. Write teams/z#top.`,
      `${X}:12: "https://psr.example" is a page of this site. Write /.`,
    ],
  ],
  [
    "one slug twice",
    { "announcements/2009-12-15-x.md": announcement(), [X]: announcement() },
    [
      `${X}:1: announcements/2009-12-15-x.md has the same slug, "x", so both would have one address. Rename one of them.`,
    ],
  ],
  [
    "former slugs in use",
    {
      [X]: announcement("former-slugs:\n  - y\n  - x"),
      "announcements/y.md": announcement("former-slugs:\n  - q"),
      "announcements/w.md": announcement("related:\n  - announcements/q"),
    },
    [
      'announcements/w.md:6: entry 1 of "related": "announcements/q" is now called "announcements/y". Write that.',
      `${X}:6: "y" is the slug of another record now, so its address cannot lead here.`,
      `${X}:7: "x" is the slug that the record has now. Remove it.`,
    ],
  ],
  [
    "drafts, which nothing public can lead to",
    {
      [X]: announcement("related:\n  - teams/y", "[a](teams/y)"),
      "announcements/w.md": announcement("status: draft", "[a](teams/y)"),
      "teams/y.md": "---\nstatus: draft\n---\n",
    },
    [
      `${X}:6: entry 1 of "related": "teams/y" is a draft, and nothing public can lead to it. Publish it first, or leave it out here.`,
      `${X}:9: "teams/y" is a draft, and nothing public can lead to it. Publish it first, or leave it out here.`,
    ],
  ],
  [
    "addresses that are not gone, and former ones that are kept for lists",
    {
      "site.yaml": `${SITE}gone:\n  - /announcements/x/\n  - teams/y\n  - /teams/z/\n`,
      [X]: announcement("former-slugs:\n  - page"),
    },
    [
      `${X}:6: another page of the site has the address /announcements/page/. Remove it.`,
      'site.yaml:6: a record has the address "/announcements/x/", so it is not gone.',
      'site.yaml:7: "teams/y" is not an address in the site. Begin it with /.',
    ],
  ],
  [
    "menus and the notice",
    {
      "site.yaml":
        "title: x\norganisation: y\naddress: https://x.example/\nnotice: See [this](pages/abuot).\nnavigation:\n  - title: x\n    to: pages/none\n",
      "pages/about.md": "---\ntitle: x\n---\nWords.\n",
    },
    [
      'site.yaml:4: there is no record "pages/abuot". Did you mean "pages/about"?',
      'site.yaml:7: there is no record "pages/none".',
    ],
  ],
  [
    "passages",
    {
      [X]: announcement("", "<!-- passage: a -->\nx\n<!-- passage: a -->\n<!-- pasage: b -->\n<!-- hello -->"),
      "pages/y.md": "---\ntitle: x\n---\nWords.\n<!-- passage: a -->\n",
    },
    [
      `${X}:9: the passage "a" begins here for the second time. Give it another name.`,
      `${X}:10: this mark of a passage is not understood. Write it alone on its line, like: <!-- passage: opening -->`,
      `${X}:11: readers would see this comment. Delete it; notes for editors go above the text, after a #.`,
      "pages/y.md:5: words stand above the first passage's mark. Move the mark above them, or give them a mark of their own.",
    ],
  ],
  [
    "attachments",
    {
      [X]: announcement(
        ["a.pdf", "b.pdf", "c.exe", "d.png", "e f.txt", "g.csv"].reduce(
          (text, file) => `${text}  - file: ${file}\n    title: x\n`,
          "attachments:\n",
        ),
      ),
      "announcements/a.pdf": "not a PDF",
      "announcements/x/c.exe": "MZ",
      "announcements/x/d.png": PNG,
      "announcements/e f.txt": "x",
      "announcements/g.csv": "",
      "announcements/unused.csv": "a",
      "announcements/nobody/a.txt": "x",
    },
    [
      'announcements/nobody/a.txt:1: no record names this file. Name it under "attachments" of a record, or delete it.',
      'announcements/unused.csv:1: no record names this file. Name it under "attachments" of a record, or delete it.',
      `${X}:6: "a.pdf" is named as PDF, but its bytes say otherwise. Save it anew, or rename it.`,
      `${X}:8: there is no file "b.pdf" beside the record or in its folder. Did you mean "a.pdf"?`,
      `${X}:10: "c.exe" is of a type that is not published here. These are: pdf, png, jpg, jpeg, gif, webp, odt, ods, odp, docx, xlsx, pptx, zip, csv, txt.`,
      `${X}:12: the image "d.png" needs "alt", what it shows for people who cannot see it; or decorative: yes where it says nothing.`,
      `${X}:14: "e f.txt" becomes part of an address, so its name has letters, digits, hyphens, underscores and full stops only. Rename it.`,
      `${X}:16: "g.csv" is empty. Put the right file in its place.`,
    ],
  ],
  [
    "images",
    {
      [X]: announcement("", "![](d.png) ![a](https://x.example/a.png) ![b](g.csv)"),
      "announcements/d.png": PNG,
      "announcements/g.csv": "a",
    },
    [
      `${X}:7: "g.csv" is not an image. Write it as a link, without the exclamation mark.`,
      `${X}:7: an image lies beside the record or in its folder: write its file's name alone.`,
      `${X}:7: the image "d.png" has no alternative text. Write what it shows in the square brackets, or declare it under "attachments" with decorative: yes.`,
    ],
  ],
  [
    "a PDF that has the header and nothing else",
    { [X]: announcement("", "[x](a.pdf)"), "announcements/a.pdf": "%PDF-1.7\nhello\n%%EOF" },
    [`${X}:7: "a.pdf" cannot be read as PDF (Invalid PDF structure). Save it anew.`],
  ],
];

for (const [group, table] of Object.entries({ fields, yaml, bytes, references })) {
  describe(`an editor is told of ${group}`, () => {
    for (const [name, files, expected] of table) {
      it(name, async () => assert.deepEqual(await withRecords(files, faultsOf), expected));
    }
  });
}

describe("an editor is told", () => {
  it("of all faults of all files in one run", async () => {
    const files = { [X]: announcement("titel: x"), "teams/y.md": "", "pages/z.md": "---\ntitle:z\n---\n" };
    const faults = await withRecords(files, faultsOf);
    assert.deepEqual(
      faults.map((fault) => fault.split(": ", 1)[0]),
      [`${X}:5`, "pages/z.md:2", "teams/y.md:1"],
    );
  });

  it("how many more faults a file has where it has very many", async () => {
    const faults = await withRecords({ [X]: announcement("x: y\n".repeat(60)) }, faultsOf);
    assert.equal(faults.length, 51);
    assert.equal(faults.at(-1), `${X}:56: and 9 more faults from here on.`);
  });

  it("of a link out of the folder, of one that leads nowhere, and reads one within it", async () => {
    const outside = realpathSync(process.execPath);
    const faults = await withRecords({ [X]: announcement() }, async (folder) => {
      symlinkSync(outside, join(folder, "announcements/outside.md"));
      symlinkSync(join(folder, "nowhere"), join(folder, "announcements/nowhere.md"));
      symlinkSync(join(folder, X), join(folder, "announcements/inside.md"));
      mkdirSync(join(folder, "teams/folder.md"), { recursive: true });
      return faultsOf(folder);
    });
    assert.deepEqual(faults, [
      "announcements/nowhere.md:1: this is a link that leads nowhere. Delete it.",
      `announcements/outside.md:1: this is a link to ${outside}, outside the records. Put the file itself here.`,
      "teams/folder.md:1: this is a folder with the name of a record. Rename it to folder if it holds the files of that record, or delete it.",
    ]);
  });

  it("of a folder that is not there", async () => {
    await assert.rejects(load("/tmp/there-is-no-such-folder"), {
      name: "Refusal",
      message: "There is no folder /tmp/there-is-no-such-folder. Give the folder that holds the records.",
    });
  });
});
