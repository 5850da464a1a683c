/** Style points in words of ours: warnings with the replacement. The record's own words are never judged. */
import type { Fault } from "./faults.ts";
import { lineOfPath } from "./front-matter.ts";
import type { StoredRecord } from "./record.ts";
import { fieldPath } from "./schema-faults.ts";
import { mayHaveAPoint, STYLE_POINTS } from "./style-points.ts";

/** Every point of a record, by line. `names` are words that no rule touches. */
export function styleWarnings(record: StoredRecord, names: readonly string[]): Fault[] {
  const warnings: Fault[] = [];
  const { fields, file } = record;
  const ours = fields.words === "ours";
  const field = (path: PropertyKey[], text: string | undefined, heading = false): void => {
    if (text === undefined) return;
    const messages = [...pointsOf(text, names), ...(heading ? capitals(text, names) : [])];
    if (messages.length === 0) return;
    const line = lineOfPath(record.front, path, 2);
    for (const message of messages) warnings.push({ file, line, field: fieldPath(path), message });
  };
  if (ours) field(["title"], fields.title, true);
  field(["summary"], fields.summary);
  for (const [at, text] of fields["not-recorded"].entries()) field(["not-recorded", at], text);
  for (const [at, { note }] of fields.changes.entries()) field(["changes", at, "note"], note);
  field(["withdrawn", "reason"], fields.withdrawn?.reason);
  if (ours && (mayHaveMarkup(record.body) || mayHaveAPoint(record.body))) {
    for (const [at, text] of record.body.split("\n").entries()) {
      for (const message of lineMessages(text, names)) warnings.push({ file, line: record.line + at, message });
    }
  }
  return warnings;
}

/** Whether a line may be a heading, or hold a link or HTML. */
function mayHaveMarkup(text: string): boolean {
  return text.includes("](") || text.includes("<") || text.startsWith("#") || text.includes("\n#");
}

function lineMessages(text: string, names: readonly string[]): string[] {
  const heading = /^#{1,6} +(.*?)(?: +#+)?$/.exec(text)?.[1];
  const link = /\[(click here|here|read more|more|this link|this)\]\(/i.exec(text)?.[1];
  const tag = /<\/?(?:[a-z][a-z0-9]*)(?: [^<>]{0,200})?>/i.exec(text.replace(/`[^`]*`/g, ""))?.[0];
  return [
    ...pointsOf(text, names),
    ...(heading === undefined ? [] : capitals(heading, names)),
    ...(link === undefined ? [] : [`the link's words are "${link}". Say where it leads.`]),
    ...(tag === undefined ? [] : [`"${tag}" is HTML, which is shown to readers as it stands. Use Markdown.`]),
  ];
}

/** What is not judged: words in quotation marks, code, addresses, names. Blanked, so that places stay. */
function judged(text: string, names: readonly string[]): string {
  let rest = text;
  for (const part of [/`[^`]*`/g, /“[^”]*”/g, /"[^"]*"/g, /\]\([^)]*\)/g, /<[^<>]*>/g, /https?:\/\/\S+/g]) {
    rest = rest.replace(part, (found) => " ".repeat(found.length));
  }
  for (const name of names) rest = rest.replaceAll(name, " ".repeat(name.length));
  return rest;
}

function pointsOf(text: string, names: readonly string[]): string[] {
  if (!mayHaveAPoint(text)) return [];
  const rest = judged(text, names);
  return STYLE_POINTS.flatMap(({ pattern, better, why }) =>
    [...rest.matchAll(pattern)].flatMap((match) => {
      const replacement = better(match);
      return replacement === undefined || replacement === match[0]
        ? []
        : [`"${match[0].trim()}" ${why}. Write "${replacement}".`];
    }),
  );
}

/** A heading of four words or more in which every longer word has a capital. */
function capitals(heading: string, names: readonly string[]): string[] {
  const words = judged(heading, names)
    .split(/\s+/)
    .filter((word) => /^[A-Za-z’'-]{4,}$/.test(word));
  if (words.length < 4 || !words.every((word) => /^[A-Z][a-z]/.test(word))) return [];
  return [
    `the heading "${heading.trim()}" has a capital for every word. Give one to its first word and to names alone.`,
  ];
}
