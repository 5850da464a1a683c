/** Addresses and paths: `/announcements/x/` is the file `announcements/x/index.html`. */

/** The address below the site's root at which a visitor finds a file. */
export function addressOf(path: string): string {
  const shown = path === "index.html" || path.endsWith("/index.html") ? path.slice(0, -"index.html".length) : path;
  return `/${shown.split("/").map(encodeURIComponent).join("/")}`;
}

/** The paths at which the file for an address may stand, likeliest first. */
export function pathsOf(address: string): string[] {
  const path = decoded(address.replace(/[?#].*$/s, "").replace(/^\/+/, ""));
  if (path === "" || path.endsWith("/")) return [`${path}index.html`];
  return [path, `${path}/index.html`];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
