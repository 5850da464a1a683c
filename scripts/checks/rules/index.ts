/** The rules of every check, written out, and what is said of a finding. */
import type { Finding } from "../contract.ts";
import { htmlRules } from "../html/rules.ts";
import { styleRules } from "../styles/rules.ts";
import { wordRules } from "../words/rules.ts";
import { brokenLinks } from "./broken-links.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { embargoLeaks } from "./embargo-leaks.ts";
import { engineExplanation } from "./engines.ts";
import { everyCheck, wholeSite } from "./every-check.ts";
import { externalLinks } from "./external-links.ts";
import { heavyPages } from "./heavy-pages.ts";
import { keyboardFaults } from "./keyboard-faults.ts";
import { layoutFaults } from "./layout-faults.ts";
import { modeFaults } from "./mode-faults.ts";
import { orphanPages } from "./orphan-pages.ts";
import { repeatedBlocks } from "./repeated-blocks.ts";
import type { Explanation, Rule } from "./rule.ts";
import { scriptDependence } from "./script-dependence.ts";
import { sitemapGaps } from "./sitemap-gaps.ts";
import { unclearPages } from "./unclear-pages.ts";
import { unreadablePdfs } from "./unreadable-pdfs.ts";

/** By check, in the order they run; the checks whose rules are an engine's have none of their own. */
export const rules: Readonly<Record<string, readonly Rule[]>> = {
  "broken-links": brokenLinks,
  "duplicate-ids": duplicateIds,
  "orphan-pages": orphanPages,
  "sitemap-gaps": sitemapGaps,
  "invalid-html": htmlRules,
  "unclear-pages": unclearPages,
  "heavy-pages": heavyPages,
  "unreadable-pdfs": unreadablePdfs,
  "embargo-leaks": embargoLeaks,
  "unclear-words": [...wordRules, ...repeatedBlocks],
  accessibility: [],
  "layout-faults": layoutFaults,
  "mode-faults": modeFaults,
  "style-faults": styleRules,
  "keyboard-faults": keyboardFaults,
  "script-dependence": scriptDependence,
  "external-links": externalLinks,
  site: wholeSite,
};

/** The rule of ours that a finding is of; undefined where it is an engine's. */
export function ruleOf({ check, rule }: Pick<Finding, "check" | "rule">): Rule | undefined {
  return [...(rules[check] ?? []), ...everyCheck].find(({ id }) => id === rule);
}

/** Why a reader would care about a finding and how to mend it; undefined where it is of no rule that is known. */
export function explain({ check, rule }: Pick<Finding, "check" | "rule">): Explanation | undefined {
  return ruleOf({ check, rule }) ?? engineExplanation(check, rule);
}
