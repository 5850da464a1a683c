/** What of records that are not yet public a file of the site holds: in its name, its bytes, and inside it. */
import { gunzipSync, gzipSync } from "node:zlib";
import type { ReceiptEmbargo } from "../receipt.ts";
import type { CheckContext, Found } from "./contract.ts";
import { type Inside, insideOf } from "./inside/inside.ts";
import { runLength, type Secrets, wordsOf } from "./secrets.ts";
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
  for (const item of secrets.slugsIn(file.path))
    yield { rule: "leaked-slug", item, message: `the file's name holds the slug ${ofWhat(item)}` };
  const bytes = readBytes(site, file.path);
  const text = bytes.toString();
  for (const leak of slugsIn(text, secrets, ""))
    yield { ...leak, place: () => placeAt(text, text.toLowerCase().indexOf(leak.item.slug.toLowerCase())) };
  for (const view of views(text, file.type)) {
    for (const leak of wordsIn(view, secrets, "")) yield { ...leak, place: () => placeOf(text, leak.words) };
  }
  yield* leaksInside(await insideOfFile(bytes, file, context), secrets);
}

function* leaksInside(inside: Inside | undefined, secrets: Secrets): Generator<Leak> {
  if (inside === undefined) return;
  for (const { where, sha256 } of inside.files) {
    const item = secrets.attachmentOf(sha256);
    if (item) yield { rule: "leaked-attachment", item, message: `holds, in ${where}, an attachment ${ofWhat(item)}` };
  }
  for (const { where, text } of inside.texts) {
    yield* slugsIn(text, secrets, `, in ${where},`);
    yield* wordsIn(text, secrets, `, in ${where},`);
  }
  for (const { where, why } of inside.unread)
    yield { rule: "unread-file", message: `cannot be looked into for what is not yet public: ${where} ${why}` };
}

function* slugsIn(text: string, secrets: Secrets, where: string): Generator<Leak & { item: ReceiptEmbargo }> {
  for (const item of secrets.slugsIn(text))
    yield { rule: "leaked-slug", item, message: `holds${where} \`${item.slug}\`, the slug ${ofWhat(item)}` };
}

function* wordsIn(text: string, secrets: Secrets, where: string): Generator<Leak & { words: string }> {
  for (const { item, what, words } of secrets.wordsIn(text)) {
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
  const known = memory.recall(["inside", sha256]);
  if (typeof known === "string") return JSON.parse(gunzipSync(Buffer.from(known, "base64")).toString()) as Inside;
  const inside = await insideOf(bytes);
  if (inside) memory.remember(["inside", sha256], gzipSync(JSON.stringify(inside)).toString("base64"));
  return inside;
}

/** A file's words as they are written (comments, attributes and all), and as a reader sees them, without the tags between. */
function views(text: string, type: string): string[] {
  const seen = [text];
  if (/html|xml|svg/.test(type)) {
    seen.push(
      text
        .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)\s*>|<!--[\s\S]*?-->/gi, " . ")
        .replace(/<\/?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>/gi, "")
        .replace(/<[^>]*>/g, " "),
    );
  }
  return seen;
}

function placeOf(text: string, words: string): { line: number; column: number } | undefined {
  const pattern = wordsOf(words).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(pattern.join("[^\\p{L}\\p{N}]+(?:<[^>]*>[^\\p{L}\\p{N}]*)*"), "iu").exec(text);
  return found ? placeAt(text, found.index) : undefined;
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
