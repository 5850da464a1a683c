/**
 * Links to other sites that lead nowhere any more. Asked only with `--external`, never part of the gate: other people's
 * servers decide it. What is gone is looked for in the web archives.
 */
import type { Check, CheckContext, Found } from "./contract.ts";
import { ask, noSuchHost, type Answer, type Asking } from "./external/answer.ts";
import { archivedCopy, publicArchives, type Archives } from "./external/archives.ts";
import { digestOf } from "./memory.ts";
import { byHost } from "./external/queue.ts";
import { whyLeftAlone } from "./addresses.ts";
import { surveyPage } from "./page-survey.ts";
import { Resolver } from "./resolution.ts";
import { placeAt, readText, type Page, type Site } from "./site.ts";

const check = "external-links";

export interface ExternalOptions extends Asking {
  archives: Archives;
  /** Requests at a time, in all and to one host. */
  limits: { total: number; perHost: number };
  /** Milliseconds since 1970. */
  now: () => number;
}

export const politely: ExternalOptions = {
  timeout: 15_000,
  patience: 60_000,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  archives: publicArchives,
  limits: { total: 8, perHost: 2 },
  now: () => Date.now(),
};

/** An answer in the ledger. */
interface Entry {
  answer: Answer;
  at: number;
  copy?: string;
}

const day = 86_400_000;
/** How long an answer is believed without asking again. What nobody could say is asked again each time. */
const believed: Record<Answer["is"], number> = { works: 7 * day, moved: 7 * day, gone: day, unknown: 0 };

/** The check, with the servers and clocks that tests bring. */
export function externalLinks(options: ExternalOptions = politely): Check {
  return { name: check, module: import.meta.url, run: (site, context) => run(site, context, options) };
}

async function run(site: Site, context: CheckContext, options: ExternalOptions): ReturnType<Check["run"]> {
  const places = placesOf(site);
  const entries = new Map<string, Entry>();
  const urls = [...places.keys()].sort();
  await byHost(urls, options.limits, async (url) => {
    const entry = fresh(context.memory.recall(digestOf([url])) as Entry | undefined, options) ?? {
      answer: await ask(url, options),
      at: options.now(),
    };
    entries.set(url, entry);
    context.progress(entries.size, urls.length);
  });

  const reached = [...entries.values()].some(({ answer }) => answer.is !== "unknown");
  const findings: Found[] = [];
  for (const url of urls) {
    const entry = entries.get(url)!;
    const place = places.get(url)!;
    // No such host, while others were reached: the network is there and the host is not.
    if (reached && entry.answer.is === "unknown" && entry.answer.why === noSuchHost)
      entry.answer = { is: "gone", why: "there is no site of that name any more" };
    if (entry.answer.is === "gone" && entry.copy === undefined) {
      const copy = await archivedCopy(url, dayOf(place.page, site), options.archives);
      if (copy !== undefined) entry.copy = copy;
    }
    context.memory.remember(digestOf([url]), entry);
    const finding = findingOf(url, entry, place);
    if (finding) findings.push(finding);
  }
  return { pages: site.pages.length, findings, how: { "only its links to other sites matter": site.pages.length } };
}

function fresh(entry: Entry | undefined, options: ExternalOptions): Entry | undefined {
  return entry && options.now() - entry.at < believed[entry.answer.is] ? entry : undefined;
}

interface Where {
  page: Page;
  line: number;
  column: number;
  written: string;
  pages: number;
}

/** Every address of another site, without its fragment, and where it first stands. */
function placesOf(site: Site): Map<string, Where> {
  const resolver = new Resolver(site, site.files);
  const places = new Map<string, Where>();
  for (const page of site.pages) {
    const text = readText(site, page.file);
    const here = new Set<string>();
    for (const { value, offset, kind } of surveyPage(text).addresses) {
      if (whyLeftAlone(kind) !== undefined) continue;
      const resolution = resolver.resolve(value, resolver.placeOf(page.file));
      if (resolution.to !== "elsewhere") continue;
      const url = resolution.url.replace(/#.*$/, "");
      const known = places.get(url);
      if (!known) places.set(url, { page, ...placeAt(text, offset), written: value.trim(), pages: 1 });
      else if (!here.has(url)) known.pages += 1;
      here.add(url);
    }
  }
  return places;
}

function findingOf(
  url: string,
  { answer, copy }: Entry,
  { page, line, column, written, pages }: Where,
): Found | undefined {
  if (answer.is === "works") return undefined;
  const found: Found = {
    check,
    rule: "",
    severity: "warning",
    page: page.address,
    file: page.file,
    line,
    column,
    wcag: [],
    message: "",
    clues: [written, url],
  };
  const more = pages > 1 ? ` (here first, and on ${pages - 1} more page${pages === 2 ? "" : "s"})` : "";
  if (answer.is === "moved")
    return { ...found, rule: "moved", message: `\`${written}\` moved for good: write \`${answer.to}\` instead${more}` };
  if (answer.is === "unknown")
    return {
      ...found,
      rule: "could-not-check",
      severity: "review",
      message: `\`${written}\` could not be checked: ${answer.why}${more}`,
    };
  const mend =
    copy === undefined
      ? "; no copy was found in the web archives"
      : `; a web archive has a copy: write \`${copy}\` instead`;
  return { ...found, rule: "gone", message: `\`${written}\` is gone: ${answer.why}${mend}${more}` };
}

/** The day that a page's record is of: in its file's name or its address, or the day the site was built as at. */
function dayOf(page: Page, site: Site): string {
  const dated = /\d{4}-\d{2}-\d{2}/.exec(`${site.receipt?.pages[page.address]?.source ?? ""} ${page.address}`)?.[0];
  return dated !== undefined && !Number.isNaN(Date.parse(dated))
    ? dated
    : (site.receipt?.asAt ?? new Date().toISOString()).slice(0, 10);
}
