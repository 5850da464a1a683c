/** Days that no calendar has: "30 February 2010". */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

/** Months with fewer than 31 days, by the letters that their names begin with. */
const SHORT: Readonly<Record<string, readonly [name: string, days: number]>> = {
  feb: ["February", 28],
  apr: ["April", 30],
  jun: ["June", 30],
  sep: ["September", 30],
  nov: ["November", 30],
};
const NUMBERED: Readonly<Record<string, string>> = { "02": "feb", "04": "apr", "06": "jun", "09": "sep", "11": "nov" };

const DAY = String.raw`(?<!\d[.,]?|[\d:/.]-)(29|3[01])(?:st|nd|rd|th)?`;
const MONTH = String.raw`(Feb(?:ruary|\.)?|Apr(?:il|\.)?|June?|Sept?(?:ember|\.)?|Nov(?:ember|\.)?)`;
const YEAR = String.raw`([12]\d{3})(?!\d)`;
/** "Issue 31 June 2010" is no day, and neither is what another such word numbers. */
const UNNUMBERED = String.raw`(?<!\b(?:appendix|article|chapter|circular|edition|figure|issue|no|number|page|part|section|table|volume|week)\.?\s)`;

const inWords = new RegExp(String.raw`${UNNUMBERED}${DAY}(?:\s+of)?\s+${MONTH},?\s+${YEAR}`, "gi");
const monthFirst = new RegExp(String.raw`\b${MONTH}\s+${DAY},?\s+${YEAR}`, "gi");
const inDigits = /(?<![\w./-])([12]\d{3})-(0[2469]|11)-(29|3[01])(?![\w/-]|\.\d)/g;

interface Named {
  said: string;
  month: string;
  day: number;
  year: number;
}

/** The days that a text names, as far as they are late in a short month. */
function daysIn(text: string): Named[] {
  const named = (said: string, month: string, day: string, year: string): Named => ({
    said,
    month: month.slice(0, 3).toLowerCase(),
    day: Number(day),
    year: Number(year),
  });
  return [
    ...[...text.matchAll(inWords)].map(([said, day, month, year]) => named(said, month!, day!, year!)),
    ...[...text.matchAll(monthFirst)].map(([said, month, day, year]) => named(said, month!, day!, year!)),
    ...[...text.matchAll(inDigits)].map(([said, year, month, day]) => named(said, NUMBERED[month!]!, day!, year!)),
  ];
}

/** Whether a year had a 29 February; by the older calendar too, which England kept until 1752. */
function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0 || year <= 1752);
}

function faultIn({ said, month, day, year }: Named): string | undefined {
  const [name, days] = SHORT[month]!;
  const last = month === "feb" && isLeap(year) ? days + 1 : days;
  return day > last ? `"${said}" is no day: ${name} ${year} has ${last} days` : undefined;
}

/** Whether code or a quotation within hold it, or a `<time>` without `datetime`, which `unread-times` judges. */
function heldElsewhere(element: WordElement, said: string): boolean {
  return element.children.some(
    (child) =>
      ((child.code || child.quoted || (child.name === "time" && child.attribute("datetime") === undefined)) &&
        child.words().includes(said)) ||
      heldElsewhere(child, said),
  );
}

export const impossibleDays: WordRule = {
  id: "impossible-days",
  wcag: [],
  source: "GOV.UK style guide, Dates and times",
  severity: "warning",
  why: "Nobody can tell which day was meant, and who relies on it may come too late.",
  mend: "Write the day that is meant; mark as quoted (`blockquote`, `q`) what a record says.",
  bad: [
    "<p>Answers are due on 30 February 2010.</p>",
    "<p>Published on 31st of April, 2009</p>",
    "<table><tr><td>Nov 31, 2009</td></tr></table>",
    "<ul><li>2010-02-30</li></ul>",
    "<p>From 27 February to 29 Feb. 2010</p>",
    '<p><time datetime="2010-03-01">29 February 2100</time></p>',
  ],
  good: [
    "<p>28 February 2010, 29 February 2008, 2012-02-29, 31 May 2010 and 29 February 1700</p>",
    "<blockquote><p>Answers are due on 30 February 2010.</p></blockquote>",
    "<p>It said <q>30 February 2010</q>; the name is <code>2010-02-30</code>.</p>",
    "<p>Volume 2, issue 31 June 2009; see 1.31 April 2010 and 1,030 February 2010 replies.</p>",
    '<p>The file 2010-02-30-letter.pdf at <a href="/a/2010-02-30/">a/2010-02-30/</a></p>',
    "<p>In its first 30 February was missing; 30 Junes 2010</p>",
  ],
  judge: (page) =>
    page.blocks
      .filter((element) => !element.quoted)
      .flatMap((element) =>
        daysIn(element.words()).flatMap((day) => {
          const message = faultIn(day);
          return message === undefined || heldElsewhere(element, day.said) ? [] : [{ element, message }];
        }),
      ),
};
