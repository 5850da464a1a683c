/**
 * What a check's results depend on besides the site: the text of its module and of every module of ours that it
 * imports (and they import), the versions of the packages among them, Node's version, and what the check adds itself.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Check } from "./contract.ts";
import { digestOf } from "./memory.ts";

const imports =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|new URL\("(\.[^"]+)", import\.meta\.url\)/g;

/** Packages that are found by name at run time. */
const named = /\b(?:require|resolve)\("([^"./][^"]*)"\)/g;

/** Digest of everything that judges when this check runs. */
export async function judgesOf(check: Check): Promise<string> {
  const parts = [check.name, process.version, ...modulesBehind(fileURLToPath(check.module))];
  return digestOf([...parts, ...((await check.alsoDependsOn?.()) ?? [])]);
}

/** Lines `path digest` and `package version` of all that a module imports, in order. */
export function modulesBehind(module: string): string[] {
  const parts = new Map<string, string>();
  const open = [module];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (parts.has(file)) continue;
    const text = readFileSync(file, "utf8");
    parts.set(file, digestOf([text]));
    for (const match of text.matchAll(imports)) {
      const name = (match[1] ?? match[2] ?? match[3])!;
      if (name.startsWith(".")) open.push(resolve(dirname(file), name));
      else if (!name.startsWith("node:")) parts.set(name, versionOf(name, file) ?? missing(name, file));
    }
    for (const [, name] of text.matchAll(named)) {
      const version = versionOf(name!, file);
      if (version !== undefined) parts.set(name!, version);
    }
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  return [...parts].map(([name, what]) => `${name.replace(root, "")} ${what}`).sort();
}

/** The version of a package as a module finds it; undefined where there is none of that name. */
function versionOf(name: string, from: string): string | undefined {
  const folder = /^(?:@[^/]+\/)?[^/]+/.exec(name)![0];
  for (const place of createRequire(from).resolve.paths(folder) ?? []) {
    try {
      return (JSON.parse(readFileSync(resolve(place, folder, "package.json"), "utf8")) as { version: string }).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return undefined;
}

function missing(name: string, from: string): never {
  throw new Error(`${from} imports "${name}", and no such package is installed`);
}
