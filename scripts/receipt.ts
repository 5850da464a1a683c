/**
 * The receipt: what cannot be seen in a site's files, in one JSON file beside the folder and never inside it
 * (`dist` → `dist.receipt.json`). The build writes it, the check adds its verdict for exactly these bytes, the
 * deploy wants it. A site without one can be checked and deployed all the same. A contract: other programs read it.
 */
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { Refusal } from "./refusal.ts";

export interface Receipt {
  format: 1;
  /** The public address of the site's root, with its path and a slash at the end: `https://example.org/reform/`. */
  address: string;
  /** The moment the section was built as at: ISO 8601 in UTC. */
  asAt: string;
  /**
   * Page address below the root (`/announcements/x/`) → what it is and where its words come from. Those of a kind stand as
   * visitors find them listed, the newest first: that is the one the deploy looks at.
   */
  pages: Record<string, ReceiptPage>;
  /** Addresses that lead elsewhere in the site; a page of HTML stands at each for stores without redirects. */
  redirects: { from: string; to: string }[];
  /** Addresses that were published once and are gone on purpose; a page that says so stands at each. */
  gone: string[];
  /** Cache rules: the first whose pattern (a regular expression over the file's path) matches decides. */
  cache: { files: string; control: string }[];
  /** Records that are not public at `asAt`: what the embargo check looks for. */
  embargo: ReceiptEmbargo[];
  /** What the checks said of exactly these bytes; absent until they were run. */
  verdict?: Verdict;
}

export interface ReceiptPage {
  /** The kind of page, for "a page of each kind": `announcements`, `teams`, `home`… */
  kind: string;
  /** The record or layout it came from, as a path from the project's folder: `_data/announcements/x.md`. */
  source?: string;
  /** The page lists others (home, indexes, feeds, sitemap), so it is published after what it lists. */
  lists?: true;
}

export interface ReceiptEmbargo {
  source: string;
  /** The moment it becomes public, ISO 8601 in UTC, or null for a draft. */
  from: string | null;
  /** What must not occur: title and slug whole, text as words, attachments by the SHA-256 of their bytes. */
  title: string;
  slug: string;
  text: string;
  attachments: string[];
}

export interface Verdict {
  /** Digest of the site's bytes that were judged: see {@link siteDigest}. */
  site: string;
  /** Digest of all that judged: rules, engines, browser, settings. */
  judges: string;
  /** Findings of severity error; a deploy wants zero. */
  errors: number;
  warnings: number;
  pages: number;
  /** When it was judged, ISO 8601 in UTC. */
  at: string;
}

/** The receipt's place for a site's folder: `dist` → `dist.receipt.json`. */
export function receiptPath(site: string): string {
  return `${site.replace(/[/\\]+$/, "")}.receipt.json`;
}

/** Reads a site's receipt; undefined where there is none; a {@link Refusal} where it cannot be read as one. */
export async function readReceipt(site: string): Promise<Receipt | undefined> {
  const path = receiptPath(site);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const receipt = JSON.parse(text) as Receipt;
    if ((receipt.format as number) === 1 && isSound(receipt)) return receipt;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal(`${path} is not a receipt of this program. Delete it and run \`npm run build\` again.`);
}

/** Whether its address is one and its patterns are: it may have been written by another program, or by hand. */
function isSound({ address = "", cache = [] }: Partial<Receipt>): boolean {
  for (const { files } of cache) new RegExp(files, "u");
  return URL.canParse(address);
}

/** Writes a site's receipt in one step: a reader sees the old one or the new one, never half. */
export async function writeReceipt(site: string, receipt: Receipt): Promise<void> {
  const path = receiptPath(site);
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(receipt, null, 1)}\n`);
  await rename(draft, path);
}

/**
 * One digest for a whole site: SHA-256 over every file's path and the SHA-256 (hex) of its bytes, in order of path
 * (by UTF-16 code unit). Two folders have the same digest if and only if they hold the same files.
 */
export function siteDigest(files: Iterable<{ path: string; sha256: string }>): string {
  const lines = [...files].map(({ path, sha256 }) => `${sha256} ${path}\n`);
  lines.sort((a, b) => (a.slice(65) < b.slice(65) ? -1 : 1));
  return createHash("sha256").update(lines.join("")).digest("hex");
}
