/**
 * The server's side of the thread that draws. Layouts, components and schemas are code, and code that was read once
 * stays in its thread: when some changes, a new thread reads it, and takes over once it has answered. The next thread
 * always waits with the packages read, so that only our own modules are left to read.
 */
import type { Fault } from "../../src/faults.ts";
import { codeFault } from "./code-fault.ts";
import type { Asked, Changed, DrawingSettings, Drawn, PageFiles, Standing } from "./contract.ts";
import { Ended, Thread, ThrownInThread } from "./thread.ts";

/** What the section's modules import: read into a thread before it is needed. Only `src` uses them. */
const PACKAGES = [
  "zod",
  "luxon",
  "yaml",
  "markdown-it",
  "preact",
  "preact/jsx-runtime",
  "preact-render-to-string",
  "feed",
];

/** Milliseconds after a thread took over, and without a question. */
const SOON = 1000;
const IDLE = 2000;

const NOTHING: Standing = { faults: [], sound: false, base: "/" };

export class Drawer {
  private readonly settings: DrawingSettings;
  private readonly broken: (error: unknown) => void;
  private later: NodeJS.Timeout | undefined;
  /** When something was last asked: milliseconds of the process's clock. */
  private asked = 0;
  private current: Thread<Asked> | undefined;
  private spare: Thread<Asked> | undefined = another();
  /** What is wrong with the code: the thread that could read the last sound code goes on drawing. */
  private faults: readonly Fault[] = [];

  constructor(settings: DrawingSettings, broken: (error: unknown) => void) {
    this.settings = settings;
    this.broken = broken;
  }

  /** Reads the code anew, and the records with it. Where the code has a fault, the last sound code goes on drawing. */
  async renew(): Promise<Standing> {
    clearTimeout(this.later);
    const next = this.spare ?? another();
    this.spare = undefined;
    let standing: Standing;
    try {
      await next.open(this.settings);
      standing = await next.ask("refresh", {});
    } catch (error) {
      await next.end();
      this.prepare();
      if (!(error instanceof ThrownInThread)) throw error;
      this.faults = [codeFault(error)];
      return this.withCodeFaults(this.current ? await this.current.ask("refresh", {}) : NOTHING);
    }
    this.faults = [];
    const before = this.current;
    this.current = next;
    this.prepare();
    if (before) await before.end();
    return standing;
  }

  /** Reads the records that changed, or the stylesheet. */
  async refresh(changed: Changed): Promise<Standing> {
    this.asked = performance.now();
    if (this.current === undefined) return this.renew();
    return this.withCodeFaults(await this.current.ask("refresh", changed));
  }

  /** What stands at an address below the root; undefined while no code could be read. */
  async draw(address: string): Promise<Drawn | undefined> {
    this.asked = performance.now();
    return this.current?.ask("draw", address);
  }

  /** A page with all it links to, for the checks; undefined where no page stands there. */
  async filesFor(address: string): Promise<PageFiles | undefined> {
    return this.current?.ask("filesFor", address);
  }

  async close(): Promise<void> {
    clearTimeout(this.later);
    await Promise.all([this.current?.end(), this.spare?.end()]);
  }

  /** Once the first pages are shown, the next thread begins to wait; once nobody asks, what was read is kept. */
  private prepare(): void {
    this.later = setTimeout(() => {
      this.spare ??= another();
      this.keepWhenIdle();
    }, SOON);
    this.later.unref();
  }

  private keepWhenIdle(): void {
    this.later = setTimeout(() => {
      if (performance.now() - this.asked < IDLE) this.keepWhenIdle();
      else {
        this.current?.ask("keep", undefined).catch((error: unknown) => {
          if (!(error instanceof Ended)) this.broken(error);
        });
      }
    }, IDLE);
    this.later.unref();
  }

  private withCodeFaults(standing: Standing): Standing {
    return { ...standing, faults: [...this.faults, ...standing.faults] };
  }
}

function another(): Thread<Asked> {
  return new Thread<Asked>("./section-thread.ts", PACKAGES);
}
