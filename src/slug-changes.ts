/**
 * Slugs that change. A record's slug is its file's name, so whoever renames the file moves its page. What stood under
 * each slug is remembered beside the site, never in it; where a public record is gone and one of its kind with the same
 * text, or the same title and day, has come, it is the one that was renamed: the slug it had is written into its
 * `former-slugs`, and its old address leads to the new one.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { withFormerSlug } from "./former-slug.ts";
import type { Kind } from "./kind.ts";
import { slugOf } from "./record-name.ts";
import { readRecord, type StoredRecord } from "./record.ts";
import { publicFrom } from "./record-view.ts";

/** By ref (`announcements/x`): what a file is known by under another name. What this run read stands there as it is. */
export type SlugMemory = Map<string, Remembered | StoredRecord>;

interface Remembered {
  /** When it becomes public: ISO 8601 in UTC, null for a draft, "" for what always was. */
  from: string | null;
  /** Its title and its first day. */
  title: string;
  /** The beginning of the SHA-256 of its text, 96 bits; "" where it has none. */
  text: string;
  /** Its own former slugs, where it has some. */
  former?: readonly string[];
  /** Its file was not there when it was last looked for. */
  gone?: true;
}

/** A record that was renamed. */
export interface SlugChange {
  /** Its file, as people are told of it. */
  file: string;
  /** Its old and its new address, below the root. */
  from: string;
  to: string;
  /** Whether the old slug stands in its `former-slugs` now; if not, somebody has to write it there. */
  written: boolean;
}

/** What an earlier run kept in a folder for memories; nothing where there was none. */
export function recallSlugs(cache: string, data: string): SlugMemory {
  try {
    const kept = readFileSync(placeOf(cache, data), "utf8");
    return new Map(Object.entries(JSON.parse(kept.slice(kept.indexOf("\n"))) as Record<string, Remembered>));
  } catch (error) {
    // Cut short by a power cut: as if nothing had been kept.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw error;
  }
}

/** Keeps for later runs what is remembered of a folder of records, in place of what is kept of folders that are gone. */
export function keepSlugs(cache: string, data: string, memory: SlugMemory): void {
  const place = placeOf(cache, data);
  mkdirSync(cache, { recursive: true });
  const known = [...memory].map(([ref, one]) => [ref, remembered(one)]);
  replace(place, `${resolve(data)}\n${JSON.stringify(Object.fromEntries(known))}`);
  for (const name of readdirSync(cache).filter((one) => one.endsWith(".json"))) {
    const folder = plainBytes(join(cache, name))?.toString().split("\n", 1)[0];
    if (folder !== undefined && !existsSync(folder)) rmSync(join(cache, name), { force: true });
  }
}

/** Remembers records that were read and found sound. */
export function rememberSlugs(memory: SlugMemory, records: Iterable<StoredRecord>): void {
  for (const record of records) memory.set(record.ref, record);
}

/**
 * Writes the former slugs of the records that were renamed since they were remembered.
 * @param folder the folder of records
 * @param now ISO 8601 in UTC: nobody knows the address of what was not public by then
 */
export function followSlugs(memory: SlugMemory, folder: string, kinds: readonly Kind[], now: string): SlugChange[] {
  return kinds.flatMap((kind) => {
    const names = namesIn(folder, kind);
    const gone = [...memory].filter(([ref]) => ref.startsWith(`${kind.name}/`) && !names.has(ref));
    const missed = gone.map(([ref, one]) => ({ ref, was: remembered(one) })).filter(({ was }) => isPublic(was, now));
    if (missed.length === 0) return [];
    const successorOf = successors(
      newRecords(memory, folder, kind, names),
      [...memory].filter(([ref, one]) => names.has(ref) && !("gone" in one)),
    );
    for (const [ref, one] of gone) memory.set(ref, { ...remembered(one), gone: true });
    return missed.flatMap(({ ref, was }) => {
      const found = successorOf(was);
      if (found === undefined) return [];
      const [renamed, record] = found;
      const [before, after] = [ref, renamed].map((one) => one.slice(kind.name.length + 1)) as [string, string];
      const path = join(folder, kind.name, names.get(renamed)!);
      const text = plainBytes(path)?.toString();
      // It is being renamed once more.
      if (text === undefined) return [];
      memory.delete(ref);
      const next = withFormerSlug(text, before, after);
      // Git has put another state of the record there, which knows of the name already, or does not know of it yet.
      if (next === text || (was.former?.includes(after) && !remembered(record).former?.includes(after))) return [];
      const written = next !== undefined && write(path, next);
      return { file: path.split(sep).join("/"), from: kind.address(before), to: kind.address(after), written };
    });
  });
}

/** What was done, as a line for the person who renamed it. */
export function formatSlugChange({ file, from, to, written }: SlugChange): string {
  const slug = from.split("/").at(-2)!;
  return written
    ? `${file} was renamed: ${from} leads to ${to}. Its old slug stands under "former-slugs"; delete it there if nobody knows that address.`
    : `${file} was renamed, and could not be written to. Put its old slug under "former-slugs" (  - ${slug}), so that ${from} leads to ${to}.`;
}

/** The files of a kind by ref; none where it has no folder. */
function namesIn(folder: string, kind: Kind): Map<string, string> {
  const names = new Map<string, string>();
  let entries: string[];
  try {
    entries = readdirSync(join(folder, kind.name));
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return names;
    throw error;
  }
  for (const name of entries.filter((one) => one.endsWith(".md"))) {
    const named = slugOf(kind, name);
    if ("slug" in named) names.set(`${kind.name}/${named.slug}`, name);
  }
  return names;
}

/** Sound records that were not there before. */
function newRecords(
  memory: SlugMemory,
  folder: string,
  kind: Kind,
  names: ReadonlyMap<string, string>,
): [ref: string, record: StoredRecord][] {
  return [...names].flatMap(([ref, name]) => {
    const before = memory.get(ref);
    if (before && !("gone" in before)) return [];
    const bytes = plainBytes(join(folder, kind.name, name));
    const record = bytes && readRecord(kind, name, name, bytes).record;
    return record ? [[ref, record]] : [];
  });
}

/**
 * Says which record one that is gone has become: the one with its title and its text, or its text, or its title, among
 * those that came; or, for some rename by copying and deleting, one with both among those that were known before.
 * Undefined where there is none, or more than one.
 */
function successors(
  come: readonly [string, StoredRecord][],
  known: readonly [string, Remembered | StoredRecord][],
): (gone: Remembered) => [ref: string, one: Remembered | StoredRecord] | undefined {
  const both = ({ title, text }: Remembered): string => text && `${title}\n${text}`;
  const byBoth = grouped(come, (one) => both(remembered(one)));
  const byText = grouped(come, textOf);
  const byTitle = grouped(come, titleOf);
  const knownByTitle = grouped(known, titleOf);
  return (gone) => {
    const copies = (knownByTitle.get(gone.title) ?? []).filter(
      ([, one]) => gone.text !== "" && textOf(one) === gone.text,
    );
    for (const found of [byBoth.get(both(gone)), byText.get(gone.text), byTitle.get(gone.title), copies]) {
      if (found !== undefined && found.length > 0) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  };
}

/** What has a key, by it. */
function grouped<T>(pairs: readonly [string, T][], keyOf: (one: T) => string): Map<string, [string, T][]> {
  const groups = new Map<string, [string, T][]>();
  for (const pair of pairs) {
    const key = keyOf(pair[1]);
    if (key === "") continue;
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return groups;
}

function isPublic({ from }: Remembered, now: string): boolean {
  return from !== null && from <= now;
}

function remembered(one: Remembered | StoredRecord): Remembered {
  if (!("kind" in one)) return one;
  const from = publicFrom(one);
  const former = one.fields["former-slugs"];
  return {
    from: from === undefined ? "" : from,
    title: titleOf(one),
    text: textOf(one),
    ...(former.length > 0 ? { former } : {}),
  };
}

function titleOf(one: Remembered | StoredRecord): string {
  return "kind" in one ? `${one.fields.title ?? ""}\n${one.fields.date?.value.first ?? ""}` : one.title;
}

function textOf(one: Remembered | StoredRecord): string {
  if (!("kind" in one)) return one.text;
  const text = one.body.trim();
  return text === "" ? "" : createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

/** Writes a record's file anew; false where the disk does not let us. */
function write(path: string, text: string): boolean {
  try {
    // The file itself, should this be a link to it.
    const place = realpathSync(path);
    replace(place, text, statSync(place).mode);
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS", "ENOSPC", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? ""))
      return false;
    throw error;
  }
}

/** Puts a text in a file's place in one step. */
function replace(path: string, text: string, mode?: number): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, text, mode === undefined ? {} : { mode });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function plainBytes(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch (error) {
    if (["ENOENT", "EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

function placeOf(cache: string, data: string): string {
  return join(cache, `${createHash("sha256").update(resolve(data)).digest("hex").slice(0, 16)}.json`);
}
