/** One reading of many pages, in this thread or in another: what each check says of a page, and what the site's graph needs. */
import { AddressCounts } from "./address-counts.ts";
import type { AddressCount, Found } from "./contract.ts";
import { Demands, type Demand } from "./demands.ts";
import { FileTable, type FileColumns } from "./file-table.ts";
import { FirstView } from "./first-view.ts";
import type { HostRedirect } from "./host-redirects.ts";
import { judgeHead } from "./page-heads.ts";
import { judgeIds } from "./page-ids.ts";
import { judgeFragments, judgeLinks, type LinkContext } from "./page-links.ts";
import { surveyPage, type PageSurvey } from "./page-survey.ts";
import { saidOf, type PageRecord } from "./page-records.ts";
import { PageReading } from "./page-reading.ts";
import { Resolver } from "./resolution.ts";
import { FilePage, readText, type Page, type Site } from "./site.ts";
import { PageMarkup } from "./page-markup.ts";
import type { LearntFacts, MarkupFacts } from "./markup-facts.ts";

/** What a scan needs of a site; plain data, so that it can be sent to another thread. */
export interface ScanInput {
  root: string;
  base: string;
  origin: string | undefined;
  redirects: readonly HostRedirect[];
  files: FileColumns;
  /** The files that are pages, by their row, in the site's order. */
  pages: Uint32Array;
  /** Judge the HTML of every page, and take nothing from the likeness of two pages. */
  everyPage: boolean;
  /** Whether to judge HTML at all. */
  markup: boolean;
  /** What pages that are clean held in runs before. */
  facts?: LearntFacts;
}

export interface ScanResult {
  /** One a page, in the order they were read. */
  records: PageRecord[];
  findings: Found[];
  demands: Demand[];
  counts: AddressCount[];
  /** Pages that html-validate itself read; the others hold nothing that one of these does not hold. */
  validated: number;
}

export class PageScan {
  readonly #input: ScanInput;
  readonly #files: FileTable;
  readonly #links: LinkContext;
  readonly #markup: PageMarkup;
  readonly #firstView: FirstView;
  #result: ScanResult = nothing();

  constructor(input: ScanInput) {
    this.#input = input;
    this.#files = new FileTable(input.files);
    this.#links = {
      resolver: new Resolver(input, this.#files),
      counts: new AddressCounts(),
      files: this.#files,
      demands: new Demands(),
    };
    this.#firstView = new FirstView(input.root, this.#links.resolver);
    this.#markup = new PageMarkup(input.everyPage);
    if (input.facts) this.facts.add(input.facts);
  }

  /** What clean pages held. */
  get facts(): MarkupFacts {
    return this.#markup.facts;
  }

  /** Reads one page by its place among the site's pages. */
  async scan(index: number): Promise<void> {
    const page = this.#pageAt(index);
    const text = readText(this.#input, page.file);
    const reading = new PageReading(page, text, this.#result.findings);
    const survey = surveyPage(text, this.#input.markup ? this.#markup.reader(text) : undefined);
    const links = judgeLinks(survey, reading, this.#links);
    judgeIds(survey, reading);
    judgeHead(survey, reading);
    this.#firstView.judge(survey, reading);
    if (this.#input.markup && (await this.#markup.judge(reading))) this.#result.validated += 1;
    this.#result.records.push(recordOf(survey, links, this.#isOriginal(survey, page)));
  }

  #pageAt(index: number): Page {
    return new FilePage(this.#files, this.#input.pages[index]!);
  }

  #isOriginal(survey: PageSurvey, page: Page): boolean {
    if (survey.canonical === undefined) return true;
    const { resolver } = this.#links;
    const resolution = resolver.resolve(survey.canonical, resolver.placeOf(page.file));
    return resolution.to !== "file" || resolution.path === page.file;
  }

  /** Reads one page again, for the fragments that lead to nothing. */
  scanFragments(index: number, missing: ReadonlyMap<string, string>): void {
    const page = this.#pageAt(index);
    const text = readText(this.#input, page.file);
    const reading = new PageReading(page, text, this.#result.findings);
    judgeFragments(surveyPage(text), reading, this.#links.resolver, missing);
  }

  /** Everything found since the last call; it depends on nothing of what was taken before. */
  take(): ScanResult {
    const result = { ...this.#result, demands: this.#links.demands.list(), counts: this.#links.counts.list() };
    this.#result = nothing();
    Object.assign(this.#links, { counts: new AddressCounts(), demands: new Demands() });
    return result;
  }
}

function nothing(): ScanResult {
  return { records: [], findings: [], demands: [], counts: [], validated: 0 };
}

function recordOf(survey: PageSurvey, links: readonly number[], original: boolean): PageRecord {
  const record: PageRecord = { noindex: survey.noindex, leadsOn: survey.leadsOn, original, links };
  const title = saidOf(survey.titles[0]);
  const description = saidOf(survey.descriptions[0]);
  if (title) record.title = title;
  if (description) record.description = description;
  return record;
}

/** What a scan of a site needs to be told. */
export function scanInput(site: Site, settings: Pick<ScanInput, "everyPage" | "markup" | "facts">): ScanInput {
  return {
    root: site.root,
    base: site.base,
    origin: site.origin,
    redirects: site.redirects,
    files: site.files.columns,
    pages: Uint32Array.from(site.pages, ({ file }) => site.files.rowOf(file)),
    ...settings,
  };
}
