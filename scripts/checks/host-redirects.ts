/**
 * Redirects as hosts of files read them from a file `_redirects` at the site's root, a line each:
 * `from [name=:value …] to [status[!]] [condition=value …]`, with `*` and `:name` for what may stand there.
 */
export interface HostRedirect {
  from: string;
  to: string;
  /** 301 where the line names none. */
  status: number;
  /** Fields that the address must hold after its `?`. */
  fields: readonly string[];
  /** The place of `to` in the file. */
  offset: number;
}

/** The file's name at the root of a site. */
export const redirectsFile = "_redirects";

/** Reads a file `_redirects`. `unread` are the lines that are no redirect. */
export function readRedirects(text: string): { redirects: HostRedirect[]; unread: string[] } {
  const redirects: HostRedirect[] = [];
  const unread: string[] = [];
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const words = line[0].replace(/(?:^|\s)#.*/, "").trim();
    if (words === "") continue;
    const [from, ...rest] = words.split(/\s+/);
    const count = rest.findIndex((word) => /^(?:\/|https?:)/i.test(word));
    if (count === -1 || !/^(?:\/|https?:)/i.test(from!)) {
      unread.push(words);
      continue;
    }
    const to = rest[count]!;
    redirects.push({
      from: from!,
      to,
      status: parseInt(rest[count + 1] ?? "", 10) || 301,
      fields: rest.slice(0, count).map((field) => field.replace(/=.*/, "")),
      offset: line.index + line[0].indexOf(to, line[0].indexOf(from!) + from!.length),
    });
  }
  return { redirects, unread };
}

/** Whether where it leads hangs on the address that is asked for, so that no one file can be looked for. */
export function isOpen({ to }: HostRedirect): boolean {
  return /\/:\w|[?&=#]:\w/.test(to);
}

/** Whether a program of the host's answers, and no file. */
export function isAnswered({ to }: HostRedirect): boolean {
  return to.startsWith("/.netlify/");
}

/**
 * Where the first redirect for an address leads; undefined where there is none, or it only says that nothing is there.
 * @param url the address that no file of the site answers
 */
export function redirected(url: URL, redirects: readonly HostRedirect[]): HostRedirect | undefined {
  for (const redirect of redirects) {
    if (!redirect.fields.every((field) => url.searchParams.has(field))) continue;
    const filled = match(url, redirect.from);
    if (!filled) continue;
    if (redirect.status >= 400) return undefined;
    return { ...redirect, to: redirect.to.replace(/:(\w+)/g, (word, name: string) => filled[name] ?? word) };
  }
  return undefined;
}

/** What stands for `*` (`splat`) and each `:name` of a pattern in an address; undefined where it is not of the pattern. */
function match(url: URL, from: string): Record<string, string> | undefined {
  if (!URL.canParse(from, url)) return undefined;
  const { host, pathname } = new URL(from, url);
  if (host !== url.host) return undefined;
  // Numbered and not named: a name may begin with a digit, or stand twice.
  const names: string[] = [];
  const group = (name: string, pattern: string): string => {
    names.push(name);
    return pattern;
  };
  const pattern = pathname
    .replace(/\/$/, "")
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/:(\w+)|\/\*$/g, (_, name?: string) => (name ? group(name, "([^/]+)") : group("splat", "(?:/(.*))?")));
  const found = new RegExp(`^${pattern}/?$`).exec(url.pathname);
  return found ? Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""])) : undefined;
}
