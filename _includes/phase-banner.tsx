import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";
import { Tag } from "./tag.tsx";

export interface PhaseBannerProps {
  /** The word in the tag. */
  tag: ComponentChildren;
  tagClasses?: string;
  classes?: string;
  children: ComponentChildren;
}

/** A line at the top of every page that says what the site is: GOV.UK Design System, Phase banner. */
export function PhaseBanner({ tag, tagClasses, classes: more, children }: PhaseBannerProps) {
  return (
    <div class={classes("govuk-phase-banner govuk-width-container", more)}>
      <p class="govuk-phase-banner__content">
        <Tag classes={`govuk-phase-banner__content__tag${tagClasses ? ` ${tagClasses}` : ""}`}>{tag}</Tag>{" "}
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}

export const examples: Example<PhaseBannerProps>[] = [
  {
    name: "the reconstruction notice",
    props: { tag: "Reconstruction", children: "This is not a government website." },
  },
];
