/** `npm run check`: says what is wrong with a folder of static files, and where the words come from. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { closest } from "fastest-levenshtein";
import { checkSite, checks, exitCodeOf, type CheckOptions } from "./checks/index.ts";
import { politely } from "./checks/external-links.ts";
import { github } from "./checks/reports/github.ts";
import { json } from "./checks/reports/json.ts";
import { junit } from "./checks/reports/junit.ts";
import { sarif } from "./checks/reports/sarif.ts";
import { text } from "./checks/reports/text.ts";
import type { Report } from "./checks/contract.ts";
import { readOptions } from "./options.ts";
import { Refusal } from "./refusal.ts";

const HELP = `npm run check -- [SITE] [options]

Checks a folder of static files (default dist): links, fragments, HTML, words and accessibility.

--only NAME,NAME    run these checks alone
--skip NAME,NAME    leave these checks out
--format FORMAT     text (default), json, junit, sarif, github, html
--output FILE       write the report there instead of printing it
--external          also ask other sites whether links to them still work (never an error)
--every-page        judge every page fully: trust no likeness of pages and no memory
--memory FOLDER     where results are kept between runs (default .cache/checks)
--list-reviews      also list what only a person can judge
--quiet             print findings only

Checks: ${checks.map(({ name }) => name).join(", ")}.

Exit 0 nothing wrong, 1 the site has errors, 2 it could not run.`;

const formats: Record<
  string,
  (report: Report, options: { reviews: boolean; quiet: boolean }) => string | Promise<string>
> = {
  text,
  json,
  junit,
  sarif,
  github,
  html: async (report) => {
    const { picturesOf } = await import("./checks/browser/pictures.ts");
    const { html } = await import("./checks/reports/html.tsx");
    const { of, missing } = await picturesOf(report);
    return html(report, { picture: (finding) => of.get(finding), ...(missing !== undefined && { missing }) });
  },
};

export async function main(argv: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    argv,
    {
      only: { type: "string" },
      skip: { type: "string" },
      format: { type: "string", default: "text" },
      output: { type: "string" },
      external: { type: "boolean", default: false },
      memory: { type: "string" },
      "every-page": { type: "boolean", default: false },
      "list-reviews": { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
    1,
  );
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const format = formats[values.format];
  if (!format)
    throw new Refusal(
      `There is no format "${values.format}". Did you mean ${closest(values.format, Object.keys(formats))}? There are: ${Object.keys(formats).join(", ")}.`,
    );

  const options: CheckOptions = { everyPage: values["every-page"] };
  if (values.memory !== undefined) options.memory = values.memory;
  if (values.external) options.external = politely;
  if (values.only !== undefined) options.only = names(values.only);
  if (values.skip !== undefined) options.skip = names(values.skip);
  const report = await watched(positionals[0] ?? "dist", options, values.quiet);

  const written = await format(report, { reviews: values["list-reviews"], quiet: values.quiet });
  if (values.output === undefined) process.stdout.write(written);
  else {
    try {
      await mkdir(dirname(values.output), { recursive: true });
      await writeFile(values.output, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      throw new Refusal(`The report cannot be written to ${values.output}: ${(error as Error).message}.`);
    }
  }
  return exitCodeOf(report);
}

/** Checks a folder as a verb's last step: says what was found, and gives the exit code. */
export async function judge(folder: string, quiet: boolean): Promise<number> {
  const report = await watched(folder, {}, quiet);
  if (!quiet || report.findings.some(({ severity }) => severity !== "review")) process.stdout.write(text(report));
  return exitCodeOf(report);
}

/** Checks a folder; shows how far it is where a person watches. */
async function watched(folder: string, options: CheckOptions, quiet: boolean): Promise<Report> {
  const show = !quiet && process.stderr.isTTY;
  const report = await checkSite(folder, options, show ? showProgress : undefined);
  if (show) process.stderr.write("\r\x1b[K");
  return report;
}

function names(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function showProgress(check: string, done: number, total: number): void {
  process.stderr.write(`\r\x1b[K${check}: ${done} of ${total} pages`);
}
