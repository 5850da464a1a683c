/** A page as the rules about words see it: its elements in order, with their words and places. */
import { decodeReferences, decodeText, readTokens, VOID, type Tag, type TokenReader } from "../html-tokens.ts";
import { placeAt } from "../site.ts";

export interface WordElement {
  name: string;
  readonly line: number;
  readonly column: number;
  parent: WordElement | undefined;
  /** Elements directly within. */
  children: WordElement[];
  /** Stands in words marked as quoted (`blockquote`, `q`): they are the record's, and judged by no rule of style. */
  quoted: boolean;
  /** Hidden from everybody, or not of the page's words. */
  hidden: boolean;
  attribute(name: string): string | undefined;
  /** Its first chunk of the page's text, and the first after it. */
  readonly from: number;
  readonly to: number;
  /** Stands in code, or is some. */
  readonly code: boolean;
  /** All words within, with `br` as a line's end; white space as it is written. */
  text(): string;
  /** The same on one line. */
  words(): string;
}

/** Elements that have no end, those of older standards with them. */
const ENDLESS = new Set([...VOID, "frame", "param", "basefont", "bgsound", "keygen"]);
/** Elements whose beginning ends an open paragraph (https://html.spec.whatwg.org/#closing-elements-that-have-implied-end-tags). */
const ENDS_PARAGRAPH = new Set(
  (
    "address article aside blockquote center details dialog dir div dl dd dt li fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
  ).split(" "),
);
/** Elements whose beginning ends others of a list, up to the element that holds them. */
const ENDS: Readonly<Record<string, readonly [ends: readonly string[], within: readonly string[]]>> = {
  li: [["li"], ["ul", "ol", "menu"]],
  dt: [["dt", "dd"], ["dl"]],
  dd: [["dt", "dd"], ["dl"]],
  td: [
    ["td", "th"],
    ["tr", "table"],
  ],
  th: [
    ["td", "th"],
    ["tr", "table"],
  ],
  tr: [["tr", "caption"], ["table"]],
  tbody: [["tbody", "thead", "tfoot", "caption", "colgroup"], ["table"]],
  thead: [["tbody", "thead", "tfoot", "caption", "colgroup"], ["table"]],
  tfoot: [["tbody", "thead", "tfoot", "caption", "colgroup"], ["table"]],
  option: [["option"], ["select", "datalist"]],
  optgroup: [["option", "optgroup"], ["select"]],
  a: [["a"], ["td", "th", "table", "button"]],
  body: [["head"], ["html"]],
};
/** Elements whose words are never one word with those beside them. */
const APART = new Set([...ENDS_PARAGRAPH, "tr", "td", "th", "caption", "legend", "option", "body"]);
const BLOCKS = new Set("p h1 h2 h3 h4 h5 h6 li td th dt dd caption figcaption title".split(" "));
const HOLDERS = new Set(["p", "ul", "ol", "table"]);
const CODE = new Set(["code", "samp", "kbd", "tt", "var"]);
const WORDLESS = new Set(["script", "style", "template", "noscript"]);
const OUT_OF_SIGHT = new Set([...WORDLESS, "svg", "math"]);

/**
 * Reads a page's words from its source. The tree is the standard's wherever elements are nested as they should be, end
 * tags left out or not; what is nested wrongly is `invalid-html`'s to find.
 * @param address the page's address below the site's root, from which its links are followed
 */
export function readWords(source: string, address = "/"): PageWords {
  return new PageWords(source, address);
}

/** A page's words. A class, as V8 keeps an object literal with a getter, and all it leads to, until it looks through the whole heap. */
export class PageWords {
  /** Every element that is not hidden, in order. */
  readonly elements: readonly Entry[];
  readonly #chunks: readonly string[];
  readonly #byName = new Map<string, WordElement[]>();
  readonly #base: string;
  #blocks: WordElement[] | undefined;
  #scripted: WordElement[] | undefined;

  constructor(source: string, address: string) {
    const reader = new WordReader(source);
    readTokens(source, reader);
    reader.end();
    this.elements = reader.elements;
    this.#chunks = reader.chunks;
    for (const element of reader.elements) {
      const list = this.#byName.get(element.name);
      if (list) list.push(element);
      else this.#byName.set(element.name, [element]);
    }
    this.#base = this.#byName.get("base")?.[0]?.attribute("href") ?? address;
  }

  /** Elements that hold words of their own and no other such element: paragraphs, headings, items, cells, the title. */
  get blocks(): readonly WordElement[] {
    return (this.#blocks ??= this.elements.filter(
      ({ name, children }) => BLOCKS.has(name) && !children.some((child) => HOLDERS.has(child.name)),
    ));
  }

  /** Elements with script in an attribute: `onclick`, `onload`. */
  get scripted(): readonly WordElement[] {
    return (this.#scripted ??= this.elements.filter((element) => element.hasScript()));
  }

  /** Those of some names, name by name. */
  all(...names: string[]): WordElement[] {
    return names.flatMap((name) => this.#byName.get(name) ?? []);
  }

  /** The nearest element around one, itself included, that has one of these names. */
  around(element: WordElement, ...names: string[]): WordElement | undefined {
    let at: WordElement | undefined = element;
    while (at && !names.includes(at.name)) at = at.parent;
    return at;
  }

  /** The words between the end of one element and the beginning of a later one, on one line. */
  between(one: WordElement, later: WordElement): string {
    return this.#chunks.slice(one.to, later.from).join("").replaceAll(/\s+/g, " ").trim();
  }

  /** Where a link leads: its address in full, or undefined where it is none. */
  leadsTo(link: WordElement): string | undefined {
    const href = link.attribute("href");
    if (href === undefined) return undefined;
    if (/^\/(?:[\w-]+\/)*$/.test(href)) return `https://site.invalid${href}`;
    const base = this.#base;
    const full = `https://site.invalid${base.startsWith("/") ? base : `/${base}`}`;
    return URL.canParse(href, full) ? new URL(href, full).href : href;
  }
}

/** One element. Its words are the page's chunks of text from one place to another. */
class Entry implements WordElement {
  readonly children: WordElement[] = [];
  readonly name: string;
  readonly parent: Entry | undefined;
  readonly quoted: boolean;
  readonly hidden: boolean;
  readonly from: number;
  to = 0;
  readonly code: boolean;
  readonly #source: string;
  readonly #chunks: readonly string[];
  readonly #offset: number;
  readonly #names: readonly string[];
  readonly #raw: readonly string[];
  #text: string | undefined;
  #words: string | undefined;

  constructor(
    name: string,
    parent: Entry | undefined,
    from: number,
    page: { source: string; chunks: readonly string[] },
    tag?: Tag,
  ) {
    this.name = name;
    this.parent = parent;
    this.from = from;
    this.#source = page.source;
    this.#chunks = page.chunks;
    this.#offset = tag?.start ?? 0;
    this.#names = tag && tag.count > 0 ? tag.names.slice(0, tag.count) : [];
    this.#raw = tag && tag.count > 0 ? tag.raw.slice(0, tag.count) : [];
    this.quoted = parent?.quoted === true || name === "blockquote" || name === "q";
    this.code = parent?.code === true || CODE.has(name);
    this.hidden =
      parent?.hidden === true ||
      OUT_OF_SIGHT.has(name) ||
      this.#names.includes("hidden") ||
      /(?:^|;)\s*display\s*:\s*none\b/i.test(this.attribute("style") ?? "");
  }

  get line(): number {
    return placeAt(this.#source, this.#offset).line;
  }

  get column(): number {
    return placeAt(this.#source, this.#offset).column;
  }

  attribute(name: string): string | undefined {
    const index = this.#names.indexOf(name);
    return index === -1 ? undefined : decodeReferences(this.#raw[index]!);
  }

  hasScript(): boolean {
    return this.#names.some((name) => name.startsWith("on"));
  }

  text(): string {
    return (this.#text ??= this.#chunks.slice(this.from, this.to).join(""));
  }

  words(): string {
    return (this.#words ??= this.text().replaceAll(/\s+/g, " ").trim());
  }
}

/** Builds the elements from the tokens. */
class WordReader implements TokenReader {
  readonly elements: Entry[] = [];
  readonly chunks: string[] = [];
  readonly source: string;
  readonly #open: Entry[];

  constructor(source: string) {
    this.source = source;
    this.#open = [new Entry("#document", undefined, 0, this)];
  }

  open(tag: Tag): void {
    const { name } = tag;
    if (!tag.foreign) {
      if (ENDS_PARAGRAPH.has(name)) this.#endOpen(["p"], ["button", "td", "th", "table", "caption", "object"]);
      const ends = ENDS[name];
      if (ends) this.#endOpen(...ends);
    }
    const parent = this.#open[this.#open.length - 1]!;
    if (APART.has(name)) this.chunks.push(" ");
    const element = new Entry(name, parent, this.chunks.length, this, tag);
    if (name === "br") this.chunks.push("\n");
    if (ENDLESS.has(name) || (tag.foreign && tag.selfClosing)) element.to = this.chunks.length;
    else this.#open.push(element);
    if (element.hidden) return;
    parent.children.push(element);
    this.elements.push(element);
  }

  close(name: string): void {
    for (let at = this.#open.length - 1; at > 0; at--) {
      if (this.#open[at]!.name === name) {
        this.#endFrom(at);
        return;
      }
      if (["td", "th", "table"].includes(this.#open[at]!.name) && !["table", "tr", "tbody"].includes(name)) return;
    }
    if (name === "p") this.#emptyParagraph();
  }

  /** The end of a paragraph that never began is an empty one. */
  #emptyParagraph(): void {
    const parent = this.#open[this.#open.length - 1]!;
    const element = new Entry("p", parent, this.chunks.length, this);
    element.to = this.chunks.length;
    if (element.hidden) return;
    parent.children.push(element);
    this.elements.push(element);
  }

  text(start: number, end: number, raw: boolean): void {
    if (raw || WORDLESS.has(this.#open[this.#open.length - 1]!.name)) return;
    this.chunks.push(decoded(this.source.slice(start, end)));
  }

  end(): void {
    this.#endFrom(0);
  }

  /** Ends the innermost open element of some names, unless one that bounds the search stands before it. */
  #endOpen(names: readonly string[], within: readonly string[]): void {
    for (let at = this.#open.length - 1; at > 0; at--) {
      const { name } = this.#open[at]!;
      if (names.includes(name)) {
        this.#endFrom(at);
        return;
      }
      if (within.includes(name)) return;
    }
  }

  #endFrom(at: number): void {
    const apart = this.#open.some(({ name }, index) => index >= at && APART.has(name));
    for (let index = at; index < this.#open.length; index++) this.#open[index]!.to = this.chunks.length;
    this.#open.length = at;
    if (apart) this.chunks.push(" ");
  }
}

/** A text with its character references decoded; those that are written in full are remembered. */
function decoded(text: string): string {
  if (!text.includes("&")) return text;
  let told = true as boolean;
  const full = text.replaceAll(/&#?\w+;/g, (reference) => {
    const letters = decodeReferences(reference);
    // No reference in a value may be one in a text: `&notit;` is `¬it;` there.
    if (letters === reference) told = false;
    return letters;
  });
  return told && !/&#?\w/.test(text.replaceAll(/&#?\w+;/g, "")) ? full : decodeText(text);
}
