/** A slug written into a record's `former-slugs`; nothing else of the file changes, comments and line ends included. */
import { isMap, isScalar, isSeq, parseDocument, type Pair, type YAMLSeq } from "yaml";

const FIELD = "former-slugs";

/**
 * A record's file with one more former slug, and without the slug that the record has now, should that stand among
 * them. `text` is the whole file. Undefined where its fields cannot be read, or not be added to.
 */
export function withFormerSlug(text: string, former: string, now: string): string | undefined {
  const parts = /^(\ufeff?---[ \t]*(\r\n|\r|\n))([^]*?)(?=^---[ \t]*$)/m.exec(text);
  if (!parts) return undefined;
  const [whole, opening, end, front] = parts as unknown as [string, string, string, string];
  const before = slugsOf(front);
  if (before === undefined) return undefined;
  const wanted = [...new Set([...before, former])].filter((slug) => slug !== now);
  const next = written(front, wanted, end);
  // Whatever odd way of writing a list this does not know is left to a person.
  return String(slugsOf(next)) === String(wanted) ? opening + next + text.slice(whole.length) : undefined;
}

/** Fields with this list of slugs in place of theirs; what stays in a list of lines stays as it was written. */
function written(front: string, wanted: readonly string[], end: string): string {
  const pair = pairOf(front);
  const list = pair?.value;
  if (pair === undefined) {
    const lines = front === "" || front.endsWith(end) ? front : front + end;
    return `${lines}${FIELD}:${end}${wanted.map((slug) => `  - ${slug}${end}`).join("")}`;
  }
  if (isSeq(list) && list.flow === true) {
    const [from, to] = list.range!;
    return `${front.slice(0, from)}[${wanted.join(", ")}]${front.slice(to)}`;
  }
  if (!isSeq(list)) {
    const at = endOfLine(front, (pair.key as { range: [number, number] }).range[1]);
    return front.slice(0, at) + wanted.map((slug) => `  - ${slug}${end}`).join("") + front.slice(at);
  }
  return inLines(front, list, wanted, end);
}

/** A list of one slug a line: lines that are not wanted go, and new ones come at its end. */
function inLines(front: string, list: YAMLSeq, wanted: readonly string[], end: string): string {
  const items = list.items.map((item) => {
    const { value, range } = item as { value: unknown; range: [number, number] };
    return { slug: String(value), from: front.lastIndexOf("\n", range[0]) + 1, to: endOfLine(front, range[1]) };
  });
  const indent = /^ */.exec(front.slice(items[0]!.from))![0];
  const fresh = wanted.filter((slug) => !items.some((item) => item.slug === slug));
  const last = items.at(-1)!.to;
  let next = front.slice(0, last) + fresh.map((slug) => `${indent}- ${slug}${end}`).join("") + front.slice(last);
  for (const { slug, from, to } of items.toReversed()) {
    if (!wanted.includes(slug)) next = next.slice(0, from) + next.slice(to);
  }
  return next;
}

/** Where the line after this place begins. */
function endOfLine(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found === -1 ? text.length : found + 1;
}

function pairOf(front: string): Pair | undefined {
  const { contents } = parseDocument(front, { schema: "failsafe", prettyErrors: false });
  return isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === FIELD) : undefined;
}

/** The slugs that stand there; undefined where the fields have faults, or something else stands there. */
function slugsOf(front: string): string[] | undefined {
  if (parseDocument(front, { schema: "failsafe", prettyErrors: false }).errors.length > 0) return undefined;
  const list = pairOf(front)?.value;
  if (list === undefined || list === null || (isScalar(list) && (list.value === null || list.value === ""))) return [];
  if (!isSeq(list) || !list.items.every((item) => isScalar(item))) return undefined;
  return list.items.map((item) => String((item as { value: unknown }).value));
}
