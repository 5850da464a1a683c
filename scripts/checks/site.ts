/**
 * The site as the checks see it: a folder of static files, and the receipt beside it where there is one. Holds
 * names, sizes and digests, never the files' contents: memory stays flat in the number of pages. Contents are read
 * when they are asked for, and what is read is not kept.
 */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, type Dirent } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lookup } from "mrmime";
import { FileTable } from "./file-table.ts";
import { readRedirects, redirectsFile, type HostRedirect } from "./host-redirects.ts";
import { addressOf } from "./page-address.ts";
import { declaredAddress } from "./public-address.ts";
import { readReceipt, siteDigest, type Receipt } from "../receipt.ts";
import { Refusal } from "../refusal.ts";

export interface SiteFile {
  /** Below the site's folder, `/` between folders, as the disk spells it: `announcements/x/index.html`. */
  path: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  /** Media type without parameters, by the file's extension (HTML without one is recognised by its first bytes). */
  type: string;
}

export interface Page {
  /** Below the site's root, not percent-encoded: `/announcements/x/` for `…/x/index.html`, `/404.html` for `404.html`. */
  address: string;
  /** The file it is, as in {@link SiteFile.path}. */
  file: string;
  size: number;
  sha256: string;
}

export interface Site {
  /** The folder, as it was given: the report's `site`. */
  name: string;
  /** The folder, absolute. */
  root: string;
  /** The path under which the site is public, with a slash at both ends: `/` or `/reform/`. From the public address. */
  base: string;
  /** The public origin, `https://example.org`, by the receipt or the site's own word ({@link declaredAddress}); or unknown. */
  origin: string | undefined;
  /** Every file by its path, in order of path (by UTF-16 code unit). */
  files: FileTable;
  /** Every page (HTML file), in order of address. */
  pages: readonly Page[];
  /** What stands in the folder and cannot be read, with the reason in words: each is an error in the report. */
  unreadable: readonly { path: string; reason: string }[];
  receipt: Receipt | undefined;
  /** What a file `_redirects` tells the host. */
  redirects: readonly HostRedirect[];
  /** {@link siteDigest} of all files. */
  digest: string;
}

/**
 * Reads a folder as a site. Throws a {@link Refusal} (exit 2) where there is no such folder.
 * @param folder the site's folder, `dist`
 */
export async function openSite(folder: string): Promise<Site> {
  const root = resolve(folder);
  await refuseUnlessFolder(folder, root);
  const receipt = await readReceipt(root);
  const unreadable: { path: string; reason: string }[] = [];
  const paths = filesBelow(root, unreadable);
  const files = FileTable.of(paths.flatMap((path) => readSiteFile(root, path, unreadable) ?? []));
  const address = receipt ? new URL(receipt.address) : declaredAddress(files, (path) => readText({ root }, path));
  return {
    name: folder,
    root,
    base: address?.pathname.replace(/\/*$/, "/") ?? "/",
    origin: address?.origin,
    files,
    pages: pagesOf(files),
    unreadable,
    receipt,
    redirects: files.has(redirectsFile) ? readRedirects(readText({ root }, redirectsFile)).redirects : [],
    digest: siteDigest(files.values()),
  };
}

/** A file of the table as a page: it holds its row alone. */
export class FilePage implements Page {
  readonly #files: FileTable;
  readonly #row: number;

  constructor(files: FileTable, row: number) {
    this.#files = files;
    this.#row = row;
  }

  get address(): string {
    return addressOf(this.file);
  }

  get file(): string {
    return this.#files.pathAt(this.#row);
  }

  get size(): number {
    return this.#files.sizeAt(this.#row);
  }

  get sha256(): string {
    return this.#files.sha256At(this.#row);
  }
}

/** The bytes of a file of the site. */
export function readBytes(site: Pick<Site, "root">, path: string): Buffer {
  return readFileSync(join(site.root, path));
}

/** The text of a file of the site, as UTF-8, without a byte-order mark. */
export function readText(site: Pick<Site, "root">, path: string): string {
  const text = readFileSync(join(site.root, path), "utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Line and column, both from 1, of an offset (in UTF-16 code units) in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

function isPageType(type: string): boolean {
  return type === "text/html" || type === "application/xhtml+xml";
}

function pagesOf(files: FileTable): Page[] {
  const pages: { address: string; row: number }[] = [];
  for (let row = 0; row < files.size; row++)
    if (isPageType(files.typeAt(row))) pages.push({ address: addressOf(files.pathAt(row)), row });
  pages.sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  return pages.map(({ row }) => new FilePage(files, row));
}

async function refuseUnlessFolder(folder: string, root: string): Promise<void> {
  const found = await stat(root).catch((error: unknown) => {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  });
  if (!found)
    throw new Refusal(
      `There is no folder \`${folder}\` to check. Run \`npm run build\`, or name a folder that exists.`,
    );
  if (!found.isDirectory())
    throw new Refusal(`\`${folder}\` is a file, not a folder. Name the folder that holds the site.`);
}

/** Every file below a folder, in order of path. A link to a folder is not followed: it may lead round in a circle. */
function filesBelow(root: string, unreadable: { path: string; reason: string }[]): string[] {
  const paths: string[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(root, folder, unreadable)) {
      const path = folder + entry.name;
      if (entry.isDirectory()) folders.push(`${path}/`);
      else if (entry.isFile() || entry.isSymbolicLink()) paths.push(path);
      else unreadable.push({ path, reason: "is neither a file nor a folder" });
    }
  }
  return paths.sort();
}

function entriesOf(root: string, folder: string, unreadable: { path: string; reason: string }[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    unreadable.push({ path: folder, reason: `cannot be read (${code})` });
    return [];
  }
}

const buffer = Buffer.allocUnsafe(1 << 20);

/** Size, digest and type of one file, read a megabyte at a time; undefined, and a reason told, where it cannot be read. */
function readSiteFile(
  root: string,
  path: string,
  unreadable: { path: string; reason: string }[],
): SiteFile | undefined {
  try {
    const handle = openSync(join(root, path), "r");
    try {
      const found = fstatSync(handle);
      if (!found.isFile()) {
        unreadable.push({ path, reason: "is a link to a folder, and links to folders are not followed" });
        return undefined;
      }
      const hash = createHash("sha256");
      let size = 0;
      let type = lookup(path);
      // A small file is read in one step; its end is where the file system says, or there is more and the loop goes on.
      for (let more = true; more;) {
        const read = readSync(handle, buffer);
        if (read === 0) break;
        const bytes = buffer.subarray(0, read);
        if (size === 0) type ??= looksLikeHtml(bytes) ? "text/html" : undefined;
        hash.update(bytes);
        size += read;
        more = size < found.size || read === buffer.length;
      }
      return { path, size, sha256: hash.digest("hex"), type: type ?? "application/octet-stream" };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    unreadable.push({ path, reason: code === "ENOENT" ? "is a link that leads nowhere" : `cannot be read (${code})` });
    return undefined;
  }
}

function looksLikeHtml(bytes: Buffer): boolean {
  return /^\uFEFF?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html[\s>])/i.test(bytes.toString("utf8", 0, 1024));
}
