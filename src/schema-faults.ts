/** What a schema finds wrong with a record's fields, in words an editor can act on. */
import type { z } from "zod";
import type { Data } from "./front-matter.ts";
import { nearest } from "./nearest.ts";

/** One thing wrong, and where in the fields. */
export interface FieldFault {
  path: PropertyKey[];
  /** A field that must be there and is not. */
  missing: boolean;
  message: string;
  /** Of a misspelt field: the path of the one that was probably meant. */
  meant?: PropertyKey[];
}

type Issue = z.core.$ZodIssue;

/** Turns zod's issues into faults. `one` is the kind in words ("an announcement"); `schema` knows the fields' names. */
export function fieldFaults(issues: readonly Issue[], data: Data, one: string, schema: z.ZodObject): FieldFault[] {
  const faults = issues.flatMap((issue) => faultsOf(issue, [], data, one, schema));
  // A misspelt field is one slip, not that and a field that is missing.
  const meant = new Set(faults.map(({ meant }) => meant && place(meant)));
  return faults.filter(({ path, missing }) => !missing || !meant.has(place(path)));
}

function place(path: readonly PropertyKey[]): string {
  return JSON.stringify(path);
}

function faultsOf(issue: Issue, prefix: PropertyKey[], data: Data, one: string, schema: z.ZodObject): FieldFault[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownField(key, path, one, schema));
  }
  const found = valueAt(data, path);
  if (issue.code === "invalid_union") {
    // A fact is its bare value or a map: the branch that the editor chose says what is wrong.
    const branch = isMap(found) ? issue.errors.at(-1) : issue.errors[0];
    return (branch ?? []).flatMap((inner) => faultsOf(inner, path, data, one, schema));
  }
  const name = fieldName(path);
  if (found === undefined) return [{ path, missing: true, message: missingField(path, one, schema) }];
  const said = `${name} is ${shown(found)}`;
  if (issue.code === "custom" && issue.params?.["whole"] === true) {
    return [{ path, missing: false, message: `${said}, ${issue.message}${quotationHint(found)}` }];
  }
  const near =
    typeof found === "string" && issue.code === "invalid_value" ? nearest(found, issue.values.map(String)) : undefined;
  const hint = near === undefined ? quotationHint(found) : ` Did you mean "${near}"?`;
  return [{ path, missing: false, message: `${said}; expected ${expected(issue)}.${hint}` }];
}

/** Curly quotation marks are words to YAML, not marks around them. */
function quotationHint(found: Data): string {
  return typeof found === "string" && /^[“‘„«].*[”’“»]$/s.test(found.trim())
    ? " Delete the quotation marks: they are taken as part of it."
    : "";
}

function expected(issue: Issue): string {
  if (issue.code === "invalid_type" && issue.expected === "array")
    return 'a list: each on a line of its own, after "- "';
  if (issue.code === "invalid_type" && issue.expected === "object")
    return "fields of its own, each on a line below, indented";
  return issue.message;
}

function unknownField(key: string, path: readonly PropertyKey[], one: string, schema: z.ZodObject): FieldFault {
  const known = path.length === 0 ? Object.keys(schema.shape) : innerFields(schema, path);
  const owner = path.length === 0 ? one : fieldName(path);
  const near = nearest(key, known);
  const help = near === undefined ? `Its fields are ${known.join(", ")}.` : `Did you mean "${near}"?`;
  return {
    path: [...path, key],
    missing: false,
    message: `"${key}" is not a field of ${owner}. ${help}`,
    ...(near === undefined ? {} : { meant: [...path, near] }),
  };
}

/** The names of the fields of what stands at a path. */
function innerFields(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const part of path) {
    const object = objectIn(at);
    at = object === undefined ? elementOf(at) : typeof part === "string" ? object.shape[part] : elementOf(at);
    if (at === undefined) return [];
  }
  return Object.keys(objectIn(at)?.shape ?? {});
}

interface Definition {
  type: string;
  innerType?: unknown;
  in?: unknown;
  options?: unknown[];
  element?: unknown;
}

function definition(schema: unknown): Definition | undefined {
  return (schema as { def?: Definition } | undefined)?.def;
}

/** The object schema within optionals, defaults, transforms and unions. */
function objectIn(schema: unknown): z.ZodObject | undefined {
  const def = definition(schema);
  if (def?.type === "object") return schema as z.ZodObject;
  if (def?.type === "union") return def.options?.map(objectIn).find((one) => one !== undefined);
  const inner = def?.innerType ?? def?.in;
  return inner === undefined ? undefined : objectIn(inner);
}

function elementOf(schema: unknown): unknown {
  const def = definition(schema);
  if (def?.type === "array") return def.element;
  const inner = def?.innerType ?? def?.in;
  return inner === undefined ? undefined : elementOf(inner);
}

function missingField(path: readonly PropertyKey[], one: string, schema: z.ZodObject): string {
  const key = String(path.at(-1));
  if (path.length > 1) return `${fieldName(path.slice(0, -1))} needs "${key}", and it is missing.`;
  const meta = (schema.shape[key] as z.ZodType | undefined)?.meta() as { examples?: string[] } | undefined;
  const example = meta?.examples?.[0];
  return `${one} needs "${key}", and it is missing.${example === undefined ? "" : ` Add a line such as: ${key}: ${example}`}`;
}

/** A field as an editor knows it: `"title"`; `"url" of entry 2 of "sources"`. */
export function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the whole";
  return path
    .map((part) => (typeof part === "number" ? `entry ${part + 1}` : `"${String(part)}"`))
    .reverse()
    .join(" of ");
}

/** A path as one word, for programs: `sources[2].url`, lists counted from 1. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === "number" ? `[${part + 1}]` : `${at === 0 ? "" : "."}${String(part)}`))
    .join("");
}

function shown(value: Data): string {
  if (Array.isArray(value)) return "a list";
  if (isMap(value)) return "a group of fields";
  if (value.trim() === "") return "empty";
  const line = value.trim().replace(/\s+/g, " ");
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}

function isMap(value: unknown): value is Record<string, Data> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueAt(data: Data, path: readonly PropertyKey[]): Data | undefined {
  let at: Data | undefined = data;
  for (const part of path) {
    if (Array.isArray(at)) at = at[Number(part)];
    else if (isMap(at)) at = Object.hasOwn(at, part) ? at[String(part)] : undefined;
    else return undefined;
  }
  return at;
}
