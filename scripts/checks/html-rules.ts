/**
 * The rules of html-validate that every page is judged by: its `standard` preset, which holds to the HTML standard and
 * has no opinions on style, and two more of the standard's own demands. Each rule here must judge by the facts that
 * `markup-facts.ts` cuts a page into; a rule that looks at more needs a further fact there, and the test that holds the
 * quick way to the full one shows when it is missing.
 */
import html5 from "html-validate/elements/html5";
import { metadataHelper, type ConfigData, type MetaAttribute, type MetaAttributeAllowedCallback } from "html-validate";

const { allowedIfAttributeHasValue, hasKeyword } = metadataHelper;

/** An attribute of `<link>` that some of the words in `rel` allow. html-validate's own metadata take `rel` for one word. */
function allowedWithRel(...words: string[]): MetaAttributeAllowedCallback {
  const alone = allowedIfAttributeHasValue("rel", words);
  return (link, value) => {
    const rel = link.getAttribute("rel");
    return typeof rel === "string" && words.some((word) => hasKeyword(rel, word)) ? null : alone(link, value);
  };
}

const { as, blocking, disabled, integrity } = html5["link"]!.attributes! as Record<string, MetaAttribute>;

/** What html-validate's metadata say otherwise than the standard. */
const corrections = {
  link: {
    attributes: {
      as: { ...as, allowed: allowedWithRel("prefetch", "preload", "modulepreload") },
      blocking: { ...blocking, allowed: allowedWithRel("expect", "stylesheet") },
      disabled: { ...disabled, allowed: allowedWithRel("stylesheet") },
      integrity: { ...integrity, allowed: allowedWithRel("stylesheet", "preload", "modulepreload") },
    },
  },
};

export const rules: ConfigData = {
  root: true,
  extends: ["html-validate:standard"],
  elements: ["html5", corrections],
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
