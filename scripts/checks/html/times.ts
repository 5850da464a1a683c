/** How the HTML standard writes days, times and durations. Days are held to the calendar, weeks only to 53. */

const YEAR = String.raw`(?!0+(?!\d))\d{4,}`;
const MONTH = String.raw`(?:0[1-9]|1[0-2])`;
const ALL_YEARS = String.raw`(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))`;
/** Every fourth year, but of those that end a century only every fourth. */
const LEAP_YEAR = String.raw`\d{2,}(?:0[48]|[2468][048]|[13579][26])|\d*(?:[02468][048]|[13579][26])00`;
const DAY = String.raw`(?:${YEAR}-${ALL_YEARS}|(?!0+-)(?:${LEAP_YEAR})-02-29)`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?`;
const ZONE = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)`;
const DURATION = String.raw`P(?=.)(?:\d+W|(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?)`;
const SPOKEN = String.raw`(?:\d+(?:\.\d{1,3})?\s*[wdhmsWDHMS]\s*)+`;

/** What `<time>` may say: a month, a day with or without its year, a time, both, a zone, a week, a year, a duration. */
export const TIME = new RegExp(
  String.raw`${DAY}(?:[T ]${CLOCK}${ZONE}?)?|${YEAR}-${MONTH}|${YEAR}-W(?:0[1-9]|[1-4]\d|5[0-3])|${YEAR}|(?:--)?(?:${ALL_YEARS}|02-29)|${CLOCK}|${ZONE}|${DURATION}|${SPOKEN}`,
);

/** What `<ins>` and `<del>` may say: a day, or a moment with its zone. */
export const MOMENT = new RegExp(String.raw`${DAY}(?:[T ]${CLOCK}${ZONE})?`);

const time = new RegExp(`^(?:${TIME.source})$`);

/** Whether a text is wholly what `<time>` may say. */
export function isTime(text: string): boolean {
  return time.test(text);
}
