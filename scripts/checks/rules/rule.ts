/** What a rule is: its reasons, and small sites that are its documentation and its test. */
import type { Receipt } from "../../receipt.ts";
import type { Severity } from "../contract.ts";

/** What is said of a finding besides its message. */
export interface Explanation {
  /** One sentence: why a reader would care. */
  why: string;
  /** One sentence: how to mend it. */
  mend: string;
  /** What an engine's rule is called where its name says little; what a message begins with need not be said again beneath it. */
  title?: string;
  /** Where an engine says more: an address. */
  help?: string;
}

/** The body of a page, or a whole one that begins with `<!DOCTYPE`; or the files of a site, its pages written likewise. */
export type Example = string | SmallSite;

export interface SmallSite {
  files: Readonly<Record<string, string>>;
  /** What differs from a plain receipt; without it the site has none. */
  receipt?: Partial<Receipt>;
  /** What it is, in words, where its bytes tell a person nothing. */
  words?: string;
}

export interface Rule extends Explanation {
  /** Its name within its check: `missing-file`. */
  id: string;
  /** Success criteria of WCAG 2.2 that it fails; none where it is the web itself, the style guide or the law that asks. */
  wcag: readonly string[];
  severity: Severity;
  /** Where it weighs less, in words. */
  lighter?: string;
  /** Sites on which the rule, and no other of its check, finds fault. */
  bad: readonly Example[];
  /** Sites on which its check finds nothing. */
  good: readonly Example[];
  /** The test that proves it, where no files alone can: it takes a server, a broken disk, a check that fails. */
  proof?: string;
}

/** A whole page without fault around a body. */
export function soundPage(body: string, name = "page", head = ""): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>About ${name}</title><meta name="description" content="What ${name} says.">${head}</head>
<body><main><h1>The heading of ${name}</h1>
${body}
</main></body>
</html>
`;
}

/** The files of an example, as they lie on the disk. */
export function filesOf(example: Example): Record<string, string> {
  const files = typeof example === "string" ? { "index.html": example } : example.files;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      path.endsWith(".html") && !/^<!doctype|^$/i.test(text) ? soundPage(text, path) : text,
    ]),
  );
}
