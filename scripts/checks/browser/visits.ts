/**
 * Visits: a site's pages opened one after another in a few tabs of one browser. A page that fails (crashed, hanging,
 * the browser died beneath it) is opened once more, alone, in a browser of its own; failing again is its result. The
 * rest is visited. A page that never finished loading costs a check the better part of a minute: it is the same page
 * for the next check of this site, which does not open it again; and where some hang by one script, others that hold it are not opened
 * at all (`hanging-scripts.ts`).
 */
import type { Browser, Page as Tab } from "puppeteer-core";
import type { Page, Site } from "../site.ts";
import { nameElementsIn } from "./element-names.ts";
import { HangingScripts } from "./hanging-scripts.ts";
import { launchBrowser } from "./launch.ts";
import { serveSite } from "./serve.ts";

export interface VisitPlan<T> {
  pages: readonly Page[];
  /** Tabs open at once: 2 unless said. */
  tabs?: number;
  /** Milliseconds that one page may take, all in all: 30,000 unless said. */
  limit?: number;
  /** Readies a new tab: viewport, media. */
  prepare?(tab: Tab): Promise<void>;
  /** Judges one page; it opens the address itself. */
  visit(tab: Tab, address: string, page: Page): Promise<T>;
  /** Called when a page is done, with how many are. */
  progress?(done: number): void;
  /** Called with each browser that is started. */
  started?(browser: Browser): void;
}

/** What became of a page: the visit's value, or why there is none, in words. */
export type Visited<T> = { page: Page; value: T } | { page: Page; failure: string };

type Outcome<T> = Visited<T> & {
  /** Whether it failed by itself: it did not finish in its time. */
  hung?: boolean;
};

/** What the checks of a site know of its pages that hang. */
interface Hangs {
  /** Pages that never finished loading, opened twice. */
  pages: Set<Page>;
  scripts: HangingScripts;
}

const hangsOf = new WeakMap<Site, Hangs>();

/** Pages after which a browser is not handed on: what it has gathered would weigh on the next check. */
const FRESH = 100;

/** A browser that waits for the next check of a site: just started, or one that a check has done with. */
interface Spare {
  browser?: Promise<Browser>;
}

const spares = new WeakMap<Site, Spare>();

/**
 * Lets the checks of a site that run one after another hand on their browser while `run` does; starting one costs more than
 * a page. The first is started at once, beside the checks that need none. Where none starts, it is the check that wants it that says so.
 */
export async function withSpareBrowser<T>(site: Site, run: () => Promise<T>): Promise<T> {
  const first = launchBrowser();
  // It may fail before anybody asks for it, and must not end the process then.
  void Promise.allSettled([first]);
  const spare: Spare = { browser: first };
  spares.set(site, spare);
  try {
    return await run();
  } finally {
    spares.delete(site);
    const [left] = await Promise.allSettled([spare.browser]);
    if (left.status === "fulfilled") await left.value?.close();
  }
}

/** Visits pages of a site; one result for each, in the order of `plan.pages`. */
export async function visitPages<T>(site: Site, plan: VisitPlan<T>): Promise<Visited<T>[]> {
  const hangs = hangsOf.get(site) ?? { pages: new Set<Page>(), scripts: new HangingScripts(site) };
  hangsOf.set(site, hangs);
  const results: (Visited<T> | undefined)[] = plan.pages.map((page) =>
    hangs.pages.has(page) ? { page, failure: NEVER_LOADED } : undefined,
  );
  const waiting = [...results.keys()].filter((index) => results[index] === undefined);
  if (waiting.length === 0) return results.map((result) => result!);
  const served = await serveSite(site);
  const window = new BrowserWindow(plan, spares.get(site));
  const visit = async (page: Page): Promise<Outcome<T>> => {
    const result = await window.visit(page, served.address(page));
    if ("value" in result) hangs.scripts.finish(page);
    else if (result.hung) hangs.scripts.hang(page);
    return result;
  };
  try {
    let done = plan.pages.length - waiting.length;
    const settle = (index: number, result: Visited<T>): void => {
      results[index] = result;
      plan.progress?.(++done);
    };
    while (waiting.length > 0) {
      const failed: number[] = [];
      const hung = new Set<number>();
      /** Of which it is foretold that they hang, as long as those that did are not judged after all. */
      const doubted: number[] = [];
      const worker = async (): Promise<void> => {
        for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
          const page = plan.pages[index]!;
          if (hangs.scripts.foretold(page)) doubted.push(index);
          else {
            const result = await visit(page);
            if ("value" in result) settle(index, result);
            else failed[result.hung ? "unshift" : "push"](index);
            if (result.hung) hung.add(index);
          }
        }
      };
      await Promise.all(Array.from({ length: Math.min(plan.tabs ?? 2, waiting.length) }, worker));
      for (const index of failed) {
        const page = plan.pages[index]!;
        // A page that hangs takes the one in the other tab with it, which may hold the same script.
        if (!hung.has(index) && hangs.scripts.foretold(page)) {
          doubted.push(index);
          continue;
        }
        await window.restart();
        const result = await visit(page);
        if ("failure" in result && result.failure === NEVER_LOADED) hangs.pages.add(page);
        settle(index, result);
      }
      for (const index of doubted) {
        const page = plan.pages[index]!;
        const like = hangs.scripts.foretold(page);
        if (!like) waiting.push(index);
        else settle(index, { page, failure: `it holds a script by which \`${like.address}\` and others hung` });
      }
    }
    return results.map((result) => result!);
  } finally {
    await window.close();
    await served.close();
  }
}

/** One browser with tabs to spare, started again whenever it has died. */
class BrowserWindow<T> {
  private readonly plan: VisitPlan<T>;
  private readonly spare: Spare | undefined;
  private browser: Promise<Browser> | undefined;
  private idle: Tab[] = [];
  private visited = 0;

  /** `spare`: where a browser may be waiting, and is left in the end. */
  constructor(plan: VisitPlan<T>, spare: Spare | undefined) {
    this.plan = plan;
    this.spare = spare;
  }

  async visit(page: Page, address: string): Promise<Outcome<T>> {
    this.visited += 1;
    const limit = this.plan.limit ?? 30_000;
    const browser = await this.running();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new PageHung(`it did not finish within ${limit / 1000} seconds`)), limit);
    });
    try {
      const value = await Promise.race([this.inTab(browser, address, page), late]);
      return { page, value };
    } catch (error) {
      // A tab that hangs cannot be trusted to close: the whole browser goes, and the next visit starts another.
      const failure = reasonOf(error, browser);
      await this.drop(browser);
      return { page, failure, hung: error instanceof PageHung };
    } finally {
      clearTimeout(timer);
    }
  }

  /** A browser of its own for the next visit. */
  async restart(): Promise<void> {
    if (this.browser) await this.drop(await this.browser);
  }

  async close(): Promise<void> {
    const browser = await this.browser;
    this.browser = undefined;
    if (browser?.connected && this.spare && !this.spare.browser && this.visited <= FRESH) {
      this.spare.browser = Promise.resolve(browser);
      await Promise.all(this.idle.map((tab) => tab.close()));
    } else await browser?.close();
  }

  private running(): Promise<Browser> {
    this.browser ??= this.taken().then((browser) => {
      this.plan.started?.(browser);
      return browser;
    });
    return this.browser;
  }

  /** The browser that waits, if it lives; else another. */
  private async taken(): Promise<Browser> {
    const browser = this.spare?.browser;
    delete this.spare?.browser;
    const waiting = await browser;
    return waiting?.connected ? waiting : await launchBrowser();
  }

  private async drop(browser: Browser): Promise<void> {
    if ((await this.browser) !== browser) return;
    this.browser = undefined;
    this.idle = [];
    browser.process()?.kill("SIGKILL");
    await browser.close();
  }

  private async inTab(browser: Browser, address: string, page: Page): Promise<T> {
    const tab = this.idle.pop() ?? (await this.newTab(browser));
    const crash = new Promise<never>((_, reject) => {
      tab.once("error", () => reject(new PageFailure(CRASHED)));
    });
    const value = await Promise.race([this.plan.visit(tab, address, page), crash]);
    tab.removeAllListeners("error");
    this.idle.push(tab);
    return value;
  }

  private async newTab(browser: Browser): Promise<Tab> {
    const tab = await browser.newPage();
    // A dialog nobody answers would hold the page for ever.
    tab.on("dialog", (dialog) => {
      dialog.dismiss().catch((error: unknown) => tab.emit("error", error as Error));
    });
    await nameElementsIn(tab);
    await hold(tab);
    await this.plan.prepare?.(tab);
    return tab;
  }
}

const CRASHED = "the browser's tab crashed";
/** Milliseconds that a page may take to its load event. */
const LOADING = 25_000;
const NEVER_LOADED = `it did not finish loading within ${LOADING / 1000} seconds`;

/** Why a page could not be judged, in words for the report. */
export class PageFailure extends Error {}

class PageHung extends PageFailure {}

function reasonOf(error: unknown, browser: Browser): string {
  if (error instanceof PageFailure) return error.message;
  if (!(error instanceof Error)) throw error;
  if (!browser.connected || /Target closed|Connection closed|Session closed|disconnected/i.test(error.message))
    return "the browser died while it was open";
  // What a tab is asked after it crashed and before it says so.
  if (/detached Frame/i.test(error.message)) return CRASHED;
  return error.message.split("\n")[0]!;
}

const held = new WeakMap<Tab, { address: string }>();

/** Holds a tab on the page it was told to open: a page that leads on (meta refresh, a script) is judged all the same. */
async function hold(tab: Tab): Promise<void> {
  const allowed = { address: "" };
  held.set(tab, allowed);
  const session = await tab.createCDPSession();
  const { frameTree } = await session.send("Page.getFrameTree");
  session.on("Fetch.requestPaused", ({ requestId, request, frameId }) => {
    const leaves = frameId === frameTree.frame.id && request.url !== allowed.address;
    const answer = leaves
      ? session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" })
      : session.send("Fetch.continueRequest", { requestId });
    answer.catch((error: unknown) => tab.emit("error", error as Error));
  });
  await session.send("Fetch.enable", { patterns: [{ resourceType: "Document" }] });
}

/** Opens an address and waits for its load event. Throws a {@link PageFailure} where the server does not give the page. */
export async function open(tab: Tab, address: string): Promise<void> {
  const allowed = held.get(tab);
  if (allowed) allowed.address = address;
  const response = await tab.goto(address, { waitUntil: "load", timeout: LOADING }).catch((error: unknown) => {
    throw error instanceof Error && error.name === "TimeoutError" ? new PageHung(NEVER_LOADED) : error;
  });
  const status = response?.status() ?? 0;
  if (status !== 200 && status !== 304) throw new PageFailure(`it could not be opened (status ${status})`);
}
