/** `npm run schedule`: what goes public next, and when, in words or as JSON for a timer. */
import { asAtMoment, load } from "../src/content.ts";
import { momentWords } from "../src/dates.ts";
import { scheduleOf, type Schedule, type Upcoming } from "../src/schedule.ts";
import { readOptions } from "./options.ts";

const HELP = `npm run schedule -- [--data FOLDER] [--as-of MOMENT] [--json]

Says what goes public next, and when (London time), and which records are drafts.

--data FOLDER    where the records are (default _data)
--as-of MOMENT   counted from a moment, "2009-11-11" or "4 March 2010 9:30am" (default: now)
--json           as JSON: { asAt, next, upcoming: [{ at, words, what, ref, title, source }], drafts: [...] };
                 \`next\` is the moment to build and deploy again, ISO 8601 in UTC, or null
--quiet          say nothing where nothing is scheduled

Exit 0 done, 1 the records have faults, 2 it could not run.`;

/** The verb; gives its exit code. */
export async function main(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    data: { type: "string", default: "_data" },
    "as-of": { type: "string" },
    json: { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const schedule = scheduleOf(await load(values.data), asAtMoment(values["as-of"] ?? new Date()));
  if (values.json) {
    const { asAt, upcoming, drafts } = schedule;
    console.log(JSON.stringify({ asAt, next: upcoming[0]?.at ?? null, upcoming, drafts }, null, 2));
  } else if (!values.quiet || schedule.upcoming.length > 0) console.log(inWords(schedule));
  return 0;
}

const WHAT: Record<Upcoming["what"], string> = {
  record: "",
  change: "a note of a change to ",
  withdrawal: "the withdrawal of ",
};

function inWords({ asAt, upcoming, drafts }: Schedule): string {
  const lines =
    upcoming.length === 0
      ? [`Nothing is scheduled to go public after ${momentWords(asAt)}.`]
      : [
          `After ${momentWords(asAt)} these go public (London time):`,
          ...upcoming.map(({ words, what, title, source }) => `  ${words}: ${WHAT[what]}${title} (${source})`),
        ];
  if (drafts.length === 0) return lines.join("\n");
  const told = drafts.map(({ title, source, lacks }) => {
    const still = lacks.length === 0 ? "" : `; still lacks ${lacks.join(", ")}`;
    return `  ${title ?? "Untitled"} (${source}${still})`;
  });
  return [...lines, "Drafts, which never go public as they are:", ...told].join("\n");
}
