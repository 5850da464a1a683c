/** What of records that are not yet public a file of the site holds: in its name, its bytes, and inside it. */
import { gunzipSync, gzipSync } from "node:zlib";
import type { ReceiptEmbargo } from "../receipt.ts";
import type { CheckContext, Found } from "./contract.ts";
import { digestOf } from "./memory.ts";
import { type Inside, insideOf } from "./inside/inside.ts";
import { runLength, type Secrets, wordsOf } from "./secrets.ts";
import { readingsOf } from "./readings.ts";
import { addressOf } from "./page-address.ts";
import { placeAt, readBytes, type Site, type SiteFile } from "./site.ts";

export const check = "embargo-leaks";

/** One thing that a file tells, or that could not be looked into (then without a record). */
export interface Leak {
  rule: "leaked-attachment" | "leaked-slug" | "leaked-title" | "leaked-text" | "unread-file";
  item?: ReceiptEmbargo;
  message: string;
  /** Where it stands; looked for only when it is to be told. */
  place?: () => { line: number; column: number } | undefined;
}

/** Every leak of a file, the cheapest to find first. */
export async function* leaksIn(
  site: Site,
  file: SiteFile,
  secrets: Secrets,
  context: CheckContext,
): AsyncGenerator<Leak> {
  const attachment = secrets.attachmentOf(file.sha256);
  if (attachment)
    yield { rule: "leaked-attachment", item: attachment, message: `is an attachment ${ofWhat(attachment)}` };
  for (const item of readingsOf(file.path).flatMap((name) => secrets.slugsIn(name)))
    yield { rule: "leaked-slug", item, message: `the file's name holds the slug ${ofWhat(item)}` };
  const bytes = readBytes(site, file.path);
  const text = bytes.toString();
  const readings = readingsOf(text);
  for (const leak of slugsIn(readings, secrets, "")) yield { ...leak, place: () => slugPlace(text, leak.item.slug) };
  for (const leak of wordsIn(views(text, readings, file.type), secrets, ""))
    yield { ...leak, place: () => wordsPlace(text, leak.words) };
  yield* leaksInside(await insideOfFile(bytes, file, context), secrets);
}

function* leaksInside(inside: Inside | undefined, secrets: Secrets): Generator<Leak> {
  if (inside === undefined) return;
  for (const { where, sha256 } of inside.files) {
    const item = secrets.attachmentOf(sha256);
    if (item) yield { rule: "leaked-attachment", item, message: `holds, in ${where}, an attachment ${ofWhat(item)}` };
  }
  for (const { where, text } of inside.texts) {
    const readings = readingsOf(text);
    yield* slugsIn(readings, secrets, `, in ${where},`);
    yield* wordsIn(readings, secrets, `, in ${where},`);
  }
  for (const { where, why } of inside.unread)
    yield { rule: "unread-file", message: `cannot be looked into for what is not yet public: ${where} ${why}` };
}

type Readings = Iterable<string>;

function* slugsIn(readings: Readings, secrets: Secrets, where: string): Generator<Leak & { item: ReceiptEmbargo }> {
  for (const item of [...readings].flatMap((reading) => secrets.slugsIn(reading)))
    yield { rule: "leaked-slug", item, message: `holds${where} \`${item.slug}\`, the slug ${ofWhat(item)}` };
}

function* wordsIn(readings: Readings, secrets: Secrets, where: string): Generator<Leak & { words: string }> {
  for (const { item, what, words } of [...readings].flatMap((reading) => secrets.wordsIn(reading))) {
    const said = what === "title" ? "the title" : `${runLength} words`;
    yield { rule: `leaked-${what}`, item, words, message: `holds${where} ${said} ${ofWhat(item)}: “${words}”` };
  }
}

/** A leak as it is reported. */
export function foundOf({ rule, item, message, place }: Leak, file: SiteFile): Found {
  return {
    check,
    rule,
    severity: item === undefined ? "warning" : "error",
    page: addressOf(file.path),
    file: file.path,
    ...place?.(),
    wcag: [],
    ...(item === undefined ? {} : { source: item.source }),
    message,
  };
}

/** What a file holds within, remembered by its bytes: reading a long PDF takes seconds, whatever is embargoed. */
async function insideOfFile(
  bytes: Buffer,
  { sha256 }: SiteFile,
  { memory }: CheckContext,
): Promise<Inside | undefined> {
  const key = digestOf(["inside", sha256]);
  const known = memory.recall(key);
  if (typeof known === "string") return JSON.parse(gunzipSync(Buffer.from(known, "base64")).toString()) as Inside;
  const inside = await insideOf(bytes);
  if (inside) memory.remember(key, gzipSync(JSON.stringify(inside)).toString("base64"));
  return inside;
}

/** A tag's beginning that is no tag of the file's own. */
const carriedTag = /&(?:lt|#0*60|#x0*3c)\b|\\(?:u00|x|0*)3c/i;

/**
 * A file's words as they are meant (comments, attributes and all), and as a reader sees them, without the tags between: those
 * of the file itself, and those of HTML that it carries (in a feed, in `srcdoc`).
 */
function views(text: string, readings: readonly string[], type: string): Readings {
  if (!/html|xml|svg|json/.test(type)) return readings;
  const carried = type.includes("json") || carriedTag.test(text) ? readings.map(withoutTags) : [];
  return [...readings, ...readingsOf(withoutTags(text)), ...carried];
}

function withoutTags(text: string): string {
  return text
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)\s*>|<!--[\s\S]*?-->/gi, " . ")
    .replace(/<\/?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>/gi, "")
    .replace(/<[^>]*>/g, " ");
}

interface Place {
  line: number;
  column: number;
}

function slugPlace(text: string, slug: string): Place | undefined {
  return placeOf(text, (reading) => reading.toLowerCase().indexOf(slug.toLowerCase()));
}

function wordsPlace(text: string, words: string): Place | undefined {
  const pattern = wordsOf(words).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const run = new RegExp(pattern.join("[^\\p{L}\\p{N}]+(?:<[^>]*>[^\\p{L}\\p{N}]*)*"), "iu");
  return placeOf(text, (reading) => run.exec(reading)?.index ?? -1);
}

/** Where something is found in a text; in its readings the line alone is the text's own. */
function placeOf(text: string, find: (reading: string) => number): Place | undefined {
  const written = find(text);
  if (written !== -1) return placeAt(text, written);
  for (const reading of readingsOf(text)) {
    const found = find(reading);
    if (found !== -1) return { line: placeAt(reading, found).line, column: 1 };
  }
  return undefined;
}

function ofWhat({ source, from }: ReceiptEmbargo): string {
  return `of \`${source}\`, which is not public ${from === null ? "(a draft)" : `before ${inLondon(from)}`}`;
}

const timeZone = "Europe/London";
const day = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "long" });
const hour = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" });

/** A moment in words: "1 April 2010 at 09:30, London time"; as it is, where it is none. */
function inLondon(moment: string): string {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? moment : `${day.format(at)} at ${hour.format(at)}, London time`;
}
