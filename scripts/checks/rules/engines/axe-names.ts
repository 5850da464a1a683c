/** Axe's rules on names: the words by which who cannot see an element knows what it is. */
import type { Explanation } from "../rule.ts";

const NAME_IT = "Name it: the id of the words beside it in `aria-labelledby`, or words of its own in `aria-label`.";
const GIVE_LABEL = "Give it a `<label>` whose `for` names its id.";
const UNNAMED_BUTTON = "A screen reader says “button”, and not what happens when it is pressed.";
const UNSEEN_PICTURE = "Who cannot see the picture hears that there is one, and not what it shows.";

export const axeNames: Readonly<Record<string, Explanation>> = {
  "area-alt": {
    why: "Who cannot see the picture hears that a part of it is a link, and not where it leads.",
    mend: "Say in the area's `alt` where it leads.",
  },
  "aria-command-name": {
    why: "A screen reader says “button” or “link”, and not what it does.",
    mend: "Write words into it, or name it with `aria-label`.",
  },
  "aria-dialog-name": {
    why: "A screen reader says that a dialogue has opened, and not what it is about.",
    mend: "Name it by its heading: the heading's id in `aria-labelledby`.",
  },
  "aria-input-field-name": {
    why: "A screen reader says that there is a field, and not what to put into it.",
    mend: NAME_IT,
  },
  "aria-meter-name": {
    why: "A screen reader says how much it is, and not of what.",
    mend: NAME_IT,
  },
  "aria-progressbar-name": {
    why: "A screen reader says how far it has come, and not what.",
    mend: NAME_IT,
  },
  "aria-tab-name": {
    why: "A screen reader says “tab”, and not what it shows.",
    mend: "Write words into it, or name it with `aria-label`.",
  },
  "aria-toggle-field-name": {
    why: "A screen reader says whether it is switched on or chosen, and not what it is.",
    mend: NAME_IT,
  },
  "aria-tooltip-name": {
    why: "A screen reader has nothing to say of it: the help that it was to give is not heard.",
    mend: "Write the help as words into it.",
  },
  "aria-treeitem-name": {
    why: "A screen reader says that there is a branch, and not what it is called.",
    mend: "Write words into it, or name it with `aria-label`.",
  },
  "button-name": {
    why: UNNAMED_BUTTON,
    mend: "Write words into the button; where it is a picture, into the picture's `alt`.",
  },
  "empty-heading": {
    why: "Who moves by headings comes upon one that says nothing.",
    mend: "Write words into it, or take it away.",
  },
  "empty-table-header": {
    why: "The cells that it heads are read out without saying what they hold.",
    mend: "Write into it what the column or row holds; a corner that heads nothing is a `td`.",
  },
  "form-field-multiple-labels": {
    why: "Screen readers say one of the labels and leave the others out, and not all the same one.",
    mend: "Give the field one label; put a hint into `aria-describedby`.",
  },
  "frame-title": {
    why: "A screen reader's reader decides by the frame's title whether to go into it.",
    mend: "Say in `title` what is in the frame.",
  },
  "frame-title-unique": {
    why: "In a screen reader's list the frames cannot be told apart.",
    mend: "Say in each `title` what only this frame holds.",
  },
  "image-alt": {
    why: "Who cannot see the picture hears a file's name, or nothing.",
    mend: 'Say in `alt` what the picture says; leave it empty (`alt=""`) where it only decorates.',
  },
  "image-redundant-alt": {
    why: "A screen reader says the same words twice.",
    mend: "Leave the picture's `alt` empty: the words beside it say it already.",
  },
  "input-button-name": {
    why: UNNAMED_BUTTON,
    mend: "Say in `value` what it does.",
  },
  "input-image-alt": {
    why: UNNAMED_BUTTON,
    mend: "Say in `alt` what it does.",
  },
  label: {
    why: "A screen reader says that there is a field, and not what to write into it.",
    mend: GIVE_LABEL,
  },
  "label-content-name-mismatch": {
    why: "Who steers by voice says the words on the screen, and nothing happens.",
    mend: "Let the name hold the words that are seen, best at its beginning; or take `aria-label` away.",
  },
  "label-title-only": {
    why: "What the field is for is hidden from who sees the page and does not rest a pointer on it.",
    mend: "Give it a `<label>` that is seen.",
  },
  "link-name": {
    why: "A screen reader says “link”, and not where it leads.",
    mend: "Write where it leads as the link's words; where it is a picture, into the picture's `alt`.",
  },
  "object-alt": {
    why: "Who cannot see what is embedded is told nothing of it.",
    mend: "Say in its `title` or `aria-label` what it shows.",
  },
  "role-img-alt": {
    why: UNSEEN_PICTURE,
    mend: "Say in `aria-label` what it shows.",
  },
  "select-name": {
    why: "A screen reader says which choice is made, and not what the choice is of.",
    mend: GIVE_LABEL,
  },
  "summary-name": {
    why: "A screen reader says that something can be opened, and not what.",
    mend: "Write into `<summary>` what it opens.",
  },
  "svg-img-alt": {
    why: UNSEEN_PICTURE,
    mend: 'Give the drawing a `<title>` or an `aria-label`; where it only decorates, `aria-hidden="true"` and no role.',
  },
  "table-duplicate-name": {
    why: "A screen reader says the same words twice.",
    mend: "Keep the `<caption>`, and take `summary` away.",
  },
};
