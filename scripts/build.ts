/**
 * `npm run build`: records in, checked flat HTML out. The site is compiled beside the output folder and put in its place
 * whole, so a build with faults leaves what was there; then it is checked, and any error fails the build.
 */
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import Eleventy from "@11ty/eleventy";
import { compileStylesheet } from "../src/assets/stylesheet.ts";
import { asAtMoment, load, sectionAt } from "../src/content.ts";
import { type Edition, makeEdition } from "../src/edition.ts";
import { formatFault } from "../src/faults.ts";
import { pagesOf } from "../src/pages.ts";
import { watched } from "./check.ts";
import { exitCodeOf } from "./checks/index.ts";
import { text } from "./checks/reports/text.ts";
import { readOptions } from "./options.ts";
import { type Receipt, receiptPath, writeReceipt } from "./receipt.ts";

const HELP = `npm run build -- [--data FOLDER] [--output FOLDER] [--url URL] [--as-of MOMENT] [--no-check]

Compiles the records of _data into dist and checks the result.

--data FOLDER     where the records are (default _data)
--output FOLDER   where the site goes (default dist); its receipt stands beside it
--url URL         the public address, which may have a path (default: \`address\` in site.yaml)
--as-of MOMENT    the section as at a moment, "2009-11-11" or "4 March 2010 9:30am" (default: now)
--no-check        compile only
--quiet           say nothing but what is wrong

Exit 0 done, 1 the records or the site have faults, 2 it could not run.`;

export interface BuildOptions {
  data: string;
  output: string;
  /** The public address; without it, the one in site.yaml. */
  address?: string | undefined;
  /** ISO 8601 in UTC. */
  asAt: string;
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
  const content = await load(options.data);
  const { asAt, address } = options;
  const section = sectionAt(content, address === undefined ? { asAt } : { asAt, address });
  const edition = makeEdition(section, compileStylesheet());
  const pages = [...pagesOf(edition)];
  const output = resolve(options.output);
  const next = `${output}.next-${process.pid}`;
  try {
    await compile(edition, next, pages.length);
    for (const { from, to } of section.files) {
      await mkdir(dirname(join(next, to)), { recursive: true });
      await cp(from, join(next, to));
    }
    await replace(output, next);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
  await writeReceipt(output, receipt(edition, pages));
  return {
    output: options.output,
    pages: pages.length,
    warnings: content.warnings.map(formatFault),
    durationMs: performance.now() - started,
  };
}

/** Every page through Eleventy, into a folder of its own. Fewer files than pages would be half a site: our bug. */
async function compile(edition: Edition, folder: string, pages: number): Promise<void> {
  const eleventy = new Eleventy("src", folder, {
    configPath: ".eleventy.ts",
    quietMode: true,
    config: (config) => config.addGlobalData("edition", () => edition),
  });
  eleventy.disableLogger();
  const [, written] = await eleventy.write();
  if (written.length !== pages) throw new Error(`Eleventy wrote ${written.length} of ${pages} pages.`);
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

const DAY = 86_400;

/** How long a visitor's browser and a cache may keep a file: for ever where its name holds its hash, else not unasked. */
const CACHE: Receipt["cache"] = [
  { files: "^assets/.*[.-][0-9a-f]{8,}\\.[a-z0-9]+$", control: `public, max-age=${365 * DAY}, immutable` },
  { files: "", control: "public, max-age=0, must-revalidate" },
];

function receipt(
  edition: Edition,
  pages: { address: string; kind: string; source: string | undefined; lists: boolean }[],
): Receipt {
  const { section } = edition;
  return {
    format: 1,
    address: section.address.href,
    asAt: section.asAt,
    pages: Object.fromEntries(
      pages.map(({ address, kind, source, lists }) => [
        address,
        { kind, ...(source === undefined ? {} : { source }), ...(lists ? { lists: true as const } : {}) },
      ]),
    ),
    redirects: [...edition.redirects],
    gone: [...section.gone],
    cache: CACHE,
    embargo: [...section.embargo],
  };
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
  });
  for (const warning of built.warnings) console.error(`${warning} (a warning)`);
  say(`Built ${built.pages} pages into ${built.output} in ${(built.durationMs / 1000).toFixed(1)} s.`);
  if (values["no-check"]) return 0;
  const report = await watched(values.output, {}, values.quiet);
  if (!values.quiet || report.findings.length > 0) process.stdout.write(text(report));
  return exitCodeOf(report);
}
