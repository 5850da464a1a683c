/** The site itself: what it is called, where it lives, and what it reconstructs. One file, `_data/site.yaml`. */
import { z } from "zod";
import { day, fact, prose, webAddress, words } from "../fields.ts";

const menu = z.array(
  z.strictObject({
    title: words.meta({ description: "The words of the link." }),
    to: words.meta({ description: "A record (`pages/about`) or an address in the site (`/announcements/`)." }),
  }),
);

export const site = z.strictObject({
  title: words.meta({ description: "The section's title.", examples: ["Public Service Reform"] }),
  organisation: words.meta({ description: "Whose section it was.", examples: ["Cabinet Office"] }),
  strapline: fact(words).optional().meta({ description: "The organisation's own line about itself." }),
  rights: words.optional().meta({ description: "Whose words the record's are; one line at the foot of every page." }),
  summary: prose.optional().meta({ description: "What the site is, for search engines and feeds." }),
  address: webAddress.meta({
    description: "The public address, which may have a path; `--url` overrides it.",
    examples: ["https://www.example.org/"],
  }),
  "original-address": webAddress.optional().meta({ description: "Where the page stood." }),
  copies: z
    .array(
      z.strictObject({
        day: day.meta({ description: "The day of the copy." }),
        url: webAddress.meta({ description: "Its address in the archive." }),
        note: prose.optional().meta({ description: "What it shows." }),
      }),
    )
    .default([])
    .meta({ description: "The archived copies that the reconstruction rests on." }),
  language: z
    .string({ error: "a language tag such as en-GB" })
    .regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, { error: "a language tag such as en-GB" })
    .default("en-GB")
    .meta({ description: "The language of the pages." }),
  notice: prose.meta({ description: "What every page says at its top; one paragraph of Markdown, links by slug." }),
  navigation: menu.default([]).meta({ description: "The menu at the top, in order." }),
  footer: menu.default([]).meta({ description: "The links at the foot, in order." }),
  names: z.array(words).default([]).meta({ description: "Names and words that no style rule should touch." }),
  gone: z
    .array(words)
    .default([])
    .meta({ description: "Addresses in the site that were public once and are gone on purpose, such as `/teams/x/`." }),
});

export type SiteFields = z.output<typeof site>;
