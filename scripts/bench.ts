/** `npm run bench`: how long things take on many records, beside the tools that people would use instead. */
import { appendFile, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchCompile, type CompileFigures } from "./bench/compile.ts";
import { measure } from "./bench/measure.ts";
import { writeRecords } from "./bench/records.ts";
import { readOptions } from "./options.ts";
import { Refusal } from "./refusal.ts";

const PARTS = ["compile", "checks", "deploy", "checkers", "accessibility", "stores", "preview"] as const;
type Part = (typeof PARTS)[number];

const HELP = `npm run bench -- [--announcements N] [--only PART,PART] [--preview] [--runs N] [--keep FOLDER] [--json]

Writes N realistic announcements to a temporary folder and times what is done with them.

--announcements N   how many (default 1000)
--only PART,PART    these parts alone; without it the first three:
                    compile        the build, in turns with Hugo where it is installed
                    checks         every check of the compiled site, again with all remembered, and with one announcement changed
                    deploy         to a folder, then again with nothing changed
                    checkers       links, files and HTML, beside html-proofer and linkinator where installed
                    accessibility  pages a second, in turns with stock pa11y-ci
                    stores         files to Ceph, beside \`aws s3 sync\` and \`rclone sync\` where installed
                    preview        start and edit (records, layout, style, schema), beside \`hugo server\` and Eleventy's own
--preview           the same as --only preview
--runs N            counted runs of each (default 3), after one that is not counted
--keep FOLDER       write the records there, and leave them
--json              print the figures as JSON

Figures are medians of whole processes; ratios are medians turn by turn. Exit 0 measured, 2 it could not.`;

export async function main(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    announcements: { type: "string", default: "1000" },
    only: { type: "string", default: "compile,checks,deploy" },
    preview: { type: "boolean", default: false },
    runs: { type: "string", default: "3" },
    keep: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const count = wholeNumber("--announcements", values.announcements);
  const runs = wholeNumber("--runs", values.runs);
  const parts = partsOf(values.preview ? "preview" : values.only);
  const temporary = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const data = values.keep ?? join(temporary, "records");
    await mkdir(data, { recursive: true });
    await writeRecords(data, count);
    const figures: Partial<Record<Part, unknown>> = {};
    for (const part of parts) {
      if (!values.quiet) console.error(`Measuring ${part} …`);
      figures[part] = await measured(part, { data, folder: temporary, count, runs });
      if (!values.json) console.log(`${part}\n${inWords(part, figures[part])}`);
    }
    if (values.json)
      console.log(JSON.stringify({ announcements: count, runs, node: process.version, figures }, null, 1));
    return 0;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

interface Task {
  data: string;
  folder: string;
  count: number;
  runs: number;
}

/** One part's figures. Parts with peers of their own are loaded only when they are asked for. */
async function measured(part: Part, { data, folder, count, runs }: Task): Promise<unknown> {
  const site = join(folder, "site");
  switch (part) {
    case "compile":
      return await benchCompile(data, folder, count, runs);
    case "checks": {
      await verb("build", "--data", data, "--output", site, "--no-check", "--quiet");
      const memory = join(folder, "memory");
      const cold = await verb("check", site, "--quiet", "--memory", memory);
      const remembered = await verb("check", site, "--quiet", "--memory", memory);
      return { cold, remembered, changed: await oneChanged(data, site, memory, runs) };
    }
    case "deploy": {
      await verb("build", "--data", data, "--output", site, "--no-check", "--quiet");
      const to = ["--to", `file:${join(folder, "store")}`, "--unchecked", "--quiet"];
      const first = await verb("deploy", site, ...to);
      return { first, unchanged: await verb("deploy", site, ...to) };
    }
    case "checkers": {
      const { benchChecks } = await import("./bench/checks.ts");
      return await benchChecks({ pages: count, rounds: runs, pagesForOthers: Math.min(count, 1000) });
    }
    case "accessibility": {
      await verb("build", "--data", data, "--output", site, "--no-check", "--quiet");
      const { benchAccessibility } = await import("./bench/accessibility.ts");
      return await benchAccessibility(site, runs);
    }
    case "stores": {
      const { benchDeploy } = await import("./bench/deploy.ts");
      return await benchDeploy({ files: count, rounds: runs, filesForChanges: Math.max(100, Math.ceil(count / 2)) });
    }
    case "preview": {
      const { benchPreview } = await import("./bench/preview.ts");
      return await benchPreview(data, folder, count);
    }
  }
}

/** Every check after a sentence was added to one announcement, as often as is counted: another one each time. */
async function oneChanged(data: string, site: string, memory: string, runs: number): Promise<unknown[]> {
  const folder = join(data, "announcements");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  const figures: unknown[] = [];
  for (let run = 0; run < runs; run++) {
    const file = join(folder, names[Math.floor((names.length * (run + 1)) / (runs + 1))]!);
    await appendFile(file, "\nThe office will report again next year.\n");
    await verb("build", "--data", data, "--output", site, "--no-check", "--quiet");
    figures.push(await verb("check", site, "--quiet", "--memory", memory));
  }
  return figures;
}

/** A verb of ours as a whole process. A check that finds something has been measured too. */
async function verb(name: string, ...args: string[]) {
  return await measure({ program: process.execPath, args: ["scripts/launch.cjs", name, ...args], accept: [0, 1] });
}

function inWords(part: Part, figures: unknown): string {
  if (part === "compile") return compileInWords(figures as CompileFigures);
  return JSON.stringify(figures, (_key, value: unknown) => (typeof value === "number" ? rounded(value) : value), 1);
}

function compileInWords({ announcements, runs, seconds, peakMb, hugo }: CompileFigures): string {
  const ours = `  ours  ${seconds.toFixed(2)} s, peak ${peakMb.toFixed(0)} MB (${announcements} announcements, ${runs} runs)`;
  if (!hugo) return `${ours}\n  Hugo is not installed here, so nothing is compared.`;
  const peer = `  Hugo  ${hugo.seconds.toFixed(2)} s, peak ${hugo.peakMb.toFixed(0)} MB (${hugo.version})`;
  return `${ours}\n${peer}\n  ours takes ${hugo.ratio.toFixed(2)} of Hugo's time`;
}

function rounded(figure: number): number {
  return Number(figure.toPrecision(4));
}

function partsOf(text: string): Part[] {
  return text.split(",").map((name) => {
    const part = PARTS.find((known) => known === name.trim());
    if (part) return part;
    throw new Refusal(`There is no part "${name.trim()}" to measure. There are: ${PARTS.join(", ")}.`);
  });
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Refusal(`${option} wants a whole number from 1, and "${text}" is none.`);
}
