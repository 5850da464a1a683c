/**
 * The files within a ZIP, which office documents are too. By the central directory, as APPNOTE.TXT 6.3.10 (PKWARE) has it;
 * ZIP64 is for files over 4 GB and is told as unread.
 */
import { inflateRawSync } from "node:zlib";

/** A file within, or why it could not be read. */
export type Entry = { name: string; bytes: Buffer; why?: never } | { name: string; bytes?: never; why: string };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end's own length, and the longest comment that may follow it. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/** What a file within may come to, in bytes: a small ZIP can hold gigabytes of zeros. */
export const LARGEST = 100_000_000;

/** Every file within, in the directory's order. Throws `RangeError` where the bytes are no whole ZIP. */
export function zipEntries(bytes: Buffer): Entry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new RangeError("its directory is damaged");
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString();
    if (!name.endsWith("/")) entries.push(entryAt(bytes, at, name));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new RangeError("it is cut off");
}

function entryAt(bytes: Buffer, central: number, name: string): Entry {
  const locked = (bytes.readUInt16LE(central + 8) & 1) === 1;
  const method = bytes.readUInt16LE(central + 10);
  const packed = bytes.readUInt32LE(central + 20);
  const local = bytes.readUInt32LE(central + 42);
  if (locked) return { name, why: "asks for a password" };
  if (method !== 0 && method !== 8) return { name, why: `is packed in a way that is not read here (method ${method})` };
  if (bytes.readUInt32LE(local) !== LOCAL) return { name, why: "is damaged" };
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const body = bytes.subarray(from, from + packed);
  if (method === 0) return { name, bytes: body };
  try {
    return { name, bytes: inflateRawSync(body, { maxOutputLength: LARGEST }) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return { name, why: `unpacks to over ${LARGEST / 1_000_000} MB` };
    if (code?.startsWith("Z_")) return { name, why: "is damaged" };
    throw error;
  }
}
