/** What a file holds within that its own bytes do not show: words of PDFs, files in archives, packed and wide letters. */
import { createHash } from "node:crypto";
import { gunzipSync, inflateSync } from "node:zlib";
import { isPdf, pdfFault } from "../pdf.ts";
import { pdfWords } from "./pdf-words.ts";
import { LARGEST, zipEntries } from "./zip.ts";

export interface Inside {
  /** Words, and where in the file they stand: "its pages", "word/document.xml". */
  texts: { where: string; text: string }[];
  /** Files within it, whole. */
  files: { where: string; sha256: string }[];
  /** What could not be looked into, and why. */
  unread: { where: string; why: string }[];
}

/** Archives within archives are opened so many times: a ZIP can hold itself. */
const DEEPEST = 4;

const PNG = "\u0089PNG\r\n\u001a\n";

/** Looks into a file's bytes; undefined where they show all there is. */
export async function insideOf(bytes: Buffer): Promise<Inside | undefined> {
  const inside: Inside = { texts: [], files: [], unread: [] };
  await look(bytes, "", 0, inside);
  return inside.texts.length + inside.files.length + inside.unread.length === 0 ? undefined : inside;
}

async function look(bytes: Buffer, where: string, depth: number, inside: Inside): Promise<void> {
  const start = bytes.subarray(0, 8).toString("latin1");
  const within = (place: string): string => (where === "" ? place : `${where}, ${place}`);
  if (depth > DEEPEST) inside.unread.push({ where: within("what is in it"), why: "is packed too many times over" });
  else if (isPdf(bytes)) await lookIntoPdf(bytes, within, depth, inside);
  else if (start.startsWith("PK\u0003\u0004")) await lookIntoZip(bytes, within, depth, inside);
  else if (start.startsWith("\u001f\u008b")) {
    const unpacked = unpack(() => gunzipSync(bytes, { maxOutputLength: LARGEST }));
    if (typeof unpacked === "string") inside.unread.push({ where: within("what is packed in it"), why: unpacked });
    else await member(unpacked, within("what is packed in it"), depth, inside);
  } else if (start.startsWith(PNG)) lookIntoPng(bytes, within, inside);
  const wide = wideText(bytes);
  if (wide !== "") inside.texts.push({ where: within("its letters of two bytes"), text: wide });
}

/** A file within another: its words, and its digest, which an attachment is known by. */
async function member(bytes: Buffer, where: string, depth: number, inside: Inside): Promise<void> {
  inside.files.push({ where, sha256: createHash("sha256").update(bytes).digest("hex") });
  const text = bytes.toString();
  inside.texts.push({ where, text });
  if (/^\s*<|^\ufeff\s*</.test(text)) inside.texts.push({ where, text: withoutTags(text) });
  await look(bytes, where, depth + 1, inside);
}

type Within = (place: string) => string;

async function lookIntoPdf(bytes: Buffer, within: Within, depth: number, inside: Inside): Promise<void> {
  try {
    const { texts, files } = await pdfWords(bytes);
    for (const { where, text } of texts) if (text.trim() !== "") inside.texts.push({ where: within(where), text });
    for (const { name, bytes: own } of files) await member(own, within(name), depth, inside);
  } catch (error) {
    const fault = pdfFault(error);
    if (fault === undefined) throw error;
    inside.unread.push({ where: within("its pages"), why: fault.locked ? fault.why : `are damaged (${fault.why})` });
  }
}

async function lookIntoZip(bytes: Buffer, within: Within, depth: number, inside: Inside): Promise<void> {
  let entries;
  try {
    entries = zipEntries(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    inside.unread.push({ where: within("what is packed in it"), why: `cannot be unpacked (${error.message})` });
    return;
  }
  inside.texts.push({ where: within("the names of its files"), text: entries.map(({ name }) => name).join("\n") });
  for (const { name, bytes: own, why } of entries) {
    if (own === undefined) inside.unread.push({ where: within(name), why });
    else await member(own, within(name), depth, inside);
  }
}

/** A PNG's own words may be packed: chunks `zTXt` and `iTXt` (PNG, third edition, 11.3.3). */
function lookIntoPng(bytes: Buffer, within: Within, inside: Inside): void {
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.subarray(at + 4, at + 8).toString("latin1");
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === "zTXt" || type === "iTXt") {
      // After the keyword: zTXt has one byte before the packed words, iTXt two, a language and a translated keyword.
      let from = data.indexOf(0) + (type === "zTXt" ? 2 : 3);
      const packed = type === "zTXt" || data[from - 2] === 1;
      if (type === "iTXt") from = data.indexOf(0, data.indexOf(0, from) + 1) + 1;
      const text = packed ? unpack(() => inflateSync(data.subarray(from), { maxOutputLength: LARGEST })) : undefined;
      if (typeof text === "string") inside.unread.push({ where: within("words packed in it"), why: text });
      else if (text) inside.texts.push({ where: within("words packed in it"), text: text.toString() });
    }
    at += 12 + length;
  }
}

/** What was packed, or why it could not be unpacked. */
function unpack(how: () => Buffer): Buffer | string {
  try {
    return how();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return `unpacks to over ${LARGEST / 1_000_000} MB`;
    if (code?.startsWith("Z_")) return "is damaged";
    throw error;
  }
}

/** Letters of two bytes each (UTF-16), as cameras and office programs write titles. */
function wideText(bytes: Buffer): string {
  if (!bytes.includes(0)) return "";
  // A letter of Latin-1 and a zero byte, many times over: in the other order of bytes they stand one byte further on.
  // eslint-disable-next-line no-control-regex
  const runs = bytes.toString("latin1").match(/(?:[\u0020-\u007e\u00a0-\u00ff]\u0000){8,}/g) ?? [];
  return runs.map((run) => run.replaceAll("\u0000", "")).join("\n");
}

/** Where the words of one paragraph, cell or line end in the XML of office documents; all other tags stand within words. */
const ENDS =
  /<(?:\/(?:\w+:)?(?:p|h|tc|tr|c|row|si|li|list-item|table-cell|title)|(?:\w+:)?(?:br|tab|cr|line-break|s))\b[^>]*>/g;

function withoutTags(text: string): string {
  return text.replace(ENDS, "\n").replace(/<[^>]*>/g, "");
}
