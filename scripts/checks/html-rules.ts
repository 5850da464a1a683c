/**
 * The rules of html-validate that every page is judged by: its `standard` preset, which holds to the HTML standard and
 * has no opinions on style, and two more of the standard's own demands. Each rule here must judge by the facts that
 * `markup-facts.ts` cuts a page into; a rule that looks at more needs a further fact there, and the test that holds the
 * quick way to the full one shows when it is missing.
 */
import type { ConfigData } from "html-validate";

export const rules: ConfigData = {
  root: true,
  extends: ["html-validate:standard"],
  elements: ["html5"],
  rules: {
    "missing-doctype": "error",
    "input-attributes": "error",
    // Ours to judge, for every page and in the same pass as links: duplicate-ids.
    "no-dup-id": "off",
  },
};

/** What other checks say in better words, so that nobody is told twice: unclear-pages. */
export const toldElsewhere: readonly RegExp[] = [
  /^<html> is missing required "lang" attribute$/,
  /^<head> element must have <title> as content$/,
  /^Element <title> can only appear once under <head>$/,
];
