/**
 * The field reference for editors (`docs/fields.md`) and the JSON Schemas for their programs (`docs/schemas/*.json`, which
 * the extension in `.vscode/extensions` reads too), made from the schemas that judge the records: `npm run docs` writes
 * them, and a test fails when they are stale.
 */
import { z } from "zod";
import { KINDS } from "./content.ts";
import { FILE_TYPES } from "./file-type.ts";
import { shared } from "./fields.ts";
import { site } from "./site/schema.ts";

type Json = { [key: string]: unknown };

interface Definition {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  entries?: Record<string, string>;
  defaultValue?: unknown;
}

function definition(schema: z.ZodType): Definition {
  return schema.def;
}

/** Every generated file: path from the project's folder → text. */
export function generatedDocs(): Map<string, string> {
  const files = new Map([["docs/fields.md", fieldReference()]]);
  for (const kind of KINDS)
    files.set(`docs/schemas/${kind.name}.json`, jsonSchema(kind.schema, capital(kind.one), true));
  files.set("docs/schemas/site.json", jsonSchema(site, "The site", false));
  return files;
}

function fieldReference(): string {
  const own = (schema: z.ZodObject): Record<string, z.ZodType> =>
    Object.fromEntries(Object.entries(schema.shape).filter(([name]) => !Object.hasOwn(shared, name)));
  return [
    "# The fields of records",
    "<!-- Made by `npm run docs` from the schemas in src/; a test fails when it is stale. -->",
    INTRODUCTION,
    "## Fields of every record",
    table(shared),
    inner(shared),
    ...KINDS.flatMap((kind) => [
      `## Fields of ${kind.one}`,
      `A file in \`_data/${kind.name}/\`, named ${kind.datedNames ? "`2009-12-15-SLUG.md`, with its first day" : "`SLUG.md`"}. ` +
        (Object.keys(own(kind.schema)).length === 0
          ? "It has the fields of every record and no others."
          : "Besides the fields of every record it has these."),
      ...(Object.keys(own(kind.schema)).length === 0 ? [] : [table(own(kind.schema))]),
    ]),
    "## Fields of the site",
    "The file `_data/site.yaml`, which is YAML alone, without lines of hyphens.",
    table(site.shape),
    inner(site.shape),
  ]
    .filter((block) => block !== "")
    .join("\n\n")
    .concat("\n");
}

const INTRODUCTION = `A record is a text file in UTF-8. It begins with its fields between two lines of three hyphens; below them stands its text in Markdown.

\`\`\`markdown
---
title: The Innovation Unit publishes “The Engagement Ethic”
kind: publication
date: 15 December 2009
publisher: The Innovation Unit
---

The text of the announcement.
\`\`\`

- A field is a name, a colon, a space and its words. A line that begins with \`#\` is a note for editors and is never published.
- Words that begin with \`[\`, \`{\`, \`*\`, \`&\`, \`!\`, \`%\`, \`@\`, \`>\`, \`|\` or \`-\`, or that hold a colon and a space, stand in quotation marks: \`marker: "[PDF]"\`. Where they hold double quotation marks, use single ones around them.
- Everything is read as words: \`No\`, \`9:30\`, \`2009-12-15\` and \`26.60\` stay as they were typed. A field without words counts as left out.
- **Dates** are written \`15 December 2009\`, \`15/12/2009\`, \`15/12/09\` or \`2009-12-15\`: the day first, never the month. A year of two digits means 1969 to 2068. A range has \`to\` between its ends: \`12 November 2009 to 4 March 2010\`, \`12 to 15 December 2009\`. A record of a range is filed under its first day and is public from its last.
- **Times** are London's: \`15 December 2009 9:30am\`, \`15 December 2009 14:00\`. A time that happens twice because the clocks go back wants \`GMT\` or \`BST\` after it.
- **A fact** may be its words alone, or say how it is known: \`value\`, and with it \`source\` (the address of the page that shows it) and \`basis\` (\`verified\` in a stored copy, \`inferred\` by us, or stated by the \`record\` itself).
- **Links** in the text: \`[words](announcements/the-engagement-ethic)\` to a record by kind and slug, \`[words](https://…)\` to a page elsewhere, \`[words](report.pdf)\` to a file beside the record, \`[words](/announcements/)\` to an address in this site. The program adds what stands after a link, such as [External website] or [PDF, 1.2 MB, 87 pages]; in a text whose \`words\` are the \`record\` it adds nothing.
- **Passages**: a line \`<!-- passage: NAME -->\` by itself begins a named part of a page's text, which runs to the next such line or the end. A page that shows its text in several places asks for its parts by name.
- **Attachments** lie beside the record or in a folder that has the record's name without \`.md\`. Their types: ${Object.keys(FILE_TYPES).join(", ")}; at most 50 MB each.
- **In VS Code** (1.89 or newer): open the project's folder, trust it, and press Install where VS Code recommends the extension "Records of Public Service Reform" (later: Extensions, Recommended, Install Workspace Extension). It lies in the project itself, needs no account and no marketplace, and works in this folder alone. In a new record it offers a draft with the fields that its kind needs; between the lines of hyphens, the fields and words that may stand there (also by Ctrl+Space), each with what it means; a field's name explains itself under the pointer; and what the schemas find wrong is underlined as you type. It does the same for \`_data/site.yaml\`. The task \`preview\` (Terminal, Run Task) starts the preview and lists every fault under Problems, those of dates, links and files too; a click leads to its line.
- **In other programs**: the JSON Schemas in \`docs/schemas\` say what a record's fields may be, for a program that holds front matter to a schema; \`errorMessage\` says what is expected, as VS Code's own JSON support reads it. \`npm run preview\` checks everything beside every editor.
- A record has at most 250 KB, of which its fields have at most 50 KB.`;

function table(shape: Readonly<Record<string, z.ZodType>>): string {
  const rows = Object.entries(shape).map(([name, schema]) => {
    const needed = isOptional(schema) ? "" : "yes";
    const example = (schema.meta() as { examples?: string[] } | undefined)?.examples?.[0];
    const says = schema.meta()?.description ?? "";
    return `| \`${name}\` | ${form(schema)} | ${needed} | ${cell(says)}${example === undefined ? "" : ` For instance \`${example}\`.`} |`;
  });
  return ["| Field | Form | Needed | What it says |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** Tables for the fields within fields, of lists and groups. */
function inner(shape: Readonly<Record<string, z.ZodType>>): string {
  return Object.entries(shape)
    .flatMap(([name, schema]) => {
      const within = innerShape(schema);
      if (within === undefined || "value" in within) return [];
      const what =
        unwrap(schema, "array") === undefined ? `Fields of \`${name}\`` : `Fields of each entry of \`${name}\``;
      return [`### ${what}`, table(within)];
    })
    .join("\n\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function isOptional(schema: z.ZodType): boolean {
  return ["optional", "default"].includes(definition(schema).type);
}

/** The schema of a type within optionals, defaults and transforms. */
function unwrap(schema: z.ZodType, type: string): z.ZodType | undefined {
  const def = definition(schema);
  if (def.type === type) return schema;
  const within = def.innerType ?? def.in;
  return within === undefined ? undefined : unwrap(within, type);
}

function innerShape(schema: z.ZodType): Record<string, z.ZodType> | undefined {
  const list = unwrap(schema, "array");
  const union = unwrap(schema, "union");
  const object = union
    ? definition(union).options?.at(-1)
    : unwrap(list ? definition(list).element! : schema, "object");
  return object && definition(object).shape;
}

/** What a field's value looks like, in words. */
function form(schema: z.ZodType): string {
  const named = (schema.meta() as { form?: string } | undefined)?.form;
  if (named !== undefined) return named;
  const def = definition(schema);
  const fallback =
    def.type === "default" && typeof def.defaultValue === "string" ? `; left out: \`${def.defaultValue}\`` : "";
  if (def.type === "enum")
    return Object.values(def.entries ?? {})
      .map((one) => `\`${one}\``)
      .join(" or ");
  if (def.type === "array")
    return definition(def.element!).type === "object" ? "list of groups" : `list of ${form(def.element!)}`;
  if (def.type === "object") return "group";
  if (def.type === "union") return `fact: ${form(def.options![0]!)}`;
  const within = def.innerType ?? def.in;
  return within === undefined ? "words" : form(within) + fallback;
}

/** A schema as JSON Schema (draft 7, which editors know), for what an editor types. */
function jsonSchema(schema: z.ZodObject, title: string, draftable: boolean): string {
  const json = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    target: "draft-7",
    override: ({ zodSchema, jsonSchema }) => {
      const typed = zodSchema as unknown as z.ZodType;
      const expected = expectedOf(typed);
      if (expected !== undefined) Object.assign(jsonSchema, { errorMessage: `expected ${expected}` });
      // Zod leaves them out where words become something else; ours are words.
      const { examples } = (typed.meta() ?? {}) as { examples?: string[] };
      if (examples !== undefined) Object.assign(jsonSchema, { examples });
    },
  }) as Json;
  const tidied = tidy(json) as Json;
  const { $schema, required, ...rest } = tidied;
  const whole: Json = { $schema, title, ...rest };
  // A draft may lack what a published record needs.
  if (draftable) {
    whole["if"] = { properties: { status: { const: "draft" } }, required: ["status"] };
    whole["else"] = { required };
  } else whole["required"] = required;
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** What a schema of words or of a choice has to say of others, as VS Code's own languages read it (`errorMessage`). */
function expectedOf(schema: z.ZodType): string | undefined {
  if (!["string", "enum"].includes(definition(schema).type)) return undefined;
  return ["", []].flatMap((wrong) => schema.safeParse(wrong).error?.issues ?? [])[0]?.message;
}

/** Words may look like a number or a truth value to an editor that reads YAML its own way; here they are words. */
function tidy(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(tidy);
  if (typeof json !== "object" || json === null) return json;
  const { form: named, ...rest } = json as Json;
  if (named === "whole number") return { ...rest, type: "integer", minimum: 1, pattern: undefined };
  const tidied = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, tidy(value)]));
  if (tidied["type"] === "string" && tidied["enum"] === undefined) tidied["type"] = ["string", "number", "boolean"];
  return tidied;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
