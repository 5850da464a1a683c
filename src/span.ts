/** How a day or a range of days is given to the components. */
import type { DateLineProps } from "../_includes/date-line.tsx";
import type { Span } from "./dates.ts";

/** A day has a form for machines; a range has none, since HTML's `time` holds a single one. */
export function dateLine(span: Span): DateLineProps {
  return { text: span.words, datetime: isoDay(span) };
}

/** The day as ISO 8601, where it is one day. */
export function isoDay(span: Span): string | undefined {
  return span.first === span.last ? span.first : undefined;
}
