/** The stylesheet, compiled only when one of its sources has changed: Sass alone takes longer than most builds. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { compileStylesheet, type Stylesheet } from "./stylesheet.ts";

interface Remembered extends Stylesheet {
  /** Every file it was compiled from, and the SHA-256 of all their bytes. */
  sources: string[];
  digest: string;
}

/**
 * The stylesheet by way of a file that remembers it (`.cache/stylesheet.json`), believed only while every source holds
 * the bytes it was compiled from. Throws what compiling throws.
 */
export async function rememberedStylesheet(memory: string): Promise<Stylesheet> {
  const known = await recall(memory);
  if (known && (await digestOf(known.sources)) === known.digest) return { css: known.css, address: known.address };
  const { css, address, sources } = await compileStylesheet();
  const remembered: Remembered = { css, address, sources, digest: (await digestOf(sources))! };
  await mkdir(dirname(memory), { recursive: true });
  const draft = `${memory}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(remembered));
  await rename(draft, memory);
  return { css, address };
}

async function recall(memory: string): Promise<Remembered | undefined> {
  try {
    return JSON.parse(await readFile(memory, "utf8")) as Remembered;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** One digest over files' bytes; undefined where one of them is gone. */
async function digestOf(files: readonly string[]): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for (const bytes of await Promise.all(files.map((file) => readFile(file)))) hash.update(bytes).update("\0");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  return hash.digest("hex");
}
