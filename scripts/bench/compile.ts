/** Compiling, beside Hugo on the same announcements. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { writeHugoSite } from "./hugo-site.ts";
import { inTurns, measure, type Measured, median, ratio } from "./measure.ts";

export interface CompileFigures {
  announcements: number;
  runs: number;
  /** Median seconds and peak MB of ours. */
  seconds: number;
  peakMb: number;
  /** Of Hugo's, and ours to Hugo's turn by turn; absent where Hugo is not installed. */
  hugo?: { version: string; seconds: number; peakMb: number; ratio: number };
}

/** Compiles the records of a folder, in turns with Hugo where it is installed. `folder` is for what both write. */
export async function benchCompile(
  data: string,
  folder: string,
  announcements: number,
  runs: number,
): Promise<CompileFigures> {
  // A folder a turn, removed with all the rest at the end: for five seconds after a large removal, ext4 looks long for
  // each new file's place, and what is measured then is the file system.
  let turn = 0;
  const compile = async () => {
    const output = join(folder, `compiled-${++turn}`);
    // As `npm run build` has it in package.json.
    const args = [
      "--max-semi-space-size=64",
      "scripts/launch.cjs",
      "build",
      "--data",
      data,
      "--output",
      output,
      "--no-check",
      "--quiet",
    ];
    return await measure({ program: process.execPath, args });
  };
  const version = hugoVersion();
  if (version === undefined) {
    await compile();
    const measured: Measured[] = [];
    for (let run = 0; run < runs; run++) measured.push(await compile());
    return { announcements, runs, ...medians(measured) };
  }
  const site = join(folder, "hugo");
  await writeHugoSite(site, announcements);
  const hugo = async () =>
    await measure({
      program: "hugo",
      args: ["--source", site, "--destination", join(folder, `hugo-${turn}`), "--quiet"],
    });
  const paired = await inTurns(compile, hugo, runs);
  return {
    announcements,
    runs,
    ...medians(paired.ours),
    hugo: { version, ...medians(paired.peer), ratio: ratio(paired) },
  };
}

function medians(measured: readonly Measured[]) {
  return {
    seconds: median(measured.map(({ seconds }) => seconds)),
    peakMb: median(measured.map(({ peakMb }) => peakMb)),
  };
}

function hugoVersion(): string | undefined {
  try {
    return /v\d[\w.]*/.exec(execFileSync("hugo", ["version"], { encoding: "utf8" }))?.[0];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
