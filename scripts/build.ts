/**
 * `npm run build`: records in, checked flat HTML out. The site is compiled beside the output folder and put in its place
 * whole, so a build with faults leaves what was there; then it is checked, and any error fails the build.
 */
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { rememberedStylesheet } from "../src/assets/remembered-stylesheet.ts";
import { asAtMoment, followRenamed, formatSlugChange, keepSlugs, recallSlugs, rememberSlugs } from "../src/content.ts";
import { compile } from "./build/compile.ts";
import { readOptions } from "./options.ts";
import { receiptPath, writeReceipt } from "./receipt.ts";

const HELP = `npm run build -- [--data FOLDER] [--output FOLDER] [--url URL] [--as-of MOMENT] [--no-check]

Compiles the records of _data into dist and checks the result. A record whose file was renamed since the last build or
preview gets its old slug under former-slugs, so that its old address leads to it.

--data FOLDER     where the records are (default _data)
--output FOLDER   where the site goes (default dist); its receipt stands beside it
--url URL         the public address, which may have a path (default: \`address\` in site.yaml)
--as-of MOMENT    the section as at a moment, "2009-11-11" or "4 March 2010 9:30am" (default: now)
--no-check        compile only
--quiet           say nothing but what is wrong

Exit 0 done, 1 the records or the site have faults, 2 it could not run.`;

const STYLESHEET_MEMORY = join(".cache", "stylesheet.json");
/** The preview keeps them there too. */
export const SLUG_MEMORY = join(".cache", "slugs");

export interface BuildOptions {
  data: string;
  output: string;
  /** The public address; without it, the one in site.yaml. */
  address?: string | undefined;
  /** ISO 8601 in UTC. */
  asAt: string;
  /** Where the slugs are kept by which renamed records are known; without it, none gets its former slug. */
  slugs?: string;
  /** Told of each record that was renamed since the last build or preview. */
  renamed?: (line: string) => void;
}

export interface Built {
  output: string;
  pages: number;
  /** Style points in words of ours: shown, never fail. */
  warnings: readonly string[];
  durationMs: number;
}

/** Compiles a section into a folder. Throws `Faults` with every fault of every record, and leaves the folder as it was. */
export async function build(options: BuildOptions): Promise<Built> {
  const started = performance.now();
  const { data, asAt, address } = options;
  const output = resolve(options.output);
  const next = `${output}.next-${process.pid}`;
  const slugs = options.slugs === undefined ? undefined : recallSlugs(options.slugs, data);
  const renamed = slugs ? followRenamed(slugs, data, new Date().toISOString()) : [];
  for (const one of renamed) options.renamed?.(formatSlugChange(one));
  const task = { data, asAt, address, folder: next, stylesheet: await rememberedStylesheet(STYLESHEET_MEMORY) };
  try {
    const { records, pages, receipt, files, warnings } = await compile(task);
    for (const { from, to } of files) {
      await mkdir(dirname(join(next, to)), { recursive: true });
      await cp(from, join(next, to));
    }
    await replace(output, next);
    await writeReceipt(output, receipt);
    if (slugs && options.slugs !== undefined) {
      rememberSlugs(slugs, records.values());
      keepSlugs(options.slugs, data, slugs);
    }
    return { output: options.output, pages, warnings, durationMs: performance.now() - started };
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** Puts a finished folder in the place of another in one step; the old receipt goes first, as it speaks of the old site. */
async function replace(output: string, next: string): Promise<void> {
  const old = `${output}.old-${process.pid}`;
  await rm(receiptPath(output), { force: true });
  await mkdir(dirname(output), { recursive: true });
  const had = await moved(output, old);
  await rename(next, output);
  if (had) await rm(old, { recursive: true });
}

/** Moves a folder aside; false where there was none. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

export async function main(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    data: { type: "string", default: "_data" },
    output: { type: "string", default: "dist" },
    url: { type: "string" },
    "as-of": { type: "string" },
    "no-check": { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const say = values.quiet ? () => undefined : (line: string) => console.log(line);
  const built = await build({
    data: values.data,
    output: values.output,
    address: values.url,
    asAt: asAtMoment(values["as-of"] ?? new Date()),
    slugs: SLUG_MEMORY,
    // It was written to a record: told also where nothing else is.
    renamed: (line) => console.error(line),
  });
  for (const warning of built.warnings) console.error(`${warning} (a warning)`);
  say(`Built ${built.pages} pages into ${built.output} in ${(built.durationMs / 1000).toFixed(1)} s.`);
  if (values["no-check"]) return 0;
  const { judge } = await import("./check.ts");
  return await judge(values.output, values.quiet);
}
