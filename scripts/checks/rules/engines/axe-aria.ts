/** Axe's rules on ARIA: what screen readers are told of elements beside what HTML tells them. */
import type { Explanation } from "../rule.ts";

export const axeAria: Readonly<Record<string, Explanation>> = {
  "aria-allowed-attr": {
    why: "A screen reader leaves the attribute out, or says something of the element that is not so.",
    mend: "Take the attribute away, or give the element a role that has it.",
  },
  "aria-allowed-role": {
    why: "A screen reader calls the element something that it does not behave as.",
    mend: "Take the role away, or use the element that is what the role says.",
  },
  "aria-braille-equivalent": {
    why: "What is told to readers of braille alone, those who listen never learn.",
    mend: "Give the element a name for everybody too (`aria-label`, `aria-roledescription`), or take the braille attribute away.",
  },
  "aria-conditional-attr": {
    why: "A screen reader says another state than the one on the screen, or none.",
    mend: "Take the attribute away: a checkbox says its own state, and on a table's row it means something in a `treegrid` alone.",
  },
  "aria-deprecated-role": {
    why: "The role is on its way out of the standard: a newer screen reader may not know it any more.",
    mend: "Write the role that has taken its place, or none.",
  },
  "aria-hidden-body": {
    why: "A screen reader says nothing of the whole page.",
    mend: "Take `aria-hidden` off `<body>`; to keep readers within a dialogue, make what lies behind it `inert`.",
  },
  "aria-hidden-focus": {
    why: "The keyboard comes upon something of which a screen reader does not speak: its reader is nowhere.",
    mend: "Take `aria-hidden` away, or keep the keyboard out too: `hidden`, `inert`, or no link, button or field within.",
  },
  "aria-prohibited-attr": {
    why: "Screen readers leave the name out, or say it in place of the words that stand there.",
    mend: "Write the words into the page, or use an element that may be named: a control, a picture, a region.",
  },
  "aria-required-attr": {
    why: "A screen reader cannot say what matters: whether it is ticked, how far it is, what it opens.",
    mend: "Write the attribute that the message names, or use HTML's own element, which says it by itself.",
  },
  "aria-required-children": {
    why: "A screen reader announces a list, a menu or a table, and then finds something else in it.",
    mend: "Give what stands in it the roles that the message names, or use HTML's own elements.",
  },
  "aria-required-parent": {
    why: "A screen reader cannot say of how many it is one, or what it belongs to.",
    mend: "Put it into an element with the role that the message names, or use HTML's own elements.",
  },
  "aria-roles": {
    why: "Screen readers do not know the role: what the element was to be, they never say.",
    mend: "Write a role that the standard has, or none.",
  },
  "aria-text": {
    why: "A screen reader takes all of it for plain words, and the link or button in it is lost.",
    mend: 'Take `role="text"` away, or the link or button out of it.',
  },
  "aria-valid-attr": {
    why: "No browser knows an attribute of that name: what it was to say is never said.",
    mend: "Write its name as the standard has it.",
  },
  "aria-valid-attr-value": {
    why: "Screen readers leave out a value that they do not know, and the id of an element that is not there.",
    mend: "Write a value that the attribute has, or the id of an element of this page.",
  },
  "duplicate-id-aria": {
    why: "The label or description is the first element's of that id: the other has its words, or none.",
    mend: "Give each element an id of its own.",
  },
  "nested-interactive": {
    why: "A screen reader takes the whole for one control, and never says what is within.",
    mend: "Put the two beside each other.",
  },
  "presentation-role-conflict": {
    why: "The element is both declared to be mere look and made to be found: some screen readers speak of it and some do not.",
    mend: "Take either the role (or the empty `alt`) away, or `tabindex` and the `aria-` attributes.",
  },
};
