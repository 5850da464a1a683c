/**
 * Words of records that are not yet public, anywhere in the site's bytes: pages, comments, feeds, structured data,
 * stylesheets, file names, attachments, and what PDFs, office documents and archives hold inside. What a public record's
 * own source says is no leak.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ReceiptEmbargo } from "../receipt.ts";
import type { Check, CheckContext, Found } from "./contract.ts";
import { check, foundOf, leaksIn } from "./leaks.ts";
import { digestOf } from "./memory.ts";
import { Secrets } from "./secrets.ts";
import type { Site, SiteFile } from "./site.ts";

export const embargoLeaks: Check = {
  name: check,
  module: import.meta.url,
  async run(site, context) {
    const findings: Found[] = [];
    const embargo = site.receipt?.embargo ?? [];
    if (embargo.length > 0) {
      const suspects = await suspectsOf(site, embargo, context);
      // What public sources excuse is read only where there is something to excuse.
      const secrets = suspects.length > 0 ? secretsOf(site, embargo, context.project ?? ".") : undefined;
      for (const file of suspects) findings.push(...(await findingsIn(site, file, secrets!, context)));
    }
    return { pages: site.pages.length, findings };
  },
};

/** The files that hold anything of a record that is not public, excused or not. A file without is remembered as such. */
async function suspectsOf(site: Site, embargo: readonly ReceiptEmbargo[], context: CheckContext): Promise<SiteFile[]> {
  const secrets = new Secrets(embargo);
  const digest = digestOf([JSON.stringify(embargo)]);
  const suspects: SiteFile[] = [];
  let done = 0;
  for (const file of site.files.values()) {
    const key = digestOf([digest, file.path, file.sha256]);
    if (context.memory.recall(key) !== "clean") {
      const { done: clean } = await leaksIn(site, file, secrets, context).next();
      if (clean) context.memory.remember(key, "clean");
      else suspects.push(file);
    }
    if (++done % 100 === 0) {
      context.progress(done, site.files.size);
      await new Promise(setImmediate);
    }
  }
  return suspects;
}

/** Every leak of a file, each rule once for a record. */
async function findingsIn(site: Site, file: SiteFile, secrets: Secrets, context: CheckContext): Promise<Found[]> {
  const findings = new Map<string, Found>();
  for await (const leak of leaksIn(site, file, secrets, context)) {
    const key = `${leak.rule} ${leak.item?.source ?? leak.message}`;
    if (!findings.has(key)) findings.set(key, foundOf(leak, file));
  }
  return [...findings.values()];
}

/** What must not occur, less what the sources of public pages say themselves. */
function secretsOf(site: Site, embargo: readonly ReceiptEmbargo[], project: string): Secrets {
  const secrets = new Secrets(embargo);
  const hidden = new Set(embargo.map(({ source }) => source));
  const pages = Object.entries(site.receipt?.pages ?? {}).filter(([, { source }]) => !hidden.has(source ?? ""));
  for (const source of new Set(pages.map(([, page]) => page.source))) {
    const text = source === undefined ? undefined : sourceText(resolve(project, source));
    if (text !== undefined) secrets.allow(text);
  }
  // Records of two kinds may have one slug: the address of the one that is public tells nothing of the other.
  secrets.allow(pages.map(([address]) => address).join("\n"));
  return secrets;
}

function sourceText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    // Without the public records at hand nothing is excused by them.
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
