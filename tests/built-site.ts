/** The section built for a test into a folder of its own, with the real records and the real build. */
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { build, type BuildOptions } from "../scripts/build.ts";
import { archiveRecords } from "./archive-records.ts";
import { readReceipt, type Receipt } from "../scripts/receipt.ts";

export interface BuiltSite {
  folder: string;
  receipt: Receipt;
  /** Every file, as a path below the folder, sorted. */
  files: string[];
  /** A file's text. */
  read(path: string): string;
  remove(): Promise<void>;
}

/** Builds the archive's own records, or those given, as at a moment by which all of them are public. */
export async function builtSite(options: Partial<BuildOptions> = {}): Promise<BuiltSite> {
  const parent = await mkdtemp(join(tmpdir(), "section-"));
  const folder = join(parent, "dist");
  const data = options.data ?? (await archiveRecords());
  await build({ output: folder, asAt: "2026-11-23T12:00:00.000Z", ...options, data });
  if (options.data === undefined) await rm(data, { recursive: true });
  const receipt = await readReceipt(folder);
  if (!receipt) throw new Error("The build wrote no receipt.");
  return {
    folder,
    receipt,
    files: filesOf(folder),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    remove: () => rm(parent, { recursive: true }),
  };
}

/** Every file below a folder, as paths with `/`, sorted. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join("/"))
    .sort();
}
