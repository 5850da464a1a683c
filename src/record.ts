/** One record's file, read: its fields, its text, and everything that can be wrong with it alone. */
import type { z } from "zod";
import type { Fault } from "./faults.ts";
import { lineOfPath, parseYaml, type Data } from "./front-matter.ts";
import type { Kind } from "./kind.ts";
import { PASSAGE } from "./markdown.ts";
import { nearest } from "./nearest.ts";
import { slugOf } from "./record-name.ts";
import { fieldFaults, fieldName, fieldPath } from "./schema-faults.ts";
import { UNWRITTEN } from "./record-template.ts";
import { recordText, type RecordText } from "./record-text.ts";
import type { PlacedMessage } from "./source-text.ts";
import { dayWords, type Span } from "./dates.ts";
import type { Fact, SharedFields } from "./fields.ts";

/** A record's fields after its schema; a draft may lack the ones its kind wants. */
export type Fields = Omit<SharedFields, "title"> & {
  title?: string;
  date?: Fact<Span>;
  position?: number;
  kind?: string;
} & Readonly<Record<string, unknown>>;

/** A record as it was read, before anything is known of the others. */
export interface StoredRecord extends RecordText {
  readonly kind: Kind;
  readonly slug: string;
  readonly ref: string;
  /** As people are told of it: `_data/announcements/x.md`. */
  readonly file: string;
  readonly fields: Fields;
  /** Fields that a draft still lacks. */
  readonly toDo: readonly string[];
}

export type ReadRecord = { record: StoredRecord; faults?: never } | { record?: never; faults: Fault[] };

/** Reads one file's bytes (or its text, if it is UTF-8 beyond doubt) as a record of a kind. `name` is the file's name, `file` what people are told. */
export function readRecord(kind: Kind, name: string, file: string, bytes: Buffer | string): ReadRecord {
  return judgeText(kind, name, file, recordText(bytes));
}

/** Holds what stands in a file to its kind's schema. */
export function judgeText(kind: Kind, name: string, file: string, text: RecordText | PlacedMessage): ReadRecord {
  const fault = (line: number, message: string, field?: string): Fault => ({
    file,
    line,
    message,
    ...(field === undefined ? {} : { field }),
  });
  if ("message" in text) return { faults: [fault(text.line, text.message)] };
  const { front, body } = text;
  const named = slugOf(kind, name);
  const yaml = parseYaml(front, 2);
  if (yaml.faults) return { faults: yaml.faults.map(({ line, message }) => fault(line, message)) };
  if (typeof yaml.data === "string" || Array.isArray(yaml.data)) {
    return { faults: [fault(2, "no fields were found here. Write each as a name, a colon, a space and its words.")] };
  }

  const faults: Fault[] = [];
  if ("fault" in named) faults.push(fault(1, named.fault));
  const parsed = fieldsOf(kind, withoutEmpty(yaml.data, kind.schema.shape));
  for (const wrong of parsed.faults) {
    faults.push(fault(lineOfPath(front, wrong.path, 2), wrong.message, fieldPath(wrong.path)));
  }
  faults.push(...passageFaults(body, text.line, fault));
  if ("fault" in named || parsed.fields === undefined) return { faults };

  const { fields } = parsed;
  const first = fields.date?.value.first;
  if (named.day !== undefined && first !== undefined && named.day !== first) {
    const message = `"date" begins on ${first}, but the file's name says ${named.day}. Rename the file to ${first}-${named.slug}.md, or mend the date.`;
    faults.push(fault(lineOfPath(front, ["date"], 2), message, "date"));
  }
  faults.push(...daysBefore(fields, (path, message) => fault(lineOfPath(front, path, 2), message, fieldPath(path))));
  const unwritten = fields.status === "draft" || !kind.needsText ? undefined : unwrittenText(body);
  if (unwritten !== undefined) faults.push(fault(front.split("\n").length + 1, unwritten));
  if (faults.length > 0) return { faults };
  return {
    record: {
      kind,
      slug: named.slug,
      ref: `${kind.name}/${named.slug}`,
      file,
      ...text,
      fields,
      toDo: parsed.toDo,
    },
  };
}

/** Why a published record's text is none; undefined where it is one. */
function unwrittenText(body: string): string | undefined {
  const words = body.trim();
  if (words !== "" && words !== UNWRITTEN) return undefined;
  const what = words === "" ? "no words stand" : `"${UNWRITTEN}" still stands`;
  return `${what} below the fields. Write the text, or keep the record a draft with the line: status: draft`;
}

/** Changes and a withdrawal that are dated before the record's own day. */
function daysBefore(
  { date, changes, withdrawn }: Fields,
  add: (path: PropertyKey[], message: string) => Fault,
): Fault[] {
  if (date === undefined) return [];
  const days: [path: PropertyKey[], on: string][] = changes.map(({ on }, at) => [["changes", at, "on"], on]);
  if (withdrawn) days.push([["withdrawn", "on"], withdrawn.on]);
  return days
    .filter(([, on]) => on < date.value.first)
    .map(([path, on]) => {
      const message = `${fieldName(path)} is ${dayWords(on)}, before the record's own day, ${dayWords(date.value.first)}. Mend one of them.`;
      return add(path, message);
    });
}

/** A field whose words were left blank is a field left out; `known` are the fields there are, so that a misspelt one is told. */
function withoutEmpty(data: { [key: string]: Data }, known?: object): { [key: string]: Data } {
  const kept: { [key: string]: Data } = {};
  for (const [key, value] of Object.entries(data)) {
    if (value === "" && (known === undefined || Object.hasOwn(known, key))) continue;
    kept[key] = Array.isArray(value)
      ? value.map((entry) => (typeof entry === "object" && !Array.isArray(entry) ? withoutEmpty(entry) : entry))
      : typeof value === "object"
        ? withoutEmpty(value)
        : value;
  }
  return kept;
}

interface ParsedFields {
  fields?: Fields;
  faults: { path: PropertyKey[]; message: string }[];
  toDo: string[];
}

function fieldsOf(kind: Kind, data: { [key: string]: Data }): ParsedFields {
  const result = kind.schema.safeParse(data);
  if (result.success) return { fields: result.data as unknown as Fields, faults: [], toDo: [] };
  const found = fieldFaults(result.error.issues, data, kind.one, kind.schema);
  if (data["status"] !== "draft") return { faults: found, toDo: [] };
  // A draft may lack fields; what it does say must be right all the same.
  const faults = found.filter((fault) => !fault.missing || fault.path.length > 1);
  if (faults.length > 0) return { faults, toDo: [] };
  const toDo = found.map((fault) => String(fault.path[0]));
  return { fields: draftSchema(kind).parse(data) as unknown as Fields, faults: [], toDo };
}

/**
 * What can be shown of a text that a schema finds fault with: the record without the fields at fault. Undefined where its
 * fields cannot be read at all, or its name makes it none. Only to stand in for the record, never to be published.
 */
export function withoutFaulty(kind: Kind, name: string, file: string, text: RecordText): StoredRecord | undefined {
  const named = slugOf(kind, name);
  const yaml = parseYaml(text.front, 2);
  if ("fault" in named || yaml.faults || typeof yaml.data === "string" || Array.isArray(yaml.data)) return undefined;
  const data = withoutEmpty(yaml.data, kind.schema.shape);
  const found = kind.schema.safeParse(data);
  const issues = found.success ? [] : fieldFaults(found.error.issues, data, kind.one, kind.schema);
  for (const { path, missing } of issues) if (!missing || path.length > 1) Reflect.deleteProperty(data, path[0]!);
  const { slug } = named;
  const fields = draftSchema(kind).parse(data) as unknown as Fields;
  const toDo = Object.entries(kind.schema.shape as Record<string, z.ZodType>)
    .filter(([key, field]) => !Object.hasOwn(fields, key) && !field.safeParse(undefined).success)
    .map(([key]) => key);
  return { kind, slug, ref: `${kind.name}/${slug}`, file, ...text, fields, toDo };
}

const drafts = new WeakMap<Kind, Kind["schema"]>();

function draftSchema(kind: Kind): Kind["schema"] {
  let schema = drafts.get(kind);
  if (schema === undefined) {
    schema = kind.schema.partial();
    drafts.set(kind, schema);
  }
  return schema;
}

/** Marks of passages that are none, or come twice. */
function passageFaults(body: string, line: number, fault: (line: number, message: string) => Fault): Fault[] {
  if (!body.includes("<!--")) return [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  let before = "";
  for (const [at, text] of body.split("\n").entries()) {
    const name = PASSAGE.exec(text)?.[1];
    if (name !== undefined) {
      if (seen.has(name))
        faults.push(fault(line + at, `the passage "${name}" begins here for the second time. Give it another name.`));
      else if (seen.size === 0 && /\S/.test(before)) {
        faults.push(
          fault(
            line + at,
            "words stand above the first passage's mark. Move the mark above them, or give them a mark of their own.",
          ),
        );
      }
      seen.add(name);
    } else if (text.includes("<!--")) {
      const near = /passage/i.test(text) || nearest(/[a-z]+/i.exec(text)?.[0] ?? "", ["passage"]) !== undefined;
      faults.push(
        fault(
          line + at,
          near
            ? "this mark of a passage is not understood. Write it alone on its line, like: <!-- passage: opening -->"
            : "readers would see this comment. Delete it; notes for editors go above the text, after a #.",
        ),
      );
    }
    before += text;
  }
  return faults;
}
