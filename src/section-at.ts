/** Makes the section as at a moment. Pure: it reads nothing, and the same content gives the same section. */
import type { Content } from "./content.ts";
import { dayOf, dayWords, type Span } from "./dates.ts";
import type { ReceiptEmbargo } from "../scripts/receipt.ts";
import { Refusal } from "../scripts/refusal.ts";
import { plainText, renderInline } from "./markdown.ts";
import type { StoredRecord } from "./record.ts";
import { notedFrom, publicFrom, RecordView, renderingOf, type ViewContext } from "./record-view.ts";
import { fileAddress } from "./references.ts";
import type { StoredFile } from "./stored-file.ts";
import type {
  Announcement,
  MenuEntry,
  Section,
  SectionOptions,
  SectionRecord,
  Site,
  StandingPage,
  StrategyDocument,
  Team,
} from "./section.ts";
import { readTarget } from "./target.ts";
import { archivedWords } from "./web-address.ts";

/** The section as at a moment, at a public address. Throws a {@link Refusal} where the address is none. */
export function sectionAt(content: Content, options: SectionOptions): Section {
  const address = rootAddress(options.address ?? content.site.fields.address);
  const unpublished = options.unpublished === true;
  const views = new Map<string, RecordView>();
  const context: ViewContext = {
    asAt: options.asAt,
    unpublished,
    root: address.href,
    base: address.base,
    addressOf: (ref) => views.get(ref)?.address,
    filesOf: (ref) => content.files.get(ref),
  };
  for (const stored of content.records.values()) {
    if (unpublished || isPublic(stored, options.asAt))
      views.set(stored.ref, new RecordView(drafted(stored, options.asAt), context));
  }
  return assembled({ content, address, context, views, relations: new Relations(content, views) });
}

/**
 * The section of `before` with some records in other words: what {@link sectionAt} gives for this content, as at the same
 * moment, without looking at the thousands that stayed as they were. `changed` are those records as they are in `content`;
 * their refs, files and everything else are as before. Only for a section that holds unpublished records too.
 */
export function sectionWith(before: Section, content: Content, changed: readonly StoredRecord[]): Section {
  const parts = partsOf.get(before)!;
  const views = new Map(parts.views);
  for (const stored of changed) {
    views.set(stored.ref, new RecordView(drafted(stored, before.asAt), parts.context));
  }
  const alike = changed.every((stored) => sameReferences(stored, parts.content.records.get(stored.ref)!));
  return assembled({ ...parts, content, views, relations: alike ? parts.relations : new Relations(content, views) });
}

/** Whether a record names the same others as before. */
function sameReferences(now: StoredRecord, before: StoredRecord): boolean {
  const named = ({ kind, fields }: StoredRecord): string =>
    JSON.stringify([fields.related, ...Object.keys(kind.slugsOf).map((field) => fields[field])]);
  return named(now) === named(before);
}

/** What a section is put together from. */
interface Parts {
  content: Content;
  address: Section["address"];
  context: ViewContext;
  views: ReadonlyMap<string, RecordView>;
  relations: Relations;
}

const partsOf = new WeakMap<Section, Parts>();

function assembled(parts: Parts): Section {
  const { content, address, context, views, relations } = parts;
  const ofKind = <T extends SectionRecord>(name: T["kindName"]): T[] =>
    [...views.values()].filter((view) => view.kindName === name) as unknown as T[];
  const pages = Object.create(null) as Record<string, StandingPage>;
  for (const page of ofKind<StandingPage>("pages")) pages[page.slug] = page;
  const byRef = (ref: string): SectionRecord | undefined => views.get(ref) as unknown as SectionRecord | undefined;
  const link = (to: string): string => {
    if (to.startsWith("/")) return address.base + to.slice(1);
    const [ref, fragment] = to.split("#", 2) as [string, string | undefined];
    const view = views.get(ref);
    if (!view) throw new Error(`No public record has the ref ${to}.`);
    return view.href + (fragment === undefined ? "" : `#${fragment}`);
  };
  const section = Object.freeze({
    site: siteOf(content, context),
    address: Object.freeze(address),
    asAt: context.asAt,
    announcements: ofKind<Announcement>("announcements").sort(newestFirst),
    strategyDocuments: ofKind<StrategyDocument>("strategy-documents").sort(
      (a, b) => byPosition(a, b) || newestFirst(a, b),
    ),
    teams: ofKind<Team>("teams").sort((a, b) => byPosition(a, b) || byTitle(a, b)),
    pages,
    redirects: redirectsOf(content, views),
    gone: content.site.fields.gone,
    files: filesOf(content, views),
    embargo: context.unpublished ? [] : embargoOf(content, context.asAt),
    byRef,
    relatedTo: (record) => relations.of(record.ref).map((ref) => byRef(ref)!),
    documentOf: (record) =>
      record.document === undefined
        ? undefined
        : (byRef(`strategy-documents/${record.document}`) as StrategyDocument | undefined),
    announcementsOf: (record) =>
      relations.of(record.ref).flatMap((ref) => {
        const other = byRef(ref);
        return other?.kindName === "announcements" && other.document === record.slug ? [other] : [];
      }),
    link,
  } satisfies Section);
  partsOf.set(section, parts);
  return section;
}

/** A public address as the root of the site: whole, with a slash at its end; and its path. */
export function rootAddress(text: string): { href: string; base: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== "" ||
    url.hash !== "" ||
    url.username !== ""
  ) {
    throw new Refusal(
      `"${text}" is not a public address. Write one like https://www.example.org/ or https://www.example.org/reform/.`,
    );
  }
  const base = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`;
  return { href: url.origin + base, base };
}

function isPublic(record: StoredRecord, asAt: string): boolean {
  const from = publicFrom(record);
  return from !== null && (from === undefined || from <= asAt);
}

/** A draft with what pages cannot do without; every other record as it is. */
function drafted(record: StoredRecord, asAt: string): StoredRecord {
  const lacksDate = record.toDo.includes("date");
  const lacksKind = record.toDo.includes("kind");
  if (!lacksDate && !lacksKind) return record;
  const day = /(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(record.file)?.[1] ?? dayOf(asAt);
  const value: Span = { first: day, last: day, words: dayWords(day) };
  const fields = {
    ...record.fields,
    ...(lacksDate ? { date: { value } } : {}),
    ...(lacksKind ? { kind: "news" } : {}),
  };
  return { ...record, fields };
}

type Ordered = Pick<RecordView, "date" | "position" | "title" | "slug">;

function byPosition(a: { position?: number | undefined }, b: { position?: number | undefined }): number {
  return (a.position ?? Infinity) === (b.position ?? Infinity)
    ? 0
    : (a.position ?? Infinity) - (b.position ?? Infinity);
}

/** By code unit, so that no locale changes the order. */
function byTitle(a: { title: string; slug: string }, b: { title: string; slug: string }): number {
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.slug < b.slug ? -1 : 1;
}

function newestFirst(
  a: Ordered | Announcement | StrategyDocument,
  b: Ordered | Announcement | StrategyDocument,
): number {
  const first = a.date?.value.first ?? "";
  const second = b.date?.value.first ?? "";
  if (first !== second) return first < second ? 1 : -1;
  return byPosition(a, b) || byTitle(a, b);
}

function siteOf(content: Content, context: ViewContext): Site {
  const { fields } = content.site;
  const menu = (entries: readonly { title: string; to: string }[]): MenuEntry[] =>
    entries.flatMap(({ title, to }) => {
      const target = readTarget(to);
      const address =
        target.to === "record" ? (context.addressOf(target.ref) ?? (to.startsWith("/") ? to : undefined)) : to;
      if (address === undefined) return [];
      const full = target.to === "record" && address !== to ? address + target.fragment : address;
      return { title, address: full, href: context.base + full.slice(1) };
    });
  return {
    title: fields.title,
    organisation: fields.organisation,
    ...(fields.strapline ? { strapline: fields.strapline } : {}),
    ...(fields.summary === undefined ? {} : { summary: fields.summary }),
    ...(fields.rights === undefined ? {} : { rights: fields.rights }),
    language: fields.language,
    ...(fields["original-address"] === undefined ? {} : { originalAddress: fields["original-address"] }),
    copies: fields.copies
      .map(({ day, url, note }) => ({ day, words: archivedWords(day), url, ...(note === undefined ? {} : { note }) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    notice: { html: renderInline(fields.notice, renderingOf(context)), text: plainText(fields.notice) },
    navigation: menu(fields.navigation),
    footer: menu(fields.footer),
  };
}

/** Who names whom, among public records; worked out when first asked. */
class Relations {
  private named: Map<string, string[]> | undefined;
  private readonly content: Content;
  private readonly views: ReadonlyMap<string, RecordView>;

  constructor(content: Content, views: ReadonlyMap<string, RecordView>) {
    this.content = content;
    this.views = views;
  }

  /** Refs this one names, then those that name it; each once. */
  of(ref: string): string[] {
    this.named ??= this.index();
    return this.named.get(ref) ?? [];
  }

  private index(): Map<string, string[]> {
    const pairs: [string, string][] = [];
    for (const ref of this.views.keys()) {
      const { kind, fields } = this.content.records.get(ref)!;
      const slugs = Object.entries(kind.slugsOf).flatMap(([field, of]) =>
        typeof fields[field] === "string" ? [`${of}/${fields[field]}`] : [],
      );
      for (const other of [...slugs, ...fields.related]) if (this.views.has(other)) pairs.push([ref, other]);
    }
    const index = new Map<string, Set<string>>();
    const add = (from: string, to: string): void => {
      const set = index.get(from);
      if (set) set.add(to);
      else index.set(from, new Set([to]));
    };
    for (const [from, to] of pairs) add(from, to);
    for (const [from, to] of pairs) add(to, from);
    return new Map([...index].map(([ref, set]) => [ref, [...set]]));
  }
}

function redirectsOf(content: Content, views: ReadonlyMap<string, RecordView>): { from: string; to: string }[] {
  const redirects: { from: string; to: string }[] = [];
  for (const view of views.values()) {
    const { kind } = content.records.get(view.ref)!;
    for (const slug of view.formerSlugs) redirects.push({ from: kind.address(slug), to: view.address });
  }
  return redirects.sort((a, b) => (a.from < b.from ? -1 : 1));
}

function filesOf(content: Content, views: ReadonlyMap<string, RecordView>): { from: string; to: string }[] {
  const files: { from: string; to: string }[] = [];
  const shared = new Set<string>();
  for (const view of views.values()) {
    const { kind } = content.records.get(view.ref)!;
    for (const { file, path, renditions } of content.files.get(view.ref)?.values() ?? []) {
      files.push({ from: renditions?.whole.path ?? path, to: fileAddress(kind, view.slug, file).slice(1) });
      for (const { path: from, address: to } of renditions?.sizes ?? []) {
        // Two records may show one image.
        if (!shared.has(to)) files.push({ from, to });
        shared.add(to);
      }
    }
  }
  return files;
}

/** Everything that is not public at the moment: whole records, and notes of changes and withdrawals of public ones. */
function embargoOf(content: Content, asAt: string): ReceiptEmbargo[] {
  const embargo: ReceiptEmbargo[] = [];
  for (const record of content.records.values()) {
    const from = publicFrom(record);
    if (!isPublic(record, asAt)) {
      const attachments = [...(content.files.get(record.ref)?.values() ?? [])].flatMap(digestsOf);
      embargo.push({
        source: record.file,
        from: from ?? null,
        title: record.fields.title ?? "",
        slug: record.slug,
        text: allWords(record),
        attachments,
      });
      continue;
    }
    const { changes, withdrawn } = record.fields;
    const notes = [...changes.map((change) => ({ ...change, text: change.note }))];
    for (const note of [...notes, ...(withdrawn ? [{ ...withdrawn, text: withdrawn.reason }] : [])]) {
      const later = notedFrom(note);
      if (later > asAt)
        embargo.push({ source: record.file, from: later, title: "", slug: "", text: note.text, attachments: [] });
    }
  }
  return embargo;
}

/** A file as it lies beside its record, and all that is published of it. */
function digestsOf({ sha256, renditions }: StoredFile): string[] {
  return renditions ? [sha256, ...[renditions.whole, ...renditions.sizes].map((one) => one.sha256)] : [sha256];
}

/** All the words of a record that a page could show. */
function allWords(record: StoredRecord): string {
  const { fields, body } = record;
  const words = [
    plainText(body),
    fields.summary ?? "",
    ...fields["not-recorded"],
    ...[...fields.links, ...fields.sources].flatMap(({ title, note }) => [title, note ?? ""]),
    ...fields.attachments.map(({ title }) => title),
    ...fields.changes.map(({ note }) => note),
    fields.withdrawn?.reason ?? "",
  ];
  return words.filter((text) => text !== "").join("\n\n");
}
