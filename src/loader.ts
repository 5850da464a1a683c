/** Reads the folder of records: every file once, and again only when it changed; every fault of every file at once. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent, type Stats } from "node:fs";
import { join, posix, sep } from "node:path";
import { measure, type Measured } from "./attachment.ts";
import { stillKept } from "./images.ts";
import type { Content } from "./content.ts";
import { Faults, type Fault } from "./faults.ts";
import { lineOfPath } from "./front-matter.ts";
import type { Kind } from "./kind.ts";
import { LITTER } from "./litter.ts";
import { nearest } from "./nearest.ts";
import { slugOf } from "./record-name.ts";
import { judgeText, type ReadRecord, type StoredRecord } from "./record.ts";
import { recordText, type RecordText } from "./record-text.ts";
import { recordReferences, Resolver } from "./references.ts";
import { fieldPath } from "./schema-faults.ts";
import { readSite, siteReferences, type StoredSite } from "./site-file.ts";
import type { PlacedMessage } from "./source-text.ts";
import type { StoredFile } from "./stored-file.ts";
import { readTarget } from "./target.ts";
import { styleWarnings } from "./style.ts";
import { Refusal } from "../scripts/refusal.ts";

/** What says that a file is still the one that was read. */
interface Seen<T> {
  stamp: string;
  result: T;
}

/** What a file says, and what its schema makes of it. */
interface SeenRecord extends Seen<ReadRecord> {
  /** Kept where the folder may be read again. */
  text: RecordText | PlacedMessage | undefined;
}

/** What was read of files, each by its path below the folder, with what says that it is still the same. */
export interface Parsed {
  records: [
    inner: string,
    stamp: string,
    text: RecordText | PlacedMessage,
    /** What the schema made of the text. */
    judged: Omit<StoredRecord, "kind" | keyof RecordText> | { faults: Fault[] },
  ][];
  measured: [inner: string, stamp: string, result: Measured | string][];
  /** Of files that may have faults now: the last text without, if there was one. */
  sound: [inner: string, text: RecordText | undefined][];
}

/** A file of a kind's folder that is no record. */
interface Extra {
  name: string;
  path: string;
  file: string;
  /** The folder's name, if it lies in a record's own folder. */
  folder: string | undefined;
  used: boolean;
}

/** Records that stand in for files with faults, by the file as people are told of it; nothing where none can. */
export type StandIns = ReadonlyMap<string, StoredRecord | undefined>;

/** One run over the folder. */
interface Run {
  standIns: StandIns | undefined;
  faults: Fault[];
  records: Map<string, StoredRecord>;
  /** Refs whose files have faults. */
  faulty: Set<string>;
  files: Map<string, Map<string, StoredFile>>;
  /** By kind and name (or folder/name): what lies beside the records. */
  extras: Map<Kind, Map<string, Extra>>;
}

/** A file with a fault of its own stands as this, so that nothing else says it is missing; such content is never given out. */
const UNMEASURED: Measured = { type: "", label: "", image: false, bytes: 0, sha256: "" };

export class Loader {
  readonly folder: string;
  private readonly kinds: readonly Kind[];
  private readonly once: boolean;
  private readonly shown: string;
  private root = "";
  private readonly records = new Map<string, SeenRecord>();
  private readonly measured = new Map<string, Seen<Measured | string>>();
  private readonly styled = new WeakMap<StoredRecord, Fault[]>();

  /** `once` says that the folder is read a single time: no file is looked at for what would show a later change. */
  constructor(folder: string, kinds: readonly Kind[], once = false) {
    this.folder = folder;
    this.kinds = kinds;
    this.once = once;
    this.shown = folder.split(sep).join("/").replace(/\/+$/, "") || "/";
  }

  /**
   * The content of the folder as it is now. Throws {@link Faults} with all of them; what it parsed is kept.
   * @param standIns where faults are known: what stands in for each file, and faults of what is no record are left aside
   */
  async load(standIns?: StandIns): Promise<Content> {
    this.root = this.realFolder();
    const run: Run = {
      standIns,
      faults: [],
      records: new Map(),
      faulty: new Set(),
      files: new Map(),
      extras: new Map(),
    };
    this.checkTop(run);
    const present = new Set<string>();
    for (const kind of this.kinds) this.readKind(kind, run, present);
    for (const path of this.records.keys()) if (!present.has(path)) this.records.delete(path);
    for (const record of run.records.values()) await this.attach(record, run);
    const site = this.readSite(run);
    const resolver = new Resolver(run.records, run.faulty, site?.fields.address);
    for (const record of run.records.values()) addFaults(run, recordReferences(record, resolver, run.files));
    if (site) addFaults(run, siteReferences(site, resolver));
    this.unused(run);
    const read = (file: string): boolean => file.endsWith(".md") || file === this.name("site.yaml");
    const faults = standIns ? run.faults.filter(({ file }) => read(file)) : run.faults;
    if (faults.length > 0 || site === undefined) throw new Faults(faults);
    const warningsOf = (): Fault[] => [...run.records.values()].flatMap((record) => this.warningsOf(record, site));
    let warnings: Fault[] | undefined;
    return {
      folder: this.folder,
      site,
      records: run.records,
      files: run.files,
      get warnings() {
        return (warnings ??= warningsOf());
      },
    };
  }

  /** What was read of each file so far, as plain values: {@link recall} gives it to another loader of the same folder. */
  parsed(): Parsed {
    const records: Parsed["records"] = [];
    for (const [inner, { stamp, text, result }] of this.records) {
      if (text === undefined) continue;
      const { record, faults } = result;
      if (record) {
        const { slug, ref, file, fields, toDo } = record;
        records.push([inner, stamp, text, { slug, ref, file, fields, toDo }]);
      } else records.push([inner, stamp, text, { faults: [...faults] }]);
    }
    return {
      records,
      measured: [...this.measured].map(([inner, { stamp, result }]) => [inner, stamp, result]),
      sound: [],
    };
  }

  /**
   * Takes what another loader read: files that are as they were then are not read again.
   * @param judged whether it had the same schemas too: if not, what the files say is held to these ones
   */
  recall({ records, measured }: Parsed, judged: boolean): void {
    const kinds = new Map(this.kinds.map((kind) => [kind.name as string, kind]));
    for (const [inner, stamp, text, known] of records) {
      const [folder, name] = inner.split("/") as [string, string];
      const kind = kinds.get(folder);
      if (kind === undefined) continue;
      let result: ReadRecord;
      if (!judged || "message" in text) result = judgeText(kind, name, this.name(inner), text);
      else result = "faults" in known ? known : { record: { kind, ...known, ...text } };
      this.records.set(inner, { stamp, text, result });
    }
    for (const [inner, stamp, result] of measured) this.measured.set(inner, { stamp, result });
  }

  private realFolder(): string {
    try {
      const real = realpathSync(this.folder);
      if (statSync(real).isDirectory()) return real;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      throw new Refusal(`There is no folder ${this.folder}. Give the folder that holds the records.`);
    }
    throw new Refusal(`${this.folder} is not a folder. Give the folder that holds the records.`);
  }

  /** What stands at the top of the folder and is neither the site's file nor a kind's folder. */
  private checkTop(run: Run): void {
    const known = this.kinds.map((kind) => kind.name as string);
    for (const entry of this.entries("", run)) {
      if (known.includes(entry.name) || entry.name === "site.yaml") continue;
      const near = nearest(entry.name, [...known, "site.yaml"]);
      const help = near === undefined ? `The folders are ${known.join(", ")}.` : `Did you mean "${near}"?`;
      const what = entry.isDirectory() ? "no kind of record has this folder" : "nothing reads a file here";
      run.faults.push({ file: this.name(entry.name), line: 1, message: `${what}. ${help}` });
    }
  }

  private readKind(kind: Kind, run: Run, present: Set<string>): void {
    const extras = new Map<string, Extra>();
    run.extras.set(kind, extras);
    for (const entry of this.entries(kind.name, run)) {
      const inner = `${kind.name}/${entry.name}`;
      if (run.standIns?.has(this.name(inner))) {
        present.add(inner);
        standIn(run, run.standIns.get(this.name(inner)));
      } else if (entry.isDirectory() && entry.name.endsWith(".md")) {
        const message = `this is a folder with the name of a record. Rename it to ${entry.name.slice(0, -3)} if it holds the files of that record, or delete it.`;
        run.faults.push({ file: this.name(inner), line: 1, message });
      } else if (entry.isDirectory()) {
        for (const file of this.entries(inner, run)) {
          if (file.isDirectory()) {
            const message = "a record's folder holds files, and this is a folder in it. Move its files up.";
            run.faults.push({ file: this.name(`${inner}/${file.name}`), line: 1, message });
          } else this.extra(extras, `${inner}/${file.name}`, file.name, entry.name);
        }
      } else if (entry.name.endsWith(".md")) {
        present.add(inner);
        this.readOne(kind, entry, inner, run);
      } else this.extra(extras, inner, entry.name, undefined);
    }
  }

  private extra(extras: Map<string, Extra>, inner: string, name: string, folder: string | undefined): void {
    const key = folder === undefined ? name : `${folder}/${name}`;
    extras.set(key, { name, path: join(this.folder, inner), file: this.name(inner), folder, used: false });
  }

  private readOne(kind: Kind, entry: Dirent, inner: string, run: Run): void {
    const { name } = entry;
    const path = join(this.folder, inner);
    let stamp = "";
    if (!this.once || !entry.isFile()) {
      const stats = this.stats(path, inner, run);
      if (stats === undefined) return;
      stamp = stampOf(stats);
    }
    let seen = this.records.get(inner);
    if (seen?.stamp !== stamp) {
      const content = this.text(path, inner, run);
      if (content === undefined) return;
      const text = recordText(content);
      const result = judgeText(kind, name, this.name(inner), text);
      seen = { stamp, text: this.once ? undefined : text, result };
      this.records.set(inner, seen);
    }
    const { result } = seen;
    if (result.faults) {
      addFaults(run, result.faults);
      const named = slugOf(kind, name);
      if ("slug" in named) run.faulty.add(`${kind.name}/${named.slug}`);
      return;
    }
    const other = run.records.get(result.record.ref);
    if (other) {
      const message = `${other.file} has the same slug, "${result.record.slug}", so both would have one address. Rename one of them.`;
      run.faults.push({ file: result.record.file, line: 1, message });
    } else run.records.set(result.record.ref, result.record);
  }

  /** Finds and measures the files that a record names, in its fields or its text. */
  private async attach(record: StoredRecord, run: Run): Promise<void> {
    const { attachments } = record.fields;
    if (attachments.length === 0 && record.uses.length === 0) return;
    const extras = run.extras.get(record.kind)!;
    const stem = posix.basename(record.file, ".md");
    const there = [...extras.values()].filter((extra) => extra.folder === undefined || extra.folder === stem);
    const own = new Map<string, StoredFile>();
    const named = [
      ...attachments.map(({ file }, at) => ({ file, path: ["attachments", at, "file"] })),
      ...record.uses.flatMap((use) => {
        const target = readTarget(use.href);
        return target.to === "file" ? [{ file: target.file, line: record.line + use.line }] : [];
      }),
    ];
    for (const one of named) {
      const extra = extras.get(`${stem}/${one.file}`) ?? extras.get(one.file);
      const at = () =>
        "line" in one
          ? { file: record.file, line: one.line }
          : { file: record.file, line: lineOfPath(record.front, one.path, 2), field: fieldPath(one.path) };
      if (extra === undefined) {
        // A link in the text to a file that is not there is told with the other links.
        if ("line" in one) continue;
        const near = nearest(
          one.file,
          there.map((other) => other.name),
        );
        const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
        run.faults.push({
          ...at(),
          message: `there is no file "${one.file}" beside the record or in its folder.${hint}`,
        });
        continue;
      }
      extra.used = true;
      if (own.has(one.file)) continue;
      const result = await this.measure(extra, run);
      if (result === undefined) continue;
      const measured = typeof result === "string" ? UNMEASURED : result;
      if (typeof result === "string") run.faults.push({ ...at(), message: `"${one.file}" ${result}` });
      own.set(one.file, { ...measured, file: one.file, path: extra.path });
    }
    for (const [at, { file, alt, decorative }] of attachments.entries()) {
      if (!own.get(file)?.image || alt !== undefined || decorative === "yes") continue;
      run.faults.push({
        file: record.file,
        line: lineOfPath(record.front, ["attachments", at], 2),
        field: `attachments[${at + 1}].alt`,
        message: `the image "${file}" needs "alt", what it shows for people who cannot see it; or decorative: yes where it says nothing.`,
      });
    }
    if (own.size > 0) run.files.set(record.ref, own);
  }

  private async measure(extra: Extra, run: Run): Promise<Measured | string | undefined> {
    const inner = extra.file.slice(this.shown.length + 1);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(extra.name)) {
      return "becomes part of an address, so its name has letters, digits, hyphens, underscores and full stops only. Rename it.";
    }
    const stats = this.stats(extra.path, inner, run);
    if (stats === undefined) return undefined;
    const stamp = stampOf(stats);
    const seen = this.measured.get(inner);
    if (seen?.stamp === stamp && isWhole(seen.result)) return seen.result;
    const bytes = this.bytes(extra.path, inner, run);
    if (bytes === undefined) return undefined;
    const result = await measure(extra.name, bytes);
    this.measured.set(inner, { stamp, result });
    return result;
  }

  private readSite(run: Run): StoredSite | undefined {
    const path = join(this.folder, "site.yaml");
    const file = this.name("site.yaml");
    let there = true;
    try {
      lstatSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      there = false;
    }
    if (!there) {
      run.faults.push({
        file,
        line: 1,
        message:
          "the file is missing. It says what the site is called and where it lives; docs/fields.md lists its fields.",
      });
      return undefined;
    }
    if (this.stats(path, "site.yaml", run) === undefined) return undefined;
    const bytes = this.bytes(path, "site.yaml", run);
    if (bytes === undefined) return undefined;
    const result = readSite(file, bytes);
    if (result.faults) addFaults(run, result.faults);
    return result.site;
  }

  /** Files that no record names. */
  private unused(run: Run): void {
    for (const extras of run.extras.values()) {
      for (const extra of extras.values()) {
        if (extra.used) continue;
        const message =
          /\.(?:markdown|mdown|txt|yaml|yml|MD)$/.test(extra.name) && extra.folder === undefined
            ? 'no record names this file. If it is a record, its name ends in .md; if not, name it under "attachments" of a record, or delete it.'
            : 'no record names this file. Name it under "attachments" of a record, or delete it.';
        run.faults.push({ file: extra.file, line: 1, message });
      }
    }
  }

  private warningsOf(record: StoredRecord, site: StoredSite): Fault[] {
    let warnings = this.styled.get(record);
    if (warnings === undefined) {
      warnings = styleWarnings(record, site.fields.names);
      this.styled.set(record, warnings);
    }
    return warnings;
  }

  /** A folder's entries in order of name, litter left out; nothing where there is no such folder. */
  private entries(inner: string, run: Run): Dirent[] {
    const path = join(this.folder, inner);
    if (inner !== "" && this.stats(path, inner, run, true) === undefined) return [];
    let entries: Dirent[];
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT") return [];
      const message = code === "ENOTDIR" ? "this should be a folder of records, and is a file." : unreadable(code);
      run.faults.push({ file: this.name(inner), line: 1, message });
      return [];
    }
    return entries.filter((entry) => !LITTER.test(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A file's stats, if it lies within the folder (links followed) and is a plain file (or folder). */
  private stats(path: string, inner: string, run: Run, folder = false): Stats | undefined {
    let stats: Stats;
    try {
      stats = lstatSync(path);
      if (stats.isSymbolicLink()) {
        const real = realpathSync(path);
        if (real !== this.root && !real.startsWith(this.root + sep)) {
          const message = `this is a link to ${real}, outside the records. Put the file itself here.`;
          run.faults.push({ file: this.name(inner), line: 1, message });
          return undefined;
        }
        stats = statSync(path);
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Deleted since the folder was listed: as if it had not been there.
      if (code === "ENOENT" && !isLink(path)) return undefined;
      const message =
        code === "ENOENT" || code === "ELOOP" ? "this is a link that leads nowhere. Delete it." : unreadable(code);
      run.faults.push({ file: this.name(inner), line: 1, message });
      return undefined;
    }
    if (folder || stats.isFile()) return stats;
    const message = "this is not a plain file. Delete it, or put a file in its place.";
    run.faults.push({ file: this.name(inner), line: 1, message });
    return undefined;
  }

  /** A file's text if it is UTF-8 beyond doubt, which Node reads in a third of the time; its bytes if not. */
  private text(path: string, inner: string, run: Run): string | Buffer | undefined {
    try {
      const text = readFileSync(path, "utf8");
      return text.includes("\ufffd") ? readFileSync(path) : text;
    } catch (error) {
      this.unread(error, inner, run);
      return undefined;
    }
  }

  private bytes(path: string, inner: string, run: Run): Buffer | undefined {
    try {
      return readFileSync(path);
    } catch (error) {
      this.unread(error, inner, run);
      return undefined;
    }
  }

  /** A file that cannot be read is a fault; one deleted since the folder was listed is as if it had not been there. */
  private unread(error: unknown, inner: string, run: Run): void {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code !== "ENOENT") run.faults.push({ file: this.name(inner), line: 1, message: unreadable(code) });
  }

  /** What people are told a file is called. */
  private name(inner: string): string {
    return posix.join(this.shown, inner);
  }
}

function standIn(run: Run, record: StoredRecord | undefined): void {
  if (record === undefined || run.records.has(record.ref)) return;
  run.records.set(record.ref, record);
  run.faulty.add(record.ref);
}

/** More faults than this in one file have one cause: the rest are counted. */
const MANY = 50;

function addFaults(run: Run, faults: readonly Fault[]): void {
  run.faults.push(...counted(faults));
}

/** The faults of one file as they are told: the first ones, and how many more. */
export function counted(faults: readonly Fault[]): readonly Fault[] {
  const next = faults[MANY];
  if (next === undefined) return faults;
  const more = faults.length - MANY;
  const rest = `and ${more} more ${more === 1 ? "fault" : "faults"} from here on.`;
  return [...faults.slice(0, MANY), { file: next.file, line: next.line, message: rest }];
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function unreadable(code: string | undefined): string {
  if (code === "EACCES" || code === "EPERM")
    return "this cannot be read: its permissions forbid it. Let your account read it.";
  return `this cannot be read (${code ?? "unknown reason"}).`;
}

/** Whether all that was made of a file is still there: a cache may be emptied at any time. */
function isWhole(result: Measured | string): boolean {
  return typeof result === "string" || result.renditions === undefined || stillKept(result.renditions);
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}
