import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { load } from "../../src/content.ts";
import { PHRASES, SPELLINGS, STEMS, STYLE_POINTS } from "../../src/style-points.ts";
import { announcement, loaded, SITE } from "./records-folder.ts";

async function warningsOf(text: string, site = SITE): Promise<string[]> {
  const { warnings } = await loaded({ "announcements/x.md": text, "site.yaml": site });
  return warnings.map(({ line, message }) => `${line}: ${message}`);
}

describe("words of ours", () => {
  const cases: [name: string, body: string, expected: string[]][] = [
    ["organize", "We organize.", ['"organize" is not the British spelling. Write "organise".']],
    ["Organizations", "Organizations do.", ['"Organizations" is not the British spelling. Write "Organisations".']],
    ["colored", "A Colored map.", ['"Colored" is not the British spelling. Write "Coloured".']],
    [
      "the Ministry of Defence",
      "The Ministry of Defense.",
      ['"Defense" is not the British spelling. Write "Defence".'],
    ],
    ["a centre", "In the Center of Leeds.", ['"Center" is not the British spelling. Write "Centre".']],
    ["centered", "Centered on it.", ['"Centered" is not the British spelling. Write "Centred".']],
    ["cataloging", "The cataloging.", ['"cataloging" is not the British spelling. Write "cataloguing".']],
    [
      "fulfill",
      "We fulfill it; it fulfills us.",
      [
        '"fulfill" is not the British spelling. Write "fulfil".',
        '"fulfills" is not the British spelling. Write "fulfils".',
      ],
    ],
    ["fulfilled", "It fulfilled us and is fulfilling.", []],
    ["names of others", "The Department of Defense, the Center for American Progress and Mr Gray.", []],
    ["practice and practise, licence and license", "The practice practises; the licence is licensed.", []],
    ["a program of a computer's", "A computer program for the programme.", []],
    ["percent", "Some percent of it.", ['"percent" is not how GOV.UK writes it. Write "per cent".']],
    ["50 per cent", "It fell 50 per cent.", ['"50 per cent" is a number, which stands with the sign. Write "50%".']],
    ["15th December", "On 15th December.", ['"15th December" is not how dates are written. Write "15 December".']],
    [
      "December 15, 2009",
      "On December 15, 2009.",
      ['"December 15, 2009" is not how dates are written. Write "15 December 2009".'],
    ],
    ["15/12/2009", "On 15/12/2009.", ['"15/12/2009" is not how dates are written. Write "15 December 2009".']],
    ["9.30 am", "At 9.30 am.", ['"9.30 am" is not how times are written. Write "9:30am".']],
    ["9 am", "At 9 am.", ['"9 am" is not how times are written. Write "9am".']],
    ["12pm", "At 12pm.", ['"12pm" is not how GOV.UK writes it. Write "midday".']],
    ["10-12 March", "On 10-12 March.", ['"10-12 March" is not how dates are written. Write "10 to 12 March".']],
    ["9am–5:30pm", "Open 9am–5:30pm.", ['"9am–5:30pm" is not how times are written. Write "9am to 5:30pm".']],
    [
      "a plural in brackets",
      "Send the form(s).",
      ['"form(s)" is one and many at once, which is hard to read. Write "forms".'],
    ],
    ["advisor", "Her advisors.", ['"advisors" is not how GOV.UK writes it. Write "advisers".']],
    ["12:12pm", "At 12:12pm.", []],
    [
      "contractions",
      "We can't say; Don’t ask. It won't do, and they've gone.",
      [
        '"can\'t" is hard to read. Write "cannot".',
        '"Don’t" is hard to read. Write "Do not".',
        '"won\'t" is hard to read. Write "will not".',
        '"they\'ve" is hard to read. Write "they have".',
      ],
    ],
    ["a contraction that was said", "She said “we can’t”; that’s the minister’s.", []],
    ["numbers with a dash", "Pages 10-12, 2009-10 and a 9-5 day; 10 to 12 March, 9am to 5:30pm.", []],
    ["e.g.", "Some, e.g. this.", ['"e.g." is not how GOV.UK writes it. Write "for example".']],
    ["click here", "[click here](/teams/)", ['the link\'s words are "click here". Say where it leads.']],
    [
      "letters that another program made",
      "A cafÃ©, â€œquotedâ€\u009d.",
      ['"Ã©" is what another program made of "é". Write "é", here and wherever else it stands.'],
    ],
    [
      "a letter that was lost",
      "A caf\ufffd.",
      ['"\ufffd" stands where a character was lost on the way from another program. Type it anew.'],
    ],
    ...["[the team] (teams/x)", "[the team](/teams/ x)"].map((unread): [string, string, string[]] => [
      `no link: ${unread}`,
      `See ${unread} of it.`,
      [
        `"${unread}" is no link, and is shown as it stands. Put the address right after the square brackets, in round ones, without a space.`,
      ],
    ]),
    ["brackets that are no link", "They [the teams] (both of them) and [sic] (Lab) met at [this place](/teams/).", []],
    ["letters that look like a fault", "Ânimo, São Tomé, Âge and château.", []],
    ["HTML", "Some <b>bold</b> words.", ['"<b>" is HTML, which is shown to readers as it stands. Use Markdown.']],
    [
      "capitals in a heading",
      "## Better Services For Every Community",
      [
        'the heading "Better Services For Every Community" has a capital for every word. Give one to its first word and to names alone.',
      ],
    ],
    ["sentence case", "## Better services for every community", []],
    ["a short heading of names", "## Public Service Reform", []],
    ["quoted words", 'They said “we organize” and "in color" and `gray`.', []],
    ["addresses", "[The report](https://x.example/organize-color) and https://x.example/center.", []],
    ["sound words", "We organise 50% of it on 15 December 2009 at 9:30am; the size of the prize, a citizen.", []],
  ];
  for (const [name, body, expected] of cases) {
    it(`are judged: ${name}`, async () => {
      assert.deepEqual(
        await warningsOf(announcement("", body)),
        expected.map((message) => `7: ${message}`),
      );
    });
  }

  it("are judged in fields too, with their line", async () => {
    assert.deepEqual(
      await warningsOf(announcement("summary: The color.\nchanges:\n  - on: 1/1/2010\n    note: Organized.")),
      [
        '5: "color" is not the British spelling. Write "colour".',
        '8: "Organized" is not the British spelling. Write "Organised".',
      ],
    );
  });

  it("may be names, which the site lists", async () => {
    const site = `${SITE}names:\n  - World Health Organization\n`;
    assert.deepEqual(await warningsOf(announcement("", "The World Health Organization meets."), site), []);
    assert.deepEqual(await warningsOf(announcement("", "The Organization."), site), [
      '7: "Organization" is not the British spelling. Write "Organisation".',
    ]);
  });
});

describe("American spellings", () => {
  const pairs = readFileSync("tests/fixtures/spellings.txt", "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" ") as [american: string, british: string]);

  it("are each in the table of spellings", () => {
    const known = new Set(pairs.map(([american]) => american));
    const listed = [...STEMS.split("|").map((stem) => `${stem}ize`), ...SPELLINGS.map(([american]) => american)];
    assert.deepEqual(
      listed.filter((word) => !known.has(word)),
      [],
    );
  });

  it(`are found, and the British ones are not: ${pairs.length} of each`, async () => {
    const body = pairs.map(([american, british]) => `They saw ${british}.\n\nThey saw ${american}.`).join("\n\n");
    assert.deepEqual(
      await warningsOf(announcement("", body)),
      pairs.map(
        ([american, british], at) => `${9 + 4 * at}: "${american}" is not the British spelling. Write "${british}".`,
      ),
    );
  });
});

describe("points of style", () => {
  const NOT = "is not how GOV.UK writes it";
  const DATES = "is not how dates are written";
  const TIMES = "is not how times are written";
  const HARD = "is hard to read";
  const SPELT = "is not the British spelling";
  /** Each with what is near it and sound. */
  const cases: [found: string, why: string, better: string, faulty: string, sound: string][] = [
    [
      "organized",
      SPELT,
      "organised",
      "It was organized in May.",
      "The size of the prize was a surprise to the citizens.",
    ],
    [
      "Labor",
      SPELT,
      "Labour",
      "The Labor costs fell.",
      "The US Department of Labor and the Australian Labor Party met.",
    ],
    ["percent", NOT, "per cent", "Six percent of them came.", "Six per cent of them came, a high percentage."],
    ["e-mail", NOT, "email", "Send an e-mail.", "Send an email to the e-Government Unit."],
    ["e-mails", NOT, "emails", "Send two e-mails.", "Send two emails."],
    ["on-line", NOT, "online", "Apply on-line.", "Apply online; stay on the line."],
    ["web site", NOT, "website", "See the web site.", "See the website, and the web of sites around it."],
    ["e.g.", NOT, "for example", "Bodies, e.g. councils.", "Bodies, for example councils."],
    ["i.e.", NOT, "that is", "The centre, i.e. Whitehall.", "The centre, that is Whitehall."],
    ["eg", NOT, "for example", "Bodies (eg councils).", "The beginning of an egg."],
    ["ie", NOT, "that is", "The centre (ie Whitehall).", "They lie in a pie; die is a word."],
    ["in order to", NOT, "to", "They met in order to agree.", "The papers are in order. To order, write to us."],
    ["utilise", NOT, "use", "We utilise it.", "We use it; public utilities charge for it."],
    ["utilised", NOT, "used", "It was utilised.", "It was used."],
    ["utilizes", NOT, "uses", "It utilizes steam.", "It uses steam."],
    ["utilising", NOT, "using", "By utilising it.", "By using it."],
    ["going forward", NOT, "from now on", "The plan, going forward, is new.", "Those going to the forward area left."],
    ["12 noon", NOT, "midday", "It is at 12 noon.", "It is at midday; 12 noonday guns."],
    ["12pm", NOT, "midday", "It is at 12pm.", "It is at 12:12pm."],
    ["post code", NOT, "postcode", "Give your post code.", "Give your postcode, and post a code book."],
    ["post codes", NOT, "postcodes", "Give the post codes.", "Give the postcodes."],
    ["advisor", NOT, "adviser", "Her advisor left.", "Her adviser left the advisory board."],
    ["advisors", NOT, "advisers", "The advisors left.", "The advisers left."],
    [
      "7.5 per cent",
      "is a number, which stands with the sign",
      "7.5%",
      "It rose 7.5 per cent.",
      "It rose 7.5%, a few per cent.",
    ],
    ["3rd of May", DATES, "3 May", "On the 3rd of May.", "On the 3rd floor in May; on 3 May."],
    ["May 3, 2009", DATES, "3 May 2009", "On May 3, 2009.", "In May 3,000 came; on 3 May 2009."],
    ["03/05/2009", DATES, "3 May 2009", "On 03/05/2009.", "Form 3/05 has part 1/2/3."],
    ["9.30am", TIMES, "9:30am", "It is at 9.30am.", "It is 9.30 metres long at 9:30am."],
    ["3-5 May", DATES, "3 to 5 May", "It is on 3-5 May.", "From 3 to 5 May pages 3-5 are read."],
    ["2-4pm", TIMES, "2 to 4pm", "It is at 2-4pm.", "It is from 2pm to 4pm, for those of 2-4 years."],
    ["isn't", HARD, "is not", "It isn't so.", "It is not so; the inn’s tenant left."],
    ["should've", HARD, "should have", "They should've come.", "They should have come."],
    [
      "£138m",
      "is a sum of money, whose millions are written out",
      "£138 million",
      "It cost £138m.",
      "It cost £138 million for 138m of road, or £25,000 a metre.",
    ],
    [
      "£2.5bn",
      "is a sum of money, whose millions are written out",
      "£2.5 billion",
      "It cost £2.5bn in all.",
      "It cost £2.5 billion, £2.50 each.",
    ],
    ["Mr.", NOT, "Mr", "Then Mr. Byrne spoke.", "Then Mr Byrne spoke to the Dr."],
    [
      "Internet",
      "has no capital, as it is no name",
      "internet",
      "Look on the Internet.",
      "Internet Explorer uses the internet, as the Internet Watch Foundation does.",
    ],
    [
      "member(s)",
      "is one and many at once, which is hard to read",
      "members",
      "The member(s) agree.",
      "The members agree (some do), by section 7(1)(s).",
    ],
  ];

  it("have each a faulty sentence here, and a sound one", () => {
    const found = cases.map(([words]) => words);
    for (const { pattern } of STYLE_POINTS)
      assert.ok(
        cases.some(([, , , faulty]) => new RegExp(pattern.source, pattern.flags.replace("g", "")).test(faulty)),
        pattern.source,
      );
    for (const [phrase] of PHRASES)
      assert.ok(
        found.some((words) => new RegExp(`^(?:${phrase})$`, "i").test(words)),
        phrase,
      );
  });

  for (const [found, why, better, faulty, sound] of cases) {
    it(`find "${found}" in “${faulty}” and nothing in “${sound}”`, async () => {
      assert.deepEqual(await warningsOf(announcement("", `${faulty}\n\n${sound}`)), [
        `7: "${found}" ${why}. Write "${better}".`,
      ]);
    });
  }
});

describe("sound sentences of official prose", () => {
  const sentences = readFileSync("tests/fixtures/sound-sentences.txt", "utf8").trim().split("\n");
  assert.ok(sentences.length >= 200);
  it(`have no style point: ${sentences.length} of them`, async () => {
    assert.deepEqual(await warningsOf(announcement("", sentences.join("\n\n"))), []);
  });
});

describe("the record's own words", () => {
  it("are never judged, but our summary of them is", async () => {
    const text = announcement("words: record\nsummary: The color.", "We organize (15/12/2009) harnassing.");
    assert.deepEqual(await warningsOf(text), ['6: "color" is not the British spelling. Write "colour".']);
  });
});

describe("the project's own records", () => {
  it("have no style point", async () => {
    assert.deepEqual((await load("_data")).warnings, []);
  });
});
