/** What the engines themselves know of their rules: what axe says must be, W3C's techniques behind HTML_CodeSniffer's codes, and where more is said. */
import { createRequire } from "node:module";
import type axe from "axe-core";
import { TAGS } from "./engines.ts";

export interface AxeRule {
  /** What must be, with which each of its messages begins. */
  must: string;
  /** The address of axe's page on it. */
  help: string;
  /** `["cat.color", "wcag2aa", "wcag143"]`. */
  tags: string[];
  /** Whether it only ever asks for a person's eye. */
  asks: boolean;
}

const require = createRequire(import.meta.url);

/** What axe's list of rules does not tell, and axe itself knows. */
interface Audit {
  _audit: { rules: { id: string; reviewOnFail: boolean }[] };
}

/** Axe as a module of ours: half a megabyte, and many a run asks nothing of it. */
const loadAxe = (): typeof axe & Audit => require("axe-core") as typeof axe & Audit;

let axeRules: ReadonlyMap<string, AxeRule> | undefined;

/** By axe's own list of rules; undefined where it has none of that name. */
export function axeRule(id: string): AxeRule | undefined {
  axeRules ??= readAxeRules();
  return axeRules.get(id);
}

function readAxeRules(): ReadonlyMap<string, AxeRule> {
  const { getRules, _audit: audit } = loadAxe();
  const asking = new Set(audit.rules.filter(({ reviewOnFail }) => reviewOnFail).map(({ id }) => id));
  return new Map(
    getRules().map(({ ruleId, help, helpUrl, tags }) => {
      const asks = tags.includes("review-item") || asking.has(ruleId);
      return [ruleId, { must: inBritish(help), help: helpUrl, tags, asks }];
    }),
  );
}

/** The names of the rules by which axe judges pages here; it leaves out itself what it calls experimental or deprecated. */
export function axeRulesInUse(): string[] {
  const inUse = loadAxe()
    .getRules(TAGS)
    .filter(({ tags }) => !tags.some((tag) => /^(?:experimental|deprecated)$/.test(tag)));
  return inUse.map(({ ruleId }) => ruleId);
}

/** An engine's words in the spelling of the report. */
export function inBritish(words: string): string {
  return words.replaceAll(/\bcolor(?=s?\b)/g, "colour");
}

/** W3C's folders of techniques, by the letters their names begin with. */
const FOLDERS: Record<string, string> = {
  ARIA: "aria",
  C: "css",
  F: "failures",
  G: "general",
  H: "html",
  SCR: "client-side-script",
};

/**
 * The address of W3C's page on the first technique by which a code of HTML_CodeSniffer's judges; undefined where it names none.
 * @param sniff `1_3_1.H39,H73.4`
 */
export function techniqueOf(sniff: string): string | undefined {
  const technique = /[.,]((ARIA|SCR|[CFGH])\d+)\b/.exec(sniff);
  return technique ? `https://www.w3.org/WAI/WCAG22/Techniques/${FOLDERS[technique[2]!]!}/${technique[1]!}` : undefined;
}
