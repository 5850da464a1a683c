/** What the server and the thread that draws pages say to each other: plain values, copied between the two. */
import type { Fault } from "../../src/faults.ts";

/** Where everything is, told to a thread when it starts. */
export interface DrawingSettings {
  /** The folder of records, as it was given: faults name files by it. */
  data: string;
  /** ISO 8601 in UTC; without it, now, and time passes. */
  asAt?: string;
  /** Where the parsed records and the stylesheet are kept between runs; nothing is kept without it. */
  cache?: string;
  /** Where the slugs are kept by which a renamed record is known; the build keeps them there too. */
  slugs?: string;
}

/** What may have changed since the thread last looked. */
export interface Changed {
  /** Files and folders below the folder of records; all of them where absent. */
  records?: readonly string[];
  /** Whether the stylesheet's sources did. */
  style?: boolean;
}

/** How the records stand. */
export interface Standing {
  /** Every fault of every file; pages are then drawn from the last sound version. */
  faults: readonly Fault[];
  /** Whether there is any sound version to draw from. */
  sound: boolean;
  /** The site's base path: `/` or `/reform/`. */
  base: string;
  /** Every record that was renamed in this run, and got its former slug: a line each. */
  renamed: readonly string[];
}

/** What stands at an address of the site. */
export interface Drawn {
  /** 404 where nothing does: `body` is then the site's own page for that. */
  status: 200 | 404;
  type: string;
  /** The page's whole text, byte for byte what the build writes; of an attachment, its place on disk. */
  body: string | { file: string };
  page?: DrawnPage;
}

/** What the bar says of a page. */
export interface DrawnPage {
  /** Below the site's root, without the base path. */
  address: string;
  kind: string;
  /** The record's file, as people are told of it, and its place on disk. */
  source?: string;
  path?: string;
  standing?: "live" | "scheduled" | "draft";
  /** When a scheduled record becomes public: ISO 8601 in UTC. */
  publicFrom?: string;
  /** Old addresses that lead here. */
  former: readonly string[];
  /** What a draft still lacks. */
  toDo: readonly string[];
  /** Style points in this record's words. */
  warnings: readonly Fault[];
}

/** The files of a small site for the checks: a page, and all that it links to. */
export interface PageFiles {
  /** Path below the site's folder → its text, or the place of a file to copy. */
  files: readonly { path: string; content: string | { file: string } }[];
  /** Page addresses → kind and source, for the receipt. */
  pages: Readonly<Record<string, { kind: string; source?: string }>>;
  /** The page's address below the root, and its file below the site's folder. */
  address: string;
  file: string;
  /** The public address of the root. */
  root: string;
  asAt: string;
}

/** Everything a thread can be asked. */
export interface Asked {
  /** Reads the code anew, and the records with it. */
  renew(asked: undefined): Promise<Standing>;
  refresh(changed: Changed): Promise<Standing>;
  /** Undefined while no code could be read. */
  draw(address: string): Drawn | undefined;
  keep(asked: undefined): Promise<void>;
  /** Before the thread is ended: keeps what is soon kept. */
  leave(asked: undefined): void;
  filesFor(address: string): PageFiles | undefined;
}
