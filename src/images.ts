/**
 * An image as readers get it: in modern formats and several widths, upright, in sRGB, and without what a camera wrote
 * into it (place, day, owner). Made by `@11ty/eleventy-img` once, and kept by the image's own bytes.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MadeImage } from "@11ty/eleventy-img";

/** Where the images stay between runs. */
const KEPT = join(".cache", "images");
/** Counts up when the same image comes out otherwise: other widths, other formats. */
const RECIPE = 1;
/** CSS pixels of the text column, half of it, and both again for dense screens. */
const WIDTHS = [320, 640, 960, 1280];
/** More pixels than this are no photograph for a page, and take seconds and gigabytes to read. */
export const MOST_PIXELS = 50_000_000;

/** One file of an image: where it lies now, and what it is. */
export interface ImageFile {
  /** Its place on disk. */
  path: string;
  /** Below the site's root: `assets/images/640-HASH.avif`; its name is its own bytes' hash. */
  address: string;
  type: string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
}

export interface Renditions {
  /** The whole image in its own format: what a link to the file gives. */
  whole: ImageFile;
  /** By format, the best first, the image's own last; each from narrow to wide. */
  sizes: ImageFile[];
}

/** The renditions of an image; a sentence that begins after its name where it cannot be read as one. */
export async function renditionsOf(bytes: Buffer, sha256: string, label: string): Promise<Renditions | string> {
  const { version } = await toolVersion();
  const folder = join(KEPT, `${sha256.slice(0, 32)}-${RECIPE}-${version}`);
  const index = join(folder, "index.json");
  const before = await kept(index);
  if (before) return before;
  const made = await make(bytes, folder, label);
  if (typeof made === "string") return made;
  await put(index, Buffer.from(JSON.stringify(made)));
  return made;
}

/** Whether all files of an image are still where they were kept. */
export function stillKept({ whole, sizes }: Renditions): boolean {
  return [whole, ...sizes].every(({ path }) => existsSync(path));
}

let tool: Promise<{ version: string }> | undefined;

/** The versions that draw: other ones may give other bytes. */
function toolVersion(): Promise<{ version: string }> {
  return (tool ??= readFile(new URL("../package-lock.json", import.meta.url), "utf8").then((text) => {
    const { packages } = JSON.parse(text) as { packages: Record<string, { version?: string }> };
    const of = (name: string): string => packages[`node_modules/${name}`]?.version ?? "";
    return { version: `${of("@11ty/eleventy-img")}-${of("sharp")}` };
  }));
}

async function kept(index: string): Promise<Renditions | undefined> {
  try {
    const found = JSON.parse(await readFile(index, "utf8")) as Renditions;
    return stillKept(found) ? found : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function make(bytes: Buffer, folder: string, label: string): Promise<Renditions | string> {
  // Heavy, so only where there is a new image.
  const { default: Image } = await import("@11ty/eleventy-img");
  const own = label.toLowerCase() as "jpeg" | "png" | "gif" | "webp";
  const options = {
    dryRun: true,
    useCache: false,
    fixOrientation: true,
    sharpOptions: { failOn: "warning", limitInputPixels: MOST_PIXELS },
  } as const;
  try {
    const small = await Image(bytes, { ...options, formats: ["avif", "webp", own], widths: WIDTHS });
    const large = await Image(bytes, { ...options, formats: [own], widths: ["auto"] });
    await mkdir(folder, { recursive: true });
    const sizes: ImageFile[] = [];
    for (const entries of Object.values(small)) for (const one of entries) sizes.push(await keep(one, folder));
    return { whole: await keep(large[own]![0]!, folder), sizes };
  } catch (error) {
    if (!(error instanceof Error) || "code" in error) throw error;
    // What sharp says of bytes it cannot read; its words are for programmers.
    return `cannot be read as ${label}: the file is damaged or cut short. Save it anew.`;
  }
}

async function keep({ buffer, format, width, height, sourceType }: MadeImage, folder: string): Promise<ImageFile> {
  if (buffer === undefined) throw new Error("eleventy-img gave no bytes.");
  const sha256 = createHash("sha256").update(buffer).digest("hex");
  const name = `${width}-${sha256.slice(0, 16)}.${format === "jpeg" ? "jpg" : format}`;
  const path = join(folder, name);
  await put(path, buffer);
  return { path, address: `assets/images/${name}`, type: sourceType, width, height, bytes: buffer.length, sha256 };
}

/** Written whole or not at all: two programs may keep the same image at once. */
async function put(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}
