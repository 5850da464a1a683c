/** From a finding in a page to the record its words come from, and the line in it where that can be known. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Found } from "./contract.ts";
import type { Site } from "./site.ts";

/**
 * Gives each finding its source record (from the receipt), with the line that holds one of its clues.
 * @param project the folder that the receipt's paths start from
 */
export function withSources(site: Site, findings: readonly Found[], project: string): Finding[] {
  const texts = new Map<string, string | undefined>();
  return findings.map(({ clues, ...finding }) => {
    const source = finding.source ?? site.receipt?.pages[finding.page]?.source;
    if (source === undefined) return finding;
    if (!texts.has(source)) texts.set(source, textOf(join(project, source)));
    const line = lineOf(texts.get(source), clues ?? [], site);
    return { ...finding, source: line === undefined ? source : `${source}:${line}` };
  });
}

/** The first line that holds a clue, as written or as an address below the site's base; undefined where none does. */
function lineOf(text: string | undefined, clues: readonly string[], site: Site): number | undefined {
  if (text === undefined) return undefined;
  for (const clue of clues) {
    for (const written of spellings(clue, site)) {
      const at = written === "" ? -1 : text.indexOf(written);
      if (at !== -1) return text.slice(0, at).split("\n").length;
    }
  }
  return undefined;
}

/** An address as an editor may have written it: whole, without the base, and by the last name in it (its slug). */
function spellings(clue: string, site: Site): string[] {
  const spelt = [clue];
  if (site.base !== "/" && clue.startsWith(site.base)) spelt.push(clue.slice(site.base.length - 1));
  if (/^[^\s]*\/[^\s]*$/.test(clue)) {
    const slug = clue
      .replace(/[?#].*$/, "")
      .split("/")
      .filter(Boolean)
      .pop();
    if (slug !== undefined && slug.length > 3) spelt.push(slug);
  }
  return spelt;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    // A site built elsewhere: its records are not here, and the finding keeps the name alone.
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
