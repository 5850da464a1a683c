/**
 * What a page's ids and names do, as far as an engine can tell two pages apart by it: which element an id stands on,
 * who names it, whether words are in it, whether two regions have one name. Read before a page's parts are.
 */
import { decodeText, readTokens, VOID, type Tag } from "../html-tokens.ts";

/** Attributes that name other elements by their ids. */
export const REFERENCES =
  /^(?:for|headers|list|form|aria-(?:labelledby|describedby|controls|owns|details|errormessage|activedescendant|flowto))$/;
const REGIONS: Record<string, string> = {
  nav: "navigation",
  aside: "complementary",
  header: "banner",
  footer: "contentinfo",
  section: "region",
};
/** Regions that need a name where there are two. */
export const NAMED = /^(?:nav|aside)$/;
/** Of an element's words so many letters are read: enough to tell names apart. */
const LETTERS = 200;

interface Target {
  count: number;
  /** The element it stands on first. */
  name: string;
  table: number;
  words: string;
}

export interface PageNames {
  has(id: string): boolean;
  /** An id as its element has it: how often it stands, and by which attributes of which elements it is named. */
  named(id: string): string;
  /** An id as another element names it: what it stands on, with or without words, in the same table or elsewhere. */
  target(id: string, table: number): string;
  /** Whether another element of this kind has the same name (`aria-label`, `aria-labelledby`, `title`), or none. */
  isShared(tag: Tag): boolean;
  /** Whether another element has the same key (`accesskey`). */
  isSharedKey(key: string): boolean;
  /** What ARIA calls an element; "" where nothing does. */
  nameOf(tag: Tag): string;
}

/** Reads a page's ids and names from its source. */
export function namesOn(text: string): PageNames {
  const targets = new Map<string, Target>();
  const namers = new Map<string, string[]>();
  const labelled: string[][] = [];
  const keys = new Map<string, number>();
  const open: { name: string; target: Target | undefined; table: number }[] = [];
  let reading = 0;
  let tables = 0;
  const close = (): void => {
    if (open.pop()!.target) reading -= 1;
  };

  readTokens(text, {
    open(tag) {
      const table = tag.name === "table" ? ++tables : (open.at(-1)?.table ?? 0);
      const id = tag.get("id");
      let target: Target | undefined;
      if (id !== undefined) {
        target = targets.get(id);
        if (target) target.count += 1;
        else targets.set(id, (target = { count: 1, name: tag.name, table, words: "" }));
      }
      for (let index = 0; index < tag.count; index++) {
        const name = tag.names[index]!;
        if (!REFERENCES.test(name)) continue;
        for (const named of idsIn(tag.get(name)!)) {
          const list = namers.get(named);
          if (list) list.push(`${tag.name} ${name}`);
          else namers.set(named, [`${tag.name} ${name}`]);
        }
      }
      const key = tag.get("accesskey");
      if (key !== undefined) keys.set(key, (keys.get(key) ?? 0) + 1);
      if (tag.has("aria-labelledby")) labelled.push([kindOf(tag), tag.get("aria-labelledby")!]);
      else if (tag.has("aria-label") || tag.has("title") || NAMED.test(tag.name))
        labelled.push([kindOf(tag), "", labelOf(tag)]);
      if (VOID.has(tag.name) || (tag.selfClosing && tag.foreign)) {
        if (target && tag.has("alt")) target.words += tag.get("alt")!;
        return;
      }
      open.push({ name: tag.name, target, table });
      if (target) reading += 1;
    },
    close(name) {
      if (!open.some((element) => element.name === name)) return;
      while (open.at(-1)!.name !== name) close();
      close();
    },
    text(start, end, raw) {
      if (reading === 0 || raw) return;
      for (const { target } of open)
        if (target && target.words.length < LETTERS) target.words += text.slice(start, Math.min(end, start + LETTERS));
    },
  });

  const wordsOf = (ids: string): string =>
    idsIn(ids)
      .map((id) => targets.get(id)?.words ?? "")
      .join(" ");
  const nameOf = ([kind, ids, label]: string[]): string =>
    `${kind!} ${(label ?? wordsOf(ids!)).replaceAll(/\s+/g, " ").trim().toLowerCase()}`;
  const shared = new Map<string, number>();
  for (const label of labelled) shared.set(nameOf(label), (shared.get(nameOf(label)) ?? 0) + 1);

  return {
    has: (id) => targets.has(id),
    named(id) {
      const by = (namers.get(id) ?? []).sort().join();
      return `${id.trim() === "" ? "empty" : "given"} ${targets.get(id)?.count === 1 ? "once" : "repeated"} ${by}`;
    },
    target(id, table) {
      const found = targets.get(id);
      if (!found) return "missing";
      return `${found.name} ${found.words.trim() === "" ? "wordless" : "words"} ${found.table === table ? "here" : "elsewhere"}`;
    },
    isShared(tag) {
      const ids = tag.get("aria-labelledby");
      const name = ids === undefined ? [kindOf(tag), "", labelOf(tag)] : [kindOf(tag), ids];
      return (shared.get(nameOf(name)) ?? 0) > 1;
    },
    isSharedKey: (key) => keys.get(key)! > 1,
    nameOf(tag) {
      const ids = tag.get("aria-labelledby");
      return ids === undefined ? (tag.get("aria-label") ?? "") : decodeText(wordsOf(ids));
    },
  };
}

/** Whether a name says the words that are seen, one after the other, as axe compares them: without signs and what stands in brackets. */
export function spokenOf(name: string, seen: string): "spoken" | "unspoken" | "unclear" {
  const [said, words] = [bare(name), bare(decodeText(seen))];
  if (words.trim() === "" || said.includes(words)) return "spoken";
  // Of a name that is a sign or a letter axe cannot tell.
  return said.trim().length > 1 ? "unspoken" : "unclear";
}

function bare(text: string): string {
  const words = text.normalize("NFKD").replaceAll(/\([^()]*\)/g, " ");
  return ` ${words
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase()} `;
}

function kindOf(tag: Tag): string {
  return tag.get("role") ?? REGIONS[tag.name] ?? tag.name;
}

function labelOf(tag: Tag): string {
  return tag.get("aria-label") ?? tag.get("title") ?? "";
}

function idsIn(value: string): string[] {
  return value.split(/\s+/).filter((id) => id !== "");
}
