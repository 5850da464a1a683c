/** The addresses of one page, each resolved: faults become findings, the rest is counted and kept as the site's graph. */
import { isImportAddress, whyLeftAlone, type AddressFound } from "./addresses.ts";
import type { AddressCounts } from "./address-counts.ts";
import type { Demands } from "./demands.ts";
import type { FileTable } from "./file-table.ts";
import type { PageReading } from "./page-reading.ts";
import type { PageSurvey } from "./page-survey.ts";
import type { Place, Resolver } from "./resolution.ts";

const check = "broken-links";

export interface LinkContext {
  resolver: Resolver;
  counts: AddressCounts;
  /** The site's files, whose rows the links of the graph are. */
  files: FileTable;
  demands: Demands;
}

/** Where the page's links lead: places in the order of files, without repeats, links that a reader follows first of all. */
export function judgeLinks(survey: PageSurvey, reading: PageReading, context: LinkContext): number[] {
  const place = placeOf(survey, reading.page.file, context.resolver);
  if (survey.base && !URL.canParse(survey.base.value, context.resolver.placeOf(reading.page.file).base)) {
    const message = `\`${survey.base.value}\` in \`<base>\` is not an address, and a browser leaves it out`;
    reading.find(check, "malformed-address", "error", survey.base.offset, message);
  }
  for (const { kind, offset } of survey.brokenData) {
    context.counts.leftAlone(kind, "no JSON, so that no address in it can be read");
    const told =
      kind === "speculation rules"
        ? "are no JSON: whoever reads them leaves all of them out"
        : "is no JSON: whoever reads it leaves all of it out";
    reading.find(check, "unreadable-data", "error", offset, `the ${kind} ${told}`);
  }
  const targets = new Set<number>();
  for (const address of survey.addresses) {
    const target = judgeAddress(address, survey, reading, place, context);
    if (target !== undefined && (address.role === "link" || address.kind === "iframe src")) targets.add(target);
  }
  return [...targets];
}

/**
 * The second reading of a site in which some fragment leads to nothing: a finding for each address that asks for one.
 * @param missing `path#fragment` → why there is no such place
 */
export function judgeFragments(
  survey: PageSurvey,
  reading: PageReading,
  resolver: Resolver,
  missing: ReadonlyMap<string, string>,
): void {
  const place = placeOf(survey, reading.page.file, resolver);
  for (const { value, offset } of survey.addresses) {
    const trimmed = value.trim();
    if (!trimmed.includes("#") || trimmed === "#") continue;
    const resolution = resolver.resolve(value, place);
    if (resolution.to !== "file" || resolution.fragment === undefined || resolution.path === reading.page.file)
      continue;
    const reason = missing.get(`${resolution.path}#${resolution.fragment}`);
    if (reason === undefined) continue;
    reading.find(check, "missing-fragment", "error", offset, `links to \`${trimmed}\`, and ${reason}`, [trimmed]);
  }
}

/** The page's own address, or what its first `<base>` says; a `<base>` that is no address is left out, as in a browser. */
function placeOf(survey: PageSurvey, file: string, resolver: Resolver): Place {
  const place = resolver.placeOf(file);
  if (survey.base && URL.canParse(survey.base.value, place.base)) {
    return { path: file, base: new URL(survey.base.value, place.base) };
  }
  return place;
}

/** Judges one address; gives the place of the file it leads to, where it leads to one. */
function judgeAddress(
  address: AddressFound,
  survey: PageSurvey,
  reading: PageReading,
  place: Place,
  context: LinkContext,
): number | undefined {
  const { kind, role, value } = address;
  const { counts } = context;
  if (value === "" && kind === "form action") {
    counts.leftAlone(kind, "empty: a form that sends to its own page");
    return undefined;
  }
  const reason = whyLeftAlone(kind);
  if (reason !== undefined) {
    counts.leftAlone(kind, reason);
    return undefined;
  }
  if (kind === "import map" && !isImportAddress(value)) {
    counts.checked(kind);
    const message = `\`${value}\` is no address in an import map: it must begin with \`/\`, \`./\`, \`../\` or a scheme`;
    reading.find(check, "malformed-address", "error", address.offset, message, [value]);
    return undefined;
  }
  const resolution = context.resolver.resolve(value, place);
  if (resolution.to === "elsewhere") {
    counts.leftAlone(kind, "another site: asked by external-links, with --external");
    if (role === "resource" && resolution.url.startsWith("http:")) insecure(address, reading);
    return undefined;
  }
  if (resolution.to === "nowhere") {
    counts.leftAlone(kind, resolution.reason);
    return undefined;
  }
  counts.checked(kind);
  if (!(value.charCodeAt(0) > 35) && (value.trim() === "" || (value.trim() === "#" && role === "link"))) {
    leadsBack(address, reading);
    return undefined;
  }
  if (resolution.to === "fault") {
    const { rule, severity, message } = resolution;
    reading.find(check, rule, severity, address.offset, message, [value.trim()]);
    return undefined;
  }
  if (role === "resource" && /^\s*http:/i.test(value)) insecure(address, reading);
  const row = context.files.rowOf(resolution.path);
  if (resolution.fragment === undefined) return row;
  if (resolution.path === place.path) judgeFragment(resolution.fragment, address, survey, reading);
  else context.demands.add(resolution.fragment, row);
  return row;
}

function leadsBack({ kind, value, offset }: AddressFound, reading: PageReading): void {
  if (value.trim() === "") {
    reading.find(check, "empty-address", "error", offset, `\`${kind}\` is empty, so it leads back to this page itself`);
  } else {
    const message = "links to `#` alone, which leads nowhere but to the top of this page";
    reading.find(check, "empty-fragment", "error", offset, message);
  }
}

function insecure({ value, offset }: AddressFound, reading: PageReading): void {
  const message = `loads \`${value.trim()}\` over \`http:\`, which browsers block on a secure page`;
  reading.find(check, "insecure-resource", "error", offset, message, [value.trim()]);
}

/** Judges a fragment of the page itself. */
function judgeFragment(
  fragment: string,
  { value, offset }: AddressFound,
  survey: PageSurvey,
  reading: PageReading,
): void {
  if (hasFragment(survey.ids, fragment)) return;
  const message = `links to \`${value.trim()}\`, and this page has no element with that id${nearMiss(survey.ids, fragment)}`;
  reading.find(check, "missing-fragment", "error", offset, message, [value.trim()]);
}

/** Whether a fragment leads to an element, as the standard's "indicated part": as written, then percent-decoded, then `top`. */
export function hasFragment(ids: { has(id: string): boolean }, fragment: string): boolean {
  if (ids.has(fragment) || fragment.toLowerCase() === "top") return true;
  const decoded = decodeFragment(fragment);
  return ids.has(decoded) || decoded.toLowerCase() === "top";
}

/** A hint where an id differs only in capitals, which a browser does tell apart. */
export function nearMiss(ids: Iterable<string> | ReadonlyMap<string, unknown>, fragment: string): string {
  const wanted = decodeFragment(fragment).toLowerCase();
  const names = ids instanceof Map ? (ids.keys() as Iterable<string>) : (ids as Iterable<string>);
  for (const id of names) if (id.toLowerCase() === wanted) return `; \`${id}\` differs in capitals and small letters`;
  return "";
}

/** Percent-decodes a fragment as a browser does: wrong sequences become U+FFFD, and nothing throws. */
function decodeFragment(fragment: string): string {
  if (!fragment.includes("%")) return fragment;
  const bytes = fragment.replace(/%([0-9a-f]{2})|[^%]+|%/gi, (part, hex: string | undefined) =>
    hex === undefined ? Buffer.from(part).toString("latin1") : String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
