/** What the model must know of a kind of record; each kind's `schema.ts` gives one. */
import type { z } from "zod";

/** Every kind's folder in `_data`, which is its name. */
export const KIND_NAMES = ["announcements", "strategy-documents", "teams", "pages"] as const;
export type KindName = (typeof KIND_NAMES)[number];

export interface Kind {
  /** The folder of its records in `_data`, and the first part of a ref: `announcements`. */
  readonly name: KindName;
  /** One of it, in words: "an announcement". */
  readonly one: string;
  readonly schema: z.ZodObject;
  /** File names begin with the record's first day: `2009-12-15-SLUG.md`. */
  readonly datedNames: boolean;
  /** The address of a record, below the root. */
  address(slug: string): string;
  /** A published record of it has words below its fields. */
  readonly needsText: boolean;
  /** Slugs that would stand where another page does. */
  readonly reserved: RegExp | null;
  /** Fields of this kind that hold the slug of a record of another. */
  readonly slugsOf: Readonly<Record<string, KindName>>;
}
