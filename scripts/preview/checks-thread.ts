/** The thread that runs the checks on one page: the very checks of `npm run check`, on a small site of its own. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { platform, setPriority, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import type { Finding } from "../checks/contract.ts";
import { browserChecks, checkSite } from "../checks/index.ts";
import { writeReceipt } from "../receipt.ts";
import type { PageFiles } from "./contract.ts";

/** What a page and the files it leads to show in a moment. */
export const QUICK = [
  "broken-links",
  "duplicate-ids",
  "invalid-html",
  "unclear-pages",
  "heavy-pages",
  "unreadable-pdfs",
  "unclear-words",
] as const;
/** What wants a browser, and so waits until nobody is busy. */
export const SLOW: readonly string[] = browserChecks.map(({ name }) => name);
/** What a look at one page cannot say: these judge the whole site. A test says that each check is on one of the three lists. */
export const OF_THE_SITE = ["orphan-pages", "sitemap-gaps", "embargo-leaks"] as const;

export interface Judged {
  findings: Finding[];
  /** Why a check could not run, in words. */
  notes: string[];
}

export class PageJudge {
  /** What the checks that need no browser say of a page. */
  quick(page: PageFiles): Promise<Judged> {
    return judge(page, QUICK);
  }

  /** What a browser shows of it: the page alone, as what it links to need not be seen. */
  slow(page: PageFiles): Promise<Judged> {
    const files = page.files.filter(({ path }) => !path.endsWith(".html") || path === page.file);
    return judge({ ...page, files }, SLOW);
  }
}

export function open(): PageJudge {
  // Whoever writes comes first. On Linux this is the thread's own priority; elsewhere it would be the whole program's.
  if (platform() === "linux") setPriority(10);
  return new PageJudge();
}

async function judge(page: PageFiles, only: readonly string[]): Promise<Judged> {
  const folder = await mkdtemp(join(tmpdir(), "preview-checks-"));
  try {
    const site = join(folder, "site");
    await writeSite(site, page);
    const { findings } = await checkSite(site, { only, memory: false });
    const shown = page.pages[page.address]?.source;
    return {
      findings: findings
        .map((one) => withShownSource(one, shown))
        .filter(
          // What asks for a person's eye is the report's business: the bar says what can be mended.
          (one) => one.page === page.address && one.severity !== "review",
        ),
      notes: findings
        .filter(({ rule }) => ["could-not-run", "check-failed"].includes(rule))
        .map(({ message }) => message),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The checks look for sources from this folder on; records may lie anywhere. */
function fromHere(source: string): string {
  return relative("", resolve(source));
}

/** A finding's place as people are told of the record. */
function withShownSource(finding: Finding, shown: string | undefined): Finding {
  if (shown === undefined || !finding.source?.startsWith(fromHere(shown))) return finding;
  return { ...finding, source: shown + finding.source.slice(fromHere(shown).length) };
}

/** Deleted since the page was drawn: the page that has changed by it is judged next. */
function unlessGone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}

async function writeSite(site: string, page: PageFiles): Promise<void> {
  for (const { path, content } of page.files) {
    const file = join(site, path);
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === "string") await writeFile(file, content);
    else await copyFile(content.file, file).catch(unlessGone);
  }
  await writeReceipt(site, {
    format: 1,
    address: page.root,
    asAt: page.asAt,
    pages: Object.fromEntries(
      Object.entries(page.pages).map(([address, { kind, source }]) => [
        address,
        { kind, ...(source === undefined ? {} : { source: fromHere(source) }) },
      ]),
    ),
    redirects: [],
    gone: [],
    cache: [],
    embargo: [],
  });
}
