/**
 * The section as at a moment: what pages are made from. Pure: the same content, moment and address give the same
 * section. What is not public at that moment does not exist in it, in no list and in no relation.
 */
import type { KindName } from "./kind.ts";
import type { AnnouncementFields } from "./announcements/schema.ts";
import type { Fact } from "./fields.ts";
import type { SiteFields } from "./site/schema.ts";
import type { StandingPageFields } from "./standing-pages/schema.ts";
import type { StrategyDocumentFields } from "./strategy-documents/schema.ts";
import type { TeamFields } from "./teams/schema.ts";
import type { shared } from "./fields.ts";
import type { ReceiptEmbargo } from "../scripts/receipt.ts";

export type { KindName };

/** `given-to` → `givenTo`. */
type Camel<K> = K extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : K;
/** A kind's own fields, as they are on its records: `record.givenTo`, `record.date.value.words`. */
type Own<F> = { readonly [K in keyof F as K extends keyof typeof shared ? never : Camel<K>]: F[K] };

/** A page elsewhere; `marker` is what stands after the link's words. */
export interface Link {
  title: string;
  url: string;
  note?: string;
  /** "[External website]" or "[archived copy, 4 March 2010]". */
  marker: string;
  /** The day of an archived copy, ISO 8601; absent for a live page. */
  archived?: string;
}

/** A file that goes with a record, measured from its bytes. */
export interface Attachment {
  file: string;
  title: string;
  alt?: string;
  decorative: boolean;
  /** The file's place on disk. */
  path: string;
  /** Address below the root, `/announcements/x/report.pdf`, and the same under the site's base path. */
  address: string;
  href: string;
  /** Media type: `application/pdf`. */
  type: string;
  bytes: number;
  /** "1.2 MB", "640 KB". */
  size: string;
  /** Pages of a PDF. */
  pages?: number;
  /** Pixels of an image. */
  width?: number;
  height?: number;
  sha256: string;
  /** "[PDF, 1.2 MB, 87 pages]" */
  marker: string;
}

/** What every record has, whatever its kind. */
export interface Common<K extends KindName = KindName> {
  readonly kindName: K;
  readonly slug: string;
  /** `announcements/the-engagement-ethic`: what front matter and links in text use. */
  readonly ref: string;
  /** Address below the root: `/announcements/the-engagement-ethic/`; of the home page `/`. */
  readonly address: string;
  /** The same under the site's base path, for `href`. */
  readonly href: string;
  /** The file (`_data/announcements/x.md`) and the line its text begins on. */
  readonly file: string;
  readonly line: number;
  readonly title: string;
  /** The body as HTML, links resolved; headings start at h2. Rendered when first asked for. */
  readonly html: string;
  /**
   * The body's named passages as HTML: a line `<!-- passage: opening -->` begins one, and it runs to the next such line
   * or the end. `html` holds all of them in order, without the marks. Empty for a body that has none.
   */
  readonly passages: Readonly<Record<string, string>>;
  /** The body as plain text, paragraphs apart by a blank line. */
  readonly text: string;
  /** The summary, or the text's first sentences; plain text. */
  readonly summary: string;
  /** `record`: the body is the archived page's own words, to be marked as quoted record. */
  readonly words: "record" | "ours";
  /** Live, or (only in a section made with `unpublished: true`, for preview) scheduled or a draft. */
  readonly standing: "live" | "scheduled" | "draft";
  /** What a draft still lacks: names of fields. */
  readonly toDo: readonly string[];
  /** When it becomes public: ISO 8601 in UTC; null for a draft and for what was always public. */
  readonly publicFrom: string | null;
  /** The latest of its day and its public changes and withdrawal, or the day each became public, ISO day; null where it has none. */
  readonly changed: string | null;
  readonly sources: readonly Link[];
  readonly links: readonly Link[];
  readonly notRecorded: readonly string[];
  readonly attachments: readonly Attachment[];
  /** Public change notes, newest first. `words`: "4 March 2010". */
  readonly changes: readonly { on: string; words: string; note: string }[];
  readonly withdrawn: { on: string; words: string; reason: string } | null;
  readonly formerSlugs: readonly string[];
}

export type Announcement = Common<"announcements"> & Own<AnnouncementFields>;
export type StrategyDocument = Common<"strategy-documents"> & Own<StrategyDocumentFields>;
export type Team = Common<"teams"> & Own<TeamFields>;
export type StandingPage = Common<"pages"> & Own<StandingPageFields>;
export type SectionRecord = Announcement | StrategyDocument | Team | StandingPage;

export interface MenuEntry {
  title: string;
  /** Address below the root, and under the site's base path. */
  address: string;
  href: string;
}

export interface Site {
  title: string;
  organisation: string;
  strapline?: Fact;
  summary?: string;
  rights?: string;
  language: string;
  originalAddress?: string;
  /** Archived copies, oldest first; `words`: "archived copy, 4 March 2010". */
  copies: readonly { day: string; words: string; url: string; note?: string }[];
  /** The notice as inline HTML (links resolved) and as plain text. */
  notice: { html: string; text: string };
  navigation: readonly MenuEntry[];
  footer: readonly MenuEntry[];
}

export interface Section {
  readonly site: Site;
  /** The public address of the root (`https://example.org/reform/`) and its path (`/reform/`). */
  readonly address: { readonly href: string; readonly base: string };
  /** The moment, ISO 8601 in UTC. */
  readonly asAt: string;
  /** Newest first: by first day, then position, then title. */
  readonly announcements: readonly Announcement[];
  /** By position, then newest first. */
  readonly strategyDocuments: readonly StrategyDocument[];
  readonly teams: readonly Team[];
  /** By slug: `section.pages["home"]`. */
  readonly pages: Readonly<Record<string, StandingPage>>;
  /** Former slugs: each old address (`/announcements/old/`) and the one it leads to. */
  readonly redirects: readonly { from: string; to: string }[];
  /** Addresses gone on purpose. */
  readonly gone: readonly string[];
  /** Files to copy: from a place on disk to a path below the output folder. */
  readonly files: readonly { from: string; to: string }[];
  /** What is not public at the moment, for the receipt. */
  readonly embargo: readonly ReceiptEmbargo[];
  byRef(ref: string): SectionRecord | undefined;
  /** Records this one names (`related`, `document`) and those that name it; public ones, without doubles. */
  relatedTo(record: SectionRecord): readonly SectionRecord[];
  /** The strategy document an announcement announces, and the announcements of a strategy document. */
  documentOf(record: Announcement): StrategyDocument | undefined;
  announcementsOf(record: StrategyDocument): readonly Announcement[];
  /**
   * The href, under the base path, of a record's ref (`teams/x`) or of an address in the site (`/feed.xml`, `/teams/#x`).
   * Throws where a ref names no public record: use {@link byRef} first where that may be.
   */
  link(to: string): string;
}

export interface SectionOptions {
  /** A moment: ISO 8601 in UTC, as {@link asAtMoment} gives it. */
  asAt: string;
  /** The public address; without it, the site's own. */
  address?: string;
  /** For preview: drafts and scheduled records too, marked by `standing`. */
  unpublished?: boolean;
}

export type { SiteFields };
