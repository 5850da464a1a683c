/** Passwords and codes that must be typed sign by sign, each into a field of its own. */
import type { WordElement } from "./page-words.ts";
import type { WordRule } from "./rule.ts";

const SECRET =
  /\b(?:pass ?words?|pass ?codes?|(?:security|access|verification|confirmation|one-time|sign-in|log-?in) codes?|pin number|memorable (?:words?|information))\b/i;

const LETTER = '<select aria-label="Letter"><option></option><option>a</option><option>b</option></select>';

/** What may say what is asked for. */
const WORDS = ["legend", "label", "p", "span", "div", "h1", "h2", "h3"];
/** Fields into which nothing is typed. */
const PRESSED = new Set(["hidden", "submit", "button", "image", "reset", "checkbox", "radio"]);

/** Whether no more than one sign can be typed or chosen. */
const takesOneSign = (field: WordElement): boolean =>
  field.name === "select"
    ? field.children.length > 1 && field.children.every((option) => option.words().length <= 1)
    : field.attribute("maxlength") === "1";

export const splitCodes: WordRule = {
  id: "split-codes",
  wcag: ["3.3.8"],
  source: "F109",
  severity: "warning",
  why: "It can be neither pasted nor filled in by the browser, and not everybody can hold it in mind and copy it.",
  mend: "Ask for it in one field, with `autocomplete` (`current-password`, `one-time-code`).",
  bad: [
    '<fieldset><legend>Security code</legend><input maxlength="1" aria-label="Digit 1"><input maxlength="1" aria-label="Digit 2"><input maxlength="1" aria-label="Digit 3"></fieldset>',
    `<fieldset><legend>Letters 2, 5 and 7 of your password</legend>${LETTER}${LETTER}${LETTER}</fieldset>`,
  ],
  good: [
    '<label for="c">Security code</label><input id="c" maxlength="6" autocomplete="one-time-code">',
    '<fieldset><legend>Date</legend><input maxlength="2" aria-label="Day"><input maxlength="2" aria-label="Month"><input maxlength="4" aria-label="Year"></fieldset>',
    '<fieldset><legend>Your answers</legend><input maxlength="1" aria-label="A"><input maxlength="1" aria-label="B"><input maxlength="1" aria-label="C"></fieldset>',
    '<fieldset><legend>Product code</legend><input maxlength="1" aria-label="A"><input maxlength="1" aria-label="B"><input maxlength="1" aria-label="C"></fieldset>',
    `<form action="/">${LETTER}${LETTER}${LETTER}<label>Password <input type="password"></label></form>`,
  ],
  judge(page) {
    const groups = new Map<WordElement, WordElement[]>();
    for (const field of page.all("input", "select")) {
      const group = PRESSED.has(field.attribute("type") ?? "") ? undefined : page.around(field, "fieldset", "form");
      if (group) groups.set(group, [...(groups.get(group) ?? []), field]);
    }
    return [...groups].flatMap(([group, fields]) => {
      if (!fields.every(takesOneSign)) return [];
      const said = [
        ...page
          .all(...WORDS)
          .flatMap((part) => (page.around(part, "fieldset", "form") === group ? [part.words()] : [])),
        ...fields.map((field) => field.attribute("aria-label") ?? ""),
      ].join(" ");
      const secret =
        (SECRET.exec(said) ?? /\bPIN\b/.exec(said))?.[0] ??
        (fields.every((one) => one.attribute("type") === "password") ? "password" : undefined);
      if (fields.length < 3 || secret === undefined) return [];
      return [{ element: fields[0]!, message: `"${secret}" is asked for in ${fields.length} fields of one sign each` }];
    });
  },
};
