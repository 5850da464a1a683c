/** Style points in words of ours: warnings with the replacement. The record's own words are never judged. */
import type { Fault } from "./faults.ts";
import { lineOfPath } from "./front-matter.ts";
import type { StoredRecord } from "./record.ts";
import { fieldPath } from "./schema-faults.ts";
import { misread } from "./windows-1252.ts";
import { mayHaveAPoint, STYLE_POINTS } from "./style-points.ts";

/** Every point of a record, by line. `names` are words that no rule touches. */
export function styleWarnings(record: StoredRecord, names: readonly string[]): Fault[] {
  const warnings: Fault[] = [];
  const { fields, file } = record;
  const ours = fields.words === "ours";
  const field = (path: PropertyKey[], text: string | undefined, heading = false): void => {
    if (text === undefined) return;
    const messages = [...pointsOf(text, names), ...brokenLetters(text), ...(heading ? capitals(text, names) : [])];
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

/** Words in square brackets with an address after them that Markdown does not read as a link. */
const NO_LINK =
  /\[[^\][\n]+\](?: +\((?:https?:|www\.|\/|(?:announcements|strategy-documents|teams|pages)\/)[^()\n]*\)|\((?:https?:|www\.|\/|(?:announcements|strategy-documents|teams|pages)\/)[^()"\n]* [^()"\n]*\))/;

/** Letters that were lost, or turned into others, when a text was saved in one encoding and read in another. */
function brokenLetters(text: string): string[] {
  if (!/[ÂÃâ\ufffd]/.test(text)) return [];
  const lost = text.includes("\ufffd")
    ? ['"\ufffd" stands where a character was lost on the way from another program. Type it anew.']
    : [];
  const [first] = misread(text);
  return first === undefined
    ? lost
    : [
        ...lost,
        `"${first.found}" is what another program made of "${first.meant}". Write "${first.meant}", here and wherever else it stands.`,
      ];
}

/** Whether a line may be a heading, or hold a link, HTML or broken letters. */
function mayHaveMarkup(text: string): boolean {
  return /\](?: ?\()|[ÂÃâ\ufffd]/.test(text) || text.includes("<") || text.startsWith("#") || text.includes("\n#");
}

function lineMessages(text: string, names: readonly string[]): string[] {
  const heading = /^#{1,6} +(.*?)(?: +#+)?$/.exec(text)?.[1];
  const link = /\[(click here|here|read more|more|this link|this)\]\(/i.exec(text)?.[1];
  const unread = NO_LINK.exec(text.replace(/`[^`]*`/g, ""))?.[0];
  const tag = /<\/?(?:[a-z][a-z0-9]*)(?: [^<>]{0,200})?>/i.exec(text.replace(/`[^`]*`/g, ""))?.[0];
  return [
    ...pointsOf(text, names),
    ...brokenLetters(text),
    ...(unread === undefined
      ? []
      : [
          `"${unread}" is no link, and is shown as it stands. Put the address right after the square brackets, in round ones, without a space.`,
        ]),
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
