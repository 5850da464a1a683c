/** The thread that runs the checks on one page: the very checks of `npm run check`, on a small site of its own. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Finding } from "../checks/contract.ts";
import { checks, checkSite } from "../checks/index.ts";
import { writeReceipt } from "../receipt.ts";
import type { PageFiles } from "./contract.ts";

/** What a look at one page alone cannot say: these judge the whole site. */
const OF_THE_SITE = ["orphan-pages", "embargo-leaks", "embargo"];
/** What wants a browser, and so waits until nobody is busy. */
const IN_A_BROWSER = ["accessibility"];

export interface Judged {
  findings: Finding[];
  /** Why a check could not run, in words. */
  notes: string[];
  /** Whether there were checks of this speed at all. */
  ran: boolean;
}

export class PageJudge {
  /** What the checks that need no browser say of a page. */
  async quick(page: PageFiles): Promise<Judged> {
    return judge(
      page,
      ofThePage().filter((name) => !IN_A_BROWSER.includes(name)),
    );
  }

  /** What a browser shows of it: the page alone, as what it links to need not be seen. */
  async slow(page: PageFiles): Promise<Judged> {
    const files = page.files.filter(({ path }) => !path.endsWith(".html") || path === page.file);
    return judge(
      { ...page, files },
      ofThePage().filter((name) => IN_A_BROWSER.includes(name)),
    );
  }
}

export function open(): PageJudge {
  return new PageJudge();
}

function ofThePage(): string[] {
  return checks.map(({ name }) => name).filter((name) => !OF_THE_SITE.includes(name));
}

async function judge(page: PageFiles, only: readonly string[]): Promise<Judged> {
  if (only.length === 0) return { findings: [], notes: [], ran: false };
  const folder = await mkdtemp(join(tmpdir(), "preview-checks-"));
  try {
    const site = join(folder, "site");
    await writeSite(site, page);
    const { findings } = await checkSite(site, { only, memory: false });
    return {
      findings: findings.filter((one) => one.page === page.address),
      notes: findings
        .filter(({ rule }) => ["could-not-run", "check-failed"].includes(rule))
        .map(({ message }) => message),
      ran: true,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeSite(site: string, page: PageFiles): Promise<void> {
  for (const { path, content } of page.files) {
    const file = join(site, path);
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === "string") await writeFile(file, content);
    else await copyFile(content.file, file);
  }
  await writeReceipt(site, {
    format: 1,
    address: page.root,
    asAt: page.asAt,
    pages: { ...page.pages },
    redirects: [],
    gone: [],
    cache: [],
    embargo: [],
  });
}
