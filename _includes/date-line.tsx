import type { Example } from "./example.ts";

export interface DateLineProps {
  /** The date as it is shown: “15 December 2009”, “11 November 2009 to 4 March 2010”. */
  text: string;
  /** The same day for machines, `2009-12-15`. A range has none: HTML's `time` holds a single one. */
  datetime?: string | undefined;
}

/** A day, or a range of days. */
export function DateLine({ text, datetime }: DateLineProps) {
  return datetime === undefined ? (
    <span class="app-date">{text}</span>
  ) : (
    <time class="app-date" datetime={datetime}>
      {text}
    </time>
  );
}

export const examples: Example<DateLineProps>[] = [
  { name: "a day", props: { text: "15 December 2009", datetime: "2009-12-15" } },
  { name: "between two days", props: { text: "11 November 2009 to 4 March 2010" } },
];
