/** Small sites for the deploy's tests, and a visitor who reads all of what a store holds. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { siteFiles } from "../../scripts/deploy/files.ts";
import { pathsOf } from "../../scripts/deploy/address.ts";
import { makeRelease, type Release } from "../../scripts/deploy/release.ts";
import { memoryStore, type MemoryOptions } from "../../scripts/deploy/stores/memory.ts";
import { folderSource, type Source } from "../../scripts/deploy/sources.ts";
import { under, type Target } from "../../scripts/deploy/target.ts";
import type { Publication } from "../../scripts/deploy/publish.ts";
import type { Receipt } from "../../scripts/receipt.ts";
import { RESERVED } from "../../scripts/deploy/files.ts";

export type Files = Record<string, string | Buffer>;

/** Temporary folders, removed by `clear`. */
const folders: string[] = [];
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "deploy-"));
  folders.push(made);
  return made;
}
export function clear(): void {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true });
}

/** Writes a site to a folder of its own. */
export function write(files: Files, into = join(folder(), "site")): string {
  mkdirSync(into, { recursive: true });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), bytes);
  }
  return into;
}

export interface Built {
  site: string;
  files: Files;
  release: Release;
  source: () => Source;
}

export async function build(files: Files, receipt?: Receipt): Promise<Built> {
  const site = write(files);
  const release = makeRelease(await siteFiles(site), receipt);
  return { site, files, release, source: () => folderSource(site) };
}

export function memoryTarget(options?: MemoryOptions): Target & { site: ReturnType<typeof memoryStore> } {
  const site = memoryStore(options);
  return { site, state: under(site, RESERVED), shared: true };
}

/** Impatient: tests do not wait for a store that is not going to answer. */
export const HASTY = { attempts: 4, first: 1, longest: 2 };

export function publication(target: Target, built: Built, more: Partial<Publication> = {}): Publication {
  return { target, release: built.release, source: built.source, how: "deploy", by: "test", patience: HASTY, ...more };
}

const page = (title: string, css: string, links: string[]): string =>
  `<!doctype html><html lang="en"><title>${title}</title><link rel="stylesheet" href="/${css}">` +
  links.map((link) => `<a href="${link}">${link}</a>`).join("") +
  "</html>";

const cssFor = (version: string): { path: string; bytes: string } => {
  const bytes = `body { --version: ${version} }`;
  return { path: `assets/site.${createHash("md5").update(bytes).digest("hex").slice(0, 10)}.css`, bytes };
};

/** Two versions of a site: the second adds, changes, moves and deletes pages, and every page wears new styles. */
export function twoVersions(pages = 4): { before: Files; after: Files } {
  const make = (version: string, names: string[], extra: Files): Files => {
    const css = cssFor(version);
    const files: Files = { [css.path]: css.bytes };
    for (const name of names) files[`${name}/index.html`] = page(`${name} ${version}`, css.path, ["/", "/list/"]);
    files["list/index.html"] = page(
      `list ${version}`,
      css.path,
      names.map((name) => `/${name}/`),
    );
    files["index.html"] = page(`home ${version}`, css.path, ["/list/", ...names.map((name) => `/${name}/`)]);
    files["feed.xml"] = `<?xml version="1.0"?><feed>${names.map((name) => `<link href="/${name}/"/>`).join("")}</feed>`;
    files["404.html"] = page(`lost ${version}`, css.path, ["/"]);
    return { ...files, ...extra };
  };
  const names = Array.from({ length: pages }, (_, i) => `page-${i}`);
  const [moved = "", doomed = "", ...staying] = names;
  const css = cssFor("two").path;
  return {
    before: make("one", names, { "paper.pdf": "%PDF one", "same.txt": "the same" }),
    after: make("two", [...staying, "added", `${moved}-moved`], {
      [`${moved}/index.html`]: page("moved", css, [`/${moved}-moved/`]),
      "paper.pdf": "%PDF one",
      "same.txt": "the same",
      [`${doomed}-note.txt`]: "gone",
    }),
  };
}

/** What somebody sees who reads every page, everything it loads, and all that can be reached from home. */
export async function lookAround(
  read: (key: string) => Promise<Buffer | undefined>,
  keys: string[],
  versions: Files[],
): Promise<string[]> {
  const faults: string[] = [];
  const known = new Map<string, Buffer | undefined>();
  const get = async (key: string): Promise<Buffer | undefined> => {
    if (!known.has(key)) known.set(key, await read(key));
    return known.get(key);
  };
  await Promise.all(keys.map(get));
  for (const key of keys.filter((one) => one.endsWith(".html"))) {
    const bytes = (await get(key)) ?? Buffer.alloc(0);
    if (!versions.some((files) => files[key] !== undefined && bytes.equals(Buffer.from(files[key])))) {
      faults.push(`${key} is of no version`);
      continue;
    }
    for (const [, asset = ""] of bytes.toString().matchAll(/<link rel="stylesheet" href="\/([^"]*)"/g)) {
      const there = await get(asset);
      const right = versions.some((files) => files[asset] !== undefined && there?.equals(Buffer.from(files[asset])));
      if (!right) faults.push(`${key} lacks ${asset}`);
    }
  }
  const seen = new Set<string>();
  const open = (await get("index.html")) === undefined ? [] : ["index.html"];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = (await get(path))?.toString();
    if (text === undefined) {
      faults.push(`${path} can be reached from home and is missing`);
      continue;
    }
    for (const [, href = ""] of text.matchAll(/<a href="([^"]*)"/g)) open.push(pathsOf(href)[0] ?? "");
  }
  return faults;
}

/** A receipt for a small site. */
export function receipt(more: Partial<Receipt> = {}): Receipt {
  return {
    format: 1,
    address: "https://example.org/",
    asAt: "2010-03-04T00:00:00Z",
    pages: {},
    redirects: [],
    gone: [],
    cache: [],
    embargo: [],
    ...more,
  };
}
