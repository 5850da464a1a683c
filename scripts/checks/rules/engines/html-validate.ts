/** Html-validate's rules that `html-rules.ts` judges by: what goes wrong for a reader, and how to mend it. */
import type { Explanation } from "../rule.ts";

const NO_MORE_HTML = "It is no part of HTML any more: browsers and screen readers need not know what was meant.";
const OLD_WAYS = "Browsers may draw the page as those of the 1990s did: sizes, tables and forms come out otherwise.";
const BEGIN = "Begin the page with `<!DOCTYPE html>`.";
const PUT_WITHIN = "Put it into the element that the message names.";

export const htmlValidate: Readonly<Record<string, Explanation>> = {
  "area-alt": {
    why: "Who cannot see the picture hears that a part of it is a link, and not where it leads.",
    mend: "Say in the area's `alt` where it leads; an area that leads nowhere needs none.",
  },
  "aria-label-misuse": {
    why: "Screen readers leave the name out, or say it in place of the words that stand there.",
    mend: "Write the words into the page, or use an element that may be named: a control, a picture, a region.",
  },
  "attr-spacing": {
    why: "It is mostly a slip of a quotation mark, by which words turn into attributes and are not shown.",
    mend: "Put a space between the attributes, and look for a quotation mark that is missing or too many.",
  },
  "attribute-allowed-values": {
    why: "Browsers take the value for the usual one or for none: what it was to do it does not do.",
    mend: "Write a value that the attribute may have, or take the attribute away.",
  },
  "attribute-misuse": {
    why: "Browsers leave the attribute out: here it has no meaning.",
    mend: "Do what the message ends with, or take the attribute away.",
  },
  "close-attr": {
    why: "Browsers leave out what stands in an end tag.",
    mend: "Move it into the start tag, or take it away.",
  },
  "close-order": {
    why: "The browser ends elements where it thinks best, and what follows may become part of a link, a heading or a list.",
    mend: "End each element before the one that it stands in, and take away an end tag that ends nothing.",
  },
  deprecated: {
    why: NO_MORE_HTML,
    mend: "Use the element that HTML has for it today, or a style.",
  },
  "deprecated-rule": {
    why: "Html-validate will drop the rule one day, and what it finds will not be found any more.",
    mend: "It is a fault of the checks, not of the site: report it.",
  },
  "doctype-html": {
    why: OLD_WAYS,
    mend: BEGIN,
  },
  "element-name": {
    why: "Browsers take it for an element without meaning: what it was to do it does not do.",
    mend: "Write the name of an element that HTML has; a name of your own needs a hyphen.",
  },
  "element-permitted-content": {
    why: "Browsers may pull the two apart, and a screen reader cannot tell where which of them ends.",
    mend: "Move it out of the element that the message names, or use one that may stand there.",
  },
  "element-permitted-occurrences": {
    why: "Only one of the two is heeded: what the other says may be lost.",
    mend: "Keep one of them.",
  },
  "element-permitted-order": {
    why: "Browsers look for the element in its place: elsewhere it may not do its work.",
    mend: "Move it before the element that the message names.",
  },
  "element-permitted-parent": {
    why: "Apart from what it belongs to the element means nothing: an entry outside a list is read as plain words.",
    mend: PUT_WITHIN,
  },
  "element-required-ancestor": {
    why: "Apart from what it belongs to the element means nothing: a term outside a list of terms is read as plain words.",
    mend: PUT_WITHIN,
  },
  "element-required-attributes": {
    why: "The attribute says what the element shows, names or measures: without it there is nothing to tell a reader.",
    mend: "Write the attribute, or take the element away.",
  },
  "element-required-content": {
    why: "Without it readers do not learn what the rest is: what it is called, or what opens.",
    mend: "Put the element that the message names into it.",
  },
  "input-attributes": {
    why: "Browsers leave the attribute out: fields of this type have none of that name.",
    mend: "Give the field the `type` that has it, or take the attribute away.",
  },
  "map-dup-name": {
    why: "The picture has the areas of the first map: those of the second lead nobody anywhere.",
    mend: "Give each `<map>` a name of its own, and name it in its picture's `usemap`.",
  },
  "map-id-name": {
    why: "Some programs find the map by its name and some by its id, and then not the same one.",
    mend: "Write the same into both, or leave the `id` out.",
  },
  "missing-doctype": {
    why: OLD_WAYS,
    mend: BEGIN,
  },
  "multiple-labeled-controls": {
    why: "The label names one of the fields alone: of the others a screen reader says only that they are there.",
    mend: "Give each field a label of its own.",
  },
  "no-abstract-role": {
    why: "Screen readers do not know the role: what the element was to be, they never say.",
    mend: "Write the role that says what the element is (`button`, `list`), or none.",
  },
  "no-deprecated-attr": {
    why: NO_MORE_HTML,
    mend: "Use what HTML has for it today, or a style.",
  },
  "no-dup-attr": {
    why: "Browsers heed the first and leave the second out.",
    mend: "Keep one of the two.",
  },
  "no-multiple-main": {
    why: "A screen reader's key to what the page is about leads to one of them, and the other is missed.",
    mend: "Keep one `<main>`.",
  },
  "no-raw-characters": {
    why: "Browsers may take what follows for a tag or an attribute, and then the words are gone.",
    mend: "Write the sign as the message has it; an attribute's value that holds it wants quotation marks.",
  },
  "no-unused-disable": {
    why: "The comment silences a rule that finds nothing, and would hide the next fault that it finds.",
    mend: "Take the comment away.",
  },
  "parser-error": {
    why: "The page could be read no further, and what else is wrong in it nobody has looked for.",
    mend: "Mend the place that the message shows, and check again.",
  },
  "script-element": {
    why: "The rest of the page is taken for script, and is not shown.",
    mend: "Write `</script>`: a script does not end by `/>`.",
  },
  "unrecognized-char-ref": {
    why: "Readers see the signs as they are typed, from `&` on, instead of the one that was meant.",
    mend: "Write the character itself, or its name as the standard has it and a semicolon; for `&` alone write `&amp;`.",
  },
  "valid-autocomplete": {
    why: "The browser does not fill the field in for people who find typing or remembering hard.",
    mend: "Write what the field asks for as the standard names it (`email`, `given-name`), or take the attribute away.",
  },
  "valid-for": {
    why: "The label names no field: pressing it does nothing, and a screen reader does not say it.",
    mend: "Write into `for` the id of the field itself.",
  },
  "valid-id": {
    why: "Links, labels and descriptions cannot name for certain what has an empty id or one with a space.",
    mend: "Write an id without spaces, or take the attribute away.",
  },
  "void-content": {
    why: "The element holds nothing, and its end tag is left out or taken for another element.",
    mend: "Take the end tag away.",
  },
};
