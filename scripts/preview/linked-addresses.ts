/** The addresses within the site that a page leads to. */

/** Addresses below the root, without fragment or query, of every `href`, `src` and `srcset` that stays within the site. */
export function linkedAddresses(html: string, base: string, root: string): string[] {
  const found = new Set<string>();
  const named = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, value]) => value!);
  const chosen = [...html.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, value]) =>
    value!.split(/,\s+/).map((one) => one.trim().split(/\s/)[0]!),
  );
  for (const value of [...named, ...chosen]) {
    const address = value.replaceAll("&amp;", "&").replace(/[?#].*$/s, "");
    if (address.startsWith(root)) found.add(`/${address.slice(root.length)}`);
    else if (address.startsWith(base) && !address.startsWith("//")) found.add(`/${address.slice(base.length)}`);
  }
  return [...found];
}
