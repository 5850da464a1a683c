/**
 * Findings that are accepted for now: each named by itself, with a reason and an end date (`.checks/baseline.yaml`). Never
 * a number of findings: a new one beside an accepted one still fails, and so does one whose date has passed.
 */
import { readFile } from "node:fs/promises";
import { Refusal } from "../refusal.ts";
import type { AcceptedFinding as Accepted, Finding } from "./contract.ts";

/** Reads a baseline; empty where there is no such file. A {@link Refusal} names what is wrong with it. */
export async function readBaseline(path: string): Promise<Accepted[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  const entries = await parsed(path, text);
  entries.forEach((entry, index) => {
    for (const field of ["finding", "page", "message", "reason", "until"] as const) {
      if (typeof entry?.[field] !== "string" || entry[field].trim() === "") {
        throw new Refusal(
          `${path}: entry ${index + 1} has no \`${field}\`. Each accepted finding has finding, page, message, reason and until.`,
        );
      }
    }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(entry!.until) || Number.isNaN(Date.parse(entry!.until))) {
      throw new Refusal(`${path}: entry ${index + 1}: \`until: ${entry!.until}\` is no day. Write it as 2026-12-31.`);
    }
  });
  return entries as Accepted[];
}

async function parsed(path: string, text: string): Promise<((Partial<Accepted> & { until: string }) | null)[]> {
  const { parse, YAMLParseError } = await import("yaml");
  let value: unknown;
  try {
    value = parse(text, { schema: "failsafe" }) ?? [];
  } catch (error) {
    if (error instanceof YAMLParseError) throw new Refusal(`${path}: ${error.message}`);
    throw error;
  }
  if (Array.isArray(value)) return value as (Partial<Accepted> & { until: string })[];
  throw new Refusal(`${path} is not a list. Each accepted finding begins with \`- finding:\`.`);
}

/**
 * Parts findings into those that stand and those that are accepted; entries that no finding answers to are outlived.
 * @param today the day it is, `2026-11-23`
 */
export function withBaseline(
  findings: readonly Finding[],
  baseline: readonly Accepted[],
  today: string,
): { findings: Finding[]; accepted: { finding: Finding; reason: string; until: string }[]; outlived: Accepted[] } {
  const byName = new Map(baseline.map((entry) => [nameOf(entry.finding, entry.page, entry.message), entry]));
  const answered = new Set<Accepted>();
  const stand: Finding[] = [];
  const accepted: { finding: Finding; reason: string; until: string }[] = [];
  for (const finding of findings) {
    const entry = byName.get(nameOf(`${finding.check}/${finding.rule}`, finding.page, finding.message));
    if (entry) answered.add(entry);
    if (!entry) stand.push(finding);
    else if (entry.until < today)
      stand.push({
        ...finding,
        message: `${finding.message} (it was accepted until ${entry.until}, and that has passed)`,
      });
    else accepted.push({ finding, reason: entry.reason, until: entry.until });
  }
  return { findings: stand, accepted, outlived: baseline.filter((entry) => !answered.has(entry)) };
}

function nameOf(finding: string, page: string, message: string): string {
  return JSON.stringify([finding, page, message.replace(/\s+/g, " ").trim()]);
}
