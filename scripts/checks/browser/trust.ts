/**
 * What weight each engine's word has. Axe's violations of WCAG are errors, with few exceptions: it is built to raise no
 * false alarm. Of HTML_CodeSniffer's errors many are not failures, so each is weighed here. Of the W3C's ACT rules it
 * called 52 of 571 sound examples broken in the rule's own criterion (axe 13, of which 3 wrongly), and found 62 of 282
 * that fail (axe 150). Of the 38 errors that these brought up, only those for a title without words, no language and an
 * empty heading came on nothing sound that cannot be otherwise; the rest are for a person's eye, and axe or a check of
 * ours decides.
 */
import type { Severity } from "../contract.ts";
import type { Verdict } from "./engines.ts";

/** HTML_CodeSniffer's errors, by the part of the code that names the criterion and the technique. */
export const HTMLCS_ERRORS: Record<string, { severity: Severity; why: string }> = {
  "2_2_2.F47": { severity: "error", why: "F47: a blink element fails by being there" },
  "2_4_2.H25.1.EmptyTitle": { severity: "error", why: "H25: a title without words names nothing" },
  "3_1_1.H57.2": { severity: "error", why: "H57: without `lang` no program knows the language" },
  "1_3_1.H42.2": { severity: "warning", why: "an empty heading; whether a reader meets it, axe's empty-heading sees" },
  "1_1_1.H67.1": { severity: "warning", why: 'an image hidden by alt="" and named by title at once' },
  "1_1_1.H2.EG5": { severity: "warning", why: "the reader hears the link's words twice" },
  "1_1_1.H2.EG4": { severity: "warning", why: "two links beside each other to one place, one of them without words" },
  "1_1_1.H2.EG3": { severity: "warning", why: "two links beside each other to one place with the same words" },
  "1_3_1.H39.3.LayoutTable": { severity: "warning", why: "a table without header cells that has a caption" },
  "1_3_1.H39,H73.4": { severity: "warning", why: "caption and summary say the same" },
  "1_3_1.H73.3.LayoutTable": { severity: "warning", why: "a table without header cells that has a summary" },
};

/** Axe's violations that its tags count to WCAG and that fail no criterion for certain. */
export const AXE_WARNINGS: Record<string, string> = {
  "aria-deprecated-role": "browsers and screen readers know a deprecated role as they did before",
};

/** HTML_CodeSniffer's messages of type notice and warning that it gives for every page or element of a kind, whatever is in it. */
const UNCONDITIONAL =
  /\.(?:1_4_1\.|1_4_4\.|1_4_5\.|1_4_10\..*\.Check|1_4_11\.|1_4_12\.|1_4_13\.|1_3_[234]\.|2_1_4\.|2_2_2\.SCR33|2_3_1\.|2_4_1\.G1,G123,G124,H69$|2_4_2\.H25\.2|2_4_[4567]\.|2_5_[1234]\.|3_1_2\.H58$|3_2_[1234]\.|3_3_[1234]\.|4_1_3\.)/;

/** The same of those that share their code with others: there is preformatted text, something is held to the window. Our layout and keyboard decide. */
const UNCONDITIONAL_WORDS = /^Preformatted text may require|^This element has "position: fixed"/;

/** The part of a code of HTML_CodeSniffer's that names criterion and technique: `1_1_1.H37`. */
export function sniff(code: string): string {
  return code.replace(/^WCAG2A{1,3}\.Principle\d\.Guideline\d_\d\./, "");
}

/** How much an engine's verdict weighs; undefined where it says nothing about this page. */
export function severityOf(verdict: Verdict): Severity | undefined {
  if (verdict.engine === "axe") {
    if (verdict.type === "incomplete") return "review";
    return criteriaOf(verdict).length > 0 && !(verdict.code in AXE_WARNINGS) ? "error" : "warning";
  }
  if (verdict.type === "error") return HTMLCS_ERRORS[sniff(verdict.code)]?.severity ?? "review";
  if (verdict.type === "notice" || UNCONDITIONAL.test(verdict.code)) return undefined;
  if (UNCONDITIONAL_WORDS.test(verdict.message)) return undefined;
  return "review";
}

/** The success criteria that a verdict speaks of: `["1.4.3"]`. */
export function criteriaOf(verdict: Pick<Verdict, "engine" | "code" | "tags">): string[] {
  if (verdict.engine === "htmlcs") {
    const numbers = /^(\d)_(\d)_(\d+)/.exec(sniff(verdict.code));
    return numbers ? [numbers.slice(1).join(".")] : [];
  }
  return verdict.tags
    .map((tag) => /^wcag(\d)(\d)(\d+)$/.exec(tag))
    .filter((numbers) => numbers !== null)
    .map((numbers) => numbers.slice(1).join("."));
}
