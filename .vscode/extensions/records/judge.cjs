/** What a JSON Schema of `docs/schemas` says of the fields in an editor, in the words that the preview has for it. */
"use strict";
const { placeOfFields, readFields } = require("./front-matter.cjs");

/**
 * Every fault of a text, by its place. A text whose fields have no end yet is still being written: nothing is said of it.
 *
 * @param {object} schema
 * @param {string} text
 * @param {boolean} alone the file is YAML without lines of hyphens
 * @returns {import("./front-matter.cjs").Fault[]}
 */
function judge(schema, text, alone) {
  const lines = text.split(/\r\n|\r|\n/);
  const place = placeOfFields(lines, alone);
  if (place === undefined || !place.closed) return [];
  const { value, whole, faults } = readFields(lines, place);
  const found = [...faults, ...faultsOf(schema, value, { path: [], whole, owner: lowered(schema.title) })];
  return found.sort((a, b) => a.line - b.line || a.from - b.from);
}

/** @returns {import("./front-matter.cjs").Fault[]} */
function faultsOf(schema, value, context) {
  if (value.is === "nothing" || value.is === "unread") return [];
  if (schema.anyOf) return faultsOf(branchOf(schema.anyOf, value), value, context);
  const says = (expected, hint = "") => [
    { ...placeOf(value), message: `${nameOf(context.path)} is ${shown(value)}; ${expected}.${hint}` },
  ];
  if (schema.type === "object")
    return value.is === "fields"
      ? fieldFaults(schema, value, context)
      : says("expected fields of its own, each on a line below, indented");
  if (schema.type === "array") {
    if (value.is !== "list") return says('expected a list: each on a line of its own, after "- "');
    return value.entries.flatMap((entry, at) =>
      faultsOf(schema.items, entry, { ...context, path: [...context.path, at] }),
    );
  }
  if (value.is !== "words") return says(schema.errorMessage ?? "expected some words");
  if (schema.enum && !schema.enum.includes(value.text)) {
    const near = nearest(value.text, schema.enum);
    return says(schema.errorMessage, near === undefined ? "" : ` Did you mean "${near}"?`);
  }
  if (schema.type === "integer" && !(/^\d+$/.test(value.text) && Number(value.text) >= schema.minimum))
    return says(schema.errorMessage);
  if (schema.pattern && !new RegExp(schema.pattern).test(value.text)) return says(schema.errorMessage);
  return [];
}

function fieldFaults(schema, value, context) {
  const { path } = context;
  const known = Object.keys(schema.properties);
  const faults = [];
  const meant = new Set();
  const given = new Set();
  for (const field of value.fields) {
    const { value: own } = field;
    const inner = Object.hasOwn(schema.properties, field.name) ? schema.properties[field.name] : undefined;
    // A field without words counts as left out, and in a group whatever its name.
    const blank = own.is === "nothing" || (own.is === "words" && own.text === "");
    if (blank && (inner !== undefined || path.length > 0)) continue;
    if (inner === undefined) {
      const near = nearest(field.name, known);
      if (near !== undefined) meant.add(near);
      const help = near === undefined ? `Its fields are ${known.join(", ")}.` : `Did you mean "${near}"?`;
      const owner = path.length === 0 ? context.owner : nameOf(path);
      faults.push({ ...placeOf(field), message: `"${field.name}" is not a field of ${owner}. ${help}` });
      continue;
    }
    given.add(field.name);
    faults.push(...faultsOf(inner, own, { ...context, path: [...path, field.name] }));
  }
  if (path.length === 0 && !context.whole) return faults;
  for (const name of neededOf(schema, value)) {
    if (given.has(name) || meant.has(name)) continue;
    const example = path.length === 0 ? schema.properties[name].examples?.[0] : undefined;
    const owner = path.length === 0 ? context.owner : nameOf(path);
    const help = example === undefined ? "" : ` Add a line such as: ${name}: ${example}`;
    faults.push({ ...placeOf(value), message: `${owner} needs "${name}", and it is missing.${help}` });
  }
  return faults;
}

/** A fact is its words alone or a group: the branch that the editor chose says what is wrong. */
function branchOf(branches, value) {
  const isGroup = ({ type }) => type === "object";
  return branches.find((branch) => isGroup(branch) === (value.is === "fields")) ?? branches[0];
}

/** The fields that must be there: a draft may lack its own. */
function neededOf(schema, value) {
  if (schema.if === undefined) return schema.required ?? [];
  const drafted = Object.entries(schema.if.properties).every(([name, { const: word }]) =>
    value.fields.some((field) => field.name === name && field.value.is === "words" && field.value.text === word),
  );
  return drafted ? [] : (schema.else.required ?? []);
}

function placeOf({ line, from, to }) {
  return { line, from, to };
}

/** A field as an editor knows it: `"title"`; `"url" of entry 2 of "sources"`. */
function nameOf(path) {
  return path
    .map((part) => (typeof part === "number" ? `entry ${part + 1}` : `"${part}"`))
    .reverse()
    .join(" of ");
}

function shown(value) {
  if (value.is === "list") return "a list";
  if (value.is === "fields") return "a group of fields";
  if (value.text.trim() === "") return "empty";
  const words = value.text.trim().replace(/\s+/g, " ");
  return `"${words.length > 60 ? `${words.slice(0, 59)}…` : words}"`;
}

function lowered(title) {
  return title[0].toLowerCase() + title.slice(1);
}

/** The nearest of some words, if it is near enough to be what was meant: two slips, or a third of its letters. */
function nearest(typed, known) {
  const small = typed.toLowerCase().replace(/_/g, "-");
  let best;
  let least = Infinity;
  for (const word of known) {
    const slips = distance(small, word);
    if (slips < least) [best, least] = [word, slips];
  }
  const enough = best !== undefined && least < best.length && least <= Math.max(2, Math.floor(best.length / 3));
  return enough ? best : undefined;
}

/** How many letters must be put in, left out or changed to make one word the other. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to++)
      next.push(Math.min(next[to - 1] + 1, row[to] + 1, row[to - 1] + (letter === other[to - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length];
}

module.exports = { judge };
