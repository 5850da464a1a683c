/** The engines' rules in our words: why a reader would care and how to mend it; and where the engine says more. */
import { axeRule, techniqueOf } from "../browser/engine-rules.ts";
import { axeAria } from "./engines/axe-aria.ts";
import { axeNames } from "./engines/axe-names.ts";
import { axePages } from "./engines/axe-pages.ts";
import { axePassages } from "./engines/axe-passages.ts";
import { htmlcs } from "./engines/html-codesniffer.ts";
import { htmlValidate } from "./engines/html-validate.ts";
import type { Explanation } from "./rule.ts";

export type EngineRules = Readonly<Record<string, Explanation>>;

/** Axe's, by its names; HTML_CodeSniffer's, by its codes from the criterion on, where `*` stands for any part; html-validate's. */
export const engineRules: Readonly<Record<"axe" | "htmlcs" | "html-validate", EngineRules>> = {
  axe: { ...axeAria, ...axeNames, ...axePages, ...axePassages },
  htmlcs,
  "html-validate": htmlValidate,
};

/** What is said of a finding of an engine's; undefined for a rule that is not on its list. */
export function engineExplanation(check: string, rule: string): Explanation | undefined {
  if (check === "invalid-html") return withHelp(htmlValidate[rule], htmlValidatePage(rule));
  if (rule.startsWith("htmlcs.")) {
    const sniff = rule.slice("htmlcs.".length);
    const words = htmlcs[htmlcsName(sniff) ?? ""];
    // Some sentences are of several codes, and no two headings of a report are to be the same.
    return withHelp(
      words && { ...words, title: `${words.title} (${sniff.replace(/^[\d_A-F]+\./, "")})` },
      techniqueOf(sniff),
    );
  }
  // In a mode or a state axe's rule bears its name before its own: `dark-color-contrast`.
  let name = rule;
  while (!axeRule(name) && name.includes("-")) name = name.slice(name.indexOf("-") + 1);
  const known = axeRule(name);
  const words = engineRules.axe[name];
  if (!words || !known) return undefined;
  return { ...words, title: circumstance(rule.slice(0, -name.length)) + known.must, help: known.help };
}

const CIRCUMSTANCES: Readonly<Record<string, string>> = {
  dark: "in dark mode",
  "forced-colours": "in forced colours",
  print: "in print",
  narrow: "in a narrow window",
  hover: "under the pointer",
  focus: "with the focus",
};

/** When it is so, from what stands before the rule's own name: `dark-hover-` is “In dark mode, under the pointer: ”. */
function circumstance(names: string): string {
  const words = (names.match(/forced-colours|[a-z]+/g) ?? []).map((name) => CIRCUMSTANCES[name] ?? name).join(", ");
  return words === "" ? "" : `${words.charAt(0).toUpperCase()}${words.slice(1)}: `;
}

function withHelp(words: Explanation | undefined, help: string | undefined): Explanation | undefined {
  return words && { ...words, ...(help !== undefined && { help }) };
}

/** Html-validate's page on a rule; it has none on what it cannot read. */
function htmlValidatePage(rule: string): string | undefined {
  return rule === "parser-error" ? undefined : `https://html-validate.org/rules/${rule}.html`;
}

/** The name on HTML_CodeSniffer's list that stands for a code: the code itself, or the first that fits. */
export function htmlcsName(sniff: string): string | undefined {
  if (sniff in htmlcs) return sniff;
  return Object.keys(htmlcs).find((name) => {
    const parts = name.split("*").map((part) => part.replaceAll(/[.,]/g, "\\$&"));
    return parts.length > 1 && new RegExp(`^${parts.join(".*")}$`).test(sniff);
  });
}
