/**
 * The two engines, axe and HTML_CodeSniffer, in a page that is already open: the same code, the same options and so
 * the same results as pa11y-ci's runners, and axe's rules for WCAG 2.2 beside. A test holds the two equal.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Page as Tab } from "puppeteer-core";
import type { ElementName, NamingWindow } from "./element-names.ts";

const require = createRequire(import.meta.url);
/** Resolved as pa11y resolves them, so that both run the very same files. */
const pa11y = createRequire(createRequire(require.resolve("pa11y-ci")).resolve("pa11y"));
const AXE = join(dirname(pa11y.resolve("axe-core")), "axe.min.js");
const HTMLCS = pa11y.resolve("@pa11y/html_codesniffer/build/HTMLCS.js");

/** Axe's tags that stock pa11y runs for WCAG2AA. */
export const STOCK_TAGS = ["wcag2a", "wcag21a", "wcag2aa", "wcag21aa", "best-practice"];
/** And those of WCAG 2.2, which stock pa11y never asks for. */
export const TAGS = [...STOCK_TAGS, "wcag22a", "wcag22aa"];

/** What an engine says of one element. */
export interface Verdict extends ElementName {
  engine: "axe" | "htmlcs";
  /** Axe's rule, or HTML_CodeSniffer's whole code. */
  code: string;
  /** axe: `violation` or `incomplete`; HTML_CodeSniffer: `error`, `warning` or `notice`. */
  type: "violation" | "incomplete" | "error" | "warning" | "notice";
  message: string;
  /** Axe's tags: `["cat.color", "wcag2aa", "wcag143"]`. */
  tags: string[];
}

let sources: { axe: string; htmlcs: string } | undefined;

/**
 * Both engines over the page that a tab holds.
 * @param fresh whether the window is one that does not have the engines yet
 */
export async function judge(tab: Tab, fresh: boolean): Promise<Verdict[]> {
  if (fresh) await load(tab, ["axe", "htmlcs"]);
  const [axe, htmlcs] = await Promise.all([
    tab.evaluate(axeInPage, { type: "tags", values: TAGS }),
    tab.evaluate(htmlcsInPage),
  ]);
  return [...axe, ...htmlcs];
}

/** Loads engines into the window that a tab holds. */
export async function load(tab: Tab, engines: readonly ("axe" | "htmlcs")[]): Promise<void> {
  sources ??= { axe: readFileSync(AXE, "utf8"), htmlcs: readFileSync(HTMLCS, "utf8") };
  for (const engine of engines) await tab.evaluate(sources[engine]);
}

/**
 * Some of axe's rules over the page that a tab holds, whose window has axe.
 * @param within a selector: only what it finds is judged
 */
export async function runAxe(tab: Tab, rules: readonly string[], within?: string): Promise<Verdict[]> {
  return await tab.evaluate(axeInPage, { type: "rule", values: [...new Set(rules)] }, within);
}

interface AxeRule {
  id: string;
  help: string;
  tags: string[];
  nodes: { element?: Element; any: AxeCheck[]; all: AxeCheck[]; none: AxeCheck[] }[];
}
interface AxeCheck {
  message: string;
}
interface Engines {
  axe: {
    run(
      root: Document | NodeListOf<Element>,
      options: unknown,
    ): Promise<{ violations: AxeRule[]; incomplete: AxeRule[] }>;
  };
  HTMLCS: {
    process(standard: string, root: Document, done: (error?: unknown) => void): void;
    getMessages(): { type: 1 | 2 | 3; code: string; msg: string; element: Node }[];
  };
}

interface RunOnly {
  /** `tags` or `rule`. */
  type: string;
  values: string[];
}

/** Runs within the page. */
async function axeInPage(runOnly: RunOnly, within?: string): Promise<Verdict[]> {
  const { axe, __nameOf } = window as unknown as Engines & NamingWindow;
  const isPutAside = (element?: Element): boolean =>
    element?.closest("a:not([href])")?.closest(".disabled, .is-disabled") != null;
  const verdictsOf = (rules: AxeRule[], type: "violation" | "incomplete"): Verdict[] =>
    rules.flatMap((rule) =>
      rule.nodes.map((node) => ({
        engine: "axe" as const,
        code: rule.id,
        // What is inactive need not be legible (WCAG 1.4.3); that a link without address is, only its look tells.
        type: rule.id === "color-contrast" && isPutAside(node.element) ? "incomplete" : type,
        message: [rule.help, ...[...node.any, ...node.all, ...node.none].map((check) => check.message)].join("\n"),
        tags: rule.tags,
        ...__nameOf(node.element),
      })),
    );
  const options = { runOnly, resultTypes: ["violations", "incomplete"], elementRef: true };
  const root = within === undefined ? document : document.querySelectorAll(within);
  if ("length" in root && root.length === 0) return [];
  const { violations, incomplete } = await axe.run(root, options);
  return [...verdictsOf(violations, "violation"), ...verdictsOf(incomplete, "incomplete")];
}

/** Runs within the page. */
async function htmlcsInPage(): Promise<Verdict[]> {
  const { HTMLCS, __nameOf } = window as unknown as Engines & NamingWindow;
  await new Promise<void>((resolve, reject) => {
    HTMLCS.process("WCAG2AA", document, (error) => {
      if (error) reject(error instanceof Error ? error : new Error("HTML_CodeSniffer failed"));
      else resolve();
    });
  });
  const types = { 1: "error", 2: "warning", 3: "notice" } as const;
  return HTMLCS.getMessages().map(({ code, type, msg, element }) => ({
    engine: "htmlcs",
    code,
    type: types[type],
    message: msg,
    tags: [],
    ...__nameOf(element),
  }));
}
