/** `npm run docs`: writes the parts of the docs that are made from the code: the fields, their JSON Schemas, the checks' rules. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { generatedDocs } from "../src/field-reference.ts";
import { ruleReference } from "./checks/rules/reference.ts";
import { readOptions } from "./options.ts";

const HELP = `npm run docs

Writes docs/fields.md and docs/schemas/*.json anew from the schemas in src/, and docs/rules.md from the rules of the checks.

--quiet   say nothing

Exit 0 done, 2 it could not run.`;

/** The verb; gives its exit code. */
export async function main(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, { help: { type: "boolean" }, quiet: { type: "boolean" } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  for (const [path, text] of [...generatedDocs(), ["docs/rules.md", ruleReference()] as const]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    if (!values.quiet) console.log(path);
  }
  return 0;
}
