/** The stylesheet, compiled only when its sources changed: reading the compiler alone takes longer than a whole edit. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileStylesheet, type Stylesheet } from "../../src/assets/stylesheet.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const assets = join(root, "src", "assets");

/** The stylesheet of the sources as they are now. Throws the compiler's `Refusal` where they do not compile. */
export async function keptStylesheet(cache: string | undefined): Promise<Stylesheet> {
  const kept = cache === undefined ? undefined : join(cache, `stylesheet-${await sourcesDigest()}.json`);
  if (kept !== undefined) {
    const known = await recall(kept);
    if (known) return known;
  }
  const made = await compileStylesheet();
  if (kept !== undefined && cache !== undefined) {
    await mkdir(cache, { recursive: true });
    const draft = `${kept}.${process.pid}.tmp`;
    await writeFile(draft, JSON.stringify(made));
    await rename(draft, kept);
  }
  return made;
}

/** Everything the compiled bytes depend on: our sources, and the versions of the packages (in the lock file). */
async function sourcesDigest(): Promise<string> {
  const hash = createHash("sha256");
  const names = (await readdir(assets)).sort();
  for (const path of [...names.map((name) => join(assets, name)), join(root, "package-lock.json")]) {
    hash.update(`${path}\0`).update(await readFile(path));
  }
  return hash.digest("hex").slice(0, 24);
}

async function recall(path: string): Promise<Stylesheet | undefined> {
  try {
    const { css, address } = JSON.parse(await readFile(path, "utf8")) as Stylesheet;
    return { css, address };
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
