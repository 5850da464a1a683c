/** What a deploy says, in plain sentences. */
import { addressOf } from "./address.ts";
import type { Deployed } from "./deploy.ts";
import type { Inspection } from "./inspect.ts";
import type { Line, Plan } from "./plan.ts";
import { short } from "./release.ts";
import type { State } from "./state.ts";
import type { Visit } from "./visit.ts";

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number === 0 ? "no" : number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/** A line of a plan: `put     /a/                changed (10 to 12 bytes)`. */
export function lineWords(line: Line, width: number): string {
  return `${line.do === "put" ? "send  " : "delete"}  ${addressOf(line.path).padEnd(width)}  ${line.reason}`;
}

/** A whole plan, in the order of publishing. */
export function planWords(plan: Plan): string[] {
  const width = Math.min(60, Math.max(0, ...plan.lines.map((line) => addressOf(line.path).length)));
  const words: string[] = [];
  let phase = "";
  for (const line of plan.lines) {
    if (line.phase !== phase) words.push(`${(phase = line.phase)}:`);
    words.push(`  ${lineWords(line, width)}`);
  }
  const sends = plan.lines.filter((line) => line.do === "put");
  const bytes = sends.reduce((sum, line) => sum + line.size, 0);
  words.push(
    `${count(sends.length, "file")} to send (${count(bytes, "byte")}), ${count(plan.lines.length - sends.length, "file")} to delete, ${plan.unchanged.toLocaleString("en-GB")} unchanged.`,
  );
  if (plan.staying.length > 0)
    words.push(`${count(plan.staying.length, "file")} no page needs any more; kept for the time of grace.`);
  if (plan.foreign.length > 0)
    words.push(`In the store already, put there by no release: ${plan.foreign.map(addressOf).join(", ")}`);
  if (plan.vanishing.length > 0) words.push(`Vanishing: ${plan.vanishing.map(addressOf).join(", ")}`);
  return [...words, ...unsteadyWords(plan)];
}

/** Which pages cannot be whole at every instant, and why. */
export function unsteadyWords(plan: Plan): string[] {
  return plan.unsteady.map(({ asset, pages }) => {
    const whose = pages.length === 0 ? "no page uses it directly" : `used by ${some(pages)}`;
    return `${addressOf(asset)} changes under the same name (${whose}): for a moment old pages show with the new file. A name with a hash would prevent it.`;
  });
}

function some(pages: string[]): string {
  const shown = pages.slice(0, 5).map(addressOf).join(", ");
  return pages.length > 5 ? `${shown} and ${pages.length - 5} more` : shown;
}

/** The outcome of a deploy. */
export function outcomeWords(done: Deployed, to: string): string[] {
  const id = short(done.release.id);
  const cost = `${count(done.requests, "request")}${done.visit ? `, and ${done.visit.requests} to the public address` : ""}`;
  const sends = done.plan?.lines.filter((line) => line.do === "put").length ?? 0;
  const deletes = (done.plan?.lines.length ?? 0) - sends;
  switch (done.result) {
    case "unchanged":
      return [`Nothing has changed: release ${id} is live at ${to} (${cost}).`];
    case "planned":
      return done.stopped ? [] : [`Nothing was sent: this was a plan for release ${id} (${cost}).`];
    case "rolled back":
      return [`Release ${id} was NOT published; what was live before is live again (${cost}).`];
    default:
      return [
        `Release ${id} is live at ${to}: ${count(done.release.files.size, "file")}, ${sends} sent, ${deletes} deleted (${cost}).`,
        ...done.drift.map(({ path, what }) => `Mended: ${addressOf(path)} (${what}).`),
      ];
  }
}

/** The history, newest first; `now` is the store's time in ms. */
export function historyWords(state: State, now: number): string[] {
  const kept = new Set(state.kept.map((one) => one.release));
  const live = state.history.find((entry) => entry.release === state.live);
  const words = state.history.map((entry) => {
    const notes = [
      entry === live ? "live" : kept.has(entry.release) ? "kept" : "no longer kept",
      ...(entry.how === "rollback" ? ["brought back"] : []),
      ...(entry.unchecked ? ["UNCHECKED"] : []),
    ];
    const what = `${entry.files} files: ${entry.added} added, ${entry.changed} changed, ${entry.deleted} deleted`;
    return `${short(entry.release)}  ${moment(entry.at)}  ${what}  (${notes.join(", ")})  by ${entry.by}`;
  });
  if (state.publishing) {
    const { release, by, since, until } = state.publishing;
    words.unshift(
      until > now
        ? `Being published since ${moment(since)} by ${by}: release ${short(release)}.`
        : `Begun ${moment(since)} by ${by} and not finished: release ${short(release)}. Run its deploy again.`,
    );
  }
  return words.length === 0 ? ["Nothing was published yet."] : words;
}

const moment = (iso: string): string => `${iso.slice(0, 19).replace("T", " ")} UTC`;

/** What a visit found wrong; nothing where all was as published. */
export function visitWords(visit: Visit | undefined): string[] {
  if (visit === undefined || visit.wrong.length === 0) return [];
  const { seen, wrong, root } = visit;
  return [
    `Seen through ${root}, ${wrong.length} of ${count(seen, "address", "addresses")} ${wrong.length === 1 ? "is" : "are"} not as published:`,
    ...wrong,
  ];
}

/** What `--verify` found. */
export function inspectionWords(found: Inspection): string[] {
  const words = found.drift.map(({ path, what }) => `${addressOf(path)}: ${what}.`);
  words.push(
    ...found.open.map(
      (address) => `${address} can be read by anybody. Close the reserved prefix: see docs/deploying.md.`,
    ),
  );
  words.push(...visitWords(found.visit));
  if (found.unfinished !== undefined)
    words.push(`Release ${short(found.unfinished)} was begun and is not finished. Run its deploy again.`);
  if (found.strangers.length > 0) {
    words.push(
      `${count(found.strangers.length, "object")} that no release put there, left alone: ${found.strangers.slice(0, 5).join(", ")}`,
    );
  }
  const state =
    found.drift.length === 0
      ? "as it was built"
      : `${count(found.drift.length, "file")} drifted; npm run deploy -- --repair sends them again`;
  if (found.visit?.wrong.length === 0)
    words.push(`Seen through ${found.visit.root}: ${count(found.visit.seen, "address", "addresses")} as published.`);
  if (found.visit !== undefined && found.open.length === 0) {
    words.push(
      found.tried
        ? "Visitors cannot read our records there."
        : "Our records lie in another place; whether visitors can read them there was not tried.",
    );
  }
  words.push(`Release ${short(found.release)}, ${count(found.files, "file")}: ${state}.`);
  return words;
}
