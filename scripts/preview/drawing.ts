/** The section in memory, and its pages drawn when they are asked for, by the very functions the build uses. */
import { resolve } from "node:path";
import { lookup } from "mrmime";
import { readCompiler, type Stylesheet } from "../../src/assets/stylesheet.ts";
import { sectionAt, sectionWith, type Content } from "../../src/content.ts";
import { type Edition, makeEdition } from "../../src/edition.ts";
import type { Fault } from "../../src/faults.ts";
import { LiveContent } from "../../src/live-content.ts";
import type { Parsed } from "../../src/loader.ts";
import { nextMoment } from "../../src/next-moment.ts";
import { fileOf } from "../../src/page.ts";
import { type EditionPage, pageAt } from "../../src/pages.ts";
import type { SectionRecord } from "../../src/section.ts";
import { styleWarnings } from "../../src/style.ts";
import { Refusal } from "../refusal.ts";
import type { Changed, Drawn, DrawingSettings, DrawnPage, PageFiles, Standing } from "./contract.ts";
import { linkedAddresses } from "./linked-addresses.ts";
import { keptStylesheet } from "./kept-stylesheet.ts";
import { Renames } from "./renames.ts";

export class Drawing {
  private readonly settings: DrawingSettings;
  private readonly live: LiveContent;
  private readonly renames: Renames;
  private content: Content | undefined;
  /** When something next becomes public by itself: ISO 8601 in UTC. */
  private next: string | undefined;
  private stylesheet: Stylesheet | undefined;
  private edition: Edition | undefined;
  private recordFaults: readonly Fault[] = [];
  private styleFaults: readonly Fault[] = [];

  /** `before`: the drawing that code read earlier has made. */
  constructor(settings: DrawingSettings, before?: Drawing) {
    this.settings = settings;
    this.renames = new Renames(settings, before?.renames);
    this.live = new LiveContent(settings.data);
  }

  /** Reads what changed. Where the records or the stylesheet have faults, the last sound ones stay. */
  async refresh({ records, style }: Changed): Promise<Standing> {
    if (this.stylesheet === undefined || style === true) await this.readStyle();
    if (this.content === undefined || style !== true || records !== undefined) await this.readRecords(records);
    return {
      faults: [...this.styleFaults, ...this.recordFaults],
      sound: this.edition !== undefined,
      base: this.edition?.section.address.base ?? "/",
      renamed: this.renames.lines,
    };
  }

  draw(address: string): Drawn {
    const edition = this.editionNow();
    if (edition === undefined) return { status: 404, type: "text/html", body: "" };
    const page = pageAt(edition, address);
    if (page) return { status: 200, type: typeOf(address), body: page.draw(), page: this.about(page, edition) };
    const attachment = edition.section.files.find(({ to }) => `/${to}` === address);
    if (attachment) return { status: 200, type: typeOf(address), body: { file: resolve(attachment.from) } };
    const missing = pageAt(edition, "/404.html");
    if (missing === undefined) throw new Error("The section has no page for addresses it does not have.");
    return { status: 404, type: "text/html", body: missing.draw(), page: { ...this.about(missing, edition), address } };
  }

  /** A page with all it links to within the site: enough for the checks to judge the page itself. */
  filesFor(address: string): PageFiles | undefined {
    const edition = this.editionNow();
    const page = edition && pageAt(edition, address);
    if (!edition || !page) return undefined;
    const { base, href } = edition.section.address;
    const text = page.draw();
    const addresses = new Set([address, "/404.html", edition.stylesheet.address, ...linkedAddresses(text, base, href)]);
    const pages = [...addresses].flatMap((one) => pageAt(edition, one) ?? []);
    const attachments = edition.section.files.filter(({ to }) => addresses.has(`/${to}`));
    return {
      address,
      file: fileOf(address),
      root: href,
      asAt: edition.section.asAt,
      files: [
        ...pages.map((one) => ({ path: fileOf(one.address), content: one === page ? text : one.draw() })),
        ...attachments.map(({ from, to }) => ({ path: to, content: { file: resolve(from) } })),
      ],
      pages: Object.fromEntries(
        pages.map(({ address: at, kind, source }) => [at, { kind, ...(source === undefined ? {} : { source }) }]),
      ),
    };
  }

  /** What was read of the records, as plain values. */
  parsed(): Parsed {
    return this.live.parsed();
  }

  /** Takes what was read before, by this run or an earlier one; `judged` says that it had the same schemas too. */
  recall(parsed: Parsed, judged: boolean): void {
    this.live.recall(parsed, judged);
  }

  /** For when nobody waits: reads the stylesheet's compiler. */
  async readCompiler(): Promise<void> {
    await readCompiler();
  }

  /** Keeps the slugs by which the next run knows what was renamed in between. */
  keepSlugs(): void {
    this.renames.keep();
  }

  private async readStyle(): Promise<void> {
    try {
      this.stylesheet = await keptStylesheet(this.settings.cache);
      this.styleFaults = [];
      this.makeEdition();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.styleFaults = [styleFault(error)];
    }
  }

  private async readRecords(paths: readonly string[] | undefined): Promise<void> {
    try {
      const written = this.renames.follow(paths);
      const { content, changed, faults } = await this.live.update(paths && [...paths, ...written]);
      this.content = content;
      this.recordFaults = faults;
      if (content) this.renames.remember(changed ?? content.records.values(), faults);
      if (this.edition && content && changed && this.stylesheet) {
        this.edition = makeEdition(sectionWith(this.edition.section, content, changed), this.stylesheet);
        const next = nextMoment(changed, this.edition.section.asAt);
        if (next !== undefined && (this.next === undefined || next < this.next)) this.next = next;
      } else this.makeEdition();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.recordFaults = [{ file: this.settings.data, line: 1, message: error.message }];
    }
  }

  /** The edition, made anew where something has become public since. */
  private editionNow(): Edition | undefined {
    if (this.settings.asAt === undefined && this.next !== undefined && this.next <= new Date().toISOString()) {
      this.makeEdition();
    }
    return this.edition;
  }

  private makeEdition(): void {
    if (!this.content || !this.stylesheet) return;
    const asAt = this.settings.asAt ?? new Date().toISOString();
    this.edition = makeEdition(sectionAt(this.content, { asAt, unpublished: true }), this.stylesheet);
    this.next = nextMoment(this.content.records.values(), asAt);
  }

  private about(page: EditionPage, edition: Edition): DrawnPage {
    const record = page.source === undefined ? undefined : recordOf(page, edition);
    const stored = record && this.content?.records.get(record.ref);
    const site = this.content?.site;
    return {
      address: page.address,
      kind: page.kind,
      ...(page.source === undefined ? {} : { source: page.source, path: resolve(page.source) }),
      ...(record ? { standing: record.standing } : {}),
      ...(record?.standing === "scheduled" && record.publicFrom !== null ? { publicFrom: record.publicFrom } : {}),
      former: record && stored ? record.formerSlugs.map((slug) => stored.kind.address(slug)) : [],
      toDo: record?.toDo ?? [],
      warnings: stored && site ? styleWarnings(stored, site.fields.names) : [],
    };
  }
}

function recordOf(page: EditionPage, { section }: Edition): SectionRecord | undefined {
  const slug = page.address.split("/").at(-2) ?? "";
  const found = section.byRef(page.address.slice(1, -1)) ?? section.byRef(`pages/${slug === "" ? "home" : slug}`);
  return found?.file === page.source ? found : undefined;
}

/** Where the stylesheet's own message says what is wrong: `src/assets/_page.scss:12:3: the stylesheet…`. */
function styleFault({ message }: Refusal): Fault {
  const place = /^(.+?):(\d+):\d+: (.*)$/s.exec(message);
  return place
    ? { file: place[1]!, line: Number(place[2]), message: place[3]! }
    : { file: "src/assets/site.scss", line: 1, message };
}

function typeOf(address: string): string {
  return address.endsWith("/") ? "text/html" : (lookup(address) ?? "application/octet-stream");
}
