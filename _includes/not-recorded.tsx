import type { Example } from "./example.ts";

export interface NotRecordedProps {
  /** What is missing, where the words around it do not say: “the text of the speech”. */
  what?: string;
}

/** A gap in the record, in plain words: something that no copy holds, not something we left out. */
export function NotRecorded({ what }: NotRecordedProps) {
  return <span class="app-not-recorded">{what === undefined ? "Not recorded" : `Not recorded: ${what}`}</span>;
}

export const examples: Example<NotRecordedProps>[] = [
  { name: "the value of a fact", props: {} },
  { name: "standing alone", props: { what: "the text of the speech" } },
];
