/** A team: a part of the Public Service Unit and what it does. */
import { z } from "zod";
import { position, shared } from "../fields.ts";
import type { Kind } from "../kind.ts";

export const team = z.strictObject({
  ...shared,
  position: position.optional().meta({ description: "Order in the list: 1 is shown first." }),
  heading: z
    .enum(["recorded", "editorial"], { error: "recorded or editorial" })
    .default("recorded")
    .meta({ description: "`editorial` where the title is our label, because the record has none." }),
});

export type TeamFields = z.output<typeof team>;

export const teams: Kind = {
  name: "teams",
  one: "a team",
  schema: team,
  datedNames: false,
  needsText: false,
  address: (slug) => `/teams/${slug}/`,
  reserved: null,
  slugsOf: {},
};
