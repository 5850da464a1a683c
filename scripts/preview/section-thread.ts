/**
 * The thread that holds the section. Layouts, components and schemas are code: when some changes, all of ours is read
 * anew, as CommonJS modules, which can be forgotten, and takes over once it has answered; what was read of the records
 * is handed on.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/cjs/api";
import type { Asked, Changed, Drawn, DrawingSettings, PageFiles, Standing } from "./contract.ts";
import type { Drawing } from "./drawing.ts";
import { type CodeDigests, codeDigests, type Kept, keepRecords, recallRecords } from "./kept-records.ts";

/** Fewer new records than this are sooner read than kept. */
const WORTH = 200;

const root = fileURLToPath(new URL("../../", import.meta.url));

export function open(settings: DrawingSettings): SectionHolder {
  register();
  return new SectionHolder(settings);
}

class SectionHolder implements Asked {
  private readonly settings: DrawingSettings;
  private drawing: Drawing | undefined;
  /** What the code was that the drawing is made of. */
  private code: CodeDigests | undefined;
  /** What is kept for the next run: how many records, read by which code. */
  private kept = { records: 0, code: "" };

  constructor(settings: DrawingSettings) {
    this.settings = settings;
  }

  /** Reads the code anew, and the records with it. Throws what the code throws; then the last sound code goes on. */
  async renew(): Promise<Standing> {
    const code = await codeDigests();
    const known =
      this.code && this.drawing ? { code: this.code, parsed: this.drawing.parsed() } : await this.recall(code);
    const { Drawing: Anew } = readAnew();
    const next = new Anew(this.settings, this.drawing);
    if (known?.code.reading === code.reading) next.recall(known.parsed, known.code.schemas === code.schemas);
    const standing = await next.refresh({});
    this.drawing = next;
    this.code = code;
    return standing;
  }

  /** As {@link renew} where no code could be read yet. */
  async refresh(changed: Changed): Promise<Standing> {
    return this.drawing ? this.drawing.refresh(changed) : this.renew();
  }

  draw(address: string): Drawn | undefined {
    return this.drawing?.draw(address);
  }

  filesFor(address: string): PageFiles | undefined {
    return this.drawing?.filesFor(address);
  }

  /** For when nobody waits: makes the next edit of a style quick, and keeps what was read for the next run if that is worth it. */
  async keep(): Promise<void> {
    const { cache, data } = this.settings;
    const { drawing, code } = this;
    if (drawing === undefined || code === undefined) return;
    await drawing.readCompiler();
    drawing.keepSlugs();
    const parsed = drawing.parsed();
    const records = parsed.records.length;
    const same = this.kept.code === JSON.stringify(code) && Math.abs(records - this.kept.records) < WORTH;
    if (cache === undefined || records < WORTH || same) return;
    await keepRecords(cache, data, { code, parsed });
    this.kept = { records, code: JSON.stringify(code) };
  }

  leave(): void {
    this.drawing?.keepSlugs();
  }

  private async recall(code: CodeDigests): Promise<Kept | undefined> {
    const { cache, data } = this.settings;
    const kept = cache === undefined ? undefined : await recallRecords(cache, data, code);
    if (kept) this.kept = { records: kept.parsed.records.length, code: JSON.stringify(kept.code) };
    return kept;
  }
}

/** Our own modules as they are on the disk now; packages stay. */
function readAnew(): typeof import("./drawing.ts") {
  // Made anew as well: it would hold on to what it has read.
  const require = createRequire(import.meta.url);
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(root) && !path.startsWith(join(root, "node_modules")))
      Reflect.deleteProperty(require.cache, path);
  }
  return require("./drawing.ts") as typeof import("./drawing.ts");
}
