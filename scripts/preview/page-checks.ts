/** What the checks say of the pages that are looked at, found in the background, the latest page first. */
import { createHash } from "node:crypto";
import type { PageFindings } from "./bar.tsx";
import type { PageJudge } from "./checks-thread.ts";
import type { PageFiles } from "./contract.ts";
import type { Drawer } from "./drawer.ts";
import { Ended, Thread } from "./thread.ts";

/** Milliseconds after a page was last asked for: who types on is not held up. */
const QUICK = 350;
const SLOW = 2000;
/** Pages whose findings are kept. */
const KEPT = 100;

const WAITING: PageFindings = { done: "waiting", findings: [], notes: [] };

interface Known extends PageFindings {
  /** Digest of the page and all it links to, as they were judged. */
  digest: string;
}

export interface PageChecksOptions {
  drawer: Drawer;
  /** Told the address whose findings are new. */
  found: (address: string) => void;
  broken: (error: unknown) => void;
  /** Milliseconds of quiet before the checks without and with a browser. */
  quick?: number;
  slow?: number;
}

export class PageChecks {
  private readonly options: PageChecksOptions;
  private readonly known = new Map<string, Known>();
  private thread: Promise<Thread<PageJudge>> | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Counts looks: an answer to an older one is kept, and no further work is done for it. */
  private looks = 0;
  private closed = false;

  constructor(options: PageChecksOptions) {
    this.options = options;
  }

  /** What is known of a page now. */
  of(address: string | undefined): PageFindings {
    return (address === undefined ? undefined : this.known.get(address)) ?? WAITING;
  }

  /** Somebody looks at a page: it is judged once it has been quiet for a while. */
  look(address: string): void {
    if (this.closed) return;
    this.looks += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(address, this.looks), this.options.quick ?? QUICK);
    this.timer.unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    // Who asked a thread that could not be opened was told so. Ctrl+C ends the compiler beneath one that is still opening.
    const thread = await this.thread?.catch((error: unknown) => error);
    if (thread instanceof Thread) await thread.end();
  }

  private run(address: string, look: number): void {
    this.judge(address, look).catch((error: unknown) => {
      if (!(error instanceof Ended)) this.options.broken(error);
    });
  }

  private async judge(address: string, look: number): Promise<void> {
    const page = await this.options.drawer.filesFor(address);
    if (page === undefined) return;
    const digest = digestOf(page);
    const before = this.known.get(address);
    if (before?.digest === digest && before.done === "all") return;
    if (before?.digest !== digest) {
      const { findings, notes } = await (await this.judging()).ask("quick", page);
      this.keep(address, { digest, done: "quick", findings, notes });
    }
    if (look !== this.looks || this.closed) return;
    this.timer = setTimeout(() => this.runSlow(address, page, look), this.options.slow ?? SLOW);
    this.timer.unref();
  }

  private runSlow(address: string, page: PageFiles, look: number): void {
    this.judgeSlowly(address, page, look).catch((error: unknown) => {
      if (!(error instanceof Ended)) this.options.broken(error);
    });
  }

  private async judgeSlowly(address: string, page: PageFiles, look: number): Promise<void> {
    const { findings, notes } = await (await this.judging()).ask("slow", page);
    const quick = this.known.get(address);
    if (quick === undefined || look !== this.looks) return;
    this.keep(address, {
      digest: quick.digest,
      done: "all",
      findings: [...quick.findings, ...findings],
      notes: [...quick.notes, ...notes],
    });
  }

  private keep(address: string, known: Known): void {
    this.known.delete(address);
    this.known.set(address, known);
    for (const [oldest] of this.known) {
      if (this.known.size <= KEPT) break;
      this.known.delete(oldest);
    }
    this.options.found(address);
  }

  private judging(): Promise<Thread<PageJudge>> {
    if (this.closed) throw new Ended();
    this.thread ??= opened();
    return this.thread;
  }
}

async function opened(): Promise<Thread<PageJudge>> {
  const thread = new Thread<PageJudge>("./checks-thread.ts");
  await thread.open({});
  return thread;
}

function digestOf({ files }: PageFiles): string {
  const hash = createHash("sha256");
  for (const { path, content } of files) hash.update(`${path}\0`).update(JSON.stringify(content));
  return hash.digest("hex");
}
