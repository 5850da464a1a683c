/** One body of a page, judged by one check in the real browser. */
import type { TestContext } from "node:test";
import type { Check } from "../../../scripts/checks/contract.ts";
import { CheckMemory } from "../../../scripts/checks/memory.ts";
import { openSite } from "../../../scripts/checks/site.ts";
import { siteFolder } from "./site-folder.ts";

/** A page around a body; the body begins on line 6. */
export function pageAround(body: string, head = ""): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>A page</title><meta name="viewport" content="width=device-width, initial-scale=1">${head.replaceAll("\n", " ")}</head>
<body style="font: 16px/1.4 sans-serif; margin: 8px">

${body}
</body>
</html>
`;
}

/** What a check says of a page, as lines: severity, place, rule, criteria, and message (less pixels: those are the font's). */
export async function findingsIn(test: TestContext, check: Check, body: string, head = ""): Promise<string[]> {
  const site = await openSite(await siteFolder(test, { "index.html": pageAround(body, head) }));
  const memory = CheckMemory.open(undefined, check.name, "");
  const outcome = await check.run(site, { memory, everyPage: false, progress: () => undefined });
  return outcome.findings.map(
    ({ severity, line, column, rule, wcag, message }) =>
      `${severity} ${line ?? ""}:${column ?? ""} ${rule} ${wcag.join()}: ${message.replace(/\d+ pixels (?=beyond|of)/, "N pixels ")}`,
  );
}
