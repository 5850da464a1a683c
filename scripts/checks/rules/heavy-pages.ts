/** The rules of `heavy-pages`. */
import { createHash } from "node:crypto";
import type { Rule } from "./rule.ts";

const error = { wcag: [], severity: "error" } as const;
const styled = (...styles: string[]): string =>
  styles.map((style) => `<link rel="stylesheet" href="${style}">`).join("");

/** Words that no compression makes much smaller, the same each time. */
function noise(bytes: number): string {
  let text = "";
  for (let part = 0; text.length < bytes; part++) text += createHash("sha256").update(String(part)).digest("base64");
  return text.slice(0, bytes);
}

export const heavyPages: readonly Rule[] = [
  {
    ...error,
    id: "first-view-too-heavy",
    why: "On a slow line nothing is on the screen before a second round trip, and the reader pays for each.",
    mend: "Take out of the page and its styles what the first view does not need, or part the page.",
    bad: [{ files: { "index.html": styled("site.css"), "site.css": `/* ${noise(20_000)} */` } }],
    good: [{ files: { "index.html": styled("site.css"), "site.css": `/* ${"words ".repeat(3_000)}*/` } }],
  },
  {
    ...error,
    id: "too-many-requests",
    why: "The reader looks at nothing until each has answered.",
    mend: "Put the styles into one file, and scripts at the end or with `defer`.",
    bad: [
      { files: { "index.html": styled("one.css", "two.css"), "one.css": "", "two.css": "" } },
      {
        files: {
          "index.html": `${styled("one.css")}<div><style>@import url("two.css");</style></div>`,
          "one.css": "",
          "two.css": "",
        },
      },
    ],
    good: [{ files: { "index.html": styled("one.css"), "one.css": "" } }],
  },
  {
    ...error,
    id: "third-party-request",
    why: "The other site learns who reads the page, and the page waits for it.",
    mend: "Keep a copy in the site.",
    bad: [
      '<img src="https://example.net/chart.png" alt="Spending by year">',
      { files: { "index.html": styled("site.css"), "site.css": "p { background: url(https://example.net/x.png) }" } },
    ],
    good: ['<a href="https://example.net/">Elsewhere</a>'],
  },
  {
    ...error,
    id: "inline-script",
    why: "A strict policy against injected script blocks it, and who allows it allows any.",
    mend: "Put it into a file, or do without.",
    bad: ["<script>window.x = 1;</script>", '<button onclick="print()">Print</button>'],
    good: ['<script type="application/ld+json">{}</script>'],
  },
];
