/** The fixtures of govuk-frontend that our components are not held to, each with the reason. */

const attributes = "our components take what they draw, not further attributes";
const noActions = "nothing here can be changed by a visitor, so a row has no actions";
const noCards = "we draw no summary cards";
const noScript = "only govuk-frontend's script reads it, and this site has none";
const invalid = "the type allows no such value";
const text = "a title or a link's words are text alone here";

export const leftAlone: Record<string, Record<string, string>> = {
  breadcrumbs: { attributes, "item attributes": attributes, html: text },
  "inset-text": { attributes },
  "notification-banner": {
    attributes,
    "custom tabindex": attributes,
    "custom role": invalid,
    "with invalid type": invalid,
    "title as html": text,
    "auto-focus disabled, with type as success": noScript,
    "auto-focus explicitly enabled, with type as success": noScript,
  },
  pagination: { "with custom attributes": attributes, "with empty items": invalid },
  "phase-banner": { attributes },
  "skip-link": { attributes, html: text },
  "summary-list": {
    attributes,
    "with falsy values": invalid,
    "key with classes": "a class stands on the row",
    "with actions": noActions,
    extreme: noActions,
    "actions href": noActions,
    "actions with html": noActions,
    "actions with classes": noActions,
    "actions with attributes": noActions,
    "single action with anchor": noActions,
    "classes on items": noActions,
    "empty items array": noActions,
    translated: noActions,
    "with some actions": noActions,
    "overridden-widths": noActions,
    "as a summary card with a text header": noCards,
    "as a summary card with a html header": noCards,
    "as a summary card with actions": noCards,
    "as a summary card with actions plus summary list actions": noCards,
    "as a summary card extreme": noCards,
    "summary card with custom classes": noCards,
    "summary card with custom attributes": noCards,
    "summary card with only 1 action": noCards,
    "as a summary card with a custom header level": noCards,
  },
  tag: { attributes },
  "warning-text": { attributes },
};
