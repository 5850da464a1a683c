import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface InsetTextProps {
  id?: string;
  classes?: string;
  children: ComponentChildren;
}

/** Text set apart from what is around it: GOV.UK Design System, Inset text. */
export function InsetText({ id, classes: more, children }: InsetTextProps) {
  return (
    <div id={id} class={classes("govuk-inset-text", more)}>
      {children}
    </div>
  );
}

export const examples: Example<InsetTextProps>[] = [
  {
    name: "words of ours beside the record",
    props: { children: "The heading of this team is not recorded in any copy." },
  },
];
