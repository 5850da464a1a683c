/**
 * Content that is kept up to date while its files are being written. Most edits change the words of one record: that
 * one is read and held against the others, which stay as they are; everything else is read as a build reads it. The
 * result is the same either way, and a property test holds it so.
 */
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { contentLoader, KINDS, type Content } from "./content.ts";
import { Faults, type Fault } from "./faults.ts";
import type { Kind } from "./kind.ts";
import { LITTER } from "./litter.ts";
import { counted, type Parsed } from "./loader.ts";
import { slugOf } from "./record-name.ts";
import { readRecord, withoutFaulty, type StoredRecord } from "./record.ts";
import type { RecordText } from "./record-text.ts";
import { recordReferences, Resolver } from "./references.ts";
import { styleWarnings } from "./style.ts";
import { readTarget } from "./target.ts";

export interface Update {
  /**
   * What can be shown: all as it is now, where there are no faults; else the last version without faults of each file
   * that has some (an empty draft where there was none). Undefined where nothing can be.
   */
  content: Content | undefined;
  /** The records in other words than in the content before, where nothing else changed; undefined where anything may have. */
  changed: readonly StoredRecord[] | undefined;
  /** Every fault of every file. */
  faults: readonly Fault[];
}

export class LiveContent {
  private readonly folder: string;
  private readonly loader: ReturnType<typeof contentLoader>;
  /** What was given out last. */
  private shown: Content | undefined;
  /** Files that changed since there were no faults, and those that have some. */
  private readonly doubtful = new Set<string>();
  /** Of each kind, what {@link EMPTY_DRAFT} says. */
  private readonly drafts = new Map<Kind, StoredRecord>();
  /** By folder and name: texts without faults that an earlier run read, until something of this one is shown. */
  private readonly sound = new Map<string, RecordText>();

  constructor(folder: string) {
    this.folder = resolve(folder);
    this.loader = contentLoader(folder);
  }

  /** What was read of the files, to be kept for a later run of the same code. */
  parsed(): Parsed {
    const sound: Parsed["sound"] = [...this.sound];
    for (const path of this.shown ? this.doubtful : []) {
      if (!path.endsWith(".md")) continue;
      const record = this.shown && this.recordOf(path, this.shown);
      const isEmpty = record === undefined || record.front === this.drafts.get(record.kind)?.front;
      if (isEmpty) sound.push([innerName(path), undefined]);
      else {
        const { front, body, line, uses } = record;
        sound.push([innerName(path), { front, body, line, uses }]);
      }
    }
    return { ...this.loader.parsed(), sound };
  }

  /** Takes what an earlier run read; `judged` says that it had the same schemas too. */
  recall(parsed: Parsed, judged: boolean): void {
    this.loader.recall(parsed, judged);
    for (const [inner, , text, known] of parsed.records)
      if (!("message" in text) && !("faults" in known)) this.sound.set(inner, text);
    for (const [inner, text] of parsed.sound) {
      if (text) this.sound.set(inner, text);
      else this.sound.delete(inner);
    }
  }

  /**
   * The content as it is now. `paths` (absolute) are all the files that changed since the last call; without them,
   * any may have. Throws a {@link Refusal} where there is no such folder.
   */
  async update(paths: readonly string[] = [this.folder]): Promise<Update> {
    for (const path of paths) this.doubtful.add(path);
    const update = (this.shown && this.inWords(this.shown)) ?? (await this.anew());
    if (update.faults.length === 0) this.doubtful.clear();
    this.shown = update.content;
    if (this.shown) this.sound.clear();
    return update;
  }

  /** The update, if nothing changed but words of records; undefined where more did. */
  private inWords(before: Content): Update | undefined {
    const records = new Map(before.records);
    const read: StoredRecord[] = [];
    const faulty = new Set<string>();
    const faults: Fault[] = [];
    for (const path of this.doubtful) {
      if (path !== this.folder && isOfNoConsequence(path, before)) continue;
      const old = this.recordOf(path, before);
      const bytes = old && plainBytes(path);
      if (old === undefined || bytes === undefined || hasFiles(old)) return undefined;
      const { record, faults: found } = readRecord(old.kind, basename(path), old.file, bytes);
      if (record === undefined) {
        faults.push(...counted(found));
        faulty.add(old.ref);
        records.delete(old.ref);
      } else if (record.ref !== old.ref || hasFiles(record) || concernsOthers(record) !== concernsOthers(old))
        return undefined;
      else {
        records.set(old.ref, record);
        read.push(record);
      }
    }
    const resolver = new Resolver(records, faulty, before.site.fields.address);
    const changed = read.filter((record) => {
      const found = recordReferences(record, resolver, before.files);
      faults.push(...counted(found));
      return found.length === 0;
    });
    const shown = new Map(before.records);
    for (const record of changed) shown.set(record.ref, record);
    const { folder, site, files } = before;
    const content: Content = {
      folder,
      site,
      records: shown,
      files,
      get warnings() {
        return [...shown.values()].flatMap((record) => styleWarnings(record, site.fields.names));
      },
    };
    return { content, changed, faults: new Faults(faults).faults };
  }

  /** The update, read as a build reads it. */
  private async anew(): Promise<Update> {
    try {
      return { content: await this.loader.load(), changed: undefined, faults: [] };
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      const { faults } = error;
      for (const { file } of faults) this.doubtful.add(resolve(file));
      const content = await this.despite(faults);
      return content ? { content, changed: undefined, faults } : { content: this.shown, changed: [], faults };
    }
  }

  /** The content with stand-ins for the files that have faults; undefined where they do not fit the rest. */
  private async despite(known: readonly Fault[]): Promise<Content | undefined> {
    const standIns = new Map<string, StoredRecord | undefined>();
    for (let faults = known; ;) {
      const records = [...new Set(faults.map(({ file }) => file))].filter((file) => file.endsWith(".md"));
      // What an earlier run read may lead to what is not there any more: then it is of no use.
      const files = records.filter((file) => !standIns.has(file) || this.sound.delete(innerName(file)));
      if (files.length === 0 && faults !== known) return undefined;
      for (const file of files) standIns.set(file, this.standIn(file));
      try {
        return await this.loader.load(standIns);
      } catch (error) {
        if (!(error instanceof Faults)) throw error;
        faults = error.faults;
      }
    }
  }

  /** What is shown of a file that has faults: what was shown before, or a draft that says no more than that. */
  private standIn(file: string): StoredRecord | undefined {
    const name = basename(file);
    const kind = KINDS.find((one) => one.name === basename(dirname(file)));
    if (kind === undefined) return undefined;
    if (this.shown) return this.recordOf(resolve(file), this.shown) ?? this.emptyDraft(kind, name, file);
    const text = this.sound.get(innerName(file));
    return (text && withoutFaulty(kind, name, file, text)) ?? this.emptyDraft(kind, name, file);
  }

  /** What stands in for a file that was never without faults; undefined where its name makes it none. */
  private emptyDraft(kind: Kind, name: string, file: string): StoredRecord | undefined {
    const named = slugOf(kind, name);
    if ("fault" in named) return undefined;
    let draft = this.drafts.get(kind);
    if (draft === undefined) this.drafts.set(kind, (draft = readRecord(kind, "x.md", "x.md", EMPTY_DRAFT).record!));
    const { slug } = named;
    return { ...draft, slug, ref: `${kind.name}/${slug}`, file, fields: { ...draft.fields, title: name } };
  }

  /** The record that a file held before. */
  private recordOf(path: string, before: Content): StoredRecord | undefined {
    const kind = KINDS.find(({ name }) => dirname(path) === join(this.folder, name));
    if (kind === undefined || !path.endsWith(".md")) return undefined;
    const named = slugOf(kind, basename(path));
    const record = "slug" in named ? before.records.get(`${kind.name}/${named.slug}`) : undefined;
    return record && basename(record.file) === basename(path) ? record : undefined;
  }
}

/** A record's file below the folder: `announcements/x.md`. */
function innerName(path: string): string {
  return `${basename(dirname(path))}/${basename(path)}`;
}

/** What stands in for a file that was never without faults; its name stands for the title. */
const EMPTY_DRAFT = `---
title: x
status: draft
---

This file has faults, and there is no version without them to show. They are listed at the foot of this page. Its words stand here once they are mended.
`;

/** What editors and systems leave behind, for a while or for good: it was nothing to the content, and is not there now. */
function isOfNoConsequence(path: string, before: Content): boolean {
  if (LITTER.test(basename(path))) return true;
  if (path.endsWith(".md") || existsSync(path)) return false;
  const files = [...before.files.values()].flatMap((own) => [...own.values()]);
  return (
    !files.some((file) => `${resolve(file.path)}/`.startsWith(`${path}/`)) &&
    !KINDS.some(({ name }) => basename(path) === name) &&
    basename(path) !== "site.yaml"
  );
}

/** Files that go with a record are found and measured by the loader. */
function hasFiles({ fields, uses }: StoredRecord): boolean {
  return fields.attachments.length > 0 || uses.some(({ href }) => readTarget(href).to === "file");
}

/** What other records are held to: whether they may lead to this one, and which addresses it claims. */
function concernsOthers({ fields }: StoredRecord): string {
  return [fields.status, ...fields["former-slugs"]].join();
}

function plainBytes(path: string): Buffer | undefined {
  try {
    return lstatSync(path).isFile() ? readFileSync(path) : undefined;
  } catch (error) {
    if (["ENOENT", "EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
