/**
 * What a page is made of, as far as an engine can tell two pages apart without reading their words: for every element
 * its name, its attributes (values where a rule reads the value; else whether there is one), the same of all that it
 * stands in, what kinds of children it has, whether words are in it, the element before it, for a heading the level
 * before it, for a row its cells, for a control whether its name says its words, whether it is a label or a paragraph, for a block that may scroll how
 * much it holds, which styles and scripts the page's `head` holds. Two elements alike in all this are the same *part*, and the page as a whole (title, language,
 * styles and scripts, how many `h1` and landmarks) is one more. A page all of whose parts both engines have judged on other pages
 * holds nothing new for them: what depends on words or on layout, other checks look for on every page.
 */
import { decodeReferences, decodeText, readTokens, VOID, type Tag } from "../html-tokens.ts";
import { lengthOf } from "./lengths.ts";
import { NAMED, namesOn, REFERENCES, spokenOf, type PageNames } from "./part-names.ts";

/** A page's parts: the digest of each, and where (offset in the source) each stands. */
export interface PageParts {
  /** Digest of the page as a whole, then of each element in order of its end. */
  digests: number[];
  /** Offset of each element's start tag in the source, in the order of `digests`; -1 for the page as a whole. */
  offsets: number[];
  /** Digests of the kinds of element: name, classes, role and names of attributes. */
  kinds: Set<number>;
}

interface Open {
  name: string;
  own: number;
  chain: number;
  start: number;
  previous: number;
  children: Set<number>;
  sequence: number;
  words: boolean;
  last: number;
  level: number;
  /** The table it stands in, counted from 1; 0 outside. */
  table: number;
  text: string;
  alternatives: string[];
  /** A block that scrolls where it holds much. */
  scrolls: boolean;
  /** What ARIA calls a control; "" where nothing does. */
  called: string;
  /** A script that is run, not data. */
  runs: boolean;
}

/** Which open element a start tag closes, where its end tag may be left out. */
const CLOSES: Record<string, RegExp> = {
  li: /^li$/,
  dt: /^d[td]$/,
  dd: /^d[td]$/,
  tr: /^(?:tr|td|th)$/,
  td: /^t[dh]$/,
  th: /^t[dh]$/,
  option: /^option$/,
  p: /^p$/,
};
/** Attributes whose value no rule reads: it matters whether there is one. */
const ANY_VALUE =
  /^(?:src|srcset|sizes|poster|data-.*|datetime|cite|action|name|value|placeholder|media|integrity|d|points|viewbox|x|y|x1|x2|y1|y2|cx|cy|r|transform|download|label|summary|abbr|title|alt|aria-label|aria-description|aria-valuetext|aria-roledescription|property|itemprop|itemtype|ping|longdesc)$/;
const TARGET = /^(?:a|button|summary|label)$/;
const NARROW = "fijlrtI1|.,:;'!‹›";
const WIDE = "mwMW";
const RUNS_ALONG = /^(?:a|abbr|b|code|em|i|label|option|script|small|span|strong|style|time)$/;
/** What is neither white space nor a sign without width. */
const SEEN = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/;
/** Nothing but character references: `&nbsp;`. */
const CODES = /^(?:\s|&[#\w]+;?)+$/;
/** Types of a script that is run (https://html.spec.whatwg.org/#the-script-element). */
const RUN = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;
const LANDMARK = /^(?:main|nav|aside|header|footer|form|section|search)$/;

/** Reads a page's parts from its source. */
export function partsOf(text: string): PageParts {
  const names = namesOn(text);
  const digests: number[] = [0];
  const offsets: number[] = [-1];
  const kinds = new Set<number>();
  const stack: Open[] = [];
  const counts = new Map<string, number>();
  let level = 0;
  let tables = 0;
  let whole = "";
  let title = "";
  let root: number | undefined;

  const finish = (node: Open): void => {
    const children = [...node.children].sort((a, b) => a - b).join();
    const row = node.name === "tr" ? node.sequence : 0;
    const echo = repeats(node) ? "echo" : "";
    // A link of a letter or two is a small target; words make it wide enough.
    const width = TARGET.test(node.name) ? widthOf(node.text) : "";
    const size = node.scrolls ? sizeOf(node) : "";
    // Who speaks to the computer says the words that are seen.
    const spoken = node.called === "" ? "" : spokenOf(node.called, node.text);
    // Styles that are sound in a label may not be in a paragraph.
    const length = RUNS_ALONG.test(node.name) ? "" : lengthOf(node.text);
    // A missing title is found with `head`.
    const said = node.name === "head" ? title : "";
    digests.push(
      digest(
        `${node.chain} ${node.previous} ${children} ${row} ${node.words} ${node.level} ${echo} ${width} ${size} ${spoken} ${length} ${said}`,
      ),
    );
    offsets.push(node.start);
    if (node.name === "html") root = digests.length - 1;
    if (node.name === "title") title += node.words ? "words " : "wordless ";
    const parent = stack.at(-1);
    if (!parent) return;
    parent.words ||= node.words;
    if (parent.alternatives.length + parent.text.length < 2000) {
      parent.text += node.text;
      parent.alternatives.push(...node.alternatives);
    }
  };

  readTokens(text, {
    open(tag) {
      const closes = CLOSES[tag.name];
      while (closes && stack.length > 0 && closes.test(stack.at(-1)!.name)) finish(stack.pop()!);
      const parent = stack.at(-1);
      const table = tag.name === "table" ? ++tables : (parent?.table ?? 0);
      // What stands in the body looks and does otherwise beneath other styles and scripts of the page's own.
      const around = tag.name !== "head" && parent?.name === "html" ? whole : "";
      const alike = NAMED.test(tag.name) && names.isShared(tag) ? "alike" : "";
      const own = digest(`${tag.name} ${attributes(tag, names, table)} ${around} ${alike}`);
      kinds.add(
        digest(
          `${tag.name} ${tag.get("class") ?? ""} ${tag.get("role") ?? ""} ${tag.names.slice(0, tag.count).sort().join()}`,
        ),
      );
      const node: Open = {
        name: tag.name,
        own,
        chain: digest(`${parent?.chain ?? 0} ${own}`),
        start: tag.start,
        previous: parent?.last ?? 0,
        children: new Set(),
        sequence: 0,
        words: tag.name === "img" && (tag.get("alt") ?? "").trim() !== "",
        last: 0,
        level: 0,
        table,
        text: "",
        alternatives: tag.name === "img" ? [(tag.get("alt") ?? "").trim()] : [],
        scrolls: tag.name === "pre" || (tag.has("style") && /\boverflow/i.test(tag.get("style")!)),
        called: TARGET.test(tag.name) || tag.has("role") ? names.nameOf(tag) : "",
        runs: tag.name === "script" && RUN.test((tag.get("type") ?? "").trim()),
      };
      if (node.runs && tag.has("src")) whole += ` script ${tag.get("src")!}`;
      if (/^h[1-6]$/.test(tag.name)) {
        node.level = level;
        level = Number(tag.name[1]);
      }
      if (/^h1$/.test(tag.name) || LANDMARK.test(tag.name) || tag.has("role")) {
        const name = tag.has("role") ? `role ${tag.get("role")!}` : tag.name;
        counts.set(name, Math.min(2, (counts.get(name) ?? 0) + 1));
      }
      if (parent) {
        parent.children.add(own);
        parent.sequence = digest(`${parent.sequence} ${own}`);
        parent.last = own;
      }
      if (VOID.has(tag.name) || (tag.selfClosing && tag.foreign)) finish(node);
      else stack.push(node);
    },
    close(name) {
      let at = stack.length - 1;
      while (at >= 0 && stack[at]!.name !== name) at -= 1;
      if (at === -1) return;
      while (stack.length > at) finish(stack.pop()!);
    },
    text(start, end, raw) {
      const node = stack.at(-1);
      if (!node) return;
      const words = text.slice(start, end);
      if (!SEEN.test(CODES.test(words) ? decodeText(words) : words)) return;
      if (raw && (node.name === "script" || node.name === "style")) {
        // A style in the page changes how everything in it looks; a script, what anything in it does.
        if (node.name === "style" || node.runs) whole += ` ${node.name} ${digest(words)}`;
        return;
      }
      node.words = true;
      node.children.add(1);
      if (node.text.length < 500) node.text += words;
    },
    doctype(start, end) {
      whole += ` ${text.slice(start, end).toLowerCase()}`;
    },
  });
  while (stack.length > 0) finish(stack.pop()!);
  const landmarks = [...counts].map(([name, number]) => `${name} ${number}`).sort();
  digests[0] = digest(`${whole} ${landmarks.join()}`);
  // What engines find at fault with `html` is the page's as a whole: its title, its headings, its landmarks.
  if (root !== undefined) digests[root] = digest(`${digests[root]!} ${digests[0]} ${title}`);
  return { digests, offsets, kinds };
}

/** Whether a picture within says the words beside it again, in whatever capitals. */
function repeats({ alternatives, text }: Open): boolean {
  if (text.length > 600 || !alternatives.some((words) => words !== "")) return false;
  const words = decodeText(text).replaceAll(/\s+/g, " ").trim().toLowerCase();
  // Axe takes an alternative text of two lines for another.
  return words !== "" && alternatives.some((alternative) => alternative.toLowerCase() === words);
}

/** How wide a word of few letters is drawn, in halves of a letter's width, up to that of six. */
function widthOf(text: string): number {
  if (text.length > 100) return 6;
  const word = decodeText(text).trim();
  if (word.length >= 12) return 6;
  let width = 0;
  for (const letter of word) width += NARROW.includes(letter) ? 0.5 : WIDE.includes(letter) ? 1.5 : 1;
  return Math.min(6, width);
}

/** How much a block holds that may scroll: its letters, to about a third more or less, and of its lines as written the longest. */
function sizeOf({ name, text }: Open): string {
  const lines = name === "pre" ? text.split("\n") : [];
  const longest = lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
  return `${Math.round(2 * Math.log2(1 + text.length))} ${Math.min(12, Math.ceil(longest / 16))}`;
}

function attributes(tag: Tag, names: PageNames, table: number): string {
  const parts: string[] = [];
  for (let index = 0; index < tag.count; index++) {
    const name = tag.names[index]!;
    parts.push(`${name}=${valueOf(tag, name, decodeReferences(tag.raw[index]!), names, table)}`);
  }
  return parts.sort().join(" ");
}

/** An attribute's value as far as a rule reads it. */
function valueOf(tag: Tag, name: string, value: string, names: PageNames, table: number): string {
  const given = value.trim() === "" ? "empty" : "given";
  if (name === "id") return names.named(value);
  if (REFERENCES.test(name)) {
    const named = value.split(/\s+/).map((id) => (id === "" ? "" : names.target(id, table)));
    return `${named.join()} ${name === "aria-labelledby" && names.isShared(tag)}`;
  }
  if (name === "href" || name === "xlink:href") return addressOf(value, names);
  if (name === "content") {
    return /^(?:viewport|refresh)$/i.test(tag.get("name") ?? tag.get("http-equiv") ?? "") ? value : given;
  }
  if (name === "title" && tag.has("alt")) return `${given} ${value === tag.get("alt")}`;
  if (name === "accesskey") return `${value} ${names.isSharedKey(value)}`;
  if (name === "aria-label" || (name === "title" && LANDMARK.test(tag.name))) return `${given} ${names.isShared(tag)}`;
  return ANY_VALUE.test(name) ? given : value;
}

function addressOf(value: string, names: PageNames): string {
  if (value.trim() === "") return "empty";
  if (value === "#") return "#";
  if (value.startsWith("#")) return names.has(decodeSafely(value.slice(1))) ? "here" : "nowhere";
  return /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0].toLowerCase().replace("https:", "http:") ?? "path";
}

/** A part of an address without its percent-encoding; as it stands, where that is broken. */
export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** A digest of 53 bits: FNV-1a in two halves, each with its own start. */
function digest(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + index), 0x85ebca6b);
  }
  high ^= high >>> 15;
  low ^= low >>> 13;
  return (high >>> 0) * 0x200000 + ((Math.imul(low, 0xc2b2ae35) >>> 11) & 0x1fffff);
}
