/** What may be written at a place in a record, and what a field's name means, by the JSON Schemas of `docs/schemas`. */
"use strict";
const { placeOfFields, FIELD } = require("./front-matter.cjs");

/**
 * What may stand at a place. `insert` is a snippet of VS Code's, which takes the place of what was typed from column
 * `from` on.
 *
 * @typedef {{ label: string, is: "record" | "field" | "word", insert: string, from: number, says: string }} Offer
 */

/**
 * @param {object} schema
 * @param {string} text
 * @param {number} line counts from 0, as columns do
 * @param {number} column
 * @param {boolean} alone the file is YAML without lines of hyphens
 * @returns {Offer[]}
 */
function offers(schema, text, line, column, alone) {
  if (!alone && /^\s*[a-z-]*\s*$/.test(text)) return [wholeRecord(schema)];
  const lines = text.split(/\r\n|\r|\n/);
  const place = placeOfFields(lines, alone);
  if (place === undefined || line < place.from || line >= place.to) return [];
  const before = lines[line].slice(0, column);
  const after = lines[line].slice(column);
  const name = /^( *(?:- +)?)(?:[A-Za-z][\w-]*)?$/.exec(before);
  if (name) return fieldOffers(schema, lines, place, line, name[1].length, after);
  const value = /^( *(?:- +)?)([A-Za-z][\w-]*):( +)(\S*)$/.exec(before);
  if (value === null || after.trim() !== "") return [];
  const group = groupAt(schema, lines, place, line, value[1].length);
  const own = group && Object.hasOwn(group.properties, value[2]) ? group.properties[value[2]] : undefined;
  return own === undefined ? [] : wordOffers(own, before.length - value[4].length, value[4] === "");
}

/**
 * What the field means whose name stands at a place; undefined where there is none.
 *
 * @param {object} schema
 * @param {string} text
 * @param {number} line
 * @param {number} column
 * @param {boolean} alone
 * @returns {{ from: number, to: number, says: string } | undefined}
 */
function meaning(schema, text, line, column, alone) {
  const lines = text.split(/\r\n|\r|\n/);
  const place = placeOfFields(lines, alone);
  if (place === undefined || line < place.from || line >= place.to) return undefined;
  const match = /^( *(?:- +)?)([A-Za-z][\w-]*):(?: |$)/.exec(lines[line]);
  if (match === null) return undefined;
  const from = match[1].length;
  const to = from + match[2].length;
  if (column < from || column > to) return undefined;
  const group = groupAt(schema, lines, place, line, from);
  if (group === undefined || !Object.hasOwn(group.properties, match[2])) return undefined;
  return { from, to, says: sayingOf(group, match[2]) };
}

/** A file that has nothing yet: a draft with the fields that its kind needs. */
function wholeRecord(schema) {
  const label = schema.title.replace(/^An? /, "").replaceAll(" ", "-");
  const lines = schema.else.required.map((name, at) => `${name}: ${stop(at + 1, schema.properties[name])}`);
  const insert = ["---", ...lines, "status: draft", "---", "", "$0"].join("\n");
  return { label, is: "record", insert, from: 0, says: `${schema.title}, a draft.` };
}

function fieldOffers(schema, lines, place, line, indent, after) {
  const group = groupAt(schema, lines, place, line, indent);
  if (group === undefined) return [];
  const given = neighbours(lines, place, line, indent);
  const named = /^[\w-]*:/.test(after);
  if (!named && !/^[\w-]*\s*$/.test(after)) return [];
  return Object.entries(group.properties)
    .filter(([name]) => !given.has(name))
    .map(([name, own]) => ({
      label: name,
      is: "field",
      insert: named ? name : fieldLines(name, own).join("\n"),
      from: indent,
      says: sayingOf(group, name),
    }));
}

function wordOffers(schema, from, empty) {
  const leaf = leafOf(schema);
  const offer = (label, says) => ({ label, is: "word", insert: label.replace(/[$}\\]/g, "\\$&"), from, says });
  if (leaf.enum) return leaf.enum.map((word) => offer(word, schema.description ?? ""));
  return empty ? (schema.examples ?? []).map((word) => offer(word, "For instance.")) : [];
}

/** The schema of the group of fields that a line stands in whose name begins at a column; undefined where it is none. */
function groupAt(schema, lines, place, line, indent) {
  const names = [];
  let least = indent;
  for (let at = line - 1; at >= place.from && least > 0; at--) {
    const match = /^( *)(- +)?(.*)$/.exec(lines[at]);
    const field = FIELD.exec(match[3].trimEnd());
    const column = match[1].length + (match[2] ?? "").length;
    if (field === null || column >= least) continue;
    if (field[2]) return undefined;
    names.unshift(field[1]);
    least = column;
  }
  let group = objectIn(schema);
  for (const name of names)
    group = group && Object.hasOwn(group.properties, name) ? objectIn(group.properties[name]) : undefined;
  return group;
}

/** The names of the other fields of the same group. */
function neighbours(lines, place, line, indent) {
  const names = new Set();
  const look = (step) => {
    for (let at = line; at >= place.from && at < place.to; at += step) {
      const [, spaces, dash, rest] = /^( *)(- +)?(.*)$/.exec(lines[at]);
      const column = spaces.length + (dash ?? "").length;
      if (rest.trim() === "" && at !== line) continue;
      if (column < indent && at !== line) return;
      const isFirst = dash !== undefined && column === indent;
      if (isFirst && step > 0 && at !== line) return;
      const field = FIELD.exec(rest.trimEnd());
      if (at !== line && column === indent && field !== null) names.add(field[1]);
      if (isFirst && step < 0) return;
    }
  };
  look(-1);
  look(1);
  return names;
}

/** A field with all that it needs: of a list, one entry. */
function fieldLines(name, schema) {
  const leaf = leafOf(schema);
  const listed = leaf.type === "array";
  const group = listed ? objectIn(leaf.items) : leaf.type === "object" ? leaf : undefined;
  if (group === undefined) return listed ? [`${name}:`, `  - ${stop(1, leaf.items)}`] : [`${name}: ${stop(1, schema)}`];
  const needed = group.required ?? [];
  const lead = (at) => (!listed ? "  " : at === 0 ? "  - " : "    ");
  return [`${name}:`, ...needed.map((inner, at) => `${lead(at)}${inner}: ${stop(at + 1, group.properties[inner])}`)];
}

/** A place to type at, with all there is to choose from. */
function stop(at, schema) {
  const leaf = leafOf(schema);
  if (leaf.enum) return `\${${at}|${leaf.enum.join(",")}|}`;
  const example = schema.examples?.[0];
  return example === undefined ? `\${${at}}` : `\${${at}:${example.replace(/[$}\\]/g, "\\$&")}}`;
}

/** A fact is written as its words alone. */
function leafOf(schema) {
  return schema.anyOf ? schema.anyOf[0] : schema;
}

function objectIn(schema) {
  if (schema.properties) return schema;
  if (schema.items) return objectIn(schema.items);
  return schema.anyOf?.map(objectIn).find((one) => one !== undefined);
}

function sayingOf(group, name) {
  const { description = "", examples = [] } = group.properties[name];
  const needed = (group.required ?? group.else?.required ?? []).includes(name) ? " It is needed." : "";
  const example = examples.length === 0 ? "" : ` For instance \`${examples[0]}\`.`;
  return `${description}${needed}${example}`;
}

module.exports = { offers, meaning };
