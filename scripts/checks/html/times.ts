/** How the HTML standard writes days, times and durations; whether there is such a day is not judged. */

const DAY = String.raw`\d{4,}-\d\d-\d\d`;
const CLOCK = String.raw`\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?`;
const ZONE = String.raw`(?:Z|[+-]\d\d:?\d\d)`;
const DURATION = String.raw`P(?=.)(?:\d+W|(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?)`;
const SPOKEN = String.raw`(?:\d+(?:\.\d{1,3})?\s*[wdhmsWDHMS]\s*)+`;

/** What `<time>` may say: a month, a day with or without its year, a time, both, a zone, a week, a year, a duration. */
export const TIME = new RegExp(
  String.raw`${DAY}(?:[T ]${CLOCK}${ZONE}?)?|\d{4,}-\d\d|\d{4,}-W\d\d|\d{4,}|(?:--)?\d\d-\d\d|${CLOCK}|${ZONE}|${DURATION}|${SPOKEN}`,
);

/** What `<ins>` and `<del>` may say: a day, or a moment with its zone. */
export const MOMENT = new RegExp(String.raw`${DAY}(?:[T ]${CLOCK}${ZONE})?`);
