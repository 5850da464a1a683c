import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface WarningTextProps {
  /** What a screen reader says for the exclamation mark. */
  iconFallbackText?: string;
  classes?: string;
  children: ComponentChildren;
}

/** Something a reader must not miss: GOV.UK Design System, Warning text. */
export function WarningText({ iconFallbackText = "Warning", classes: more, children }: WarningTextProps) {
  return (
    <div class={classes("govuk-warning-text", more)}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{" "}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{iconFallbackText}</span> {children}
      </strong>
    </div>
  );
}

export const examples: Example<WarningTextProps>[] = [
  { name: "a warning", props: { children: "A later report of nearly the same title is another document." } },
];
