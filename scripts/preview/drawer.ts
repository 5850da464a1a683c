/** The server's side of the thread that holds the section and draws its pages. */
import type { Fault } from "../../src/faults.ts";
import { codeFault } from "./code-fault.ts";
import type { Asked, Changed, DrawingSettings, Drawn, PageFiles, Standing } from "./contract.ts";
import { Ended, Thread, ThrownInThread } from "./thread.ts";

/** Milliseconds without a question after which what was read is kept. */
const IDLE = 3000;
/** Milliseconds that a thread has to leave; code of a layout may never end. */
const LEAVE = 1000;

const NOTHING: Standing = { faults: [], sound: false, base: "/", renamed: [] };

export class Drawer {
  private readonly broken: (error: unknown) => void;
  private readonly thread = new Thread<Asked>("./section-thread.ts", 96);
  private readonly opened: Promise<void>;
  private later: NodeJS.Timeout | undefined;
  /** What is wrong with the code: the last sound code goes on drawing. */
  private faults: readonly Fault[] = [];
  private sound = false;

  constructor(settings: DrawingSettings, broken: (error: unknown) => void) {
    this.broken = broken;
    this.opened = this.thread.open(settings);
    // Whoever asks hears of it.
    this.opened.catch((error: unknown) => error);
  }

  /** Reads the code anew, and the records with it. Where the code has a fault, the last sound code goes on drawing. */
  async renew(): Promise<Standing> {
    await this.opened;
    this.keepWhenIdle();
    try {
      const standing = await this.thread.ask("renew", undefined);
      this.faults = [];
      this.sound = true;
      return standing;
    } catch (error) {
      if (!(error instanceof ThrownInThread)) throw error;
      this.faults = [codeFault(error)];
      return this.withCodeFaults(this.sound ? await this.thread.ask("refresh", {}) : NOTHING);
    }
  }

  /** Reads the records that changed, or the stylesheet. */
  async refresh(changed: Changed): Promise<Standing> {
    if (!this.sound) return this.renew();
    this.keepWhenIdle();
    return this.withCodeFaults(await this.thread.ask("refresh", changed));
  }

  /** What stands at an address below the root; undefined while no code could be read. */
  async draw(address: string): Promise<Drawn | undefined> {
    this.keepWhenIdle();
    return this.thread.ask("draw", address);
  }

  /** A page with all it links to, for the checks; undefined where no page stands there, or the code fails to draw one. */
  async filesFor(address: string): Promise<PageFiles | undefined> {
    try {
      return await this.thread.ask("filesFor", address);
    } catch (error) {
      // Whoever looks at the page is told.
      if (error instanceof ThrownInThread) return undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.later);
    let late: NodeJS.Timeout | undefined;
    const left = this.sound ? this.thread.ask("leave", undefined) : Promise.resolve();
    // A thread that broke has told of it already.
    await Promise.race([
      left.catch((error: unknown) => error),
      new Promise((resolve) => (late = setTimeout(resolve, LEAVE))),
    ]);
    clearTimeout(late);
    await this.thread.end();
  }

  private keepWhenIdle(): void {
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.thread.ask("keep", undefined).catch((error: unknown) => {
        if (!(error instanceof Ended)) this.broken(error);
      });
    }, IDLE);
    this.later.unref();
  }

  private withCodeFaults(standing: Standing): Standing {
    return { ...standing, faults: [...this.faults, ...standing.faults] };
  }
}
