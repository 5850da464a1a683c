/** A new record's text: the fields that it needs, and those it may have, explained. */
import type { z } from "zod";
import type { Kind } from "./kind.ts";
import { parsePlain } from "./plain-yaml.ts";

/** What stands where the text should. */
export const UNWRITTEN = "Write the text here.";

/** A record's text. `given` are fields that are known already; every other that its kind needs stands empty. */
export function recordTemplate(kind: Kind, given: Readonly<Record<string, string>>): string {
  const needed: string[] = [];
  const optional: string[] = [];
  for (const [name, schema] of Object.entries(kind.schema.shape) as [string, z.ZodType][]) {
    const says = schema.meta()?.description ?? "";
    if (name === "status") continue;
    const value = given[name];
    const isNeeded = !["optional", "default"].includes(schema.def.type);
    if (value !== undefined) needed.push(`# ${says}`, `${name}: ${yamlWords(value)}`);
    else if (isNeeded) needed.push(`# ${says}`, `${name}:`);
    else optional.push(`#   ${name}: ${says}`);
  }
  return [
    "---",
    ...needed,
    "# A draft may lack fields, and never leaves preview. Delete the next line to publish.",
    "status: draft",
    "",
    "# It may also have these fields (docs/fields.md says more):",
    ...optional,
    "---",
    "",
    UNWRITTEN,
    "",
  ].join("\n");
}

/** Words as a value of YAML: bare where that reads the same, in quotation marks where not. */
export function yamlWords(text: string): string {
  const read = parsePlain(`a: ${text}`) as Record<string, unknown> | undefined;
  if (read?.["a"] === text) return text;
  return text.includes('"') || text.includes("\\") ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
