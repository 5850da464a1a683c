/** A folder of records for one test, real files in a temporary place. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { load, type Content } from "../../src/content.ts";
import { Faults, formatFault } from "../../src/faults.ts";

export const SITE = `title: Public Service Reform
organisation: Cabinet Office
address: https://psr.example/
notice: A reconstruction.
`;

/** An announcement that is whole; \`fields\` are lines of its own. */
export function announcement(fields = "", body = "Words."): string {
  return `---\ntitle: A title\nkind: news\ndate: 15 December 2009\n${fields}${fields === "" || fields.endsWith("\n") ? "" : "\n"}---\n\n${body}\n`;
}

/** Writes files (paths below the folder) and gives the folder to a function; removed afterwards. */
export async function withRecords<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "records-"));
  try {
    for (const [path, content] of Object.entries({ "site.yaml": SITE, ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The faults of a folder as lines, its own path left out; [] where it loads. */
export async function faultsOf(folder: string): Promise<string[]> {
  try {
    await load(folder);
    return [];
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.faults.map(formatFault).map((line) => line.replaceAll(`${folder}/`, ""));
  }
}

/** Loads files as records. */
export async function loaded(files: Readonly<Record<string, string | Uint8Array>>): Promise<Content> {
  return withRecords(files, load);
}
