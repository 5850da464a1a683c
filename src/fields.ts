/**
 * The fields that kinds share. Front matter is read as plain text throughout (a date, `9:30`, `No` and `26.60` stay as
 * they were typed), so every schema here takes text and says what it becomes. The `description` of a field is the
 * editor's manual: `docs/fields.md` and the JSON Schemas in `docs/schemas` are made from it.
 */
import { z } from "zod";
import { parseMoment, parseSpan, type Span } from "./dates.ts";

/** Where a fact comes from: `verified` in a stored copy, `inferred` by us, or stated by the `record` itself. */
export const basis = z.enum(["verified", "inferred", "record"]);
export type Basis = z.output<typeof basis>;

/** One thing that is known, and how. In front matter a fact may be the bare value. */
export interface Fact<T = string> {
  value: T;
  /** Address of the page that shows it. */
  source?: string;
  basis?: Basis;
}

/** One line of words: not empty, no line break. */
export const words = z
  .string({ error: "some words" })
  .regex(/^[^\n\r]*\S[^\n\r]*$/, {
    error: ({ input }) => (/\S/.test(String(input)) ? "words on one line" : "some words"),
  })
  .meta({ form: "words on one line" });

/** Words over one or more lines. */
export const prose = z.string({ error: "some words" }).regex(/\S/, { error: "some words" }).meta({ form: "words" });

/** What a day looks like, for programs that know the JSON Schema alone; which days there are, only {@link parseSpan} knows. */
const DAY =
  "(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{2}(?:\\d{2})?|\\d{1,2}(?:st|nd|rd|th)?\\s+[A-Za-z]+\\.?,?\\s+\\d{2}(?:\\d{2})?)";

/** A full web address. */
export const webAddress = z
  .string({ error: "a full web address, such as https://www.example.org/page" })
  .refine((text) => /^https?:\/\/[^\s/]+/.test(text) && !/\s/.test(text) && URL.canParse(text), {
    error: "a full web address, such as https://www.example.org/page",
  })
  .meta({ form: "full web address", pattern: "^https?://[^\\s/]\\S*$" });

/** The last part of an address: small letters, digits and hyphens. */
export const slug = z
  .string({ error: "small letters, digits and hyphens, such as the-engagement-ethic" })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: "small letters, digits and hyphens, such as the-engagement-ethic",
  })
  .meta({ form: "small letters, digits and hyphens" });

/** A record, by kind and slug. */
export const ref = z
  .string({ error: "a kind and a slug, such as announcements/the-engagement-ethic" })
  .regex(/^[a-z-]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: "a kind and a slug, such as announcements/the-engagement-ethic",
  })
  .meta({ form: "kind and slug" });

/** A whole number from 1. */
export const position = z
  .string({ error: "a whole number from 1" })
  .regex(/^[1-9][0-9]{0,5}$/, { error: "a whole number from 1" })
  .transform(Number)
  .meta({ form: "whole number" });

const spanText = z.string({ error: "a date such as 15 December 2009, or two with “to” between them" });

/** A day, or a range of days. */
export const span = spanText
  .transform((text, context): Span => {
    const parsed = parseSpan(text);
    if (typeof parsed !== "string") return parsed;
    context.issues.push({ code: "custom", message: parsed, input: text, params: { whole: true } });
    return z.NEVER;
  })
  .meta({ form: "date, or two with `to` between them", pattern: `${DAY}\\s*$` });

/** One day: ISO 8601 on output. */
export const day = z
  .string({ error: "a date such as 15 December 2009" })
  .transform((text, context): string => {
    const parsed = parseSpan(text);
    if (typeof parsed !== "string" && parsed.first === parsed.last) return parsed.first;
    const message = typeof parsed === "string" ? parsed : "which is a range, and one day is wanted here.";
    context.issues.push({ code: "custom", message, input: text, params: { whole: true } });
    return z.NEVER;
  })
  .meta({ form: "date", pattern: `${DAY}\\s*$` });

/** A moment in London: ISO 8601 in UTC on output. A day alone means its first instant. */
export const moment = z
  .string({ error: "a moment such as 15 December 2009 9:30am" })
  .transform((text, context): string => {
    const parsed = parseMoment(text, "start");
    if (parsed.iso !== undefined) return parsed.iso;
    context.issues.push({ code: "custom", message: parsed.fault, input: text, params: { whole: true } });
    return z.NEVER;
  })
  .meta({ form: "date, or date and time", pattern: DAY });

/** A fact whose value has the given form: the bare value, or `{ value, source, basis }`. */
export function fact<T extends z.ZodType>(value: T) {
  const full = z.strictObject({
    value,
    source: webAddress.optional().meta({ description: "Address of the page that shows it." }),
    basis: basis.optional().meta({
      description: "`verified` in a stored copy, `inferred` by us, or stated by the `record` itself.",
    }),
  });
  return z.union([value, full]).transform((input): Fact<z.output<T>> => {
    if (typeof input === "object" && input !== null && "value" in input) return input as Fact<z.output<T>>;
    return { value: input as z.output<T> };
  });
}

/** A page elsewhere. */
export const link = z.strictObject({
  title: words.meta({ description: "The words of the link." }),
  url: webAddress.meta({ description: "Its full address." }),
  note: prose.optional().meta({ description: "What a reader should know about it." }),
});

/** A file that goes with a record. Its type, size, pages and dimensions are measured, never typed. */
export const attachment = z.strictObject({
  file: z
    .string({ error: "a file's name" })
    .regex(/^[^/\\]+$/, { error: "a file's name alone, without a folder" })
    .meta({ description: "Name of a file that lies beside the record, or in a folder named like the record." }),
  title: words.meta({ description: "The words of the link to it; of an image, its caption." }),
  alt: prose.optional().meta({ description: "For an image: what it shows, for people who cannot see it." }),
  decorative: z
    .enum(["yes", "no"], { error: "yes or no" })
    .optional()
    .meta({ description: "`yes` for an image that says nothing, and needs no alternative text." }),
});

/** Something readers should know was changed after publication. */
export const change = z.strictObject({
  on: day.meta({ description: "The day of the change." }),
  note: prose.meta({ description: "What was changed, in a sentence." }),
  "public-from": moment
    .optional()
    .meta({ description: "When the note becomes public. Left out: from the start of that day." }),
});

/** That a record no longer stands; its page stays, with the reason at the top. */
export const withdrawal = z.strictObject({
  on: day.meta({ description: "The day it was withdrawn." }),
  reason: prose.meta({ description: "Why, in a sentence." }),
  "public-from": moment
    .optional()
    .meta({ description: "When the withdrawal becomes public. Left out: from the start of that day." }),
});

/** What every record may say, whatever its kind. */
export const shared = {
  title: words.meta({
    description: "The title, as readers see it.",
    examples: ["The Innovation Unit publishes “The Engagement Ethic”"],
  }),
  summary: prose
    .optional()
    .meta({ description: "One or two sentences for lists and search engines. Left out: the text's first sentences." }),
  status: z
    .enum(["draft", "published"], { error: "draft or published" })
    .default("published")
    .meta({ description: "A `draft` may lack fields, and never leaves preview." }),
  "public-from": moment.optional().meta({
    description:
      "The moment (London time) from which it is public, such as `15 December 2009 9:30am`. Left out: the start of its day, or of the last day of a range.",
  }),
  sources: z.array(link).default([]).meta({ description: "Where the record is known from, archived copies included." }),
  "not-recorded": z.array(words).default([]).meta({ description: "What nobody knows; shown as such." }),
  related: z
    .array(ref)
    .default([])
    .meta({ description: "Other records, such as `announcements/the-engagement-ethic`." }),
  links: z.array(link).default([]).meta({ description: "Pages elsewhere that a reader may want." }),
  attachments: z.array(attachment).default([]).meta({ description: "Files that go with the record." }),
  changes: z.array(change).default([]).meta({ description: "What was changed after publication." }),
  withdrawn: withdrawal.optional().meta({ description: "That it no longer stands, and why." }),
  "former-slugs": z
    .array(slug)
    .default([])
    .meta({ description: "What its address ended in before; each old address leads to the new one." }),
  words: z.enum(["record", "ours"], { error: "record or ours" }).default("ours").meta({
    description:
      "`record`: the text is the archived page's own, verbatim, and no style rule applies. `ours`: we wrote it.",
  }),
};

export type SharedFields = z.output<z.ZodObject<typeof shared>>;
