/** Deploying a folder: the gate, the release, its publication, and a look at it as a visitor. */
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readReceipt, siteDigest, type Receipt, type Verdict } from "../receipt.ts";
import { Refusal } from "../refusal.ts";
import { siteFiles, type SiteFile } from "./files.ts";
import { pageAssets } from "./page-assets.ts";
import type { Plan } from "./plan.ts";
import { publish, type Publication, type Published } from "./publish.ts";
import { makeRelease, type Release } from "./release.ts";
import { folderSource } from "./sources.ts";
import { openTarget, type Target } from "./target.ts";
import type { Keys } from "./stores/s3-request.ts";
import { visitAfter, type Visit } from "./visit.ts";

type Passed = Pick<
  Publication,
  | "by"
  | "allowDeletes"
  | "singlePublisher"
  | "adopt"
  | "repair"
  | "grace"
  | "keep"
  | "concurrency"
  | "wait"
  | "terms"
  | "patience"
  | "say"
  | "progress"
>;

export interface DeployOptions extends Passed {
  /** The site's folder. */
  site: string;
  /** `file:FOLDER` or `s3://BUCKET/PREFIX`. */
  to: string;
  endpoint?: string;
  /** Where state and manifests live, if not under the target's reserved prefix. */
  state?: string;
  /** The public address, through which the result is looked at. */
  url?: string;
  /** How long a slow edge may show what was there before, ms. */
  edge?: number;
  /** Runs the checks on the folder; asked where the receipt has no verdict for exactly these bytes. */
  gate?: (site: string) => Promise<Verdict>;
  /** Publish without the checks' verdict. */
  unchecked?: boolean;
  dryRun?: boolean;
  /** Write the plan to this file and go no further. */
  planFile?: string;
  /** Carry out the plan in this file, and no other. */
  applyFile?: string;
  /** Keys that the store's first answer may be asked with: see {@link openTarget}. */
  keys?: Keys;
  /** A folder in which the digests of the site's files are remembered between runs. */
  memory?: string;
  /** For tests: the stores to use instead of opening `to`. */
  target?: Target;
}

export interface Deployed extends Published {
  release: Release;
  /** Requests to the store, retries included. */
  requests: number;
  /** What the visit through the public address found, where there was one. */
  visit: Visit | undefined;
}

/** Deploys a folder. Returns what was done; a {@link Refusal} for what a person must mend. */
export async function deploy(options: DeployOptions): Promise<Deployed> {
  const receipt = await readReceipt(options.site);
  const files = await siteFiles(options.site, options.memory);
  const unchecked = options.unchecked === true;
  const release = makeRelease(files, receipt);
  const planned = options.applyFile === undefined ? undefined : await readPlan(options.applyFile, release, options.to);
  if (!unchecked && !options.dryRun) await passGate(options, files, receipt);

  const target = options.target ?? (await openTarget({ ...options, concurrency: options.concurrency ?? 64 }));
  const planOnly = options.dryRun === true || options.planFile !== undefined;
  const published = await publish({
    ...options,
    target,
    release,
    source: () => folderSource(options.site),
    how: "deploy",
    unchecked,
    dryRun: planOnly,
    ...(planned === undefined ? {} : { expectedBase: planned.base }),
  });
  if (published.plan && published.plan.unsteady.length > 0) nameUsers(published.plan, options.site, release);
  if (options.planFile !== undefined && published.stopped === undefined)
    await writePlan(options.planFile, options.to, published, release);
  const requests = target.site.requests + (target.shared ? 0 : target.state.requests);
  const seen = await visitAfter(options, published, release);
  return { ...published, release, requests, visit: seen };
}

/** Fills in which pages use the assets that change under the same name. */
function nameUsers(plan: Plan, site: string, release: Release): void {
  const base = release.address === undefined ? "/" : new URL(release.address).pathname;
  const changing = new Map(plan.unsteady.map((one) => [one.asset, one.pages]));
  for (const { path, headers } of release.files.values()) {
    if (!headers.type.startsWith("text/html")) continue;
    const html = readFileSync(join(site, path), "utf8");
    for (const asset of pageAssets(html, path, base)) changing.get(asset)?.push(path);
  }
}

/** Wants a verdict for exactly these bytes, without an error. */
async function passGate(options: DeployOptions, files: SiteFile[], receipt: Receipt | undefined): Promise<void> {
  const digest = siteDigest(files);
  let verdict = receipt?.verdict;
  if (verdict?.site !== digest) {
    if (options.gate === undefined) {
      throw new Refusal(
        `${options.site} has not been checked as it is now. Run ${checkOf(options.site)} first, or add --unchecked.`,
        1,
      );
    }
    options.say?.(`${options.site} has not been checked as it is now; checking it first.`);
    verdict = await options.gate(options.site);
    if (verdict.site !== digest)
      throw new Refusal(`${options.site} changed while it was checked. Let the build finish and try again.`, 1);
  }
  if (verdict.errors === 0) return;
  const errors = verdict.errors === 1 ? "one error" : `${verdict.errors} errors`;
  throw new Refusal(
    `The checks found ${errors} in ${options.site}, so it was not published. See ${checkOf(options.site)}.`,
    1,
  );
}

const checkOf = (site: string): string => (site === "dist" ? "npm run check" : `npm run check -- ${site}`);

interface SavedPlan {
  format: 1;
  to: string;
  release: string;
  base: string | null;
  lines: Plan["lines"];
}

async function writePlan(path: string, to: string, { plan, before }: Published, release: Release): Promise<void> {
  const saved: SavedPlan = { format: 1, to, release: release.id, base: before, lines: plan?.lines ?? [] };
  await writeOut(path, `${JSON.stringify(saved, null, 1)}\n`);
}

/** Writes a file that somebody named; a {@link Refusal} where it cannot be. */
export async function writeOut(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new Refusal(`${path} cannot be written: ${(error as Error).message}.`);
  }
}

async function readPlan(path: string, release: Release, to: string): Promise<SavedPlan> {
  let saved: SavedPlan | undefined;
  try {
    saved = JSON.parse(await readFile(path, "utf8")) as SavedPlan;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      throw new Refusal(`There is no plan to be read at ${path}.`);
    }
  }
  if (saved?.format !== 1) throw new Refusal(`${path} is not a plan of this program.`);
  if (saved.to !== to) throw new Refusal(`${path} is a plan for ${saved.to}, not for ${to}.`);
  if (saved.release !== release.id)
    throw new Refusal(`${path} was made for other bytes than the site holds now. Make a new plan.`, 1);
  return saved;
}
