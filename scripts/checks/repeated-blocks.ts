/** Blocks of links that stand on many pages (`nav`), and where a page orders or names their links otherwise than the rest. */
import type { PageWords, WordElement } from "./words/page-words.ts";

/** A block of links: which one it is, and its links in order as [place, words]. */
export interface LinkBlock {
  key: string;
  links: [place: string, words: string][];
}

/** Blocks with more versions than this differ from page to page on purpose: the way back up, the next and the one before. */
const VERSIONS = 40;

/** The blocks of links on one page: every `nav`, known by its name or else by its class and its place among them. */
export function linkBlocks(page: PageWords): LinkBlock[] {
  return page.all("nav").map((nav, index) => ({
    key: nav.attribute("aria-label") ?? nav.attribute("id") ?? `${nav.attribute("class") ?? ""} ${index}`,
    links: linksIn(nav).flatMap((link): LinkBlock["links"] => {
      const to = page.leadsTo(link);
      const words = (link.attribute("aria-label") ?? link.words()).toLowerCase();
      return to === undefined || link.attribute("href")!.startsWith("#") || words === "" ? [] : [[to, words]];
    }),
  }));
}

function linksIn(element: WordElement): WordElement[] {
  return element.children.flatMap((child) => (child.name === "a" ? [child] : linksIn(child)));
}

/** Gathers the blocks of all pages; it keeps the different versions of a block, and a number for each page. */
export class RepeatedBlocks {
  /** By key: each version, with the pages (by place) that hold it. Undefined where it differs on purpose. */
  readonly #blocks = new Map<string, Map<string, number[]> | undefined>();

  add(page: number, blocks: readonly LinkBlock[]): void {
    for (const { key, links } of blocks) {
      const versions = this.#blocks.has(key) ? this.#blocks.get(key) : new Map<string, number[]>();
      if (!versions) continue;
      const version = JSON.stringify(links);
      const pages = versions.get(version);
      if (pages) pages.push(page);
      else versions.set(version, [page]);
      this.#blocks.set(key, versions.size > VERSIONS ? undefined : versions);
    }
  }

  /** What each odd page is told; the most frequent version of a block is the one that the others are held to. */
  faults(): { page: number; rule: "reordered-links" | "renamed-links"; message: string }[] {
    return [...this.#blocks.values()].flatMap((versions) => {
      const [usual, ...others] = [...(versions ?? [])].sort((a, b) => b[1].length - a[1].length);
      if (!usual) return [];
      const norm = JSON.parse(usual[0]) as LinkBlock["links"];
      return others.flatMap(([version, pages]) => {
        const told = compare(norm, JSON.parse(version) as LinkBlock["links"]);
        // A block that is about as often so as otherwise has no usual form.
        return told && pages.length * 4 <= usual[1].length ? pages.map((page) => ({ page, ...told })) : [];
      });
    });
  }
}

/** How one version of a block departs from the usual one, if at all. */
function compare(
  norm: LinkBlock["links"],
  links: LinkBlock["links"],
): { rule: "reordered-links" | "renamed-links"; message: string } | undefined {
  const places = norm.map(([place]) => place);
  if (new Set(places).size !== places.length) return undefined;
  const common = links.filter(([place]) => places.includes(place));
  if (common.length < 3 || common.length * 2 < norm.length) return undefined;
  const ranks = common.map(([place]) => places.indexOf(place));
  const moved = ranks.findIndex((rank, index) => index > 0 && rank < ranks[index - 1]!);
  if (moved !== -1)
    return {
      rule: "reordered-links",
      message: `the link "${common[moved]![1]}" stands in another place among the others here than on most pages. Keep the order of repeated links the same on every page`,
    };
  const renamed = common.find(([, words], index) => {
    const usual = norm[ranks[index]!]![1];
    return words !== usual && !words.includes(usual) && !usual.includes(words);
  });
  return (
    renamed && {
      rule: "renamed-links",
      message: `the link "${renamed[1]}" is called "${norm[places.indexOf(renamed[0])]![1]}" on most pages. Call it the same on every page`,
    }
  );
}
