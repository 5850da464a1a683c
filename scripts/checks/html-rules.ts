/**
 * The rules of html-validate that every page is judged by: its `standard` preset, which holds to the HTML standard and
 * has no opinions on style, two more of the standard's own demands, and ours (`html/`). Each rule here must judge by the facts that
 * `markup-facts.ts` cuts a page into; a rule that looks at more needs a further fact there, and the test that holds the
 * quick way to the full one shows when it is missing.
 */
import html5 from "html-validate/elements/html5";
import { MOMENT, TIME } from "./html/times.ts";
import { htmlPlugin, htmlSeverities } from "./html/plugin.ts";
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

/** Values that are as the pattern says from end to end: html-validate looks for it anywhere in them. */
const wholly = ({ source }: RegExp): MetaAttribute => ({ enum: [new RegExp(`^(?:${source})$`)] });

const boolean = { boolean: true };
const number = wholly(/-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/);
const integer = wholly(/-?\d+/);
const positive = wholly(/0*[1-9]\d*/);
const film = { attributes: { autoplay: boolean, controls: boolean, loop: boolean, muted: boolean } };
const cell = { permittedParent: ["tr", "template"], attributes: { colspan: positive } };

/** What html-validate's metadata say otherwise than the standard, or do not say. */
const corrections = {
  audio: film,
  video: film,
  data: { attributes: { value: { required: true } } },
  meter: {
    attributes: {
      value: { ...number, required: true },
      min: number,
      max: number,
      low: number,
      high: number,
      optimum: number,
    },
  },
  progress: { attributes: { value: number, max: number } },
  time: { attributes: { datetime: wholly(TIME) } },
  ins: { attributes: { datetime: wholly(MOMENT) } },
  del: { attributes: { datetime: wholly(MOMENT) } },
  ol: { attributes: { start: integer } },
  li: { attributes: { value: integer } },
  textarea: { attributes: { rows: positive, cols: positive } },
  input: { attributes: { size: positive } },
  col: { attributes: { span: positive } },
  colgroup: { attributes: { span: positive } },
  td: cell,
  th: cell,
  // In the body too, as the first of its parent: late-styles.
  style: { flow: true },
  // Whether they have a name, axe judges, by whatever means.
  iframe: { attributes: { title: { required: false } } },
  embed: { attributes: { title: { required: false } } },
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
  plugins: [htmlPlugin],
  extends: ["html-validate:standard"],
  elements: ["html5", corrections],
  rules: {
    "missing-doctype": "error",
    "input-attributes": "error",
    // Ours to judge, for every page and in the same pass as links: duplicate-ids.
    "no-dup-id": "off",
    // A page cannot switch rules off (`page-markup.ts`).
    "no-unused-disable": "off",
    ...htmlSeverities,
  },
};

const obsolete = Object.keys(html5).filter((name) => html5[name]!.deprecated);

/** What other rules say in better words, so that nobody is told twice: `unclear-pages`, `valid-id`, `deprecated`. */
export const toldElsewhere: readonly RegExp[] = [
  /^Attribute "id" has invalid value /,
  new RegExp(`^<(?:${obsolete.join("|")})> element is not permitted as (?:content|a descendant) `),
  /^<html> is missing required "lang" attribute$/,
  /^<head> element must have <title> as content$/,
  /^Element <title> can only appear once under <head>$/,
];

/** What the standard calls obsolete but conforming: it asks authors not to, and forbids nothing. */
export const conforming: readonly RegExp[] = [
  /^Attribute "name" is deprecated on <a> element$/,
  /^Attribute "border" is deprecated on <img> element$/,
  /^Attribute "language" is deprecated on <script> element$/,
  /^Attribute "(?:maxlength|size)" is not allowed on <input type="number">$/,
];
