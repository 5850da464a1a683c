/** The addresses within the site that a page leads to. */

/** Addresses below the root, without fragment or query, of every `href` and `src` that stays within the site. */
export function linkedAddresses(html: string, base: string, root: string): string[] {
  const found = new Set<string>();
  for (const [, value] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    const address = value!.replaceAll("&amp;", "&").replace(/[?#].*$/s, "");
    if (address.startsWith(root)) found.add(`/${address.slice(root.length)}`);
    else if (address.startsWith(base) && !address.startsWith("//")) found.add(`/${address.slice(base.length)}`);
  }
  return [...found];
}
