import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DateTime } from "luxon";
import { endOfDay, momentWords, parseMoment, parseSpan, startOfDay } from "../../src/dates.ts";

describe("a day or a range, as an editor writes it", () => {
  const read: [text: string, first: string, last: string, words: string][] = [
    ["15/12/09", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["15/12/2009", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["5/1/10", "2010-01-05", "2010-01-05", "5 January 2010"],
    ["15 December 2009", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["15 dec 2009", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["15th December, 2009", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["1 Sept 2009", "2009-09-01", "2009-09-01", "1 September 2009"],
    ["Tuesday 15 December 2009", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["Tue, 15 December 2009", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["2009-12-15", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["  15\u00a0December  2009 ", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["29 February 2012", "2012-02-29", "2012-02-29", "29 February 2012"],
    ["1/1/68", "2068-01-01", "2068-01-01", "1 January 2068"],
    ["1/1/69", "1969-01-01", "1969-01-01", "1 January 1969"],
    ["12 November 2009 to 4 March 2010", "2009-11-12", "2010-03-04", "12 November 2009 to 4 March 2010"],
    ["12/11/09 to 4/3/10", "2009-11-12", "2010-03-04", "12 November 2009 to 4 March 2010"],
    ["2009-11-12 to 2010-03-04", "2009-11-12", "2010-03-04", "12 November 2009 to 4 March 2010"],
    ["12 November 2009 – 4 March 2010", "2009-11-12", "2010-03-04", "12 November 2009 to 4 March 2010"],
    ["12 to 15 December 2009", "2009-12-12", "2009-12-15", "12 to 15 December 2009"],
    ["12–15 December 2009", "2009-12-12", "2009-12-15", "12 to 15 December 2009"],
    ["Tues 15 December 2009", "2009-12-15", "2009-12-15", "15 December 2009"],
    ["12 November to 15 December 2009", "2009-11-12", "2009-12-15", "12 November to 15 December 2009"],
    ["15 December 2009 to 15/12/09", "2009-12-15", "2009-12-15", "15 December 2009"],
  ];
  for (const [text, first, last, words] of read) {
    it(`reads ${text}`, () => assert.deepEqual(parseSpan(text), { first, last, words }));
  }

  const refused: [text: string, why: string][] = [
    ["31 February 2010", "and there is no such day: February 2010 has 28 days."],
    ["29/2/1900", "and there is no such day: February 1900 has 28 days."],
    ["31/4/10", "and there is no such day: April 2010 has 30 days."],
    ["0/1/2010", "and there is no such day: January 2010 has 31 days."],
    ["12/15/2009", "and there is no month 15. The day comes first: did you mean 15 December 2009?"],
    ["2009-13-01", "and there is no month 13. The day comes first: did you mean 13 January 2009?"],
    ["31/13/2009", "and there is no month 13. The day comes first."],
    ["December 15, 2009", "and the day comes first: write 15 December 2009."],
    ["Dec 15 09", "and the day comes first: write 15 December 2009."],
    ["15 Decembre 2009", "and “Decembre” is not a month. Write it like 15 December 2009, 15/12/2009 or 2009-12-15."],
    ["Monday 15 December 2009", "and that day was a Tuesday. Mend the date, or leave the name of the day out."],
    ["15 December 0209", "and the year 209 is not between 1900 and 2199."],
    [
      "December 2009",
      "which is a month. Where the day is not known, write the range: 1 December 2009 to 31 December 2009.",
    ],
    ["2009", "which is not a date. Write it like 15 December 2009, 15/12/2009 or 2009-12-15."],
    ["09-12-15", "which is not a date. Write it like 15 December 2009, 15/12/2009 or 2009-12-15."],
    ...[
      "15.12.2009",
      "15-12-2009",
      "2009/12/15",
      "20091215",
      "15 12 2009",
      "15Dec2009",
      "15 Dec '09",
      "15th of December 2009",
      "the 15 December 2009",
    ].map((text): [string, string] => [text, "which is not a date. Did you mean 15 December 2009?"]),
    ["31.2.2009", "which is not a date. Write it like 15 December 2009, 15/12/2009 or 2009-12-15."],
    ["Dec 15th", "which has no year. Write it like 15 December 2009."],
    ["15 December", "which has no year. Write it like 15 December 2009."],
    ["15 December 2009 9:30am", "which has a time, and a day is wanted here. Write 15 December 2009."],
    ["yesterday", "which is not a date. Write it like 15 December 2009, 15/12/2009 or 2009-12-15."],
    ["", "which is not a date. Write it like 15 December 2009, 15/12/2009 or 2009-12-15."],
    ["4 March 2010 to 12 November 2009", "and that range ends before it begins."],
    ["1 May 2009 to 2 May 2009 to 3 May 2009", "which is not a range. Write it like 12 November 2009 to 4 March 2010."],
  ];
  for (const [text, why] of refused) {
    it(`refuses ${text || "nothing"}`, () => assert.equal(parseSpan(text), why));
  }
});

describe("a moment, as an editor writes it", () => {
  const read: [text: string, iso: string][] = [
    ["15 December 2009 9:30am", "2009-12-15T09:30:00.000Z"],
    ["15 December 2009 at 9.30am", "2009-12-15T09:30:00.000Z"],
    ["15 December 2009, 9am", "2009-12-15T09:00:00.000Z"],
    ["15/12/09 14:00", "2009-12-15T14:00:00.000Z"],
    ["2009-12-15 9:30", "2009-12-15T09:30:00.000Z"],
    ["2009-12-15T09:30", "2009-12-15T09:30:00.000Z"],
    ["2009-12-15T09:30:00Z", "2009-12-15T09:30:00.000Z"],
    ["2009-12-15T09:30+01:00", "2009-12-15T08:30:00.000Z"],
    ["15 June 2009 9:30am", "2009-06-15T08:30:00.000Z"],
    ["15 June 2009 12am", "2009-06-14T23:00:00.000Z"],
    ["15 June 2009 12:30pm", "2009-06-15T11:30:00.000Z"],
    ["15 June 2009 noon", "2009-06-15T11:00:00.000Z"],
    ["25 October 2009 1:30am BST", "2009-10-25T00:30:00.000Z"],
    ["25 October 2009 1:30am GMT", "2009-10-25T01:30:00.000Z"],
    ["25 October 2009 2:30am", "2009-10-25T02:30:00.000Z"],
    ["15 June 2009", "2009-06-14T23:00:00.000Z"],
  ];
  for (const [text, iso] of read) {
    it(`reads ${text}`, () => assert.deepEqual(parseMoment(text, "start"), { iso }));
  }

  it("takes a day alone for its end where that is wanted", () => {
    assert.deepEqual(parseMoment("2009-11-11", "end"), { iso: "2009-11-11T23:59:59.999Z" });
    assert.deepEqual(parseMoment("11 June 2009", "end"), { iso: "2009-06-11T22:59:59.999Z" });
  });

  const refused: [text: string, why: string][] = [
    ["29 March 2009 1:30am", "and that time did not happen in London: the clocks go forward on that day."],
    [
      "25 October 2009 1:30am",
      "and that time happens twice in London: the clocks go back on that day. Add BST or GMT.",
    ],
    ["15 December 2009 9:30am BST", "and London keeps GMT then. Leave BST out."],
    ["25 October 2009 12:30am GMT", "and London keeps BST then. Leave GMT out."],
    ["28 March 2010 1:30am", "and that time did not happen in London: the clocks go forward on that day."],
    ["28 March 2010 1:00 GMT", "and that time did not happen in London: the clocks go forward on that day."],
    ["15 December 2009 13:30pm", "and there is no 13pm. Write 9:30am, or 09:30."],
    ["15 December 2009 25:00", "and there is no hour 25."],
    ["15 December 2009 9:75am", "and there is no minute 75."],
    ["15 December 2009 midnight", "and midnight could be either end of the day. Write 12am for its start, or 11:59pm."],
    ["12 to 15 December 2009 9am", "which is a range, and one moment is wanted here."],
    ["soon", "which is not a date. Write it like 15 December 2009, 15/12/2009 or 2009-12-15."],
  ];
  for (const [text, why] of refused) {
    it(`refuses ${text}`, () => assert.deepEqual(parseMoment(text, "start"), { fault: why }));
  }
});

describe("a London day", () => {
  it("starts when Luxon says, on every day of 1968 to 1972 and of 2009", () => {
    for (const year of [1968, 1969, 1970, 1971, 1972, 2009]) {
      let day = DateTime.fromObject({ year, month: 1, day: 1 }, { zone: "Europe/London" });
      for (; day.year === year; day = day.plus({ days: 1 })) {
        assert.equal(startOfDay(day.toISODate()!), day.startOf("day").toUTC().toISO());
      }
    }
  });

  it("ends a millisecond before the next", () => {
    assert.equal(endOfDay("2009-03-29"), "2009-03-29T22:59:59.999Z");
    assert.equal(endOfDay("2009-10-25"), "2009-10-25T23:59:59.999Z");
  });

  it("is told in words with its time", () => {
    assert.equal(momentWords("2009-12-15T09:30:00.000Z"), "15 December 2009, 9:30am");
    assert.equal(momentWords("2009-06-15T11:00:00.000Z"), "15 June 2009, 12pm");
    assert.equal(momentWords("2009-10-25T00:30:00.000Z"), "25 October 2009, 1:30am BST");
    assert.equal(momentWords("2009-10-25T01:30:00.000Z"), "25 October 2009, 1:30am GMT");
  });

  it("is told in words that mean it, in every quarter of an hour about the changes of the clocks", () => {
    for (const change of ["2009-10-25T01:00:00Z", "2010-03-28T01:00:00Z"]) {
      for (let quarter = -20; quarter < 20; quarter++) {
        const iso = new Date(Date.parse(change) + quarter * 900_000).toISOString();
        assert.deepEqual(parseMoment(momentWords(iso), "start"), { iso });
      }
    }
  });
});
