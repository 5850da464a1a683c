/** A site's folder as it lies on the disk: every file with the digests of its bytes. */
import { createHash, hash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent, type Stats } from "node:fs";
import { open } from "node:fs/promises";
import { join, sep } from "node:path";
import { Refusal } from "../refusal.ts";
import { typeInName } from "./content-type.ts";
import { DigestMemory } from "./digest-memory.ts";
import { EtagOfParts, etagOf } from "./etag.ts";
import { PART, type Body } from "./store.ts";

export interface SiteFile {
  /** Below the site's folder, with forward slashes. */
  path: string;
  size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
  /** The ETag an S3-compatible store gives to these bytes. */
  md5: string;
  /** The first bytes, at most 512. */
  start: Buffer;
}

/** Where the deploy keeps its own objects, closed to visitors: below the target's root. */
export const RESERVED = ".release/";

/**
 * Every file below a folder, in order of path; a {@link Refusal} names what cannot be published. `memory` is a folder
 * in which digests are remembered between runs (see {@link DigestMemory}); without it every byte is read.
 */
export async function siteFiles(site: string, memory?: string): Promise<SiteFile[]> {
  let root: string;
  try {
    root = realpathSync(site);
    if (!lstatSync(root).isDirectory()) throw new Refusal(`${site} is not a folder.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Refusal(`There is no folder ${site}. Build the site first (npm run build), or name another folder.`);
  }
  const files: SiteFile[] = [];
  const remembered = memory === undefined ? undefined : new DigestMemory(memory, root);
  for (const path of walk(root, "")) {
    const looks = statPlainly(root, path);
    const known = remembered?.find(path, looks);
    if (known !== undefined) {
      files.push({ path, ...known });
      continue;
    }
    const file = looks.size > PART ? await digestLarge(root, path, looks.size) : digest(root, path);
    files.push(file);
    remembered?.add(path, looks, file, !typeInName(path));
  }
  remembered?.save();
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The bytes of a file, once more, for sending. A {@link Refusal} if they are no longer what they were when the release
 * was made: half of one site and half of another must not go out.
 */
export function bodyOf(site: string, file: { path: string; size: number; sha256: string }): Body {
  if (file.size > PART) return { size: file.size, sha256: file.sha256, parts: () => partsOf(site, file) };
  const bytes = readPlainly(site, file.path);
  if (sha256(bytes) !== file.sha256) throw changed(file.path);
  return bytes;
}

async function* partsOf(site: string, file: { path: string; sha256: string }): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let held: Buffer | undefined;
  for await (const part of readParts(join(site, file.path))) {
    // The last part is held back until the whole is known to be right: without it nothing takes effect.
    if (held) yield held;
    hash.update(part);
    held = part;
  }
  if (hash.digest("hex") !== file.sha256 || held === undefined) throw changed(file.path);
  yield held;
}

/** A file in parts. A part's buffer is used again for the one after the next, so that two are held and no more. */
async function* readParts(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path);
  let part = Buffer.alloc(PART);
  let other = Buffer.alloc(PART);
  try {
    for (let from = 0; ; from += PART) {
      [part, other] = [other, part];
      let filled = 0;
      while (filled < PART) {
        const { bytesRead } = await handle.read(part, filled, PART - filled, from + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (filled > 0) yield part.subarray(0, filled);
      if (filled < PART) return;
    }
  } finally {
    await handle.close();
  }
}

function changed(path: string): Refusal {
  return new Refusal(
    `${path} changed while the site was being published. Let the build finish, then run the same command again.`,
    1,
  );
}

function digest(root: string, path: string): SiteFile {
  const bytes = readPlainly(root, path);
  return {
    path,
    size: bytes.length,
    sha256: sha256(bytes),
    md5: etagOf(bytes),
    start: Buffer.from(bytes.subarray(0, 512)),
  };
}

async function digestLarge(root: string, path: string, size: number): Promise<SiteFile> {
  const hash = createHash("sha256");
  const etag = new EtagOfParts();
  let start = Buffer.alloc(0);
  for await (const part of readParts(join(root, path))) {
    if (start.length === 0) start = Buffer.from(part.subarray(0, 512));
    hash.update(part);
    etag.add(part);
  }
  return { path, size, sha256: hash.digest("hex"), md5: etag.etag(), start };
}

function statPlainly(root: string, path: string): Stats {
  try {
    return statSync(join(root, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw changed(path);
    throw error;
  }
}

function readPlainly(root: string, path: string): Buffer {
  try {
    return readFileSync(join(root, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM") throw new Refusal(`${path} cannot be read: permission denied.`, 1);
    if (code === "ENOENT") throw changed(path);
    throw error;
  }
}

function* walk(root: string, folder: string): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES")
      throw new Refusal(`${folder} cannot be read: permission denied.`, 1);
    throw error;
  }
  for (const entry of entries) {
    const path = folder + entry.name;
    refuseUnspeakable(path);
    if (entry.isDirectory()) yield* walk(root, `${path}/`);
    else if (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(root, path))) yield path;
    else if (!entry.isSymbolicLink())
      throw new Refusal(`${path} is neither a file nor a folder. Remove it from the site.`, 1);
  }
}

function refuseUnspeakable(path: string): void {
  const shown = (): string => JSON.stringify(path);
  if (`${path}/`.startsWith(RESERVED)) {
    throw new Refusal(`${path} lies where the deploy keeps its own records. Give the site another name for it.`, 1);
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path))
    throw new Refusal(`The name ${shown()} holds a control character. Rename the file.`, 1);
  if (path.includes("\uFFFD")) throw new Refusal(`The name ${shown()} is not UTF-8. Rename the file.`, 1);
  if (Buffer.byteLength(path) > 960)
    throw new Refusal(`The path ${shown().slice(0, 80)}… is longer than object stores take. Shorten it.`, 1);
}

/** A link is published as the file it leads to, if that lies in the site. */
function leadsToFile(root: string, path: string): boolean {
  let target: string;
  try {
    target = realpathSync(join(root, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ELOOP")
      throw new Refusal(`${path} is a link that leads nowhere. Remove it, or mend it.`, 1);
    throw error;
  }
  if (!target.startsWith(root + sep))
    throw new Refusal(`${path} is a link that leads out of the site. Put a copy in its place.`, 1);
  if (lstatSync(target).isFile()) return true;
  throw new Refusal(`${path} is a link to a folder. Put a copy in its place.`, 1);
}

const sha256 = (bytes: Buffer): string => hash("sha256", bytes);
