import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface TagProps {
  classes?: string;
  children: ComponentChildren;
}

/** A word that says what kind of thing this is: GOV.UK Design System, Tag. */
export function Tag({ classes: more, children }: TagProps) {
  return <strong class={classes("govuk-tag", more)}>{children}</strong>;
}

export const examples: Example<TagProps>[] = [
  { name: "a kind", props: { children: "Speech" } },
  { name: "grey", props: { classes: "govuk-tag--grey", children: "Withdrawn" } },
];
