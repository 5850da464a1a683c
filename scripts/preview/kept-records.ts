/**
 * What was read of the records, kept between runs: 10,000 files that did not change need not be parsed again. It holds
 * for exactly the code that read them, so a changed schema reads everything anew, and a changed layout does not.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { Parsed } from "../../src/loader.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the same code read of this folder before; undefined where nothing was kept. */
export async function recallRecords(cache: string, data: string): Promise<Parsed | undefined> {
  try {
    return deserialize(await readFile(join(cache, `${prefix(data)}${await codeDigest()}`))) as Parsed;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Cut short by a full disk or a power cut: as if nothing had been kept.
    if (code === "ENOENT" || message === "Unable to deserialize cloned data.") return undefined;
    throw error;
  }
}

/** Keeps what was read, in place of what was kept of this folder before. */
export async function keepRecords(cache: string, data: string, parsed: Parsed): Promise<void> {
  await mkdir(cache, { recursive: true });
  const name = `${prefix(data)}${await codeDigest()}`;
  const draft = join(cache, `${name}.${process.pid}.tmp`);
  await writeFile(draft, serialize(parsed));
  await rename(draft, join(cache, name));
  for (const other of await readdir(cache)) {
    if (other.startsWith(prefix(data)) && other !== name) await rm(join(cache, other), { force: true });
  }
}

function prefix(data: string): string {
  return `records-${createHash("sha256").update(resolve(data)).digest("hex").slice(0, 16)}-`;
}

/** All the code that can change what is read of a file: our modules that are not pages, the packages and Node. */
async function codeDigest(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const names = await readdir(join(root, "src"), { recursive: true });
  const modules = names.filter((name) => name.endsWith(".ts")).map((name) => join("src", name));
  for (const name of [...modules.sort(), "package-lock.json"]) {
    hash.update(`${name}\0`).update(await readFile(join(root, name)));
  }
  return hash.digest("hex").slice(0, 16);
}
