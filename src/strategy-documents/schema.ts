/** A strategy document: a paper that the section builds on. */
import { z } from "zod";
import { fact, position, shared, span, words } from "../fields.ts";
import type { Kind } from "../kind.ts";

export const strategyDocument = z.strictObject({
  ...shared,
  date: fact(span).meta({
    description: "The day it was published, such as `29 June 2009`, or a range.",
    examples: ["15 December 2009"],
  }),
  position: position.optional().meta({ description: "Order in the list: 1 is shown first." }),
  publisher: fact(words).optional().meta({ description: "Who published it." }),
  "presented-by": fact(words).optional().meta({ description: "Who presented it to Parliament." }),
  "command-paper": fact(words).optional().meta({ description: "Its command paper number, such as `Cm 7654`." }),
  isbn: fact(words).optional().meta({ description: "Its ISBN." }),
  price: fact(words).optional().meta({ description: "Its price when published, such as `£26.60`." }),
  marker: z
    .enum(["[PDF]", "[External website]"], { error: "[PDF] or [External website], in quotation marks" })
    .optional()
    .meta({ description: "The marker that stood after its name in the record; in quotation marks." }),
});

export type StrategyDocumentFields = z.output<typeof strategyDocument>;

export const strategyDocuments: Kind = {
  name: "strategy-documents",
  one: "a strategy document",
  schema: strategyDocument,
  datedNames: false,
  needsText: false,
  address: (slug) => `/strategy-documents/${slug}/`,
  reserved: null,
  slugsOf: {},
};
