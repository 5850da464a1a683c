/** What stops a plan before anything is sent. Each is a sentence that says what to do. */
import { Refusal } from "../refusal.ts";
import { addressOf } from "./address.ts";
import type { Plan } from "./plan.ts";

/** Throws a {@link Refusal} (exit 1) when the plan would hurt; `files` is the number of files in the release. */
export function guard(plan: Plan, files: number, allowDeletes: boolean): void {
  const { foreign, vanishing, pages } = plan;
  if (foreign.length > 0) {
    throw new Refusal(
      `${foreignWords(foreign)} Move ${foreign.length === 1 ? "it" : "them"} away, publish under another prefix, ` +
        "or take over what lies there with --adopt. Nothing was sent.",
      1,
    );
  }
  if (allowDeletes) return;
  if (files === 0) {
    throw new Refusal(
      "The site is empty: publishing it would take everything away. If you mean that, add --allow-deletes.",
      1,
    );
  }
  if (vanishing.length > 0) {
    throw new Refusal(
      `${vanishingWords(vanishing)} Give the site a redirect (a renamed record leaves one if its old slug stands under "former-slugs") or a "gone" page there, or, ` +
        "if visitors may find nothing, add --allow-deletes. Nothing was sent.",
      1,
    );
  }
  if (pages.deleted > pages.before / 4) {
    throw new Refusal(
      `This would delete ${pages.deleted} of ${pages.before} pages, more than a quarter. ` +
        "If you mean that, add --allow-deletes. Nothing was sent.",
      1,
    );
  }
}

/** `No release put /a/ there, but it is in the store.` */
export function foreignWords(paths: string[]): string {
  const what = some(paths);
  return paths.length === 1
    ? `${what} is already in the store, and no release put it there.`
    : `${what} are already in the store, and no release put them there.`;
}

function vanishingWords(paths: string[]): string {
  return paths.length === 1
    ? `${some(paths)} was published once and would now be missing.`
    : `${some(paths)} were published once and would now be missing.`;
}

/** The first few addresses, and how many more. */
export function some(paths: string[], most = 5): string {
  const shown = paths.slice(0, most).map(addressOf);
  const more = paths.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}
