/**
 * One fault that several checks or engines see is told once, by the rule that says it best. A rule gives way only where
 * the better one was found at the same place (or, of what a page has but one, on the same page) and weighs no less: a check that
 * runs alone tells all that it finds.
 */
import type { Finding, Severity } from "./contract.ts";

interface Doubled {
  /** The rule that stands, with its check. */
  stands: string;
  /** Rules that say the same of the same place. */
  yields: readonly string[];
  /** Of what a page has but one: wherever on the page. */
  onPage?: true;
}

const DOUBLED: readonly Doubled[] = [
  {
    stands: "unclear-pages/skipped-heading",
    yields: ["accessibility/heading-order", "accessibility/htmlcs.1_3_1_A.G141"],
  },
  { stands: "unclear-words/written-headings", yields: ["accessibility/htmlcs.1_3_1.H42"] },
  {
    stands: "unclear-pages/missing-language",
    yields: ["accessibility/html-has-lang", "accessibility/htmlcs.3_1_1.H57.2"],
    onPage: true,
  },
  {
    stands: "unclear-pages/unknown-language",
    yields: ["accessibility/html-lang-valid", "accessibility/htmlcs.3_1_1.H57.3.Lang"],
    onPage: true,
  },
  {
    stands: "unclear-pages/missing-title",
    yields: ["accessibility/document-title", "accessibility/htmlcs.2_4_2.H25.1.NoTitleEl"],
    onPage: true,
  },
  {
    stands: "unclear-pages/empty-title",
    yields: ["accessibility/document-title", "accessibility/htmlcs.2_4_2.H25.1.EmptyTitle"],
    onPage: true,
  },
  { stands: "unclear-pages/missing-heading", yields: ["accessibility/page-has-heading-one"], onPage: true },
  // What is wrong in a narrow window and in a wide one is told of the narrow one, which weighs more.
  { stands: "layout-faults/narrow-beyond-edge", yields: ["mode-faults/wide-beyond-edge"] },
  { stands: "layout-faults/narrow-cut-off", yields: ["mode-faults/wide-cut-off"] },
  { stands: "layout-faults/narrow-overlap", yields: ["mode-faults/wide-overlap"] },
  { stands: "layout-faults/narrow-covered", yields: ["mode-faults/wide-covered"] },
  { stands: "accessibility/empty-heading", yields: ["accessibility/htmlcs.1_3_1.H42.2"] },
  { stands: "accessibility/blink", yields: ["accessibility/htmlcs.2_2_2.F47"] },
  // What is deprecated axe no longer knows, and so finds it out of place too.
  { stands: "accessibility/aria-deprecated-role", yields: ["accessibility/aria-allowed-role"] },
  // What axe is sure of needs no person's eye.
  {
    stands: "accessibility/color-contrast",
    yields: ["accessibility/htmlcs.1_4_3.G18.Fail", "accessibility/htmlcs.1_4_3.G145.Fail"],
  },
  { stands: "accessibility/image-alt", yields: ["accessibility/htmlcs.1_1_1.H37"] },
  { stands: "accessibility/input-image-alt", yields: ["accessibility/htmlcs.1_1_1.H36"] },
  { stands: "accessibility/area-alt", yields: ["accessibility/htmlcs.1_1_1.H24"] },
  { stands: "accessibility/frame-title", yields: ["accessibility/htmlcs.2_4_1.H64.1"] },
  { stands: "accessibility/link-name", yields: ["accessibility/htmlcs.4_1_2.H91.A.NoContent"] },
  { stands: "accessibility/button-name", yields: ["accessibility/htmlcs.4_1_2.H91.Button.Name"] },
  {
    stands: "accessibility/select-name",
    yields: ["accessibility/htmlcs.1_3_1.F68", "accessibility/htmlcs.4_1_2.H91.Select.Name"],
  },
  {
    stands: "accessibility/label",
    yields: [
      "accessibility/htmlcs.1_3_1.F68",
      "accessibility/htmlcs.4_1_2.H91.Textarea.Name",
      ..."Checkbox Color Date Datetime-local Email File Month Number Password Radio Range Search Tel Text Time Url Week"
        .split(" ")
        .map((type) => `accessibility/htmlcs.4_1_2.H91.Input${type}.Name`),
    ],
  },
  { stands: "accessibility/meta-viewport", yields: ["accessibility/htmlcs.1_4_10.C32,C31,C33,C38,SCR34,G206"] },
];

const WEIGHT: Record<Severity, number> = { review: 0, warning: 1, error: 2 };

/** Findings without those that only repeat another. */
export function toldOnce(findings: readonly Finding[]): Finding[] {
  const standing = new Map<string, Severity>();
  for (const finding of findings) {
    for (const { stands, onPage } of DOUBLED)
      if (stands === nameOf(finding)) standing.set(`${stands} ${placeOf(finding, onPage)}`, finding.severity);
  }
  if (standing.size === 0) return [...findings];
  return findings.filter(
    (finding) =>
      !DOUBLED.some(({ stands, yields, onPage }) => {
        if (!yields.includes(nameOf(finding))) return false;
        const severity = standing.get(`${stands} ${placeOf(finding, onPage)}`);
        return severity !== undefined && WEIGHT[severity] >= WEIGHT[finding.severity];
      }),
  );
}

function nameOf({ check, rule }: Finding): string {
  return `${check}/${rule}`;
}

/** Where a finding stands; nothing that has no line stands at the same place as another. */
function placeOf({ file, line, column, message }: Finding, onPage?: true): string {
  if (onPage) return file;
  return line === undefined ? `${file} ${message}` : `${file}:${line}:${column ?? ""}`;
}
