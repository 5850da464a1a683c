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
