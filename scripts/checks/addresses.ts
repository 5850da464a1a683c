/**
 * Where HTML holds addresses. The list is the HTML standard's index of attributes whose value is a URL
 * (https://html.spec.whatwg.org/multipage/indices.html#attributes-3), the obsolete ones that browsers still follow, and
 * the places that other standards add: SVG's `href`, OpenGraph, Twitter cards, JSON-LD,
 * import maps, speculation rules, `style`.
 */
import { decodeReferences, readTokens, type Tag } from "./html-tokens.ts";
import { cssAddresses } from "./css-addresses.ts";

/** What a reader or a browser does with an address. */
export type Role =
  /** A reader follows it. */
  | "link"
  /** The browser fetches it to show the page: it must be secure, and its weight counts. */
  | "resource"
  /** A machine reads it: canonical, preview images, data about the page. */
  | "data";

export interface AddressFound {
  /** In words of the field: `a href`, `img srcset`, `style url()`. */
  kind: string;
  role: Role;
  /** As written, character references decoded. */
  value: string;
  /** Offset in the page's text. */
  offset: number;
}

/** Attributes that hold one address, on any element that may have them. */
const anywhere: Record<string, Role> = {
  href: "link",
  src: "resource",
  poster: "resource",
  data: "resource",
  action: "link",
  formaction: "link",
  cite: "data",
  longdesc: "link",
  background: "resource",
  manifest: "resource",
  lowsrc: "resource",
  dynsrc: "resource",
  codebase: "data",
  classid: "data",
  profile: "data",
  itemid: "data",
  "xlink:href": "link",
};

const roles = new Map(Object.entries(anywhere));

/** On which elements an attribute above means an address; any, where it is not listed. */
const only: Record<string, ReadonlySet<string>> = {
  data: new Set(["object"]),
  action: new Set(["form"]),
  formaction: new Set(["button", "input"]),
  cite: new Set(["blockquote", "q", "del", "ins"]),
  longdesc: new Set(["img", "iframe", "frame"]),
  background: new Set(["body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"]),
  manifest: new Set(["html"]),
  poster: new Set(["video"]),
  lowsrc: new Set(["img"]),
  dynsrc: new Set(["img"]),
  src: new Set([
    "img",
    "script",
    "iframe",
    "frame",
    "embed",
    "input",
    "source",
    "track",
    "video",
    "audio",
    "bgsound",
    "image",
  ]),
  href: new Set(["a", "area", "link"]),
  codebase: new Set(["object", "applet"]),
  classid: new Set(["object"]),
  profile: new Set(["head"]),
};

/** What `rel` says of a `<link>`: these the browser fetches. */
const fetched =
  /(?:^|\s)(?:stylesheet|icon|apple-touch-icon|apple-touch-icon-precomposed|mask-icon|preload|modulepreload|prefetch|manifest)(?:\s|$)/i;
const origins = /(?:^|\s)(?:preconnect|dns-prefetch)(?:\s|$)/i;
const metaAddress =
  /^(?:og:(?:url|image|video|audio)(?::(?:url|secure_url))?|twitter:(?:image|image:src|player|player:stream)|msapplication-(?:tileimage|config|square\d+x\d+logo|wide\d+x\d+logo|starturl)|url|image|thumbnailurl|contenturl|embedurl)$/;

/** Puts down every address in a start tag, in order of its attributes. */
export function addressesIn(tag: Tag, found: AddressFound[]): void {
  for (let index = 0; index < tag.count; index++) {
    const name = tag.names[index]!;
    const offset = tag.offsets[index]!;
    const role = roles.get(name);
    if (role !== undefined) {
      if (tag.foreign ? name === "href" || name === "xlink:href" : (only[name]?.has(tag.name) ?? name === "itemid")) {
        found.push({ kind: kindOf(tag, name), role: roleOf(tag, role), value: value(tag, index), offset });
      }
    } else if (name === "srcset" || name === "imagesrcset") {
      candidates(value(tag, index), (url, at) =>
        found.push({ kind: `${tag.name} ${name}`, role: "resource", value: url, offset: offset + at }),
      );
    } else if (name === "ping" && (tag.name === "a" || tag.name === "area")) {
      for (const url of value(tag, index).split(/\s+/))
        if (url !== "") found.push({ kind: `${tag.name} ping`, role: "data", value: url, offset });
    } else if (name === "style" || (tag.foreign && tag.raw[index]!.includes("url("))) {
      cssAddresses(value(tag, index), (url, at) =>
        found.push({ kind: `${name} url()`, role: "resource", value: url, offset: offset + at }),
      );
    } else if (name === "content" && tag.name === "meta") {
      metaAddresses(tag, index, found);
    } else if (name === "srcdoc" && tag.name === "iframe") {
      framedAddresses(value(tag, index), offset, found);
    }
  }
}

/** Addresses of a page that stands whole in an attribute: they are resolved as those of the page around it, but for its own places. */
function framedAddresses(text: string, offset: number, found: AddressFound[]): void {
  const own: AddressFound[] = [];
  readTokens(text, { open: (inner) => addressesIn(inner, own) });
  for (const { kind, role, value: url } of own)
    if (!url.startsWith("#")) found.push({ kind: `iframe srcdoc, ${kind}`, role, value: url, offset });
}

function roleOf(tag: Tag, role: Role): Role {
  if (tag.foreign) return tag.name === "a" ? "link" : "resource";
  if (tag.name !== "link") return role;
  const rel = tag.get("rel") ?? "";
  return fetched.test(rel) && !origins.test(rel) ? "resource" : "data";
}

function kindOf(tag: Tag, name: string): string {
  if (tag.name === "a" && name === "href") return "a href";
  if (tag.name !== "link" || tag.foreign) return `${tag.name} ${name}`;
  return `link href (${(tag.get("rel") ?? "").trim().toLowerCase() || "no rel"})`;
}

/** Why there is no file to look for behind an address of this kind; undefined where there is one. */
export function whyLeftAlone(kind: string): string | undefined {
  if (kind.startsWith("link href (") && origins.test(kind.slice(11, -1)))
    return "names a host to connect to, not a file";
  if (kind === "import map folder" || kind === "import map scope") return "only the beginning of addresses";
  if (kind === "speculation rules pattern") return "a pattern that links of the page may match";
  return undefined;
}

function value(tag: Tag, index: number): string {
  return decodeReferences(tag.raw[index]!);
}

/** The addresses of a `srcset`, by the standard's rules: commas part candidates, and may stand inside an address. */
export function candidates(srcset: string, found: (url: string, at: number) => void): void {
  const candidate = /[\t\n\f\r ,]*([^\t\n\f\r ]+)/y;
  let position = 0;
  for (;;) {
    candidate.lastIndex = position;
    const match = candidate.exec(srcset);
    if (!match) return;
    const written = match[1]!;
    const url = written.replace(/,+$/, "");
    const at = candidate.lastIndex - written.length;
    position = candidate.lastIndex;
    if (url !== "") found(url, at);
    if (url !== written) continue;
    // The descriptor runs to the next comma that stands in no parentheses.
    let depth = 0;
    for (; position < srcset.length; position++) {
      const sign = srcset[position];
      if (sign === "(") depth += 1;
      else if (sign === ")") depth -= 1;
      else if (sign === "," && depth <= 0) break;
    }
  }
}

function metaAddresses(tag: Tag, index: number, found: AddressFound[]): void {
  const content = value(tag, index);
  const offset = tag.offsets[index]!;
  const name = (tag.get("property") ?? tag.get("name") ?? tag.get("itemprop"))?.toLowerCase();
  if (name !== undefined && metaAddress.test(name)) {
    found.push({ kind: `meta ${name}`, role: "data", value: content, offset });
  } else if (tag.get("http-equiv")?.toLowerCase() === "refresh") {
    const refresh = /^\s*[\d.]+(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.+))/i.exec(content);
    const url = refresh?.[1] ?? refresh?.[2] ?? refresh?.[3];
    if (url !== undefined && url.trim() !== "")
      found.push({ kind: "meta refresh", role: "link", value: url, offset: offset + content.indexOf(url) });
  }
}

/** Keys of schema.org whose text is an address; under any other key only a text that begins as one is taken. */
const linkedDataKeys = new Set([
  "@id",
  "url",
  "image",
  "logo",
  "contentUrl",
  "embedUrl",
  "thumbnailUrl",
  "sameAs",
  "mainEntityOfPage",
  "item",
  "license",
]);

/**
 * Puts down the addresses of a JSON-LD text. Throws a SyntaxError where it is not JSON.
 * @param at the text's offset in the page
 */
export function linkedDataAddresses(json: string, at: number, found: AddressFound[]): void {
  walk(JSON.parse(json) as unknown, "", (key, text) => {
    const absolute = /^https?:\/\//i.test(text);
    if (!absolute && !linkedDataKeys.has(key)) return;
    if (!absolute && !/^[./#]|\.[a-z]{2,4}$/i.test(text)) return;
    const place = json.indexOf(JSON.stringify(text).slice(1, -1));
    found.push({ kind: `JSON-LD ${key}`, role: "data", value: text, offset: at + Math.max(place, 0) });
  });
}

/** Names that scripts use → addresses; anything else that stands there is left out by browsers. */
type ImportedAs = Record<string, unknown> | null;

/**
 * Puts down the addresses of an import map (https://html.spec.whatwg.org/multipage/webappapis.html#import-maps). Throws
 * a SyntaxError where it is not JSON.
 * @param at the text's offset in the page
 */
export function importMapAddresses(json: string, at: number, found: AddressFound[]): void {
  const map = JSON.parse(json) as { imports?: ImportedAs; scopes?: Record<string, ImportedAs> } | null;
  const put = (kind: string, role: Role, value: string): void => {
    const offset = at + Math.max(json.indexOf(JSON.stringify(value)) + 1, 0);
    found.push({ kind, role, value, offset });
  };
  for (const scope of Object.keys(map?.scopes ?? {})) put("import map scope", "data", scope);
  for (const imports of [map?.imports, ...Object.values(map?.scopes ?? {})])
    for (const address of Object.values(imports ?? {}))
      if (typeof address === "string") put(address.endsWith("/") ? "import map folder" : "import map", "data", address);
}

/** What a browser may do with a page before anybody follows a link to it, as speculation rules call it. */
const aheadOfTime = ["prefetch", "prerender", "prerender_until_script"];

/**
 * Puts down the addresses of speculation rules (https://html.spec.whatwg.org/multipage/speculative-loading.html). Throws a
 * SyntaxError where they are not JSON.
 * @param at the text's offset in the page
 */
export function speculatedAddresses(json: string, at: number, found: AddressFound[]): void {
  const rules = JSON.parse(json) as Record<string, unknown> | null;
  const put = (kind: string, value: string): void => {
    const offset = at + Math.max(json.indexOf(JSON.stringify(value)) + 1, 0);
    found.push({ kind: `speculation rules ${kind}`, role: "data", value, offset });
  };
  for (const action of aheadOfTime) {
    const list = rules?.[action];
    for (const rule of Array.isArray(list) ? (list as unknown[]) : []) {
      const { source, urls, where } = (rule ?? {}) as { source?: unknown; urls?: unknown; where?: unknown };
      // A rule that has both, or says that it is the other kind, is left out by browsers.
      if (Array.isArray(urls) && where === undefined && (source === undefined || source === "list"))
        for (const url of urls as unknown[]) if (typeof url === "string") put(action, url);
      if (where !== undefined && urls === undefined)
        walk(where, "", (key, pattern) => {
          if (key === "href_matches") put("pattern", pattern);
        });
    }
  }
}

/** Whether an import map takes a text for an address: others it leaves out. */
export function isImportAddress(value: string): boolean {
  return /^(?:\.{0,2}\/|[a-z][a-z0-9+.-]*:)/i.test(value);
}

function walk(value: unknown, key: string, found: (key: string, text: string) => void): void {
  if (typeof value === "string") found(key, value);
  else if (Array.isArray(value)) for (const item of value) walk(item, key, found);
  else if (value !== null && typeof value === "object") {
    for (const [name, item] of Object.entries(value))
      if (name !== "@context" && name !== "@type") walk(item, name, found);
  }
}
