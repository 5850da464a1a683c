/** The server's side of a thread: a module opened in it, and its methods asked one question at a time. */
import { Worker } from "node:worker_threads";
import type { Answer, Question, Thrown, Told } from "./answers.ts";

/** An error of code that runs in a thread, with the stack it had there. */
export class ThrownInThread extends Error {
  override readonly name = "ThrownInThread";

  constructor(thrown: Thrown) {
    super(thrown.message);
    this.stack = thrown.stack ?? `${thrown.name}: ${thrown.message}`;
  }
}

/** The thread was ended while it was asked, as the preview is closed. */
export class Ended extends Error {
  override readonly name = "Ended";
}

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

type Method = (asked: never) => unknown;

/** `Asked` is what its module opens: methods of one plain argument that give plain values. */
export class Thread<Asked extends object> {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly ready: Promise<void>;
  private asked = 0;
  private ended = false;

  /**
   * @param module the file beside this one that exports `open(settings)`
   * @param youngMb room for what soon dies, for a thread that makes much of it at once: with less, a fifth of its time is collection
   */
  constructor(module: string, youngMb?: number) {
    this.worker = new Worker(new URL("./thread.cjs", import.meta.url), {
      workerData: { module: new URL(module, import.meta.url).href },
      execArgv: [],
      ...(youngMb === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: youngMb } }),
    });
    this.ready = new Promise((resolve, reject) => {
      const broken = (error: Error): void => {
        reject(error);
        for (const one of this.waiting.values()) one.reject(error);
        this.waiting.clear();
      };
      this.worker.on("message", (told: Told) => {
        if ("ready" in told) resolve();
        else if ("failed" in told) reject(new ThrownInThread(told.failed));
        else this.settle(told);
      });
      this.worker.on("error", broken);
      this.worker.on("exit", () => broken(this.ended ? new Ended() : new Error(`The thread of ${module} ended.`)));
    });
    // Whoever opens the thread hears of its failure; one that nobody opened fails unheard until then.
    this.ready.catch((error: unknown) => error);
  }

  /** Gives the thread its settings. Throws {@link ThrownInThread} where its module cannot be read. */
  async open(settings: object): Promise<void> {
    this.worker.postMessage(settings);
    await this.ready;
  }

  /** Calls a method there. Throws {@link ThrownInThread} for what it threw, {@link Ended} where the thread ended first. */
  async ask<Name extends keyof Asked & string>(
    name: Name,
    asked: Asked[Name] extends Method ? Parameters<Asked[Name]>[0] : never,
  ): Promise<Asked[Name] extends Method ? Awaited<ReturnType<Asked[Name]>> : never> {
    if (this.ended) throw new Ended();
    const id = ++this.asked;
    const answered = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.worker.postMessage({ id, ask: name, with: asked } satisfies Question);
    return (await answered) as Awaited<ReturnType<typeof this.ask<Name>>>;
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  private settle(told: Answer): void {
    const one = this.waiting.get(told.id);
    this.waiting.delete(told.id);
    if ("thrown" in told) one?.reject(new ThrownInThread(told.thrown));
    else one?.resolve(told.answer);
  }
}
