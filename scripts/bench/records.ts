/** Realistic records in any number, the same for the same number: what the benches and the large tests run on. */
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const OPENINGS = [
  "The Government has",
  "Ministers have",
  "The Unit has",
  "The Department has",
  "The Review has",
  "Local partners have",
];
const VERBS = ["set out", "published", "welcomed", "confirmed", "launched", "agreed", "extended", "reviewed"];
const THINGS = [
  "a framework for improving services",
  "new measures for frontline staff",
  "the next stage of workforce reform",
  "a plan for stronger entitlements",
  "an independent study of mutual governance",
  "guidance on personal budgets",
  "an initial think piece on civil society",
  "a programme of service transformation",
];
const PLACES = [
  "in schools",
  "in hospitals",
  "in policing",
  "across local government",
  "in social care",
  "in the civil service",
];
const REASONS = [
  "so that people who use services have a greater say in them",
  "while driving down costs and protecting key frontline services",
  "to release the insight and energy of professionals on the front line",
  "because communities will have new needs in the years ahead",
  "and to learn from practical innovations that work",
  "to streamline the centre and to save money for sharper delivery",
];
const KINDS = ["news", "news", "publication", "speech"];
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1995, 0, 2);

/** A small generator of numbers with a seed: mulberry32. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Announcement {
  day: string;
  slug: string;
  title: string;
  kind: string;
  /** Paragraphs of Markdown. */
  paragraphs: string[];
  speaker: string | undefined;
  publisher: string | undefined;
  /** The slug of another announcement that the text links to. */
  linksTo: string | undefined;
}

/** `count` announcements over fifteen years, about 150 words each, every second one with a link to an earlier one. */
export function announcements(count: number, seed = 1): Announcement[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const made: Announcement[] = [];
  for (let index = 0; index < count; index++) {
    const day = new Date(FIRST_DAY + Math.floor((index / count) * 5479) * DAY_MS).toISOString().slice(0, 10);
    const thing = pick(THINGS);
    const place = pick(PLACES);
    const kind = pick(KINDS);
    const sentence = () => `${pick(OPENINGS)} ${pick(VERBS)} ${pick(THINGS)} ${pick(PLACES)}, ${pick(REASONS)}.`;
    const paragraph = () => `${sentence()} ${sentence()} ${sentence()}`;
    made.push({
      day,
      slug: `${thing.replaceAll(" ", "-").replace(/^an?-|^the-/, "")}-${place.replaceAll(" ", "-")}-${index + 1}`,
      title: `${thing[0]!.toUpperCase()}${thing.slice(1)} ${place}: number ${index + 1}`,
      kind,
      // The number keeps every summary its own, as real ones are.
      paragraphs: [`In its announcement ${index + 1}, ${sentence()} ${sentence()}`, paragraph(), sentence()],
      speaker: kind === "speech" ? `Speaker number ${(index % 40) + 1}` : undefined,
      publisher: kind === "publication" ? `Publisher number ${(index % 60) + 1}` : undefined,
      linksTo: index > 0 && index % 2 === 0 ? made[Math.floor(next() * index)]!.slug : undefined,
    });
  }
  return made;
}

/**
 * Writes a folder of records: the section's own site, pages, documents and teams (from `base`) and `count`
 * announcements in place of its own.
 */
export async function writeRecords(folder: string, count: number, base = "_data"): Promise<void> {
  await mkdir(join(folder, "announcements"), { recursive: true });
  for (const part of ["site.yaml", "pages", "strategy-documents", "teams"]) {
    await cp(join(base, part), join(folder, part), { recursive: true });
  }
  for (const item of announcements(count)) {
    await writeFile(join(folder, "announcements", `${item.day}-${item.slug}.md`), record(item));
  }
}

function record({ day, title, kind, paragraphs, speaker, publisher, linksTo }: Announcement): string {
  const facts = [
    ...(speaker === undefined ? [] : [`speaker: ${speaker}`]),
    ...(publisher === undefined ? [] : [`publisher: ${publisher}`]),
  ];
  const link = linksTo === undefined ? "" : ` It follows [an earlier announcement](announcements/${linksTo}).`;
  return [
    "---",
    `title: "${title}"`,
    `kind: ${kind}`,
    `date: ${day}`,
    ...facts,
    "---",
    "",
    `${paragraphs.join("\n\n")}${link}`,
    "",
  ].join("\n");
}
