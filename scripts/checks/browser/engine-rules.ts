/** What the engines themselves say of their rules: why each is there, how to mend it, and where they say more. */
import axe from "axe-core";
import type { Explanation } from "../rules/rule.ts";

let axeRules: ReadonlyMap<string, Explanation> | undefined;

/** By axe's own list of rules; undefined where it has none of that name. */
export function axeRule(id: string): Explanation | undefined {
  axeRules ??= new Map(
    axe
      .getRules()
      .map(({ ruleId, help, description, helpUrl }) => [
        ruleId,
        { why: sentence(help), mend: sentence(description), help: helpUrl },
      ]),
  );
  return axeRules.get(id);
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
 * A rule of HTML_CodeSniffer's: its name holds the criterion and W3C's techniques by which it judges.
 * @param sniff `1_3_1.H39,H73.4`
 */
export function htmlcsRule(sniff: string): Explanation {
  const criterion = /^(\d)_(\d)_(\d+)/.exec(sniff)?.slice(1).join(".");
  const technique = /[.,]((ARIA|SCR|[CFGH])\d+)\b/.exec(sniff);
  return {
    why: `${criterion === undefined ? "WCAG" : `WCAG ${criterion}`} asks for it${technique ? `, and W3C's ${technique[2] === "F" ? "failure" : "technique"} ${technique[1]!} says how` : ""}.`,
    mend: "Do what the message says.",
    ...(technique && { help: `https://www.w3.org/WAI/WCAG22/Techniques/${FOLDERS[technique[2]!]!}/${technique[1]!}` }),
  };
}

function sentence(words: string): string {
  return `${words.replaceAll(/\bcolor(?=s?\b)/g, "colour").replace(/\.$/, "")}.`;
}
