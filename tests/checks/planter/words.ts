/** Words that planted passages are made of: plain, and of no fault themselves. */
import type { Chance } from "./chance.ts";

const WHO = ["The council", "Each hospital", "A school", "The review", "Every team", "The board", "A local partner"];
const DOES = ["publishes", "considers", "measures", "improves", "explains", "supports", "records", "discusses"];
const WHAT = [
  "its plans for the coming year",
  "the views of people who use services",
  "how money was spent on training",
  "the standard of care that people may expect",
  "what staff have learned in their work",
  "results against those of its neighbours",
];
const WHEN = ["every spring", "twice a year", "before the summer", "with its partners", "in public", "at each meeting"];
const NOUNS = [
  "Hospitals",
  "Budgets",
  "Standards",
  "Training",
  "Volunteers",
  "Neighbourhoods",
  "Entitlements",
  "Libraries",
  "Inspections",
  "Partnerships",
];
const OF = ["in rural areas", "for older people", "after the review", "and their staff", "in the north", "this year"];

/** A sentence of ten words or more. */
export function sentence(chance: Chance): string {
  return `${chance.pick(WHO)} ${chance.pick(DOES)} ${chance.pick(WHAT)} ${chance.pick(WHEN)}.`;
}

/** Words that can name something: a heading, a link, a column. */
export function subject(chance: Chance): string {
  return `${chance.pick(NOUNS)} ${chance.pick(OF)}`;
}

/** Different words that can name something. */
export function subjects(chance: Chance, count: number): string[] {
  return chance
    .shuffled(NOUNS)
    .slice(0, count)
    .map((noun) => `${noun} ${chance.pick(OF)}`);
}

/** A name that stands nowhere else in the site. */
export function ownName(chance: Chance): string {
  const letters = "bcdfghklmnprstvz";
  const vowels = "aeiou";
  let name = "";
  for (let count = 0; count < 5; count++) name += chance.pick(letters.split("")) + chance.pick(vowels.split(""));
  return name;
}
