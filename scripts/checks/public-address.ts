/** Where a site without a receipt is public, by what its own pages say. */
import { decodeReferences, readTokens } from "./html-tokens.ts";
import { Resolver, type SitePaths } from "./resolution.ts";

/**
 * The public address of a site's root, with its path and a slash at the end: by the canonical address of the home page,
 * or else by the site map. Undefined where neither leads to a file of the site.
 * @param files the site's files, by path
 * @param read gives the text of a file
 */
export function declaredAddress(files: SitePaths, read: (path: string) => string): URL | undefined {
  const canonical = files.has("index.html") ? canonicalOf(read("index.html")) : [];
  const listed = files.has("sitemap.xml") ? entriesOf(read("sitemap.xml")) : [];
  return rootOf(canonical, new Set(["index.html"])) ?? rootOf(listed, files);
}

/** The folder above the first address below which most of the addresses lead to files; the highest of equals. */
function rootOf(addresses: readonly URL[], files: SitePaths): URL | undefined {
  const [first] = addresses;
  let best: { root: URL; count: number } | undefined;
  for (let slash = 0; first && slash !== -1; slash = first.pathname.indexOf("/", slash + 1)) {
    const root = new URL(first.pathname.slice(0, slash + 1), first);
    const resolver = new Resolver({ origin: root.origin, base: root.pathname }, files);
    const place = resolver.placeOf("index.html");
    const count = addresses.filter(({ href }) => resolver.resolve(href, place).to === "file").length;
    if (count > (best?.count ?? 0)) best = { root, count };
  }
  return best?.root;
}

function canonicalOf(page: string): URL[] {
  const found: URL[] = [];
  readTokens(page, {
    open(tag) {
      if (tag.name === "link" && / canonical /i.test(` ${tag.get("rel") ?? ""} `))
        found.push(...wholeAddress(tag.get("href") ?? ""));
    },
  });
  return found.slice(0, 1);
}

function entriesOf(map: string): URL[] {
  return [...map.matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)].flatMap(([, value]) =>
    wholeAddress(decodeReferences(value!)),
  );
}

/** The address, if it is a whole one of the web. */
function wholeAddress(value: string): URL[] {
  return /^\s*https?:\/\//i.test(value) && URL.canParse(value) ? [new URL(value)] : [];
}
