/** Dates as an editor writes them, in London time. */
import { DateTime } from "luxon";

/** A day, or the two days between which something happened. */
export interface Span {
  /** First and last day, ISO 8601; the same for a single day. */
  first: string;
  last: string;
  /** "15 December 2009", "12 November 2009 to 4 March 2010". */
  words: string;
}

export declare function parseSpan(text: string): Span | string;
export declare function parseMoment(
  text: string,
  dayAlone: "start" | "end",
): { iso: string; fault?: never } | { iso?: never; fault: string };
export type { DateTime };
