/** Axe's rules on the page as a whole: its title, its language, its regions and headings. */
import type { Explanation } from "../rule.ts";

const OWN_LANGUAGE = "A screen reader reads it aloud in whatever language its owner has set.";
const ONE_FOOT = "a `<footer>` within `<main>` or `<article>` does not count as the page's.";
const ONE_HEAD = "a `<header>` within `<main>` or `<article>` does not count as the page's.";

export const axePages: Readonly<Record<string, Explanation>> = {
  bypass: {
    why: "Who moves by keyboard goes through the same links on every page before they come to what is new.",
    mend: "Put what only this page says into `<main>`, under a heading, or begin the page with a link that skips to it.",
  },
  "document-title": {
    why: "Tabs, bookmarks and search results have no name for the page, and a screen reader says its address.",
    mend: "Give the page a `<title>` that says what is on it.",
  },
  "frame-tested": {
    why: "Axe could not look into the frame, and what is wrong in it nobody has looked for.",
    mend: "Open the frame's page by itself, and have it checked there.",
  },
  "heading-order": {
    why: "A reader who moves by headings looks for the part that is missing.",
    mend: "Write the heading one level below the one before it, and let a style say how large it is.",
  },
  "html-has-lang": {
    why: OWN_LANGUAGE,
    mend: "Give `<html>` a `lang`: `en-GB`, or `cy` for Welsh.",
  },
  "html-lang-valid": {
    why: OWN_LANGUAGE,
    mend: "Write a language tag (BCP 47) into `lang`: `en-GB`, `cy`.",
  },
  "html-xml-lang-mismatch": {
    why: "Of two languages that are named a program takes one, and reads the page aloud in the wrong one.",
    mend: "Write the same language into both, or leave `xml:lang` out.",
  },
  "landmark-banner-is-top-level": {
    why: "A screen reader lists the page's head as a part of some other part, and who looks for it at the top misses it.",
    mend: "Take it out of the part that it stands in, or its `role` away.",
  },
  "landmark-contentinfo-is-top-level": {
    why: "A screen reader lists the page's foot as a part of some other part, and who looks for it at the end misses it.",
    mend: "Take it out of the part that it stands in, or its `role` away.",
  },
  "landmark-main-is-top-level": {
    why: "A screen reader lists what the page is about as a part of some other part.",
    mend: "Take `<main>` out of the part that it stands in.",
  },
  "landmark-no-duplicate-banner": {
    why: "Of two heads a screen reader cannot say which is the page's.",
    mend: `Keep one: ${ONE_HEAD}`,
  },
  "landmark-no-duplicate-contentinfo": {
    why: "Of two feet a screen reader cannot say which is the page's.",
    mend: `Keep one: ${ONE_FOOT}`,
  },
  "landmark-no-duplicate-main": {
    why: "A screen reader's key to what the page is about leads to one of them, and the other is missed.",
    mend: "Keep one `<main>`.",
  },
  "landmark-one-main": {
    why: "A screen reader's key to what the page is about leads nowhere.",
    mend: "Put what only this page says into one `<main>`.",
  },
  "landmark-unique": {
    why: "In a screen reader's list the two parts cannot be told apart.",
    mend: "Say in an `aria-label` on each which it is.",
  },
  "page-has-heading-one": {
    why: "Who moves by headings has no place to start, and nothing in the page says what it is.",
    mend: "Name the page in one `<h1>`.",
  },
  region: {
    why: "Who moves from part to part of the page never comes upon these words.",
    mend: "Put them into `<main>`, or into the page's `<header>`, `<nav>` or `<footer>`.",
  },
  "skip-link": {
    why: "Who follows it stays where they were, before all that they wanted to pass over.",
    mend: "Let it name the id of the element that holds what the page is about.",
  },
  "valid-lang": {
    why: "A screen reader reads the passage in the page's language, and nobody can follow it.",
    mend: "Write a language tag (BCP 47) into `lang`: `cy`, `fr`.",
  },
};
