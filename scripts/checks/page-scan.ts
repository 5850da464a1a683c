/** One reading of many pages, in this thread or in another: what each check says of a page, and what the site's graph needs. */
import { AddressCounts } from "./address-counts.ts";
import type { AddressCount, Found } from "./contract.ts";
import { FirstView } from "./first-view.ts";
import type { HostRedirect } from "./host-redirects.ts";
import { judgeHead } from "./page-heads.ts";
import { judgeIds } from "./page-ids.ts";
import { judgeFragments, judgeLinks, type LinkContext } from "./page-links.ts";
import { surveyPage, type PageSurvey } from "./page-survey.ts";
import { PageReading } from "./page-reading.ts";
import { Resolver } from "./resolution.ts";
import { readText, type Page, type Site } from "./site.ts";
import { PageMarkup } from "./page-markup.ts";

/** What a scan needs of a site; plain data, so that it can be sent to another thread. */
export interface ScanInput {
  root: string;
  base: string;
  origin: string | undefined;
  redirects: readonly HostRedirect[];
  pages: readonly Page[];
  paths: readonly string[];
  /** Judge the HTML of every page, and take nothing from the likeness of two pages. */
  everyPage: boolean;
  /** Whether to judge HTML at all. */
  markup: boolean;
}

/** What stays of a page when its text is gone. */
export interface PageRecord {
  /** Its place among the site's pages. */
  index: number;
  title: string | undefined;
  titleOffset: number | undefined;
  description: string | undefined;
  descriptionOffset: number | undefined;
  /** Says `noindex`. */
  noindex: boolean;
  /** Sends its reader on by a refresh. */
  leadsOn: boolean;
  /** Names no other page as the one that it copies. */
  original: boolean;
  /** Files it links to, by their place in the site's order. */
  links: readonly number[];
}

export interface ScanResult {
  records: PageRecord[];
  findings: Found[];
  demands: string[];
  counts: AddressCount[];
  /** Pages that html-validate itself read; the others hold nothing that one of these does not hold. */
  validated: number;
}

export class PageScan {
  readonly #input: ScanInput;
  readonly #links: LinkContext;
  readonly #markup: PageMarkup;
  readonly #firstView: FirstView;
  #result: ScanResult = nothing();

  constructor(input: ScanInput) {
    this.#input = input;
    this.#links = {
      resolver: new Resolver(input, new Set(input.paths)),
      counts: new AddressCounts(),
      fileIndex: new Map(input.paths.map((path, index) => [path, index])),
      demands: new Set(),
      asked: new Set(),
    };
    this.#firstView = new FirstView(input.root, this.#links.resolver);
    this.#markup = new PageMarkup(input.everyPage);
  }

  /** Reads one page by its place among the site's pages. */
  scan(index: number): void {
    const page = this.#input.pages[index]!;
    const text = readText(this.#input, page.file);
    const reading = new PageReading(page, text, this.#result.findings);
    const survey = surveyPage(text, this.#input.markup ? this.#markup.reader(text) : undefined);
    const links = judgeLinks(survey, reading, this.#links);
    judgeIds(survey, reading);
    judgeHead(survey, reading);
    this.#firstView.judge(survey, reading);
    if (this.#input.markup && this.#markup.judge(reading)) this.#result.validated += 1;
    this.#result.records.push(recordOf(index, survey, links, this.#isOriginal(survey, page)));
  }

  #isOriginal(survey: PageSurvey, page: Page): boolean {
    if (survey.canonical === undefined) return true;
    const { resolver } = this.#links;
    const resolution = resolver.resolve(survey.canonical, resolver.placeOf(page.file));
    return resolution.to !== "file" || resolution.path === page.file;
  }

  /** Reads one page again, for the fragments that lead to nothing. */
  scanFragments(index: number, missing: ReadonlyMap<string, string>): void {
    const page = this.#input.pages[index]!;
    const text = readText(this.#input, page.file);
    const reading = new PageReading(page, text, this.#result.findings);
    judgeFragments(surveyPage(text), reading, this.#links.resolver, missing);
  }

  /** Everything found since the last call; it depends on nothing of what was taken before. */
  take(): ScanResult {
    const result = { ...this.#result, demands: [...this.#links.demands], counts: this.#links.counts.list() };
    this.#result = nothing();
    Object.assign(this.#links, { counts: new AddressCounts(), demands: new Set(), asked: new Set() });
    return result;
  }
}

function nothing(): ScanResult {
  return { records: [], findings: [], demands: [], counts: [], validated: 0 };
}

function recordOf(index: number, survey: PageSurvey, links: readonly number[], original: boolean): PageRecord {
  return {
    index,
    title: survey.titles[0]?.value,
    titleOffset: survey.titles[0]?.offset,
    description: survey.descriptions[0]?.value,
    descriptionOffset: survey.descriptions[0]?.offset,
    noindex: survey.noindex,
    leadsOn: survey.leadsOn,
    original,
    links,
  };
}

/** What a scan of a site needs to be told. */
export function scanInput(site: Site, settings: { everyPage: boolean; markup: boolean }): ScanInput {
  return {
    root: site.root,
    base: site.base,
    origin: site.origin,
    redirects: site.redirects,
    pages: site.pages,
    paths: [...site.files.keys()],
    ...settings,
  };
}
