/** Changed files, gathered until they are whole, then read; what came of it is published. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LITTER } from "../../src/litter.ts";
import type { Standing } from "./contract.ts";
import type { Drawer } from "./drawer.ts";
import { Ended } from "./thread.ts";

export interface ChangesOptions {
  /** The folder of records, absolute. */
  data: string;
  drawer: Drawer;
  /** Resolves once the records were read a first time: what changes before that is read after. */
  started: Promise<void>;
  publish: (standing: Standing) => void;
  broken: (error: unknown) => void;
}

/** Milliseconds without a further change before what changed is read: one save is often several writes. */
const QUIET = 8;
/** Milliseconds that a missing or faulty file is given: some editors empty or delete a file and then write it anew. */
const DOUBT = 90;
/** Files and folders changed at once. */
const MANY = 100;

const assets = fileURLToPath(new URL("../../src/assets/", import.meta.url));

export class Changes {
  private readonly options: ChangesOptions;
  private paths = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  /** Faults that were known before: only new ones are doubted. */
  private known = new Set<string>();
  private closed = false;

  constructor(options: ChangesOptions) {
    this.options = options;
  }

  /** A file or folder changed, came or went. What editors and systems put beside it is no change. */
  add(path: string): void {
    if (LITTER.test(basename(path))) return;
    this.paths.add(path);
    this.wait(QUIET);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private wait(time: number): void {
    if (this.running || this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), time);
  }

  private run(): void {
    this.running = true;
    this.read()
      .catch((error: unknown) => {
        if (!(error instanceof Ended && this.closed)) this.options.broken(error);
      })
      .finally(() => {
        this.running = false;
        if (this.paths.size > 0) this.wait(QUIET);
      });
  }

  private async read(): Promise<void> {
    const { drawer, started, publish } = this.options;
    await started;
    // Another file that is missing is either nothing (an editor's own) or a fault, which is doubted below.
    if ([...this.paths].some((path) => path.endsWith(".md") && !existsSync(path))) await this.pause();
    let standing = await this.take(drawer);
    const key = ({ file, line, message }: Standing["faults"][number]): string => `${file}:${line}:${message}`;
    if (standing.faults.some((fault) => !this.known.has(key(fault)))) {
      await this.pause();
      while (this.paths.size > 0) standing = await this.take(drawer);
    }
    if (this.closed) return;
    this.known = new Set(standing.faults.map(key));
    publish(standing);
  }

  private async take(drawer: Drawer): Promise<Standing> {
    const paths = [...this.paths];
    this.paths = new Set();
    const records = paths.filter((path) => this.isRecord(path));
    const style = paths.some((path) => path.startsWith(assets) && !path.endsWith(".ts"));
    const code = paths.some((path) => !this.isRecord(path) && /\.tsx?$/.test(path));
    if (code) return drawer.renew();
    // Where very many changed at once, the system may have told of some too few: the whole folder is looked at.
    const told = records.length > MANY ? [this.options.data] : records;
    return drawer.refresh({ ...(told.length > 0 ? { records: told } : {}), style });
  }

  private isRecord(path: string): boolean {
    return path === this.options.data || path.startsWith(join(this.options.data, "/"));
  }

  /** Until nothing has changed for a while. */
  private async pause(): Promise<void> {
    let seen: number;
    do {
      seen = this.paths.size;
      await new Promise((resolve) => setTimeout(resolve, DOUBT));
    } while (this.paths.size > seen);
  }
}
