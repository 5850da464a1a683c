/**
 * Words of records that are not yet public, anywhere in the site's bytes: pages, comments, feeds, structured data,
 * stylesheets, file names, attachments. What a public record's own source says is no leak.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReceiptEmbargo } from "../receipt.ts";
import type { Check, CheckContext, Found } from "./contract.ts";
import { digestOf } from "./memory.ts";
import { addressOf, placeAt, readBytes, type Site, type SiteFile } from "./site.ts";
import { runLength, Secrets, wordsOf } from "./secrets.ts";

const check = "embargo-leaks";

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
      for (const file of suspects) findings.push(...leaksIn(site, file, secrets!));
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
    const key = [digest, file.path, file.sha256];
    if (context.memory.recall(key) !== "clean") {
      if (leaksIn(site, file, secrets).length > 0) suspects.push(file);
      else context.memory.remember(key, "clean");
    }
    if (++done % 100 === 0) {
      context.progress(done, site.files.size);
      await new Promise(setImmediate);
    }
  }
  return suspects;
}

/** What must not occur, less what the sources of public pages say themselves. */
function secretsOf(site: Site, embargo: readonly ReceiptEmbargo[], project: string): Secrets {
  const secrets = new Secrets(embargo);
  const hidden = new Set(embargo.map(({ source }) => source));
  const sources = new Set(Object.values(site.receipt?.pages ?? {}).map(({ source }) => source));
  for (const source of sources) {
    if (source === undefined || hidden.has(source)) continue;
    const text = sourceText(join(project, source));
    if (text !== undefined) secrets.allow(text);
  }
  return secrets;
}

function leaksIn(site: Site, file: SiteFile, secrets: Secrets): Found[] {
  const findings: Found[] = [];
  const told = new Set<string>();
  const report = (
    rule: string,
    source: string,
    message: string,
    place: { line: number; column: number } | undefined,
  ): void => {
    if (told.has(rule + source)) return;
    told.add(rule + source);
    findings.push({
      check,
      rule,
      severity: "error",
      page: addressOf(file.path),
      file: file.path,
      ...place,
      wcag: [],
      source,
      message,
    });
  };
  const attachment = secrets.attachmentOf(file.sha256);
  if (attachment)
    report(
      "leaked-attachment",
      attachment.source,
      `is an attachment of \`${attachment.source}\`, which is not public ${when(attachment)}`,
      undefined,
    );
  for (const item of secrets.slugsIn(file.path))
    report(
      "leaked-slug",
      item.source,
      `the file's name holds the slug of \`${item.source}\`, which is not public ${when(item)}`,
      undefined,
    );

  const bytes = readBytes(site, file.path);
  const text = bytes.toString(isText(bytes) ? "utf8" : "latin1");
  for (const item of secrets.slugsIn(text)) {
    report(
      "leaked-slug",
      item.source,
      `holds \`${item.slug}\`, the slug of \`${item.source}\`, which is not public ${when(item)}`,
      placeAt(text, text.indexOf(item.slug)),
    );
  }
  for (const view of views(text, file.type)) {
    for (const { item, what, words } of secrets.wordsIn(view)) {
      const said = what === "title" ? "the title" : `${runLength} words`;
      report(
        `leaked-${what}`,
        item.source,
        `holds ${said} of \`${item.source}\`, which is not public ${when(item)}: “${words}”`,
        placeOf(text, words),
      );
    }
  }
  return findings;
}

/** A file's words as they are written (comments, attributes and all), and as a reader sees them, without the tags between. */
function views(text: string, type: string): string[] {
  const seen = [text];
  if (/html|xml|svg/.test(type)) {
    seen.push(
      text
        .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)\s*>|<!--[\s\S]*?-->/gi, " . ")
        .replace(/<\/?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>/gi, "")
        .replace(/<[^>]*>/g, " "),
    );
  }
  return seen;
}

function placeOf(text: string, words: string): { line: number; column: number } | undefined {
  const pattern = wordsOf(words).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(pattern.join("[^\\p{L}\\p{N}]+(?:<[^>]*>[^\\p{L}\\p{N}]*)*"), "iu").exec(text);
  return found ? placeAt(text, found.index) : undefined;
}

function when({ from }: ReceiptEmbargo): string {
  return from === null ? "(a draft)" : `before ${from}`;
}

function isText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 4096).includes(0);
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
