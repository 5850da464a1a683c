/**
 * The fields of a record as they stand in an editor, with their places. It reads the plain part of YAML that records keep
 * to; what it does not know is `unread`, and nothing is said of it: `npm run preview` reads the whole language.
 *
 * @typedef {{ line: number, from: number, to: number }} Place a part of one line; both count from 0
 * @typedef {Place & { name: string, value: Value }} Field
 * @typedef {Place & { is: "nothing" | "unread" }
 *   | Place & { is: "words", text: string }
 *   | Place & { is: "list", entries: Value[] }
 *   | Place & { is: "fields", fields: Field[] }} Value
 * @typedef {Place & { message: string }} Fault
 */
"use strict";

const HYPHENS = /^---[ \t]*$/;
const FIELD = /^([A-Za-z][\w-]*):(?: +(.*))?$/;

/**
 * The lines that hold the fields, the last not among them; undefined where the text has none. `alone`: the file is YAML
 * without lines of hyphens. `closed`: a second line of hyphens was found.
 *
 * @param {readonly string[]} lines
 * @param {boolean} alone
 */
function placeOfFields(lines, alone) {
  if (alone) return { from: 0, to: lines.length, closed: true };
  if (!HYPHENS.test(lines[0] ?? "")) return undefined;
  const end = lines.findIndex((line, at) => at > 0 && HYPHENS.test(line));
  return { from: 1, to: end < 0 ? lines.length : end, closed: end >= 0 };
}

/**
 * The fields of some lines, and what is wrong with how they are written. `whole` is false where something was not
 * understood: there may be fields that are not told.
 *
 * @param {readonly string[]} lines
 * @param {{ from: number, to: number }} place
 * @returns {{ value: Place & { is: "fields", fields: Field[] }, whole: boolean, faults: Fault[] }}
 */
function readFields(lines, { from, to }) {
  const tokens = [];
  for (let at = from; at < to; at++) {
    const text = lines[at].trim();
    if (text !== "" && !text.startsWith("#")) tokens.push({ at, indent: /^ */.exec(lines[at])[0].length, text });
  }
  const odd = lines.slice(from, to).some((line) => /[\t\u00a0\u2028\u2029\ufeff]/.test(line));
  const reader = new Reader(tokens, odd);
  const value = reader.fields(0, { line: from, from: 0, to: 0 });
  return { value, whole: !reader.lost && reader.at === tokens.length, faults: reader.faults };
}

class Reader {
  at = 0;
  faults = [];

  constructor(tokens, lost) {
    this.tokens = tokens;
    this.lost = lost;
  }

  fields(indent, place) {
    const fields = [];
    const firsts = new Map();
    while (!this.lost && this.tokens[this.at]?.indent === indent) {
      const token = this.tokens[this.at];
      if (/^-(?: |$)/.test(token.text)) break;
      const match = FIELD.exec(token.text);
      if (match === null) {
        if (indent === 0 && /^[A-Za-z][^:]*$/.test(token.text))
          this.fault(token, "this line is no field. Write a field as a name, a colon, a space and its words.");
        this.lost = true;
        break;
      }
      this.at += 1;
      const name = match[1];
      const field = { name, line: token.at, from: indent, to: indent + name.length };
      const first = firsts.get(name);
      if (first === undefined) firsts.set(name, token.at);
      else {
        const message = `"${name}" stands here for the second time; the first is in line ${first + 1}. Keep one.`;
        this.faults.push({ ...field, message });
      }
      fields.push({ ...field, value: this.value(match[2], token, indent, field) });
    }
    this.end(indent);
    return { ...place, is: "fields", fields };
  }

  /** What follows a field's colon: words on its line, or what stands below it. */
  value(text, token, indent, field) {
    if (text !== undefined && text !== "") return this.words(text, token, indent, `${field.name}: `);
    const next = this.tokens[this.at];
    if (next === undefined || next.indent < indent) return { ...field, is: "nothing" };
    const listed = /^-(?: |$)/.test(next.text);
    if (next.indent === indent) return listed ? this.list(indent, field) : { ...field, is: "nothing" };
    if (listed) return this.list(next.indent, field);
    if (FIELD.test(next.text)) return this.fields(next.indent, field);
    return this.unread(field, indent);
  }

  list(indent, place) {
    const entries = [];
    while (!this.lost && this.tokens[this.at]?.indent === indent) {
      const token = this.tokens[this.at];
      if (!token.text.startsWith("- ")) break;
      const inner = token.text.slice(2);
      const here = { line: token.at, from: indent + 2, to: indent + token.text.length };
      if (inner.startsWith(" ") || inner.startsWith("- ")) this.lost = true;
      else if (FIELD.test(inner)) {
        this.tokens[this.at] = { at: token.at, indent: indent + 2, text: inner };
        entries.push(this.fields(indent + 2, here));
      } else {
        this.at += 1;
        entries.push(this.words(inner, { ...token, indent: indent + 2, text: inner }, indent, "- "));
      }
    }
    this.end(indent);
    return { ...place, is: "list", entries };
  }

  /** Words on one line, in quotation marks or not; `[a, b]`; or what only a whole reader knows. */
  words(text, token, indent, lead) {
    const to = token.indent + token.text.length;
    const place = { line: token.at, from: to - text.length, to };
    const first = text[0];
    if (this.tokens[this.at]?.indent > indent) return this.unread(place, indent);
    if (/^[|>]/.test(first)) return this.unread(place, indent);
    if (first === '"' || first === "'") {
      const inner = text.slice(1, -1);
      if (text.length > 1 && text.endsWith(first) && !inner.includes(first) && !inner.includes("\\"))
        return { ...place, is: "words", text: inner };
      this.lost ||= !(first === '"' ? /^"(?:[^"\\]|\\.)*"(?: +#.*)?$/ : /^'(?:[^']|'')*'(?: +#.*)?$/).test(text);
      return { ...place, is: "unread" };
    }
    if (/^\[[a-z0-9/, -]*\]$/.test(text)) {
      const entries = text.slice(1, -1).split(",");
      const words = entries.map((entry) => ({ ...place, is: "words", text: entry.trim() }));
      if (words.every((entry) => /^[a-z0-9]/.test(entry.text))) return { ...place, is: "list", entries: words };
      return text === "[]" ? { ...place, is: "list", entries: [] } : { ...place, is: "unread" };
    }
    if (/^[-?:,[\]{}#&*!|>%@`]/.test(first)) {
      this.lost ||= /^[[{]/.test(first);
      return { ...place, is: "unread" };
    }
    if (text.includes(" #")) return { ...place, is: "unread" };
    if (/: |:$/.test(text)) {
      const quoted = text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
      const message = `a colon stands inside the words, so they must be in quotation marks. Write: ${lead}${quoted}`;
      this.faults.push({ ...place, message });
      return { ...place, is: "unread" };
    }
    return { ...place, is: "words", text };
  }

  /** All that stands further in belongs to something that is not read. */
  unread(place, indent) {
    while (this.tokens[this.at]?.indent > indent) this.at += 1;
    return { ...place, is: "unread" };
  }

  end(indent) {
    if (this.tokens[this.at]?.indent > indent) this.lost = true;
  }

  fault(token, message) {
    this.faults.push({ line: token.at, from: token.indent, to: token.indent + token.text.length, message });
  }
}

module.exports = { placeOfFields, readFields, FIELD };
