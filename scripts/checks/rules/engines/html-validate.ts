/** Html-validate's rules that `html-rules.ts` judges by: what goes wrong for a reader, and how to mend it. */
import type { Explanation } from "../rule.ts";

const NO_MORE_HTML = "It is no part of HTML any more: browsers and screen readers need not know what was meant.";
const OLD_WAYS = "Browsers may draw the page as those of the 1990s did: sizes, tables and forms come out otherwise.";
const BEGIN = "Begin the page with `<!DOCTYPE html>`.";
const PUT_WITHIN = "Put it into the element that the message names.";

export const htmlValidate: Readonly<Record<string, Explanation>> = {
  "area-alt": {
    title: "An area of a picture without words",
    why: "Who cannot see the picture hears that a part of it is a link, and not where it leads.",
    mend: "Say in the area's `alt` where it leads; an area that leads nowhere needs none.",
  },
  "aria-label-misuse": {
    title: "A name where none is read out",
    why: "Screen readers leave the name out, or say it in place of the words that stand there.",
    mend: "Write the words into the page, or use an element that may be named: a control, a picture, a region.",
  },
  "attr-spacing": {
    title: "Attributes run together",
    why: "It is mostly a slip of a quotation mark, by which words turn into attributes and are not shown.",
    mend: "Put a space between the attributes, and look for a quotation mark that is missing or too many.",
  },
  "attribute-allowed-values": {
    title: "A value that the attribute cannot have",
    why: "Browsers take the value for the usual one or for none: what it was to do it does not do.",
    mend: "Write a value that the attribute may have, or take the attribute away.",
  },
  "attribute-misuse": {
    title: "An attribute where it has no meaning",
    why: "Browsers leave the attribute out: here it has no meaning.",
    mend: "Do what the message ends with, or take the attribute away.",
  },
  "close-attr": {
    title: "An attribute in an end tag",
    why: "Browsers leave out what stands in an end tag.",
    mend: "Move it into the start tag, or take it away.",
  },
  "close-order": {
    title: "Elements not ended, or ended in the wrong order",
    why: "The browser ends elements where it thinks best, and what follows may become part of a link, a heading or a list.",
    mend: "End each element before the one that it stands in, and take away an end tag that ends nothing.",
  },
  deprecated: {
    title: "An element that HTML has no more",
    why: NO_MORE_HTML,
    mend: "Use the element that HTML has for it today, or a style.",
  },
  "deprecated-rule": {
    title: "A rule that will be dropped",
    why: "Html-validate will drop the rule one day, and what it finds will not be found any more.",
    mend: "It is a fault of the checks, not of the site: report it.",
  },
  "doctype-html": {
    title: "An old doctype",
    why: OLD_WAYS,
    mend: BEGIN,
  },
  "element-name": {
    title: "No element has this name",
    why: "Browsers take it for an element without meaning: what it was to do it does not do.",
    mend: "Write the name of an element that HTML has; a name of your own needs a hyphen.",
  },
  "element-permitted-content": {
    title: "An element where it may not stand",
    why: "Browsers may pull the two apart, and a screen reader cannot tell where which of them ends.",
    mend: "Move it out of the element that the message names, or use one that may stand there.",
  },
  "element-permitted-occurrences": {
    title: "An element twice that may stand once",
    why: "Only one of the two is heeded: what the other says may be lost.",
    mend: "Keep one of them.",
  },
  "element-permitted-order": {
    title: "An element in the wrong order",
    why: "Browsers look for the element in its place: elsewhere it may not do its work.",
    mend: "Move it before the element that the message names.",
  },
  "element-permitted-parent": {
    title: "An element outside what it belongs to",
    why: "Apart from what it belongs to the element means nothing: an entry outside a list is read as plain words.",
    mend: PUT_WITHIN,
  },
  "element-required-ancestor": {
    title: "An element outside what it belongs to",
    why: "Apart from what it belongs to the element means nothing: a term outside a list of terms is read as plain words.",
    mend: PUT_WITHIN,
  },
  "element-required-attributes": {
    title: "An attribute is missing",
    why: "The attribute says what the element shows, names or measures: without it there is nothing to tell a reader.",
    mend: "Write the attribute, or take the element away.",
  },
  "element-required-content": {
    title: "A part is missing",
    why: "Without it readers do not learn what the rest is: what it is called, or what opens.",
    mend: "Put the element that the message names into it.",
  },
  "input-attributes": {
    title: "An attribute that this field does not have",
    why: "Browsers leave the attribute out: fields of this type have none of that name.",
    mend: "Give the field the `type` that has it, or take the attribute away.",
  },
  "map-dup-name": {
    title: "Two maps of one name",
    why: "The picture has the areas of the first map: those of the second lead nobody anywhere.",
    mend: "Give each `<map>` a name of its own, and name it in its picture's `usemap`.",
  },
  "map-id-name": {
    title: "A map with two names",
    why: "Some programs find the map by its name and some by its id, and then not the same one.",
    mend: "Write the same into both, or leave the `id` out.",
  },
  "missing-doctype": {
    title: "No doctype",
    why: OLD_WAYS,
    mend: BEGIN,
  },
  "multiple-labeled-controls": {
    title: "A label of several fields",
    why: "The label names one of the fields alone: of the others a screen reader says only that they are there.",
    mend: "Give each field a label of its own.",
  },
  "no-abstract-role": {
    title: "A role that is none",
    why: "Screen readers do not know the role: what the element was to be, they never say.",
    mend: "Write the role that says what the element is (`button`, `list`), or none.",
  },
  "no-deprecated-attr": {
    title: "An attribute that HTML has no more",
    why: NO_MORE_HTML,
    mend: "Use what HTML has for it today, or a style.",
  },
  "no-dup-attr": {
    title: "An attribute twice",
    why: "Browsers heed the first and leave the second out.",
    mend: "Keep one of the two.",
  },
  "no-multiple-main": {
    title: "More than one main part",
    why: "A screen reader's key to what the page is about leads to one of them, and the other is missed.",
    mend: "Keep one `<main>`.",
  },
  "no-raw-characters": {
    title: "A sign that is taken for markup",
    why: "Browsers may take what follows for a tag or an attribute, and then the words are gone.",
    mend: "Write the sign as the message has it; an attribute's value that holds it wants quotation marks.",
  },
  "parser-error": {
    title: "The page cannot be read",
    why: "The page could be read no further, and what else is wrong in it nobody has looked for.",
    mend: "Mend the place that the message shows, and check again.",
  },
  "script-element": {
    title: "A script without its end",
    why: "The rest of the page is taken for script, and is not shown.",
    mend: "Write `</script>`: a script does not end by `/>`.",
  },
  "unrecognized-char-ref": {
    title: "A character that is none",
    why: "Readers see the signs as they are typed, from `&` on, instead of the one that was meant.",
    mend: "Write the character itself, or its name as the standard has it and a semicolon; for `&` alone write `&amp;`.",
  },
  "valid-autocomplete": {
    title: "What the field asks for is misnamed",
    why: "The browser does not fill the field in for people who find typing or remembering hard.",
    mend: "Write what the field asks for as the standard names it (`email`, `given-name`), or take the attribute away.",
  },
  "valid-for": {
    title: "A label of what is no field",
    why: "The label names no field: pressing it does nothing, and a screen reader does not say it.",
    mend: "Write into `for` the id of the field itself.",
  },
  "valid-id": {
    title: "An empty id, or one with a space",
    why: "Links, labels and descriptions cannot name for certain what has an empty id or one with a space.",
    mend: "Write an id without spaces, or take the attribute away.",
  },
  "void-content": {
    title: "An end tag that HTML does not have",
    why: "The element holds nothing, and its end tag is left out or taken for another element.",
    mend: "Take the end tag away.",
  },
};
