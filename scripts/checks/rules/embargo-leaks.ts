/** The rules of `embargo-leaks`. */
import { createHash } from "node:crypto";
import type { Rule, SmallSite } from "./rule.ts";

const error = { wcag: [], severity: "error" } as const;
const why = "Who finds it reads today what was promised for another day.";

/** A site whose receipt holds one record that is not yet public. */
function hiding(files: Record<string, string>): SmallSite {
  const embargo = {
    source: "_data/announcements/2010-04-01-spring-plan.md",
    from: "2010-04-01T00:00:00Z",
    title: "A Secret Report",
    slug: "spring-plan",
    text: "one two three four five six seven eight nine ten",
    attachments: [createHash("sha256").update("attached").digest("hex")],
  };
  return { files: { "index.html": "<p>Words</p>", ...files }, receipt: { embargo: [embargo] } };
}

export const embargoLeaks: readonly Rule[] = [
  {
    ...error,
    id: "leaked-title",
    why,
    mend: "Take the title out of what is public, or make the record public.",
    bad: [hiding({ "site.css": "/* A secret report */" })],
    good: [hiding({ "index.html": "<p>A report that is secret</p>" })],
  },
  {
    ...error,
    id: "leaked-slug",
    why: "The address tells what is to come, and can be tried.",
    mend: "Take the address out of what is public, or make the record public.",
    bad: [
      hiding({ "index.html": "<!-- /spring-plan/ -->" }),
      hiding({ "index.html": "<!-- /spring%2Dplan/ spring&#45;plan -->" }),
      hiding({ "spring-plan.txt": "" }),
    ],
    good: [hiding({ "index.html": "<!-- /no-spring-plan/ -->" })],
  },
  {
    ...error,
    id: "leaked-text",
    why,
    mend: "Take the words out of what is public, or make the record public.",
    bad: [hiding({ "index.html": "<p>One two three <em>four</em> five six, seven eight</p>" })],
    good: [hiding({ "index.html": "<p>One two three four five six seven</p>" })],
  },
  {
    ...error,
    id: "leaked-attachment",
    why,
    mend: "Take the file out of the site, or make the record public.",
    bad: [hiding({ "report.bin": "attached" })],
    good: [hiding({ "report.bin": "something else" })],
  },
  {
    ...error,
    severity: "warning",
    id: "unread-file",
    why: "It may hold what is not yet public, and nobody looked.",
    mend: "Save the file anew, whole and without a password.",
    bad: [hiding({ "report.pdf": "%PDF-1.7 cut off" })],
    good: [hiding({ "report.pdf": "no PDF at all" })],
  },
];
