/** `npm run docs`: writes the parts of the docs that are made from the schemas, the field reference and JSON Schemas. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { generatedDocs } from "../src/field-reference.ts";
import { readOptions } from "./options.ts";

const HELP = `npm run docs

Writes docs/fields.md and docs/schemas/*.json anew from the schemas in src/.

--quiet   say nothing

Exit 0 done, 2 it could not run.`;

/** The verb; gives its exit code. */
export async function main(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, { help: { type: "boolean" }, quiet: { type: "boolean" } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  for (const [path, text] of generatedDocs()) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    if (!values.quiet) console.log(path);
  }
  return 0;
}
