/** An announcement: something the section made known on a day. */
import { z } from "zod";
import { fact, position, shared, slug, span, words } from "../fields.ts";
import type { Kind } from "../kind.ts";

export const announcement = z.strictObject({
  ...shared,
  kind: z
    .enum(["news", "speech", "publication"], { error: "news, speech or publication" })
    .meta({ description: "What is announced: `news`, a `speech` or a `publication`.", examples: ["news"] }),
  date: fact(span).meta({
    description:
      "The day, such as `15 December 2009`, or a range where only that is known: `12 November 2009 to 4 March 2010`.",
    examples: ["15 December 2009"],
  }),
  position: position
    .optional()
    .meta({ description: "Order among announcements of the same first day: 1 is shown first." }),
  speaker: fact(words).optional().meta({ description: "Who gave the speech." }),
  "given-to": fact(words).optional().meta({ description: "To whom the speech was given." }),
  publisher: fact(words).optional().meta({ description: "Who published it." }),
  "presented-by": fact(words).optional().meta({ description: "Who presented it to Parliament." }),
  "delivered-by": fact(words).optional().meta({ description: "Who delivered it." }),
  "commissioned-by": fact(words).optional().meta({ description: "For whom it was written." }),
  "command-paper": fact(words).optional().meta({ description: "Its command paper number, such as `Cm 7753`." }),
  isbn: fact(words).optional().meta({ description: "Its ISBN." }),
  price: fact(words).optional().meta({ description: "Its price when published, such as `£14.35`." }),
  document: slug.optional().meta({ description: "The slug of the strategy document it announces." }),
});

export type AnnouncementFields = z.output<typeof announcement>;

export const announcements: Kind = {
  name: "announcements",
  one: "an announcement",
  schema: announcement,
  datedNames: true,
  needsText: true,
  address: (slug) => `/announcements/${slug}/`,
  // The list of a year is at `/announcements/2009/`, a numbered page of the whole list at `/announcements/page/1/`.
  reserved: /^(?:\d+|page)$/,
  slugsOf: { document: "strategy-documents" },
};
