/** References between records: each names something that is there, or the fault says what was probably meant. */
import { missingFile } from "./attachment.ts";
import type { Fault } from "./faults.ts";
import { lineOfPath } from "./front-matter.ts";
import { KIND_NAMES, type Kind } from "./kind.ts";
import { nearest } from "./nearest.ts";
import type { StoredRecord } from "./record.ts";
import { fieldName, fieldPath } from "./schema-faults.ts";
import type { StoredFile } from "./stored-file.ts";
import { readTarget } from "./target.ts";

type Files = ReadonlyMap<string, ReadonlyMap<string, StoredFile>>;

/** Knows every record and every former address; says what is wrong with a reference. */
export class Resolver {
  /** A former ref and the record that had it. */
  readonly former = new Map<string, StoredRecord>();
  private readonly records: ReadonlyMap<string, StoredRecord>;
  /** The site's public address with its slash, where it is known. */
  private readonly root: string | undefined;
  /** Suggestions still to be made: looking through every record for each of many faults would take minutes. */
  private suggestions = 100;
  /** Refs of files that have faults of their own: their absence is no second fault. */
  private readonly faulty: ReadonlySet<string>;

  constructor(records: ReadonlyMap<string, StoredRecord>, faulty: ReadonlySet<string>, address?: string) {
    this.records = records;
    this.faulty = faulty;
    this.root = address?.replace(/\/*$/, "/");
    for (const record of records.values()) {
      for (const slug of record.fields["former-slugs"]) {
        const ref = `${record.kind.name}/${slug}`;
        if (!this.former.has(ref)) this.former.set(ref, record);
      }
    }
  }

  /** Why a ref names nothing that can be led to; undefined where it does. `self` is the record that says so. */
  refFault(ref: string, self?: StoredRecord): string | undefined {
    if (this.faulty.has(ref)) return undefined;
    const found = this.records.get(ref);
    if (found?.fields.status === "draft" && self?.fields.status !== "draft") {
      return `"${ref}" is a draft, and nothing public can lead to it. Publish it first, or leave it out here.`;
    }
    if (found) return undefined;
    const moved = this.former.get(ref);
    if (moved) return `"${ref}" is now called "${moved.ref}". Write that.`;
    const near = this.nearestRef(ref, self?.ref);
    return `there is no record "${ref}".${near === undefined ? "" : ` Did you mean "${near}"?`}`;
  }

  /** Whether a record has this ref now. */
  isTaken(ref: string): boolean {
    return this.records.has(ref) || this.faulty.has(ref);
  }

  private nearestRef(ref: string, self: string | undefined): string | undefined {
    if (this.suggestions === 0) return undefined;
    this.suggestions -= 1;
    const others = [...this.records.keys()].filter((other) => other !== self);
    const named = this.refOfFile(ref);
    if (named !== undefined && named !== self) return named;
    return nearest(ref, others) ?? others.find((other) => other.endsWith(ref.slice(ref.indexOf("/"))));
  }

  /** The ref of a record that was named by its file, its address or in capitals: `2009-12-15-x.md`, `Teams/Strategy`. */
  private refOfFile(text: string): string | undefined {
    const [last = "", kind] = text
      .toLowerCase()
      .replace(/#.*$|\/+$/g, "")
      .split("/")
      .reverse();
    const slug = last.replace(/\.md$/, "").replace(/^\d{4}-\d{2}-\d{2}-/, "");
    return KIND_NAMES.filter((name) => kind === undefined || kind === name || /^[._]/.test(kind))
      .map((name) => `${name}/${slug}`)
      .find((ref) => this.records.has(ref));
  }

  /** What is wrong with a link's address; undefined where nothing is. `files` are those that go with the record. */
  linkFault(href: string, files?: ReadonlyMap<string, StoredFile>, self?: StoredRecord): string | undefined {
    const target = readTarget(href);
    if (target.to === "web") return this.ownPageFault(target.url);
    if (target.to === "nowhere" || (target.to === "file" && !files?.has(target.file))) {
      const ref = /^[a-z]+:/i.test(href) ? undefined : this.refOfFile(href);
      if (ref !== undefined) return `"${href}" is not how a record is named here. Write ${ref}.`;
    }
    if (target.to === "nowhere") return `${target.why}.`;
    if (target.to === "record") {
      // An address such as `/announcements/2009/` may be a list's: the link check judges those on the built site.
      if (href.startsWith("/") && !this.records.has(target.ref)) return undefined;
      return this.refFault(target.ref, self);
    }
    if (target.to !== "file" || files?.has(target.file)) return undefined;
    if (!target.file.includes("."))
      return `"${target.file}" is not an address. Write a record as kind/slug, such as announcements/the-engagement-ethic.`;
    return missingFile(target.file, files?.keys() ?? []);
  }

  /** A page of the site by its public address would be no link that is checked, and would lead out of a preview. */
  private ownPageFault(url: string): string | undefined {
    if (this.root === undefined || !`${url}/`.startsWith(this.root)) return undefined;
    const path = url.slice(this.root.length - 1) || "/";
    const target = readTarget(path);
    return `"${url}" is a page of this site. Write ${target.to === "record" ? target.ref + target.fragment : path}.`;
  }
}

/** What one record says of others that is not so. */
export function recordReferences(record: StoredRecord, resolver: Resolver, files: Files): Fault[] {
  const { fields } = record;
  const faults: Fault[] = [];
  const add = (path: PropertyKey[], message: string): void => {
    faults.push({ file: record.file, line: lineOfPath(record.front, path, 2), field: fieldPath(path), message });
  };
  for (const [at, ref] of fields.related.entries()) {
    const wrong = ref === record.ref ? "this is the record itself." : resolver.refFault(ref, record);
    if (wrong !== undefined) add(["related", at], `${fieldName(["related", at])}: ${wrong}`);
  }
  for (const [field, kind] of Object.entries(record.kind.slugsOf)) {
    const slug = fields[field];
    const wrong = typeof slug === "string" ? resolver.refFault(`${kind}/${slug}`, record) : undefined;
    if (wrong !== undefined) add([field], `${fieldName([field])}: ${wrong}`);
  }
  for (const [at, slug] of fields["former-slugs"].entries()) {
    const wrong = formerFault(record, slug, resolver);
    if (wrong !== undefined) add(["former-slugs", at], wrong);
  }
  const own = files.get(record.ref);
  for (const use of record.uses) {
    const wrong = use.image ? imageFault(record, use.href, use.words, own) : resolver.linkFault(use.href, own, record);
    const line = record.line + use.line;
    if (wrong !== undefined) faults.push({ file: record.file, line, message: wrong });
    if (!use.image && use.words.trim() === "") {
      faults.push({ file: record.file, line, message: "this link has no words. Write them in the square brackets." });
    }
  }
  return faults;
}

function formerFault(record: StoredRecord, slug: string, resolver: Resolver): string | undefined {
  const ref = `${record.kind.name}/${slug}`;
  const other = resolver.former.get(ref);
  if (ref === record.ref) return `"${slug}" is the slug that the record has now. Remove it.`;
  if (record.kind.reserved?.test(slug))
    return `another page of the site has the address ${record.kind.address(slug)}. Remove it.`;
  if (resolver.isTaken(ref)) return `"${slug}" is the slug of another record now, so its address cannot lead here.`;
  if (other !== undefined && other !== record)
    return `"${slug}" is a former slug of ${other.file} too. Keep it in one of them.`;
  return undefined;
}

function imageFault(
  record: StoredRecord,
  href: string,
  words: string,
  own: ReadonlyMap<string, StoredFile> | undefined,
): string | undefined {
  const target = readTarget(href);
  if (target.to !== "file") return "an image lies beside the record or in its folder: write its file's name alone.";
  const file = own?.get(target.file);
  if (!file) return missingFile(target.file, own?.keys() ?? []);
  if (file.type === "") return undefined;
  if (!file.image) return `"${target.file}" is not an image. Write it as a link, without the exclamation mark.`;
  if (words.trim() !== "") return undefined;
  const declared = record.fields.attachments.find((one) => one.file === target.file);
  if (declared?.decorative === "yes") return undefined;
  return `the image "${target.file}" has no alternative text. Write what it shows in the square brackets, or declare it under "attachments" with decorative: yes.`;
}

/** The address of a record's file, below the root. */
export function fileAddress(kind: Kind, slug: string, file: string): string {
  return `${kind.name === "pages" ? `/${slug}/` : kind.address(slug)}${file}`;
}
