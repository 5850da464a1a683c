/** Width and height of an image in pixels, read from its header. */
export interface ImageSize {
  width: number;
  height: number;
}

/** PNG, JPEG, GIF or WebP by its media type; undefined where the header is cut short or of no known form. */
export function imageSize(type: string, bytes: Buffer): ImageSize | undefined {
  const size = headerOf(type, bytes);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

function headerOf(type: string, bytes: Buffer): ImageSize | undefined {
  if (type === "image/jpeg") return jpegSize(bytes);
  if (bytes.length < 30) return undefined;
  if (type === "image/png") return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (type === "image/gif") return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (type === "image/webp") return webpSize(bytes);
  return undefined;
}

/** Walks a JPEG's segments to its frame header (SOF0 to SOF15, but for DHT, JPG and DAC: ITU T.81, table B.1). */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** The three kinds of WebP (RFC 9649, section 2). */
function webpSize(bytes: Buffer): ImageSize | undefined {
  const form = bytes.subarray(12, 16).toString("latin1");
  if (form === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (form === "VP8 ") return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (form !== "VP8L") return undefined;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Whether an image is a film: a GIF of several pictures, a WebP or PNG that says it is animated. */
export function moves(type: string, bytes: Buffer): boolean {
  if (type === "image/gif") return gifPictures(bytes) > 1;
  if (type === "image/webp") return bytes.subarray(12, 16).toString("latin1") === "VP8X" && (bytes[20]! & 2) !== 0;
  // The chunk that makes a PNG animated stands before its picture (APNG).
  if (type === "image/png") {
    const chunk = bytes.indexOf("acTL");
    return chunk > 0 && chunk < bytes.indexOf("IDAT");
  }
  return false;
}

/** Walks a GIF's blocks and counts its pictures, two at most (GIF89a, sections 17 to 27). */
function gifPictures(bytes: Buffer): number {
  const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const pastData = (from: number): number => {
    let at = from;
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1;
    return at + 1;
  };
  let found = 0;
  for (let at = 13 + colours(bytes[10] ?? 0); at < bytes.length && found < 2;) {
    if (bytes[at] === 0x21) at = pastData(at + 2);
    else if (bytes[at] === 0x2c) {
      found += 1;
      at = pastData(at + 11 + colours(bytes[at + 9] ?? 0));
    } else break;
  }
  return found;
}
