/** The addresses in files that are no pages: stylesheets, drawings, feeds, site maps, manifests, and the receipt's redirects. */
import type { AddressCounts } from "./address-counts.ts";
import { addressesIn, type AddressFound } from "./addresses.ts";
import { cssAddresses } from "./css-addresses.ts";
import type { Found } from "./contract.ts";
import { isAnswered, isOpen, readRedirects, redirectsFile } from "./host-redirects.ts";
import { decodeReferences, decodeText, readTokens } from "./html-tokens.ts";
import { addressOf } from "./page-address.ts";
import { hasFragment } from "./page-links.ts";
import { idsOf } from "./page-survey.ts";
import { Resolver, type Place } from "./resolution.ts";
import { placeAt, readText, type Site, type SiteFile } from "./site.ts";
import { uncommented } from "./uncommented.ts";

const check = "broken-links";

/** Judges every address in files that are no pages. */
export function judgeFiles(site: Site, counts: AddressCounts): Found[] {
  const findings: Found[] = [];
  const resolver = new Resolver(site, site.files);
  for (const file of site.files.values()) {
    const read = readerFor(file);
    if (!read) continue;
    const text = readText(site, file.path);
    const place = resolver.placeOf(file.path);
    for (const address of read(text)) judge(address, file, text, place);
  }
  judgeRedirects(site, resolver, counts, findings);
  judgeHostRedirects(site, resolver, counts, findings);
  return findings;

  function judge({ kind, role, value, offset }: AddressFound, file: SiteFile, text: string, place: Place): void {
    const trimmed = value.trim();
    const fault = (rule: string, message: string): void => {
      findings.push({
        check,
        rule,
        severity: "error",
        page: addressOf(file.path),
        file: file.path,
        ...placeAt(text, offset),
        wcag: [],
        message,
        clues: [trimmed],
      });
    };
    if (kind === "feed link" && !/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) {
      fault(
        "relative-address",
        `\`${trimmed}\` in a feed is not a whole address: readers of feeds have no page to resolve it against`,
      );
    }
    const resolution = resolver.resolve(value, place);
    if (resolution.to === "elsewhere") {
      counts.leftAlone(kind, "another site: asked by external-links, with --external");
      if (role === "resource" && resolution.url.startsWith("http:")) {
        fault("insecure-resource", `loads \`${trimmed}\` over \`http:\`, which browsers block on a secure page`);
      }
      return;
    }
    if (resolution.to === "nowhere") {
      counts.leftAlone(kind, resolution.reason);
      return;
    }
    counts.checked(kind);
    if (trimmed === "") fault("empty-address", `\`${kind}\` is empty`);
    else if (resolution.to === "fault") fault(resolution.rule, resolution.message);
    else if (resolution.fragment !== undefined) judgeFragment(resolution.path, resolution.fragment, trimmed, fault);
  }

  function judgeFragment(
    path: string,
    fragment: string,
    value: string,
    fault: (rule: string, message: string) => void,
  ): void {
    const { type } = site.files.get(path)!;
    if (type !== "text/html" && type !== "image/svg+xml") return;
    if (!hasFragment(idsOf(readText(site, path)), fragment)) {
      fault("missing-fragment", `leads to \`${value}\`, and that file has no element with that id`);
    }
  }
}

function readerFor(file: SiteFile): ((text: string) => Iterable<AddressFound>) | undefined {
  if (file.type === "text/css") return styleSheet;
  if (file.type === "image/svg+xml") return drawing;
  if (/(?:^|\/)[^/]*\.webmanifest$|(?:^|\/)manifest\.json$/.test(file.path)) return manifest;
  if (/(?:^|\/)feed\.json$/.test(file.path) || file.type === "application/feed+json") return jsonFeed;
  if (/\.(?:xml|atom|rss)$/.test(file.path)) return xml;
  return undefined;
}

function styleSheet(text: string): AddressFound[] {
  const found: AddressFound[] = [];
  cssAddresses(text, (value, offset) => found.push({ kind: "css url()", role: "resource", value, offset }));
  return found;
}

function drawing(text: string): AddressFound[] {
  const found: AddressFound[] = [];
  readTokens(text, { open: (tag) => addressesIn(tag, found) });
  return found.map((address) => ({ ...address, kind: `drawing: ${address.kind}` }));
}

/** Site maps, Atom and RSS: `<loc>`, `<link href>`, `<link>…</link>`, `<id>` that is an address, `<enclosure url>`. */
function xml(text: string): AddressFound[] {
  const found: AddressFound[] = [];
  const siteMap = /<(?:urlset|sitemapindex)[\s>]/.test(text);
  const feed = /<(?:feed|rss|rdf:RDF)[\s>]/.test(text);
  if (!siteMap && !feed) return found;
  const address =
    /<!\[CDATA\[[\s\S]*?\]\]>|<(?:loc|link|image:loc|icon|logo|comments)>\s*(?:<!\[CDATA\[)?\s*([^<\]]*)|<(?:link|enclosure|content|category|media:content|media:thumbnail)\s[^>]*?\b(?:href|url|src)\s*=\s*["']([^"']*)["']/g;
  for (const match of uncommented(text).matchAll(address)) {
    const value = match[1] ?? match[2];
    if (value === undefined) continue;
    const offset = match.index + match[0].lastIndexOf(value);
    found.push({ kind: siteMap ? "sitemap loc" : "feed link", role: "link", value: decodeReferences(value), offset });
  }
  if (feed) feedContent(text, found);
  return found;
}

/** Addresses in the HTML that a feed carries, which are resolved as `xml:base` says, or else as those of the feed itself (RFC 4287, 2). */
function feedContent(text: string, found: AddressFound[]): void {
  const carried =
    /<(content|summary|description|content:encoded)(\s[^>]*)?>\s*(?:<!\[CDATA\[([^]*?)\]\]>|([^<]+))\s*<\/\1>/g;
  for (const match of text.matchAll(carried)) {
    const [, name, attributes = "", raw, escaped] = match;
    if ((name === "content" || name === "summary") && !/\btype\s*=\s*["']html["']/.test(attributes)) continue;
    const html = raw ?? decodeText(escaped!);
    const base = /\bxml:base\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    htmlAddresses(html, match.index, base === undefined ? undefined : decodeReferences(base), found);
  }
}

function htmlAddresses(html: string, offset: number, base: string | undefined, found: AddressFound[]): void {
  const own: AddressFound[] = [];
  readTokens(html, { open: (tag) => addressesIn(tag, own) });
  for (const { kind, role, value } of own) {
    if (value.startsWith("#")) continue;
    const based = base !== undefined && URL.canParse(value, base) ? new URL(value, base).href : value;
    found.push({ kind: `feed content, ${kind}`, role, value: based, offset });
  }
}

function jsonFeed(text: string): AddressFound[] {
  const urls =
    /"(?:home_page_url|feed_url|url|external_url|image|banner_image|icon|favicon)"\s*:\s*("(?:[^"\\]|\\.)*")/g;
  const found: AddressFound[] = [];
  for (const match of text.matchAll(urls)) {
    const value = JSON.parse(match[1]!) as string;
    found.push({
      kind: "feed link",
      role: "link",
      value,
      offset: match.index + match[0].length - match[1]!.length + 1,
    });
  }
  for (const match of text.matchAll(/"content_html"\s*:\s*("(?:[^"\\]|\\.)*")/g))
    htmlAddresses(JSON.parse(match[1]!) as string, match.index, undefined, found);
  return found;
}

function manifest(text: string): AddressFound[] {
  const urls = /"(src|start_url|scope|url|action)"\s*:\s*("(?:[^"\\]|\\.)*")/g;
  const found: AddressFound[] = [];
  for (const match of text.matchAll(urls)) {
    const role = match[1] === "src" ? "resource" : "link";
    const offset = match.index + match[0].length - match[2]!.length + 1;
    found.push({ kind: `manifest ${match[1]!}`, role, value: JSON.parse(match[2]!) as string, offset });
  }
  return found;
}

/** What a host is told in `_redirects` leads to a file, and not by way of another line. */
function judgeHostRedirects(site: Site, resolver: Resolver, counts: AddressCounts, findings: Found[]): void {
  if (!site.files.has(redirectsFile)) return;
  const text = readText(site, redirectsFile);
  const { redirects, unread } = readRedirects(text);
  const direct = new Resolver({ base: site.base, origin: site.origin }, site.files);
  const home = resolver.placeOf("index.html");
  const kind = "_redirects";
  if (unread.length > 0) counts.leftAlone(kind, "a line that is no redirect: `from to status`", unread.length);
  for (const redirect of redirects) {
    const { from, to, offset } = redirect;
    const resolution = direct.resolve(to, home);
    if (isOpen(redirect)) counts.leftAlone(kind, "leads to what is asked for: links by way of it were followed");
    else if (isAnswered(redirect)) counts.leftAlone(kind, "a program of the host's answers it");
    else if (resolution.to === "elsewhere")
      counts.leftAlone(kind, "another site: links by way of it are asked by external-links, with --external");
    else {
      counts.checked(kind);
      if (resolution.to === "file") continue;
      const leadsOn = resolver.resolve(to, home).to !== "fault";
      findings.push({
        check,
        rule: leadsOn ? "redirect-chain" : "broken-redirect",
        severity: "error",
        page: `/${redirectsFile}`,
        file: redirectsFile,
        ...placeAt(text, offset),
        wcag: [],
        message: `the redirect from \`${from}\` to \`${to}\` leads to ${leadsOn ? "a redirect: lead it to the page itself" : "no page of this site"}`,
      });
    }
  }
}

/** A redirect has a page at its old address and leads to a page that is no redirect itself; a gone address has a page. */
function judgeRedirects(site: Site, resolver: Resolver, counts: AddressCounts, findings: Found[]): void {
  const { receipt } = site;
  if (!receipt) return;
  const home = resolver.placeOf("index.html");
  const leadsNowhere = (address: string): boolean =>
    resolver.resolve(address.replace(/^\/+/, "") || "./", home).to === "fault";
  const from = new Set(receipt.redirects.map((redirect) => redirect.from));
  const add = (page: string, rule: string, message: string): void => {
    const file = page.slice(1) + (page.endsWith("/") ? "index.html" : "");
    findings.push({ check, rule, severity: "error", page, file, wcag: [], message });
  };
  for (const redirect of receipt.redirects) {
    counts.checked("redirect");
    const what = `the redirect from \`${redirect.from}\` to \`${redirect.to}\``;
    if (leadsNowhere(redirect.from))
      add(
        redirect.from,
        "missing-redirect-page",
        `${what} has no page at its old address, for stores without redirects`,
      );
    if (leadsNowhere(redirect.to)) add(redirect.from, "broken-redirect", `${what} leads to no page of this site`);
    if (from.has(redirect.to.replace(/[?#].*$/, "")))
      add(redirect.from, "redirect-chain", `${what} leads to a redirect: lead it to the page itself`);
  }
  for (const address of receipt.gone) {
    counts.checked("gone address");
    if (leadsNowhere(address))
      add(address, "missing-gone-page", `\`${address}\` is gone on purpose, and no page says so there`);
  }
}
