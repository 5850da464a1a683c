/** A file that goes with a record, measured from its bytes: what it is, how large, how many pages. */
import { createHash } from "node:crypto";
import { FILE_TYPES } from "./file-type.ts";
import { imageSize, moves } from "./image-size.ts";
import { MOST_PIXELS, renditionsOf, type Renditions } from "./images.ts";
import { nearest } from "./nearest.ts";

/** An attachment has at most so many bytes. */
export const LARGEST_ATTACHMENT = 50_000_000;

export interface Measured {
  type: string;
  label: string;
  image: boolean;
  bytes: number;
  sha256: string;
  pages?: number;
  width?: number;
  height?: number;
  /** Of an image: what is published in its place. */
  renditions?: Renditions;
}

/** Measures a file; or says why it cannot go with a record, as a sentence that begins after its name. */
export async function measure(file: string, bytes: Buffer): Promise<Measured | string> {
  const ending = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  const known = Object.hasOwn(FILE_TYPES, ending) ? FILE_TYPES[ending] : undefined;
  if (!known) return `is of a type that is not published here. These are: ${Object.keys(FILE_TYPES).join(", ")}.`;
  if (bytes.length === 0) return "is empty. Put the right file in its place.";
  if (bytes.length > LARGEST_ATTACHMENT) {
    return `is ${fileSize(bytes.length)}, and an attachment has at most ${fileSize(LARGEST_ATTACHMENT)}.`;
  }
  if (!known.matches(bytes)) return mislabelled(known.label, bytes);
  const { type, label, image } = known;
  const measured: Measured = { type, label, image, bytes: bytes.length, sha256: sha256(bytes) };
  if (image) return measureImage(measured, bytes);
  if (label !== "PDF") return measured;
  const pages = await pdfPages(bytes);
  return typeof pages === "number" ? { ...measured, pages } : pages;
}

/** An image is as large as what is published of it: upright, and without what a camera wrote into it. */
async function measureImage(measured: Measured, bytes: Buffer): Promise<Measured | string> {
  const { type, label, sha256 } = measured;
  const size = imageSize(type, bytes);
  if (!size) return `cannot be read as ${label}. Put the right file in its place.`;
  if (size.width * size.height > MOST_PIXELS) {
    return `is ${size.width} by ${size.height} pixels, and an image has at most ${MOST_PIXELS / 1_000_000} million. Save it smaller.`;
  }
  if (moves(type, bytes)) {
    return "moves, and a reader could not stop it (WCAG 2.2.2). Save one picture of it, or link to a film.";
  }
  const renditions = await renditionsOf(bytes, sha256, label);
  if (typeof renditions === "string") return renditions;
  const { width, height, bytes: length } = renditions.whole;
  return { ...measured, bytes: length, width, height, renditions };
}

function mislabelled(label: string, bytes: Buffer): string {
  const real = Object.entries(FILE_TYPES).find(
    ([ending, one]) => !["csv", "txt"].includes(ending) && one.matches(bytes),
  );
  const is = real
    ? `its bytes are ${real[1].label === "ODT" ? "a ZIP or an office document" : real[1].label}`
    : "its bytes say otherwise";
  return `is named as ${label}, but ${is}. Save it anew, or rename it.`;
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The number of pages of a PDF; or why it has none. */
async function pdfPages(bytes: Buffer): Promise<number | string> {
  // Heavy, so only where there is a PDF to count.
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
  });
  try {
    return (await task.promise).numPages;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "PasswordException") return "asks for a password. Save it without one.";
    return `cannot be read as PDF (${error.message.replace(/\.$/, "")}). Save it anew.`;
  } finally {
    await task.destroy();
  }
}

/** "1.2 MB", "640 KB": a megabyte is a million bytes, and no file has less than 1 KB. */
export function fileSize(bytes: number): string {
  if (bytes >= 999_500) return `${trimmed(bytes / 1_000_000)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} KB`;
}

function trimmed(megabytes: number): string {
  return megabytes >= 10 ? String(Math.round(megabytes)) : megabytes.toFixed(1).replace(/\.0$/, "");
}

/** "[PDF, 1.2 MB, 87 pages]" */
export function fileMarker({ label, bytes, pages }: Measured): string {
  const length = pages === undefined ? "" : `, ${pages} ${pages === 1 ? "page" : "pages"}`;
  return `[${label}, ${fileSize(bytes)}${length}]`;
}

/** What to say of a file that is not there. */
export function missingFile(file: string, there: Iterable<string>): string {
  const near = nearest(file, there);
  return `there is no file "${file}" beside the record or in its folder.${near ? ` Did you mean "${near}"?` : ""}`;
}
