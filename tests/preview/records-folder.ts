/** A folder of records of a test's own: a copy of the section's, to be written in and thrown away. */
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RecordsFolder {
  path: string;
  /** Writes a file below the folder, in place. */
  write(name: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function recordsFolder(): Promise<RecordsFolder> {
  const path = await mkdtemp(join(tmpdir(), "preview-"));
  await cp("_data", path, { recursive: true });
  return {
    path,
    write: (name, text) => writeFile(join(path, name), text),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** An announcement's file. */
export function announcement(fields: Record<string, string>, text: string): string {
  const front = Object.entries({ kind: "news", date: "2009-12-16", ...fields });
  return `---\n${front.map(([name, value]) => `${name}: ${value}\n`).join("")}---\n\n${text}\n`;
}
