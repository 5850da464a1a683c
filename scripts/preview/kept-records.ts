/**
 * What was read of the records, kept between runs: 10,000 files that did not change need not be parsed again. It holds
 * for exactly the code that read them: after an edit of a schema they are held to it anew, but not read, and after one
 * of a layout neither.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { Parsed } from "../../src/loader.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Digests of the code that can change what is read of a file. */
export interface CodeDigests {
  /** Of what reads the text: our modules that are neither pages nor schemas, the packages and Node. */
  reading: string;
  /** Of the schemas. */
  schemas: string;
}

/** What was read of a folder, and by which code. */
export interface Kept {
  code: CodeDigests;
  parsed: Parsed;
}

/** What code that reads alike had read of this folder before; undefined where nothing was kept. */
export async function recallRecords(cache: string, data: string, code: CodeDigests): Promise<Kept | undefined> {
  try {
    return deserialize(await readFile(join(cache, `${prefix(data)}${code.reading}`))) as Kept;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Cut short by a full disk or a power cut: as if nothing had been kept.
    if (code === "ENOENT" || message === "Unable to deserialize cloned data.") return undefined;
    throw error;
  }
}

/** Keeps what was read, in place of what was kept of this folder before. */
export async function keepRecords(cache: string, data: string, kept: Kept): Promise<void> {
  await mkdir(cache, { recursive: true });
  const name = `${prefix(data)}${kept.code.reading}`;
  const draft = join(cache, `${name}.${process.pid}.tmp`);
  await writeFile(draft, serialize(kept));
  await rename(draft, join(cache, name));
  for (const other of await readdir(cache)) {
    if (other.startsWith(prefix(data)) && other !== name) await rm(join(cache, other), { force: true });
  }
}

function prefix(data: string): string {
  return `records-${createHash("sha256").update(resolve(data)).digest("hex").slice(0, 16)}-`;
}

/** A schema: the fields that kinds share, and each kind's own. A test says that nothing that reads a text uses one. */
export const SCHEMA = /^src\/(?:fields|[a-z-]+\/schema)\.ts$/;

/** The digests of the code as it is now. */
export async function codeDigests(): Promise<CodeDigests> {
  const names = await readdir(join(root, "src"), { recursive: true });
  const modules = names.filter((name) => name.endsWith(".ts")).map((name) => `src/${name.split(sep).join("/")}`);
  const digest = async (chosen: readonly string[]): Promise<string> => {
    const hash = createHash("sha256").update(process.version);
    for (const name of chosen) hash.update(`${name}\0`).update(await readFile(join(root, name)));
    return hash.digest("hex").slice(0, 16);
  };
  modules.sort();
  return {
    reading: await digest([...modules.filter((name) => !SCHEMA.test(name)), "package-lock.json"]),
    schemas: await digest(modules.filter((name) => SCHEMA.test(name))),
  };
}
