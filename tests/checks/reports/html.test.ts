/** The HTML report: what a person finds in it. That our own checks find nothing in it is in `tests/checks/browser`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDocument } from "htmlparser2";
import type { Finding, Report } from "../../../scripts/checks/contract.ts";
import { headings } from "../../../scripts/checks/reports/headings.ts";
import { html } from "../../../scripts/checks/reports/html.tsx";
import { rules } from "../../../scripts/checks/rules/index.ts";
import { finding, question } from "./finding.ts";

const reportOf = (findings: Finding[], more: Partial<Report> = {}): Report => ({
  site: "dist",
  pages: 2,
  durationMs: 1500,
  checks: [],
  findings,
  ...more,
});

/** The words that a reader sees, a line a block. */
function words(written: string): string[] {
  interface Node {
    type: string;
    name?: string;
    data?: string;
    children?: Node[];
  }
  const blocks = /^(?:h[1-6]|p|li|div|tr|summary|caption|section)$/;
  const read = ({ name, data, children = [] }: Node): string => {
    if (name === "head") return "";
    const inner = data ?? children.map(read).join(name === "tr" ? " | " : "");
    return name !== undefined && blocks.test(name) ? `\n${inner}\n` : inner;
  };
  return read(parseDocument(written) as unknown as Node)
    .replace(/^!DOCTYPE.*/i, "")
    .split("\n")
    .map((line) => line.replaceAll(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

const WHY =
  "Who follows it meets an error page instead of what was promised. Write the address of a file that is there, or take the link out.";

describe("the HTML report", () => {
  it("says each rule's why and mend once, and what is said alike of many pages once", () => {
    const findings = [
      finding({ page: "/a/", file: "a/index.html", line: 3, column: 5, source: "_data/a.md:9", selector: "main > a" }),
      finding({ page: "/b/", file: "b/index.html", line: 4 }),
      finding({ page: "/c/", file: "c/index.html", message: "leads to `y`, and the site has no such file" }),
      finding({ rule: "script-address", severity: "warning", message: "a script" }),
      question,
    ];
    assert.deepEqual(words(html(reportOf(findings))), [
      "Report on dist: 3 errors",
      "2 pages judged in 1.5 seconds: 3 errors, 1 warning, 1 place for a person’s eye.",
      "3 errors",
      "Links and files 3",
      "1 warning",
      "Links and files 1",
      "1 place for a person’s eye",
      "The same by page",
      "Errors: mend these first (3)",
      "Links and files (3)",
      "Missing file (3)",
      WHY,
      "broken-links/missing-file",
      "leads to x, and the site has no such file",
      "/a/: mend it in _data/a.md:9 (in the site a/index.html:3:5, element main > a)",
      "The same in 1 other place",
      "/b/ (in the site b/index.html:4)",
      "leads to y, and the site has no such file",
      "/c/ (in the site c/index.html)",
      "Back to the top",
      "Warnings: judge for yourself (1)",
      "Links and files (1)",
      "Script address (1)",
      "Where the script does not run, or not yet, the link does nothing. Lead to a page, or use a button that a script brings with it.",
      "broken-links/script-address",
      "a script",
      "/ (in the site index.html)",
      "Back to the top",
      "For a person’s eye (1)",
      "No program can decide these: look at each when you change the page",
      "Screen readers, names, contrast and structure (1)",
      "Elements must meet minimum colour contrast ratio thresholds (1)",
      "Many people cannot read words that hardly stand out from what is behind them. Set the colours of words and ground further apart: 4.5 to 1, or 3 to 1 for large words.",
      "accessibility/color-contrast, WCAG 2.2: 1.4.3. More on color-contrast",
      "look at it",
      "/ (in the site index.html)",
      "Back to the top",
      "By page (4)",
      "/",
      "Warning: a script",
      "/a/ _data/a.md",
      "leads to x, and the site has no such file",
      "/b/",
      "leads to x, and the site has no such file",
      "/c/",
      "leads to y, and the site has no such file",
      "What was judged",
      "Each check, how many pages it looked at and how",
      "Check | Pages | Findings | Time | How",
    ]);
  });

  it("folds what differs in numbers alone, but not in names", () => {
    const sized = (message: string, page: string) =>
      finding({ check: "accessibility", rule: "target-size", message, page });
    const findings = [
      sized("All touch targets must be 24px large, or leave sufficient space: target is 10px by 22px", "/a/"),
      sized("All touch targets must be 24px large, or leave sufficient space: target is 12.5px by 22px", "/b/"),
      finding({ message: "leads to `/2009/`, and the site has no such file" }),
      finding({ message: "leads to `/2010/`, and the site has no such file" }),
    ];
    const said = words(html(reportOf(findings)));
    assert.deepEqual(said.slice(said.indexOf("target is 10px by 22px"), said.indexOf("target is 10px by 22px") + 5), [
      "target is 10px by 22px",
      "/a/ (in the site index.html)",
      "The same in 1 other place",
      "target is 12.5px by 22px",
      "/b/ (in the site index.html)",
    ]);
    assert.equal(said.filter((line) => /^leads to \/20/.test(line)).length, 4, "each by rule and by page");
  });

  it("leads to each part of it, and from each page to what was found on it", () => {
    const seen = (["error", "warning", "review"] as const).map((severity) =>
      finding({ check: "accessibility", rule: "color-contrast", severity, message: "is faint" }),
    );
    const written = html(reportOf([...seen, finding({}), finding({ page: "/b/" })]));
    const targets = [...written.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    assert.deepEqual(targets.filter((id) => id !== "top").slice(0, 6), [
      "errors",
      "error-broken-links",
      "error-accessibility",
      "warnings",
      "warning-accessibility",
      "reviews",
    ]);
    assert.deepEqual(targets.slice(-4), ["error-1", "error-2", "warning-1", "error-2"]);
    for (const id of targets.filter((target) => target !== "top"))
      assert.equal(written.split(` id="${id}"`).length, 2, id);
  });

  it("has a heading in words for each check", () =>
    assert.deepEqual(Object.keys(headings).sort(), Object.keys(rules).sort()));

  it("says what a baseline accepts", () => {
    const accepted = [{ finding: finding({}), reason: "It is being scanned", until: "2030-01-01" }];
    const said = words(html(reportOf([], { accepted })));
    assert.deepEqual(said.slice(0, 5), [
      "Report on dist: nothing broken",
      "2 pages judged in 1.5 seconds: 0 errors, 0 warnings, 0 places for a person’s eye.",
      "Accepted for now (1)",
      "/ leads to x, and the site has no such fileUntil 2030-01-01: It is being scanned",
      "What was judged",
    ]);
  });

  it("says what a baseline accepts that is no longer found", () => {
    const outlived = [
      {
        finding: "broken-links/missing-file",
        page: "/a/",
        message: "leads to x",
        reason: "It is being scanned",
        until: "2030-01-01",
      },
    ];
    const said = words(html(reportOf([], { outlived })));
    assert.deepEqual(said.slice(2, 6), [
      "Accepted, and no longer found (1)",
      "Take their entries out of the baseline.",
      "/a/ leads to xbroken-links/missing-file",
      "What was judged",
    ]);
  });

  it("stays one that a browser opens, and says what it left out and where that is", () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      finding({
        page: `/page-${index}/`,
        file: `page-${index}/index.html`,
        message:
          index < 10_000
            ? "leads to `x`, and the site has no such file"
            : `leads to \`x-${index}\`, and the site has no such file`,
      }),
    );
    const written = html(reportOf(many));
    assert.ok(written.length < 300_000, `${written.length} characters`);
    assert.deepEqual(
      words(written).filter((line) => line.includes("not shown")),
      [
        "9950 more places are not shown here: npm run check -- --format json lists all.",
        "9941 more findings of this rule are not shown here: npm run check -- --format json lists all.",
        "19700 more pages are not shown here: npm run check -- --format json lists all.",
      ],
    );
  });

  it("shows any text as it is", () => {
    const odd = "<img src=x onerror=alert(1)> & `code` and an odd `";
    const written = html(reportOf([finding({ message: odd, page: "/<b>/", selector: '"><script>' })]));
    assert.ok(!/<img|<script|<b>\/</.test(written));
    assert.ok(words(written).includes(odd));
  });
});
