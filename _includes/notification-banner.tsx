import type { ComponentChildren } from "preact";
import { classes } from "./class-names.ts";
import type { Example } from "./example.ts";

export interface NotificationBannerProps {
  titleText?: string;
  /** Must be its own where a page has more than one banner. */
  titleId?: string;
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  role?: "region" | "alert";
  type?: "success";
  classes?: string;
  /** One line, set as a heading; more than one line goes in `children`. */
  text?: string;
  children?: ComponentChildren;
}

/** News about the page itself, “Withdrawn” for one: GOV.UK Design System, Notification banner. */
export function NotificationBanner(props: NotificationBannerProps) {
  const { type, titleId = "govuk-notification-banner-title", titleHeadingLevel = 2, text, children } = props;
  const success = type === "success";
  const Title = `h${titleHeadingLevel}` as "h2";
  return (
    <div
      class={classes("govuk-notification-banner", success && "govuk-notification-banner--success", props.classes)}
      role={props.role ?? (success ? "alert" : "region")}
      aria-labelledby={titleId}
    >
      <div class="govuk-notification-banner__header">
        <Title class="govuk-notification-banner__title" id={titleId}>
          {props.titleText ?? (success ? "Success" : "Important")}
        </Title>
      </div>
      <div class="govuk-notification-banner__content">
        {children ?? (text !== undefined && <p class="govuk-notification-banner__heading">{text}</p>)}
      </div>
    </div>
  );
}

export const examples: Example<NotificationBannerProps>[] = [
  {
    name: "withdrawn",
    props: { titleText: "Withdrawn", text: "This announcement was withdrawn on 4 March 2010." },
  },
];
