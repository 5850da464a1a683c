/** Writes pages in a thread of its own, while the next ones are drawn: half of a compile's time is the file system's. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { fileOf, type PageTaker } from "../../src/page.ts";

type Answer =
  { written: number; failed?: never } | { failed: { message: string; code?: string; path?: string }; written?: never };

/** Pages that travel together: a message a page would cost more than the page. */
const BATCH = 32;

export class Press implements PageTaker {
  private readonly thread = new Worker(new URL("writing-thread.cjs", import.meta.url));
  private readonly answer: Promise<Answer>;
  private batch: [path: string, text: string][] = [];

  readonly folder: string;

  /** Files go below `folder`. */
  constructor(folder: string) {
    this.folder = folder;
    this.answer = new Promise((resolve, reject) => {
      this.thread.once("message", resolve).once("error", reject);
    });
    // Whoever finishes hears of it; a compile that fails before has something else to say.
    this.answer.catch((error: unknown) => error);
  }

  /** Takes a page's address and its whole text; it is written in good time. */
  take(address: string, text: string): void {
    this.batch.push([join(this.folder, fileOf(address)), text]);
    if (this.batch.length === BATCH) this.send();
  }

  /** Waits until all is written; gives how many files. Throws what the file system refused, with its code and path. */
  async finish(): Promise<number> {
    if (this.batch.length > 0) this.send();
    this.send();
    const { written, failed } = await this.answer;
    if (failed) throw Object.assign(new Error(failed.message), failed);
    return written;
  }

  /** Ends the thread, finished or not. */
  async close(): Promise<void> {
    await this.thread.terminate();
  }

  private send(): void {
    this.thread.postMessage(this.batch);
    this.batch = [];
  }
}
