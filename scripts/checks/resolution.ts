/**
 * Where an address leads, as a browser would find out: resolved against the page's base by the URL standard, and then
 * looked for among the site's files, byte for byte as the disk spells them.
 */
import { isAnswered, redirected, type HostRedirect } from "./host-redirects.ts";
import type { Site } from "./site.ts";
import { addressOf } from "./page-address.ts";

export type Resolution =
  /** A file of the site; the fragment as written (without `#`, text directives removed), if there is one. */
  | { to: "file"; path: string; fragment: string | undefined }
  /** Another site (or another part of this host): only `--external` asks it. */
  | { to: "elsewhere"; url: string }
  /** Nothing a checker of files can look at, with the reason in words. */
  | { to: "nowhere"; reason: string }
  | { to: "fault"; rule: string; severity: "error" | "warning"; message: string };

/** What a place in a site asks of the addresses it holds. */
export interface Place {
  /** The page's or file's own path. */
  path: string;
  /** What relative addresses resolve against: the page's address, or what its `<base>` says. */
  base: URL;
  /** Relative addresses resolve against the page's own address: it has no `<base>`. */
  own?: true;
}

/** The paths of a site's files. */
export interface SitePaths {
  has(path: string): boolean;
  keys(): Iterable<string>;
}

const stand = "https://site.invalid";

/** A path, and an id after it, that a URL's parser leaves as they are (but for dots after a slash). */
const PLAIN = /^\/[\w\-./]*(?:#[\w-]+)?$/;

/** So many other addresses are remembered with where they lead. */
const KNOWN = 2000;

/** Resolves the addresses of one site. */
export class Resolver {
  readonly origin: string;
  readonly #base: string;
  readonly #host: string;
  readonly #files: SitePaths;
  readonly #redirects: readonly HostRedirect[];
  readonly #known = new Map<string, Resolution>();
  #blind: Map<string, string> | undefined;
  #folders: Set<string> | undefined;

  constructor(site: Pick<Site, "base" | "origin"> & Partial<Pick<Site, "redirects">>, files: SitePaths) {
    this.origin = site.origin ?? stand;
    this.#base = site.base;
    this.#host = new URL(this.origin).host;
    this.#files = files;
    this.#redirects = site.redirects ?? [];
  }

  /** The place of a file of the site, with its own address as base. */
  placeOf(path: string): Place {
    return { path, base: new URL(this.urlOf(path)), own: true };
  }

  /** The public address of a file. */
  urlOf(path: string): string {
    return this.origin + this.#base + encodePath(addressOf(path).slice(1));
  }

  /**
   * Resolves an address.
   * @param value the address as written, character references already decoded
   * @param place where it stands
   */
  resolve(value: string, place: Place): Resolution {
    const first = value.charCodeAt(0);
    if (first === 35 && place.own === true && /^#[\w-]+$/.test(value)) {
      return { to: "file", path: place.path, fragment: value.slice(1) };
    }
    // Below another host's `<base>` even a rooted address leads elsewhere.
    const rooted = first === 47 && value.charCodeAt(1) !== 47 && place.own === true;
    if (!rooted) return this.#resolve(value, place);
    if (value.startsWith(this.#base) && PLAIN.test(value) && !value.includes("/.")) {
      const mark = value.indexOf("#");
      const path = value.slice(this.#base.length, mark === -1 ? undefined : mark);
      const found = this.#find(path, value, mark === -1 ? undefined : value.slice(mark + 1));
      if (found.to === "file") return found;
    }
    let known = this.#known.get(value);
    if (!known) {
      known = this.#resolve(value, place);
      // Most pages lead to a few places, such as their navigation; what many lead to is soon here again.
      if (this.#known.size === KNOWN) this.#known.clear();
      this.#known.set(Buffer.from(value).toString(), known);
    }
    return known;
  }

  #resolve(value: string, place: Place): Resolution {
    let url: URL;
    try {
      url = new URL(value, place.base);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return fault("malformed-address", `\`${value}\` is not an address: a browser cannot make one of it`);
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") return otherScheme(url, value);
    const ours = url.host === this.#host;
    if (!ours) return { to: "elsewhere", url: url.href };
    if (!url.pathname.startsWith(this.#base)) {
      if (`${url.pathname}/` === this.#base) return this.#missingSlash(value, "");
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(value.trim())) return { to: "elsewhere", url: url.href };
      return fault(
        "outside-root",
        `\`${value}\` leads to \`${url.pathname}\`, outside the site's root \`${this.#base}\``,
      );
    }
    const fragment = fragmentOf(url);
    let path: string;
    try {
      path = decodePath(url.pathname.slice(this.#base.length));
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      return fault("bad-encoding", `\`${value}\` holds a percent sign that no two hexadecimal digits of UTF-8 follow`);
    }
    const found = this.#find(path, value, fragment);
    return (found.to === "fault" ? this.#redirected(url, fragment) : undefined) ?? found;
  }

  /** Where the host leads on to; undefined where that is nowhere either, or round in a circle. */
  #redirected(url: URL, fragment: string | undefined): Resolution | undefined {
    const home = this.placeOf("index.html");
    let at = url;
    for (let step = 0; step < 10; step++) {
      const redirect = redirected(at, this.#redirects);
      if (!redirect || !URL.canParse(redirect.to, home.base)) return undefined;
      if (isAnswered(redirect)) return { to: "nowhere", reason: "a program of the host's answers it" };
      at = new URL(redirect.to, home.base);
      if (at.host !== this.#host || !at.pathname.startsWith(this.#base)) return { to: "elsewhere", url: at.href };
      const found = this.#find(safePath(at.pathname.slice(this.#base.length)), redirect.to, fragmentOf(at) ?? fragment);
      if (found.to === "file") return found;
    }
    return undefined;
  }

  #find(path: string, value: string, fragment: string | undefined): Resolution {
    if (path === "" || path.endsWith("/")) {
      if (this.#files.has(`${path}index.html`)) return { to: "file", path: `${path}index.html`, fragment };
      if (this.#files.has(`${path}index.htm`)) return { to: "file", path: `${path}index.htm`, fragment };
      if (this.#isFolder(path))
        return fault("missing-index", `\`${value}\` leads to a folder that has no \`index.html\``);
    } else {
      if (this.#files.has(path)) return { to: "file", path, fragment };
      if (this.#files.has(`${path}/index.html`)) return this.#missingSlash(value, path);
    }
    return this.#missing(path, value);
  }

  #missingSlash(value: string, path: string): Resolution {
    return fault(
      "folder-without-slash",
      `\`${value}\` leads to a folder and lacks the slash at its end: \`${this.#base}${path}/\``.replace("//`", "/`"),
    );
  }

  #missing(path: string, value: string): Resolution {
    this.#blind ??= new Map(Array.from(this.#files.keys(), (file) => [file.toLowerCase(), file]));
    const wanted = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const other = this.#blind.get(wanted.toLowerCase()) ?? this.#blind.get(`${wanted}/index.html`.toLowerCase());
    if (other !== undefined) {
      const name = `${this.#base}${addressOf(other).slice(1)}`;
      return fault(
        "case-mismatch",
        `leads to \`${value}\`, and the site has that file only as \`${name}\`: capitals and small letters differ`,
      );
    }
    const html =
      path !== "" && !path.endsWith("/") && this.#files.has(`${path}.html`) ? `; there is a file \`${path}.html\`` : "";
    return fault("missing-file", `leads to \`${value}\`, and the site has no such file${html}`);
  }

  #isFolder(path: string): boolean {
    if (!this.#folders) {
      this.#folders = new Set();
      for (const file of this.#files.keys()) {
        for (let slash = file.indexOf("/"); slash !== -1; slash = file.indexOf("/", slash + 1)) {
          this.#folders.add(file.slice(0, slash + 1));
        }
      }
    }
    return this.#folders.has(path);
  }
}

function fault(rule: string, message: string): Resolution {
  return { to: "fault", rule, severity: "error", message };
}

/** The fragment as written, without what stands after `:~:` (text directives); undefined for none or an empty one. */
function fragmentOf(url: URL): string | undefined {
  if (url.hash.length < 2) return undefined;
  const fragment = url.hash.slice(1);
  const directive = fragment.indexOf(":~:");
  const element = directive === -1 ? fragment : fragment.slice(0, directive);
  return element === "" ? undefined : element;
}

/** Percent-decodes a path; a slash that was encoded stays so, because it parts nothing. Throws URIError. */
function decodePath(path: string): string {
  if (!path.includes("%")) return path;
  return path
    .split("/")
    .map((segment) => decodeURIComponent(segment).replaceAll("/", "%2F"))
    .join("/");
}

/** The same, as it is written where it cannot be decoded. */
function safePath(path: string): string {
  try {
    return decodePath(path);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return path;
  }
}

/** Percent-encodes a file's path as the path of an address. */
export function encodePath(path: string): string {
  return /^[\w\-./]*$/.test(path) ? path : path.split("/").map(encodeURIComponent).join("/");
}

function otherScheme(url: URL, value: string): Resolution {
  switch (url.protocol) {
    case "mailto:":
      return mailFault(url) ?? { to: "nowhere", reason: "e-mail address: its form was checked, not its mailbox" };
    case "tel:":
      return telFault(url) ?? { to: "nowhere", reason: "telephone number: its form was checked, not its line" };
    case "javascript:":
      return {
        to: "fault",
        rule: "script-address",
        severity: "warning",
        message: `\`${value.slice(0, 60)}\` is a script and not an address: it leads nowhere without script`,
      };
    case "data:":
      return { to: "nowhere", reason: "data: holds its content itself" };
    default:
      return { to: "nowhere", reason: `${url.protocol} only a program on the reader's machine can open` };
  }
}

const mailbox = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** RFC 6068: addresses with commas between, then `?` and fields; addresses may be absent where a field `to` holds them. */
function mailFault(url: URL): Resolution | undefined {
  let list: string[];
  try {
    list = [...url.pathname.split(","), ...url.searchParams.getAll("to").flatMap((to) => to.split(","))].map((one) =>
      decodeURIComponent(one).trim(),
    );
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return fault(
      "malformed-mailto",
      `\`${url.href}\` holds a percent sign that no two hexadecimal digits of UTF-8 follow`,
    );
  }
  const mailboxes = list.filter((one, index) => one !== "" || (index > 0 && list.length > 1));
  if (mailboxes.length === 0 && url.search.length > 1) return undefined;
  const wrong = mailboxes.length === 0 ? "" : mailboxes.find((one) => !mailbox.test(one.replace(/[^\x20-\x7e]/g, "x")));
  if (wrong === undefined) return undefined;
  return fault(
    "malformed-mailto",
    wrong === "" ? `\`${url.href}\` names no e-mail address` : `\`${wrong}\` is not an e-mail address`,
  );
}

/** RFC 3966: digits with `-`, `.`, `(` and `)` between, a plus before a worldwide number, parameters after `;`. */
function telFault(url: URL): Resolution | undefined {
  const number = url.pathname.split(";", 1)[0]!;
  const digits = number.replace(/[-.()]/g, "");
  if (/^\+?[0-9]{3,}$/.test(digits) || /^[0-9*#]{1,}$/.test(digits)) return undefined;
  return fault(
    "malformed-tel",
    `\`${url.href}\` is not a telephone number: write digits with \`-\` between and no spaces, \`tel:+44-20-7946-0000\``,
  );
}
