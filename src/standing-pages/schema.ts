/** A standing page: text that belongs to no day, such as the home page's or the accessibility statement. */
import { z } from "zod";
import { shared } from "../fields.ts";
import type { Kind } from "../kind.ts";

export const standingPage = z.strictObject({
  ...shared,
});

export type StandingPageFields = z.output<typeof standingPage>;

export const standingPages: Kind = {
  name: "pages",
  one: "a page",
  schema: standingPage,
  datedNames: false,
  needsText: true,
  address: (slug) => (slug === "home" ? "/" : `/${slug}/`),
  // The lists stand there, which are made of other records.
  reserved: /^(?:announcements|strategy-documents|teams|speeches|site-map|assets)$/,
  slugsOf: {},
};
