/** A page cut into the facts that the rules of html-validate's `standard` preset judge; see `page-markup.ts`. */
import html5 from "html-validate/elements/html5";
import { isTime } from "./html/times.ts";
import { decodeReferences, decodeText, ownCopy, type Tag, type TokenReader } from "./html-tokens.ts";

/** What clean pages held, as plain data. */
export interface LearntFacts {
  /** Paths, each after its parent: the parent's place in this list, counted from 1 (0 is the page), and its signature. */
  paths: [parent: number, signature: string][];
  /** Facts in words; numbers of paths in them are places in the list above. */
  texts: string[];
}

interface OpenElement {
  name: string;
  /** Its path: itself, its attributes and its ancestors. */
  path: number;
  /** Paths of its children where their order matters, repeats beyond the second left out; undefined where it does not. */
  children: number[] | undefined;
  hasText: boolean;
  /** The names of its first child element and of its last. */
  first: string;
  last: string;
  /** A `time` that says in its words alone what time it is. */
  undated: boolean;
}

interface Label {
  target: string | undefined;
  depth: number;
  controls: number;
  controlIds: string[];
}

/** Attributes whose value no rule looks into further than {@link shapeOf} tells. */
const free = new Set(
  "href src srcset content alt title class id datetime value cite poster style lang action data for placeholder abbr label headers aria-label aria-labelledby aria-describedby aria-controls itemid ping sizes hreflang".split(
    " ",
  ),
);
/** Elements whose `value` is a number; `data` wants any. */
const numbers = new Set(["li", "meter", "progress"]);
const labelable = new Set(["button", "input", "meter", "output", "progress", "select", "textarea"]);
const reference = /&[#\w]*;?/g;

export class MarkupFacts {
  readonly #ordered = new Map<string, boolean>();
  /** One map a path: the signature of a child → the child's path. */
  readonly #paths: Map<string, number>[] = [new Map<string, number>()];
  readonly #knownPaths: boolean[] = [true];
  readonly #knownTexts = new Set<string>();
  /** Whether anything was learnt of a page. */
  learning = false;

  #text = "";
  #odd = false;
  #doctype = false;
  #newPaths = new Set<number>();
  #newTexts = new Set<string>();
  #stack: OpenElement[] = [];
  #mains = 0;
  #labels: Label[] = [];
  #openLabels: Label[] = [];
  #ids = new Map<string, string>();

  /** Starts a page. */
  read(text: string): TokenReader {
    this.#text = text;
    this.#odd = false;
    this.#doctype = false;
    this.#newPaths = new Set();
    this.#newTexts = new Set();
    this.#stack = [openElement("", 0, [])];
    this.#mains = 0;
    this.#labels = [];
    this.#openLabels = [];
    this.#ids = new Map();
    return {
      open: (tag) => this.#open(tag),
      close: (name, start, end) => this.#close(name, start, end),
      text: (start, end, raw) => this.#run(start, end, raw),
      comment: (start, end) => this.#comment(start, end),
      doctype: (start, end) => {
        this.#doctype = true;
        this.#fact(`doctype ${text.slice(start, end)} ${text.slice(0, start).trim() === "" ? "first" : "late"}`);
      },
      oddity: () => {
        this.#odd = true;
      },
    };
  }

  /** Whether every fact of the page read last is one that clean pages held. */
  known(): boolean {
    this.#end();
    return !this.#odd && this.#newPaths.size === 0 && this.#newTexts.size === 0;
  }

  /** Keeps the facts of the page read last: html-validate found nothing wrong with it. */
  learn(): void {
    this.#end();
    if (this.#odd) return;
    for (const path of this.#newPaths) this.#knownPaths[path] = true;
    for (const text of this.#newTexts) this.#knownTexts.add(ownCopy(text));
    this.learning = true;
  }

  /** All that clean pages held. */
  learnt(): LearntFacts {
    const places = new Map([[0, 0]]);
    const paths: LearntFacts["paths"] = [];
    // A path is made after its parent, and learnt with it.
    for (let path = 0; path < this.#paths.length; path++)
      for (const [signature, child] of this.#paths[path]!) {
        if (!this.#knownPaths[child]) continue;
        paths.push([places.get(path)!, signature]);
        places.set(child, paths.length);
      }
    return { paths, texts: Array.from(this.#knownTexts, (text) => renumbered(text, (path) => places.get(path)!)) };
  }

  /** Takes what was learnt elsewhere. */
  add({ paths, texts }: LearntFacts): void {
    const own = [0];
    for (const [parent, signature] of paths) {
      const path = this.#pathOf(own[parent]!, signature);
      this.#knownPaths[path] = true;
      own.push(path);
    }
    for (const text of texts) this.#knownTexts.add(renumbered(text, (path) => own[path]!));
  }

  #open(tag: Tag): void {
    const parent = this.#stack[this.#stack.length - 1]!;
    const { name } = tag;
    const path = this.#pathOf(parent.path, this.#signature(tag));
    addChild(parent, path);
    if (name === "style") this.#fact(`style ${path} ${parent.last === "" ? "first" : "late"}`);
    parent.last = name;
    if (parent.first === "") parent.first = name;
    if (parent.undated) this.#odd = true;
    if (!this.#knownPaths[path]) this.#newPaths.add(path);
    if (name === "map" || name === "area") this.#odd = true;
    if (name === "main") this.#mains += 1;
    const isVoid = metadataOf(name)?.void === true;
    if (tag.foreign ? tag.selfClosing : isVoid) {
      this.#control(tag);
      return;
    }
    if (tag.selfClosing) this.#odd = true;
    this.#control(tag);
    const element = openElement(name, path, this.#isOrdered(name) ? [] : undefined);
    element.undated = name === "time" && tag.indexOf("datetime") === -1;
    this.#stack.push(element);
    if (name === "label") {
      const label: Label = {
        target: tag.get("for"),
        depth: this.#stack.length,
        controls: 0,
        controlIds: [],
      };
      this.#labels.push(label);
      this.#openLabels.push(label);
    }
  }

  /** Notes what labels may point at, and what stands inside an open label. */
  #control(tag: Tag): void {
    const id = tag.get("id") ?? "";
    if (id !== "" && !this.#ids.has(id)) this.#ids.set(id, `${tag.name} ${(tag.get("type") ?? "").toLowerCase()}`);
    if (this.#openLabels.length === 0 || !labelable.has(tag.name)) return;
    for (const label of this.#openLabels) {
      label.controls += 1;
      label.controlIds.push(id);
    }
  }

  #close(name: string, start: number, end: number): void {
    const element = this.#stack[this.#stack.length - 1]!;
    // `</name >` and capitals are conforming; anything that closes something else is for html-validate to judge.
    if (element.name !== name || this.#stack.length === 1 || end - start > name.length + 3) {
      this.#odd = true;
      return;
    }
    this.#stack.pop();
    this.#endElement(element);
    const label = this.#openLabels[this.#openLabels.length - 1];
    if (label && label.depth > this.#stack.length) this.#openLabels.pop();
  }

  #endElement(element: OpenElement): void {
    if (element.children) this.#fact(`children ${element.path} ${element.children.join(" ")}`);
    if (element.hasText) this.#fact(`text ${element.path}`);
    const isGroup = element.name === "div" && this.#stack[this.#stack.length - 1]?.name === "dl";
    if (element.name === "dl" || isGroup) this.#fact(`dl ${element.path} ${element.first} ${element.last}`);
  }

  #run(start: number, end: number, raw: boolean): void {
    if (raw) return;
    const element = this.#stack[this.#stack.length - 1]!;
    const text = this.#text.slice(start, end);
    if (text.trim() === "") return;
    if (element.undated) {
      this.#fact(`time ${timeFact(decodeText(text).trim())}`);
      if (element.hasText) this.#odd = true;
    }
    element.hasText = true;
    if (element.children) addChild(element, -1);
    if (/[<>]|\{\{|<%|<\?/.test(text)) this.#odd = true;
    if (text.includes("&"))
      for (const match of text.matchAll(reference))
        this.#fact(`reference ${match[0]}${text[match.index + match[0].length] ?? ""}`);
  }

  #comment(start: number, end: number): void {
    const text = this.#text.slice(start, end);
    if (/^<!--(?:\[|-?>)|--!>$|<!\[endif/i.test(text)) this.#odd = true;
  }

  #end(): void {
    if (this.#stack.length > 1) this.#odd = true;
    for (const root of this.#stack.splice(0)) {
      this.#endElement(root);
      if (!this.#doctype) this.#fact("no doctype");
      this.#fact(`mains ${Math.min(this.#mains, 2)}`);
    }
    for (const { target, controls, controlIds } of this.#labels.splice(0)) {
      const found = target === undefined ? "none" : (this.#ids.get(target) ?? "missing");
      this.#fact(
        `label ${found} ${Math.min(controls, 3)} ${target !== undefined && controlIds.includes(target)} ${target === ""}`,
      );
    }
  }

  #fact(text: string): void {
    if (!this.#knownTexts.has(text)) this.#newTexts.add(text);
  }

  #pathOf(parent: number, signature: string): number {
    const children = this.#paths[parent]!;
    let path = children.get(signature);
    if (path === undefined) {
      path = this.#paths.length;
      this.#paths.push(new Map<string, number>());
      this.#knownPaths.push(false);
      children.set(ownCopy(signature), path);
    }
    return path;
  }

  /** An element's name and attributes; values as they are, or only their shape where nothing judges more. */
  #signature(tag: Tag): string {
    let signature = tag.name;
    if (tag.selfClosing) signature += "/";
    for (let index = 0; index < tag.count; index++) {
      const name = tag.names[index]!;
      const raw = tag.raw[index]!;
      const quote = tag.quotes[index]!;
      const digits = (name === "width" || name === "height") && /^\d+$/.test(raw);
      const shape = digits
        ? "9"
        : (name === "value" && numbers.has(tag.name)) || (name === "content" && tag.indexOf("http-equiv") !== -1)
          ? `=${raw}`
          : name === "datetime"
            ? `=${timeFact(decodeReferences(raw))}`
            : free.has(name) || tag.foreign || name.startsWith("data-")
              ? shapeOf(raw, quote)
              : `=${raw}`;
      signature += ` ${name}${quote}${shape}`;
    }
    return signature;
  }

  /** Whether the order or the number of an element's children matters to a rule. */
  #isOrdered(name: string): boolean {
    let known = this.#ordered.get(name);
    if (known === undefined) {
      const facts = metadataOf(name);
      known =
        facts?.permittedOrder != null ||
        facts?.requiredContent != null ||
        JSON.stringify(facts?.permittedContent ?? []).includes('?"');
      this.#ordered.set(name, known);
    }
    return known;
  }
}

/** What html-validate knows of an element; what `html-rules.ts` corrects in it, nothing here asks for. */
function metadataOf(name: string) {
  return Object.hasOwn(html5, name) ? html5[name] : html5["*"];
}

/** A fact in words with the numbers of paths changed: of the kinds of fact that begin with one, and of their children's. */
function renumbered(text: string, numberOf: (path: number) => number): string {
  const [kind, ...rest] = text.split(" ");
  if (kind === "children")
    return ["children", ...rest.map((path) => (path === "-1" ? path : numberOf(Number(path))))].join(" ");
  if (kind !== "text" && kind !== "dl" && kind !== "style") return text;
  return [kind, numberOf(Number(rest[0])), ...rest.slice(1)].join(" ");
}

function openElement(name: string, path: number, children: number[] | undefined): OpenElement {
  return { name, path, children, hasText: false, first: "", last: "", undated: false };
}

/** Times and days are told apart by where their digits stand, not by which they are, unless there is no such day. */
function timeFact(text: string): string {
  return isTime(text) ? text.replace(/\d/g, "9") : text;
}

/** Repeats beyond the second change nothing: a rule wants none, at most one, or any number. */
function addChild(parent: OpenElement, path: number): void {
  const { children } = parent;
  if (!children) return;
  const { length } = children;
  if (children[length - 1] === path && children[length - 2] === path) return;
  children.push(path);
}

/** As much of a value as any rule looks at: empty, blank, with a space or line end, a number, its character references. */
function shapeOf(raw: string, quote: string): string {
  if (raw === "") return "0";
  let shape = "x";
  if (/[\t\n\f\r ]/.test(raw))
    shape += raw.trim() === "" ? "b" : raw.trim() === raw && !/[\n\r]/.test(raw) && !/ /.test(raw) ? "" : "s";
  if (/[\n\r]/.test(raw)) shape += "n";
  if (quote === "" && /["'<>=`&]/.test(raw)) shape += `=${raw}`;
  if (raw.startsWith("_")) shape += "_";
  if (raw.includes("&")) {
    const delimiter = raw.search(/[#?]/);
    for (const match of raw.matchAll(reference)) {
      shape += `${match[0]}${raw[match.index + match[0].length] ?? ""}${delimiter !== -1 && delimiter < match.index ? "?" : ""}`;
    }
  }
  return shape;
}
