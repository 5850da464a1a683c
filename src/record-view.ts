/** A record as a section shows it: what is public of it at the moment, its text rendered when first asked for. */
import { fileMarker, fileSize } from "./attachment.ts";
import { dayOf, dayWords, startOfDay, type Span } from "./dates.ts";
import type { Fact } from "./fields.ts";
import {
  firstParagraph,
  plainText,
  renderBody,
  type Rendering,
  type ResolvedImage,
  type ResolvedLink,
} from "./markdown.ts";
import type { StoredRecord } from "./record.ts";
import { fileAddress } from "./references.ts";
import type { Renditions } from "./images.ts";
import type { Attachment, Common, Link } from "./section.ts";
import type { StoredFile } from "./stored-file.ts";
import { firstSentences } from "./summary.ts";
import { readTarget } from "./target.ts";
import { archivedCopy, webMarker } from "./web-address.ts";

/** What a record's view must know of the section it is in. */
export interface ViewContext {
  readonly asAt: string;
  /** Everything is shown, what is not public too. */
  readonly unpublished: boolean;
  /** The root's public address and path, both with a slash at the end. */
  readonly root: string;
  readonly base: string;
  /** Where a ref's record stands below the root; undefined for one that is not public. */
  addressOf(ref: string): string | undefined;
  filesOf(ref: string): ReadonlyMap<string, StoredFile> | undefined;
}

/** When a record becomes public: ISO 8601 in UTC; null for a draft, undefined for what always was. */
export function publicFrom(record: Pick<StoredRecord, "fields">): string | null | undefined {
  const { fields } = record;
  if (fields.status === "draft") return null;
  return fields["public-from"] ?? (fields.date && startOfDay(fields.date.value.last));
}

/** When a change or a withdrawal becomes public. */
export function notedFrom(note: { on: string; "public-from"?: string | undefined }): string {
  return note["public-from"] ?? startOfDay(note.on);
}

/** Fields that a view gives under another form. */
const SHARED = new Set(
  "title summary status public-from sources not-recorded related links attachments changes withdrawn former-slugs words".split(
    " ",
  ),
);

const camel = new Map<string, string>();

function camelCase(key: string): string {
  let name = camel.get(key);
  if (name === undefined) {
    name = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    camel.set(key, name);
  }
  return name;
}

export class RecordView implements Omit<Common, "kindName"> {
  readonly kindName: StoredRecord["kind"]["name"];
  readonly slug: string;
  readonly ref: string;
  readonly address: string;
  readonly href: string;
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly words: "record" | "ours";
  readonly standing: "live" | "scheduled" | "draft";
  readonly toDo: readonly string[];
  readonly publicFrom: string | null;
  declare readonly date?: Fact<Span>;
  declare readonly position?: number;
  readonly #stored: StoredRecord;
  readonly #context: ViewContext;
  #rendered: { html: string; passages: Record<string, string> } | undefined;

  constructor(stored: StoredRecord, context: ViewContext) {
    const { fields, kind, slug } = stored;
    const from = publicFrom(stored);
    this.#stored = stored;
    this.#context = context;
    this.kindName = kind.name;
    this.slug = slug;
    this.ref = stored.ref;
    this.address = kind.address(slug);
    this.href = context.base + this.address.slice(1);
    this.file = stored.file;
    this.line = stored.line;
    this.words = fields.words;
    this.standing = from === null ? "draft" : from !== undefined && from > context.asAt ? "scheduled" : "live";
    this.toDo = stored.toDo;
    this.publicFrom = from ?? null;
    // A draft may lack a title; preview shows this instead.
    this.title = fields.title ?? `Untitled (${slug})`;
    for (const key in fields) {
      if (!SHARED.has(key) && fields[key] !== undefined)
        (this as Record<string, unknown>)[camelCase(key)] = fields[key];
    }
  }

  get html(): string {
    return this.#render().html;
  }

  get passages(): Readonly<Record<string, string>> {
    return this.#render().passages;
  }

  get text(): string {
    return plainText(this.#stored.body);
  }

  get summary(): string {
    return this.#stored.fields.summary ?? firstSentences(firstParagraph(this.#stored.body));
  }

  get changed(): string | null {
    const { fields } = this.#stored;
    let latest = this.date?.value.last ?? null;
    const count = (day: string, from: string | undefined): void => {
      // What became public after its day is new to readers then.
      const seen = from === undefined ? day : dayOf(from);
      const later = seen > day ? seen : day;
      if (latest === null || later > latest) latest = later;
    };
    if (fields["public-from"] !== undefined) count(dayOf(fields["public-from"]), undefined);
    for (const note of fields.withdrawn ? [...fields.changes, fields.withdrawn] : fields.changes)
      if (this.#isPublic(notedFrom(note))) count(note.on, note["public-from"]);
    return latest;
  }

  get sources(): readonly Link[] {
    return this.#stored.fields.sources.map(asLink);
  }

  get links(): readonly Link[] {
    return this.#stored.fields.links.map(asLink);
  }

  get notRecorded(): readonly string[] {
    return this.#stored.fields["not-recorded"];
  }

  get formerSlugs(): readonly string[] {
    return this.#stored.fields["former-slugs"];
  }

  get changes(): readonly { on: string; words: string; note: string }[] {
    return this.#stored.fields.changes
      .filter((change) => this.#isPublic(notedFrom(change)))
      .map(({ on, note }) => ({ on, words: dayWords(on), note }))
      .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  }

  get withdrawn(): { on: string; words: string; reason: string } | null {
    const { withdrawn } = this.#stored.fields;
    if (!withdrawn || !this.#isPublic(notedFrom(withdrawn))) return null;
    return { on: withdrawn.on, words: dayWords(withdrawn.on), reason: withdrawn.reason };
  }

  get attachments(): readonly Attachment[] {
    const files = this.#context.filesOf(this.ref);
    return this.#stored.fields.attachments.flatMap((one) => {
      const stored = files?.get(one.file);
      if (!stored) return [];
      const { file, path, type, bytes, sha256, pages, width, height } = stored;
      const address = fileAddress(this.#stored.kind, this.slug, one.file);
      return {
        file,
        path,
        type,
        bytes,
        sha256,
        ...(pages === undefined ? {} : { pages }),
        ...(width === undefined || height === undefined ? {} : { width, height }),
        title: one.title,
        ...(one.alt === undefined ? {} : { alt: one.alt }),
        decorative: one.decorative === "yes",
        address,
        href: this.#context.base + address.slice(1),
        size: fileSize(stored.bytes),
        marker: fileMarker(stored),
      };
    });
  }

  #isPublic(from: string): boolean {
    return this.#context.unpublished || from <= this.#context.asAt;
  }

  #render(): { html: string; passages: Record<string, string> } {
    this.#rendered ??= renderBody(this.#stored.body, renderingOf(this.#context, this.#stored));
    return this.#rendered;
  }
}

function asLink(link: { title: string; url: string; note?: string | undefined }): Link {
  const copy = archivedCopy(link.url);
  return {
    title: link.title,
    url: link.url,
    ...(link.note === undefined ? {} : { note: link.note }),
    marker: webMarker(link.url),
    ...(copy ? { archived: copy.day } : {}),
  };
}

/** What a browser may choose of: the image's own format last, for one that knows no other. */
function pictureOf({ sizes }: Renditions, base: string): Pick<ResolvedImage, "src" | "srcset" | "sources"> {
  const types = [...new Set(sizes.map(({ type }) => type))];
  const srcsetOf = (type: string): string =>
    sizes
      .filter((one) => one.type === type)
      .map(({ address, width }) => `${base}${address} ${width}w`)
      .join(", ");
  const own = types.at(-1)!;
  return {
    src: base + sizes.findLast(({ type }) => type === own)!.address,
    srcset: srcsetOf(own),
    sources: types.slice(0, -1).map((type) => ({ type, srcset: srcsetOf(type) })),
  };
}

/** How the links of a text become addresses in a section; of a record's text, or (the notice) of none. */
export function renderingOf(context: ViewContext, record?: StoredRecord): Rendering {
  const { base, root } = context;
  const files = record && context.filesOf(record.ref);
  // The record's own words carry their own markers, and get none from us.
  const marked = (href: string, marker: string): ResolvedLink =>
    record?.fields.words === "record" ? { href } : { href, marker };
  const fileHref = (file: string): string => base + fileAddress(record!.kind, record!.slug, file).slice(1);
  return {
    link(href) {
      const target = readTarget(href);
      switch (target.to) {
        case "record": {
          const address = context.addressOf(target.ref);
          if (address !== undefined) return { href: base + address.slice(1) + target.fragment };
          return href.startsWith("/") ? { href: base + href.slice(1) } : {};
        }
        case "address":
          return { href: base + target.address.slice(1) };
        case "fragment":
          return { href: target.fragment };
        case "person":
          return { href: target.href };
        case "web":
          return target.url.startsWith(root) ? { href: target.url } : marked(target.url, webMarker(target.url));
        case "file": {
          const file = files?.get(target.file);
          return file ? marked(fileHref(target.file), fileMarker(file)) : {};
        }
        case "nowhere":
          return {};
      }
    },
    image(href) {
      const target = readTarget(href);
      const file = target.to === "file" ? files?.get(target.file) : undefined;
      if (!file) return { src: "" };
      return {
        src: fileHref(file.file),
        ...(file.width === undefined || file.height === undefined ? {} : { width: file.width, height: file.height }),
        ...(file.renditions ? pictureOf(file.renditions, base) : {}),
      };
    },
  };
}
