/**
 * Dates as an editor writes them, in London time. The day comes first, never the month. A year of two digits means
 * 1969 to 2068 (`69` is 1969, `68` is 2068: the rule of POSIX `strptime`). Words are in GOV.UK style.
 */
import { DateTime } from "luxon";

export const ZONE = "Europe/London";

/** A day, or the two days between which something happened. */
export interface Span {
  /** First and last day, ISO 8601; the same for a single day. */
  first: string;
  last: string;
  /** "15 December 2009", "12 November 2009 to 4 March 2010". */
  words: string;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const EXAMPLE = "Write it like 15 December 2009, 15/12/2009 or 2009-12-15";

interface Day {
  year: number;
  month: number;
  day: number;
}

/** Days of a month, by the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoOf({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** 1 to 12 for a month's name or its first three (or four, "Sept") letters. */
function monthNamed(name: string): number | undefined {
  const small = name.toLowerCase().replace(/\.$/, "");
  if (small === "sept") return 9;
  const at = MONTHS.findIndex((month) => {
    const full = month.toLowerCase();
    return small === full || small === full.slice(0, 3);
  });
  return at < 0 ? undefined : at + 1;
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
}

/** The day if it exists; otherwise why it cannot be one, as the end of a sentence. */
function existing(found: Day): Day | string {
  const { year, month, day } = found;
  if (month < 1 || month > 12) {
    const swapped =
      day <= 12 && month <= daysIn(year, day) && month > 0
        ? `: did you mean ${month} ${MONTHS[day - 1]!} ${year}?`
        : "";
    return `and there is no month ${month}. The day comes first${swapped || "."}`;
  }
  if (day < 1 || day > daysIn(year, month)) {
    return `and there is no such day: ${MONTHS[month - 1]!} ${year} has ${daysIn(year, month)} days.`;
  }
  if (year < 1900 || year > 2199) return `and the year ${year} is not between 1900 and 2199.`;
  return found;
}

/** Spaces of every kind as one plain space, none at the ends. */
function tidy(text: string): string {
  return text.replace(/[\s\u00a0\u2009\u202f]+/g, " ").trim();
}

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/;
const WORDED = /^(?:([A-Za-z]+),? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+)\.?,? (\d{4}|\d{2})$/;
const MONTH_FIRST = /^([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})$/;
const MONTH_ALONE = /^([A-Za-z]+)\.? (\d{4})$/;

/** One day, or why the text is none: the end of a sentence that begins with the text. */
function parseDay(text: string): Day | string {
  let match = ISO_DAY.exec(text);
  if (match) return existing({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  match = SLASHED.exec(text);
  if (match) return existing({ year: fullYear(match[3]!), month: Number(match[2]), day: Number(match[1]) });
  match = WORDED.exec(text);
  if (match) return wordedDay(match);
  match = MONTH_FIRST.exec(text);
  const month = match && monthNamed(match[1]!);
  if (match && month) {
    return `and the day comes first: write ${match[2]!} ${MONTHS[month - 1]!} ${fullYear(match[3]!)}.`;
  }
  match = MONTH_ALONE.exec(text);
  const alone = match && monthNamed(match[1]!);
  if (match && alone) {
    const name = `${MONTHS[alone - 1]!} ${match[2]!}`;
    return `which is a month. Where the day is not known, write the range: 1 ${name} to ${daysIn(Number(match[2]), alone)} ${name}.`;
  }
  return notADate(text);
}

/** What to write for a text that is no date here: the day it seems to mean, if it means one. */
function notADate(text: string): string {
  const time = TIME.exec(text);
  if (time && typeof parseDay(time[1]!) === "object")
    return `which has a time, and a day is wanted here. Write ${dayWords(isoOf(parseDay(time[1]!) as Day))}.`;
  const plain = text
    .replace(/\b(?:the|of|on)\b|[’'"“”]/gi, " ")
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, "$1")
    .replace(/(\d)(?=[A-Za-z])|([A-Za-z])(?=\d)/g, "$& ")
    .replace(/^(\d{4})(\d{2})(\d{2})$/, "$1 $2 $3")
    .replace(/[\s./,-]+/g, " ")
    .trim();
  const year = /^(\d{4}) (\d{1,2}) (\d{1,2})$/.exec(plain);
  const day = /^(?:[A-Za-z]+ )?(\d{1,2}) (?:(\d{1,2}) (\d{4})|([A-Za-z]+) (\d{4}|\d{2}))$/.exec(plain);
  const meant = year
    ? existing({ year: Number(year[1]), month: Number(year[2]), day: Number(year[3]) })
    : day &&
      existing({
        year: fullYear((day[3] ?? day[5])!),
        month: day[2] === undefined ? (monthNamed(day[4]!) ?? 0) : Number(day[2]),
        day: Number(day[1]),
      });
  if (meant && typeof meant === "object") return `which is not a date. Did you mean ${dayWords(isoOf(meant))}?`;
  const halves = plain.split(" ");
  const dayAndMonth = halves.length === 2 && (monthNamed(halves[0]!) ?? monthNamed(halves[1]!));
  if (dayAndMonth && halves.some((half) => /^\d{1,2}$/.test(half)))
    return `which has no year. Write it like ${halves.find((half) => /^\d/.test(half))!} ${MONTHS[dayAndMonth - 1]!} 2009.`;
  return `which is not a date. ${EXAMPLE}.`;
}

function wordedDay(match: RegExpExecArray): Day | string {
  if (match[1] && !WEEKDAYS.some((day) => isWeekday(match[1]!, day))) return notADate(match[0]);
  const month = monthNamed(match[3]!);
  if (!month) return `and “${match[3]!}” is not a month. ${EXAMPLE}.`;
  const found = existing({ year: fullYear(match[4]!), month, day: Number(match[2]) });
  if (typeof found === "string" || !match[1]) return found;
  const real = WEEKDAYS[(new Date(Date.UTC(found.year, found.month - 1, found.day)).getUTCDay() + 6) % 7]!;
  if (isWeekday(match[1], real)) return found;
  return `and that day was a ${real}. Mend the date, or leave the name of the day out.`;
}

/** Whether a word is a weekday's name, or its first letters: Tue, Tues, Thurs. */
function isWeekday(word: string, name: string): boolean {
  return word.length >= 3 && name.toLowerCase().startsWith(word.toLowerCase());
}

/** "15 December 2009" for an ISO day. */
export function dayWords(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]!} ${iso.slice(0, 4)}`;
}

/** "12 November 2009 to 4 March 2010"; "12 to 15 December 2009"; "15 December 2009" where both are the same day. */
export function spanWords(first: string, last: string): string {
  if (first === last) return dayWords(first);
  const begin = dayWords(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${begin.split(" ")[0]!} to ${dayWords(last)}`;
  return `${first.slice(0, 4) === last.slice(0, 4) ? begin.slice(0, -5) : begin} to ${dayWords(last)}`;
}

const seen = new Map<string, Span | string>();

/**
 * A day or a range as an editor writes it: `15/12/09`, `15 December 2009`, `2009-12-15`, `12 November 2009 to 4 March
 * 2010`. Gives the span; or why the text is none, as the end of a sentence that begins with the text.
 */
export function parseSpan(text: string): Span | string {
  const known = seen.get(text);
  if (known !== undefined) return known;
  const parsed = spanOf(tidy(text));
  if (seen.size > 50_000) seen.clear();
  seen.set(text, parsed);
  return parsed;
}

function spanOf(text: string): Span | string {
  const ends = text.split(/ (?:to|–|—|-|until) |(?<=^\d{1,2})[–—-](?=\d{1,2} [A-Za-z])/);
  if (ends.length > 2) return `which is not a range. Write it like 12 November 2009 to 4 March 2010.`;
  const last = parseDay(ends.at(-1)!);
  if (typeof last === "string") return last;
  const lastIso = isoOf(last);
  if (ends.length === 1) return { first: lastIso, last: lastIso, words: dayWords(lastIso) };
  const first = parseDay(completed(ends[0]!, last));
  if (typeof first === "string") return first;
  const firstIso = isoOf(first);
  if (firstIso > lastIso) return `and that range ends before it begins.`;
  return { first: firstIso, last: lastIso, words: spanWords(firstIso, lastIso) };
}

/** The first end of a range, with the month and year it shares with the last: "12" of "12 to 15 December 2009". */
function completed(text: string, last: Day): string {
  if (/^\d{1,2}$/.test(text)) return `${text} ${MONTHS[last.month - 1]!} ${last.year}`;
  if (/^\d{1,2} [A-Za-z]+$/.test(text)) return `${text} ${last.year}`;
  return text;
}

const starts = new Map<string, string>();

/** The first instant of an ISO day in London, ISO 8601 in UTC. */
export function startOfDay(iso: string): string {
  let start = starts.get(iso);
  if (start === undefined) {
    const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
    start = new Date(Date.UTC(year, month - 1, day, 0, -offsetAsDayBegins(year, month, day))).toISOString();
    starts.set(iso, start);
  }
  return start;
}

/** Of a month: minutes that London is ahead of UTC as it begins and as it ends, and the first day that begins so. */
interface MonthOffsets {
  first: number;
  last: number;
  changed: number;
}

const months = new Map<string, MonthOffsets>();

/**
 * Minutes that London is ahead of UTC as a day begins. Luxon asks `Intl`, which takes a tenth of a millisecond; the
 * clocks change at most once in a month (since 1900 they never did twice), so a few questions a month are enough.
 */
function offsetAsDayBegins(year: number, month: number, day: number): number {
  const key = `${year}-${month}`;
  let offsets = months.get(key);
  if (offsets === undefined) {
    offsets = monthOffsets(year, month);
    months.set(key, offsets);
  }
  return day >= offsets.changed ? offsets.last : offsets.first;
}

function monthOffsets(year: number, month: number): MonthOffsets {
  const offsetOn = (day: number): number => DateTime.fromObject({ year, month, day }, { zone: ZONE }).offset;
  let high = daysIn(year, month);
  const [first, last] = [offsetOn(1), offsetOn(high)];
  let low = 1;
  while (first !== last && low < high) {
    const middle = (low + high) >> 1;
    if (offsetOn(middle) === last) high = middle;
    else low = middle + 1;
  }
  return { first, last, changed: low };
}

/** The last millisecond of an ISO day in London, ISO 8601 in UTC. */
export function endOfDay(iso: string): string {
  return utc(DateTime.fromISO(iso, { zone: ZONE }).endOf("day"));
}

function utc(moment: DateTime): string {
  return moment.toUTC().toISO()!;
}

/** "15 December 2009, 9:30am" for a moment, London time; of a time that happens twice, which of the two: "1:30am BST". */
export function momentWords(iso: string): string {
  const moment = DateTime.fromISO(iso, { zone: ZONE });
  const minutes = moment.minute === 0 ? "" : moment.toFormat(":mm");
  const twice = moment.getPossibleOffsets().length > 1 ? ` ${moment.offset === 60 ? "BST" : "GMT"}` : "";
  return `${dayWords(moment.toISODate()!)}, ${moment.hour % 12 || 12}${minutes}${moment.hour < 12 ? "am" : "pm"}${twice}`;
}

/** The London day on which a moment falls, ISO 8601. */
export function dayOf(iso: string): string {
  return DateTime.fromISO(iso, { zone: ZONE }).toISODate()!;
}

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const TIME =
  /^(.*?)(?:(?<=\d)T|(?:,| at)? ?\b)(?:(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})? ?(am|pm)|(\d{1,2}):(\d{2})(?::00)?|(noon|midday|midnight))(?: (GMT|BST))?$/i;

/**
 * A moment as an editor writes it, London time: `15 December 2009 9:30am`, `15/12/09 at 14:00`, `2009-12-15 09:30`, or
 * ISO 8601 with an offset. A day alone means its `start` or its `end`. Gives ISO 8601 in UTC; or why the text is none,
 * as the end of a sentence. A time that the clocks skip, or pass twice without `GMT` or `BST`, is refused.
 */
export function parseMoment(
  text: string,
  dayAlone: "start" | "end",
): { iso: string; fault?: never } | { iso?: never; fault: string } {
  const clean = tidy(text);
  if (ISO_MOMENT.test(clean)) {
    const moment = DateTime.fromISO(clean);
    if (moment.isValid) return { iso: utc(moment) };
  }
  const time = TIME.exec(clean);
  const days = parseSpan(time ? time[1]! : clean);
  if (typeof days === "string") return { fault: turned(clean) ?? days };
  if (days.first !== days.last) return { fault: "which is a range, and one moment is wanted here." };
  if (!time) return { iso: dayAlone === "start" ? startOfDay(days.first) : endOfDay(days.first) };
  const clock = clockOf(time);
  if (typeof clock === "string") return { fault: clock };
  return londonMoment(days.first, clock, time[8]?.toUpperCase());
}

/** What to write for a time that stands before its day, or without a sign between its hours and minutes. */
function turned(text: string): string | undefined {
  const first = /^(\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)|\d{1,2}:\d{2}),?(?: on)? (.+)$/i.exec(text);
  const last = /^(.+) (\d{2})(\d{2})$/.exec(text);
  const [day, time] = first ? [first[2]!, first[1]!] : last ? [last[1]!, `${last[2]!}:${last[3]!}`] : ["", ""];
  const span = day === "" ? "" : parseSpan(day);
  if (typeof span === "string" || span.first !== span.last) return undefined;
  return `which is not a time as it is written here. Write ${span.words} ${time.toLowerCase()}.`;
}

function clockOf(time: RegExpExecArray): { hour: number; minute: number } | string {
  const name = time[7]?.toLowerCase();
  if (name === "midnight") return "and midnight could be either end of the day. Write 12am for its start, or 11:59pm.";
  if (name) return { hour: 12, minute: 0 };
  const hour = Number(time[2] ?? time[5]);
  const minute = Number(time[3] ?? time[6] ?? 0);
  const half = time[4]?.toLowerCase();
  if (minute > 59) return `and there is no minute ${minute}.`;
  if (!half) return hour > 23 ? `and there is no hour ${hour}.` : { hour, minute };
  if (hour < 1 || hour > 12) return `and there is no ${hour}${half}. Write 9:30am, or 09:30.`;
  return { hour: (hour % 12) + (half === "pm" ? 12 : 0), minute };
}

function londonMoment(
  iso: string,
  clock: { hour: number; minute: number },
  zone: string | undefined,
): { iso: string; fault?: never } | { iso?: never; fault: string } {
  const [year, month, day] = iso.split("-").map(Number);
  const moment = DateTime.fromObject({ year: year!, month: month!, day: day!, ...clock }, { zone: ZONE });
  if (moment.hour !== clock.hour || moment.minute !== clock.minute) {
    return { fault: "and that time did not happen in London: the clocks go forward on that day." };
  }
  const possible = moment.getPossibleOffsets();
  const right = zone === undefined ? possible : possible.filter((one) => (one.offset === 60) === (zone === "BST"));
  if (right.length === 0) {
    return { fault: `and London keeps ${zone === "BST" ? "GMT" : "BST"} then. Leave ${zone ?? ""} out.` };
  }
  if (right.length > 1) {
    return { fault: "and that time happens twice in London: the clocks go back on that day. Add BST or GMT." };
  }
  return { iso: utc(right[0]!) };
}
