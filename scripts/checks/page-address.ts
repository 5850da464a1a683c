/** The addresses of a site's files, below its root. */

/** The address of a file below the site's root: `x/index.html` → `/x/`, `404.html` → `/404.html`. */
export function addressOf(path: string): string {
  return `/${path.replace(/(^|\/)index\.html?$/, "$1")}`;
}

/**
 * Whether an address is the page that a server gives for an error: `404.html` in any folder, or a folder of that name
 * at the site's root. `/announcements/page/404/` is the 404th page of a list.
 */
export function isErrorPage(address: string): boolean {
  return /(?:^|\/)(?:40[34]|50\d)\.html$|^\/(?:40[34]|50\d)\/$/.test(address);
}
