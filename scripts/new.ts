/** `npm run new`: writes the file of a new record, its fields explained in it. */
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { KINDS } from "../src/content.ts";
import { dayWords, parseSpan } from "../src/dates.ts";
import { nearest } from "../src/nearest.ts";
import { slugFrom, slugOf } from "../src/record-name.ts";
import { recordTemplate } from "../src/record-template.ts";
import { portOf, readOptions } from "./options.ts";
import { Refusal } from "./refusal.ts";

const HELP = `npm run new -- [WHAT] [--title WORDS] [--date DATE] [--data FOLDER] [--port N] [--no-preview]

Writes the file of a new record as a draft, with its fields explained in it, and asks for what it was not given. At a
terminal it then opens the record's page in the preview, which it starts unless one runs for these records.

WHAT            news, speech, publication (announcements), strategy-document, team or page
--title WORDS   its title, which gives it its address
--date DATE     the day of an announcement or a strategy document, like 15 December 2009 (default: today)
--data FOLDER   where the records are (default _data)
--port N        the preview's port (default 8080; another where that is taken)
--no-preview    only write the file
--quiet         only write the file, and print its name alone

Exit 0 done, 1 there is such a record already, 2 it could not run.`;

/** What a person may ask for: its kind's folder, and the fields that the word says already. */
const WHATS: Readonly<Record<string, { kind: string; fields: Readonly<Record<string, string>> }>> = {
  news: { kind: "announcements", fields: { kind: "news" } },
  speech: { kind: "announcements", fields: { kind: "speech" } },
  publication: { kind: "announcements", fields: { kind: "publication" } },
  "strategy-document": { kind: "strategy-documents", fields: {} },
  team: { kind: "teams", fields: {} },
  page: { kind: "pages", fields: {} },
};

/** An address with more than this is cut at a word. */
const LONGEST_SLUG = 60;

/** The verb; gives its exit code. */
export async function main(argv: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    argv,
    {
      title: { type: "string" },
      date: { type: "string" },
      data: { type: "string", default: "_data" },
      port: { type: "string", default: "8080" },
      "no-preview": { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
    1,
  );
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const port = portOf(values.port);
  const { file, address } = await write(values, positionals[0]);
  if (values.quiet) {
    console.log(file);
    return 0;
  }
  if (values["no-preview"] || !process.stdin.isTTY || !process.stdout.isTTY) {
    console.log(`Wrote ${file}, a draft. Write its text; \`npm run preview\` shows it.`);
    return 0;
  }
  console.log(`Wrote ${file}, a draft. Write its text: the page follows every save.`);
  return preview(values.data, port, address);
}

/** Writes the file, asking for what was not given; gives its path and the address of its page. */
async function write(
  values: { title?: string | undefined; date?: string | undefined; data: string },
  given: string | undefined,
): Promise<{ file: string; address: string }> {
  const questions = new Questions();
  try {
    const what = known(given ?? (await questions.ask(`What is it? (${Object.keys(WHATS).join(", ")}) `, "WHAT")));
    const kind = KINDS.find(({ name }) => name === what.kind)!;
    const title = values.title ?? (await questions.ask("Its title? ", "--title"));
    if (title.trim() === "") throw new Refusal("A record needs a title. Give one with --title.");
    const fields: Record<string, string> = { title: title.trim(), ...what.fields };
    const dated = Object.hasOwn(kind.schema.shape, "date");
    const today = dayWords(new Date().toLocaleDateString("en-CA", { timeZone: "Europe/London" }));
    const date = dated ? (values.date ?? (await questions.askOr(`Its date? (${today}) `, today))) : undefined;
    if (!dated && values.date !== undefined) throw new Refusal(`A ${given ?? "record"} has no date. Leave --date out.`);
    const span = date === undefined ? undefined : parseSpan(date);
    if (typeof span === "string") throw new Refusal(`The date is "${date!}", ${span}`);
    if (span !== undefined) fields["date"] = span.words;
    const slug = shortSlug(title);
    const name = `${kind.datedNames && span ? `${span.first}-` : ""}${slug}.md`;
    const file = join(values.data, kind.name, name);
    if (!existsSync(values.data))
      throw new Refusal(`There is no folder ${values.data}. Give the folder that holds the records.`);
    await refuseDouble(join(values.data, kind.name), name, kind);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, recordTemplate(kind, fields), { flag: "wx" });
    return { file, address: kind.address(slug) };
  } finally {
    questions.close();
  }
}

/** Opens a page in the preview of these records: in one that runs at the port, or in one of its own until Ctrl+C ends it. */
async function preview(data: string, port: number, address: string): Promise<number> {
  // Heavy, and of no use to who only wants the file.
  const [{ main: startPreview, showPage }, { whoIsAt }] = await Promise.all([
    import("./preview.ts"),
    import("./preview/running.ts"),
  ]);
  const found = await whoIsAt(port, data);
  if (typeof found === "string")
    return startPreview(["--data", data, "--port", String(found === "free" ? port : 0), "--open", address]);
  await showPage(found.url + address.slice(1));
  return 0;
}

function known(typed: string): { kind: string; fields: Readonly<Record<string, string>> } {
  const word = typed.trim().toLowerCase();
  if (Object.hasOwn(WHATS, word)) return WHATS[word]!;
  const near = nearest(word, Object.keys(WHATS));
  const help = near === undefined ? `Give one of ${Object.keys(WHATS).join(", ")}.` : `Did you mean ${near}?`;
  throw new Refusal(`"${typed}" is nothing that can be written here. ${help}`);
}

/** A title as the end of an address. */
function shortSlug(title: string): string {
  const slug = slugFrom(title);
  if (slug === "")
    throw new Refusal(`The title "${title}" has no letters that an address could be made of. Give another.`);
  if (slug.length <= LONGEST_SLUG) return slug;
  const cut = slug.slice(0, LONGEST_SLUG + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 1)).replace(/-$/, "");
}

/** Two records of a kind cannot have one slug, whatever the days in their files' names. */
async function refuseDouble(folder: string, name: string, kind: (typeof KINDS)[number]): Promise<void> {
  const own = slugOf(kind, name);
  if ("fault" in own) throw new Refusal(`${join(folder, name)}: ${own.fault}`, 1);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return;
  }
  for (const other of names.filter((one) => one.endsWith(".md"))) {
    const taken = slugOf(kind, other);
    if ("slug" in taken && taken.slug === own.slug) {
      throw new Refusal(
        `${join(folder, other)} has the address already that this title would give. Give another title.`,
        1,
      );
    }
  }
}

/** Asks a person at a terminal; elsewhere says which option to give. */
class Questions {
  private reader: ReturnType<typeof createInterface> | undefined;

  async ask(question: string, option: string): Promise<string> {
    if (!process.stdin.isTTY) throw new Refusal(`Nobody is there to ask. Give ${option}; see --help.`);
    this.reader ??= createInterface({ input: process.stdin, output: process.stdout });
    const left = new AbortController();
    this.reader.once("close", () => left.abort());
    try {
      return await this.reader.question(question, { signal: left.signal });
    } catch (error) {
      if (left.signal.aborted) throw new Refusal("Nothing was written.");
      throw error;
    }
  }

  /** The answer, or what stands in for it where there is none or nobody to ask. */
  async askOr(question: string, otherwise: string): Promise<string> {
    if (!process.stdin.isTTY) return otherwise;
    return (await this.ask(question, "")).trim() || otherwise;
  }

  close(): void {
    this.reader?.close();
  }
}
