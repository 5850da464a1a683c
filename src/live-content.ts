/**
 * Content that is kept up to date while its files are being written. Most edits change the words of one record: that
 * one is read and held against the others, which stay as they are; everything else is read as a build reads it. The
 * result is the same either way, and a property test holds it so.
 */
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { contentLoader, KINDS, type Content } from "./content.ts";
import { Faults, type Fault } from "./faults.ts";
import { LITTER, type Parsed } from "./loader.ts";
import { slugOf } from "./record-name.ts";
import { readRecord, type StoredRecord } from "./record.ts";
import { recordReferences, Resolver } from "./references.ts";
import { styleWarnings } from "./style.ts";
import { readTarget } from "./target.ts";

export interface Update {
  content: Content;
  /** The records whose words changed since the update before, where nothing else did; undefined where anything may have. */
  changed: readonly StoredRecord[] | undefined;
}

export class LiveContent {
  private readonly folder: string;
  private readonly loader: ReturnType<typeof contentLoader>;
  private sound: Content | undefined;
  /** Files that changed since the content was last sound. */
  private readonly doubtful = new Set<string>();

  constructor(folder: string) {
    this.folder = resolve(folder);
    this.loader = contentLoader(folder);
  }

  /** What was read of the files, to be kept for a later run of the same code. */
  parsed(): Parsed {
    return this.loader.parsed();
  }

  /** Takes what an earlier run of the same code read. */
  recall(parsed: Parsed): void {
    this.loader.recall(parsed);
  }

  /**
   * The content as it is now. `paths` (absolute) are all the files that changed since the last call; without them,
   * any may have. Throws {@link Faults} with every fault of every file.
   */
  async update(paths?: readonly string[]): Promise<Update> {
    for (const path of paths ?? []) this.doubtful.add(path);
    const before = paths === undefined ? undefined : this.sound;
    const update = (before && this.inWords(before)) ?? { content: await this.loader.load(), changed: undefined };
    this.sound = update.content;
    this.doubtful.clear();
    return update;
  }

  /** The update, if nothing changed but words of records; undefined where more did. Throws {@link Faults} in those words. */
  private inWords(before: Content): Update | undefined {
    const records = new Map(before.records);
    const changed: StoredRecord[] = [];
    const faulty = new Set<string>();
    const faults: Fault[] = [];
    for (const path of this.doubtful) {
      if (isOfNoConsequence(path, before)) continue;
      const old = this.recordOf(path, before);
      const bytes = old && plainBytes(path);
      if (old === undefined || bytes === undefined || hasFiles(old)) return undefined;
      const { record, faults: found } = readRecord(old.kind, basename(path), old.file, bytes);
      if (record === undefined) {
        faults.push(...found);
        faulty.add(old.ref);
        records.delete(old.ref);
      } else if (record.ref !== old.ref || hasFiles(record) || concernsOthers(record) !== concernsOthers(old))
        return undefined;
      else {
        records.set(old.ref, record);
        changed.push(record);
      }
    }
    const resolver = new Resolver(records, faulty, before.site.fields.address);
    for (const record of changed) faults.push(...recordReferences(record, resolver, before.files));
    if (faults.length > 0) throw new Faults(faults);
    const { folder, site, files } = before;
    const content: Content = {
      folder,
      site,
      records,
      files,
      get warnings() {
        return [...records.values()].flatMap((record) => styleWarnings(record, site.fields.names));
      },
    };
    return { content, changed };
  }

  /** The sound record that a file held before. */
  private recordOf(path: string, before: Content): StoredRecord | undefined {
    const kind = KINDS.find(({ name }) => dirname(path) === join(this.folder, name));
    if (kind === undefined || !path.endsWith(".md")) return undefined;
    const named = slugOf(kind, basename(path));
    const record = "slug" in named ? before.records.get(`${kind.name}/${named.slug}`) : undefined;
    return record && basename(record.file) === basename(path) ? record : undefined;
  }
}

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
