import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface SkipLinkProps {
  text?: string;
  href?: string;
  classes?: string;
}

/** The first thing the keyboard reaches: GOV.UK Design System, Skip link. */
export function SkipLink({ text = "Skip to main content", href = "#content", classes: more }: SkipLinkProps) {
  return (
    <a href={href} class={classes("govuk-skip-link", more)}>
      {text}
    </a>
  );
}

export const examples: Example<SkipLinkProps>[] = [{ name: "to the main content", props: { href: "#main-content" } }];
