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

/** Digests of everything that judges when these checks run, one for each. */
export async function judgesOf(checks: readonly Check[]): Promise<Map<Check, string>> {
  const known = new Map<string, Module>();
  const read = (file: string): Module => {
    const module = known.get(file) ?? readModule(file);
    known.set(file, module);
    return module;
  };
  const judges = new Map<Check, string>();
  for (const check of checks) {
    const parts = [check.name, process.version, ...modulesBehind(fileURLToPath(check.module), read)];
    judges.set(check, digestOf([...parts, ...((await check.alsoDependsOn?.()) ?? [])]));
  }
  return judges;
}

/**
 * Lines `path digest` and `package version` of all that a module imports, in order.
 * @param read what is read of a module; many import the same
 */
export function modulesBehind(module: string, read: (file: string) => Module = readModule): string[] {
  const parts = new Map<string, string>();
  const open = [module];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (parts.has(file)) continue;
    const { digest, modules, packages } = read(file);
    parts.set(file, digest);
    open.push(...modules);
    for (const [name, version] of packages) parts.set(name, version);
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  return [...parts].map(([name, what]) => `${name.replace(root, "")} ${what}`).sort();
}

/** What one module's text is, and what it imports. */
interface Module {
  digest: string;
  modules: string[];
  /** With their versions. */
  packages: Map<string, string>;
}

function readModule(file: string): Module {
  const text = readFileSync(file, "utf8");
  const modules: string[] = [];
  const packages = new Map<string, string>();
  for (const match of text.matchAll(imports)) {
    const name = (match[1] ?? match[2] ?? match[3])!;
    if (name.startsWith(".")) modules.push(resolve(dirname(file), name));
    else if (!name.startsWith("node:")) packages.set(name, versionOf(name, file) ?? missing(name, file));
  }
  for (const [, name] of text.matchAll(named)) {
    const version = versionOf(name!, file);
    if (version !== undefined) packages.set(name!, version);
  }
  return { digest: digestOf([text]), modules, packages };
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
