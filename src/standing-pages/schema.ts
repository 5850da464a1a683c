/** A standing page: text that belongs to no day, such as the home page's or the accessibility statement. */
import { z } from "zod";
import { shared } from "../fields.ts";

export const standingPage = z.strictObject({
  ...shared,
});

export type StandingPageFields = z.output<typeof standingPage>;
