/**
 * The tokens of an HTML page, as the standard's tokeniser cuts them (https://html.spec.whatwg.org/#tokenization), with
 * their places. One pass, no tree, nothing kept: this is what lets a site of 10,000 pages be read in about a second.
 */
import { parseFragment } from "parse5";

/** A start tag. One instance is used again for every tag of a page: take out what you need while you hold it. */
export class Tag {
  name = "";
  start = 0;
  end = 0;
  selfClosing = false;
  /** Inside `<svg>` or `<math>`, where HTML's own rules for elements do not hold. */
  foreign = false;
  /** How many of the following arrays' places are this tag's. */
  count = 0;
  readonly names: string[] = [];
  /** Values as they are written, character references and all; "" where there is none. */
  readonly raw: string[] = [];
  /** Offset of each value in the text (of the name, where there is no value). */
  readonly offsets: number[] = [];
  /** The quote around each value: `"`, `'`, `` for a bare one, `-` for no value. */
  readonly quotes: string[] = [];

  /** The place of an attribute among this tag's, or -1. The first of two counts, as in a browser. */
  indexOf(name: string): number {
    for (let index = 0; index < this.count; index++) if (this.names[index] === name) return index;
    return -1;
  }

  /** An attribute's value with its character references decoded, or undefined. */
  get(name: string): string | undefined {
    const index = this.indexOf(name);
    return index === -1 ? undefined : decodeReferences(this.raw[index]!);
  }

  has(name: string): boolean {
    return this.indexOf(name) !== -1;
  }
}

/** What a reader of tokens takes; offsets are UTF-16 code units in the text. */
export interface TokenReader {
  open?(tag: Tag): void;
  close?(name: string, start: number, end: number): void;
  /** A run of text; `raw` in script and style, where character references mean nothing. One text may come in several runs. */
  text?(start: number, end: number, raw: boolean): void;
  comment?(start: number, end: number): void;
  doctype?(start: number, end: number): void;
  /** A place where the text is no conforming HTML and the standard's tokeniser makes the best of it. */
  oddity?(offset: number): void;
}

const tagName = /[^\t\n\f\r />]+/y;
const attribute =
  /[\t\n\f\r /]*(?:(=?[^\t\n\f\r />=]*)(?:([\t\n\f\r ]*=[\t\n\f\r ]*)(?:"([^"]*)"|'([^']*)'|((?:(?!["'])[^\t\n\f\r >]+)?)))?)/y;
const rawElements = new Set(["script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"]);
const decoded = new Map<string, string>();

/** Decodes the character references of an attribute's value, by parse5 and so by the standard. */
export function decodeReferences(raw: string): string {
  if (!raw.includes("&")) return raw;
  let value = decoded.get(raw);
  if (value === undefined) {
    const element = parseFragment(`<i v="${raw.replaceAll('"', "&quot;")}">`).childNodes[0];
    value = element && "attrs" in element ? (element.attrs[0]?.value ?? "") : "";
    if (decoded.size < 20_000) decoded.set(ownCopy(raw), value);
  }
  return value;
}

/** Decodes the character references of a text, by parse5. */
export function decodeText(raw: string): string {
  if (!raw.includes("&")) return raw;
  const node = parseFragment(`<textarea>\n${raw.replaceAll("<", "&lt;")}</textarea>`).childNodes[0];
  const text = node && "childNodes" in node ? node.childNodes[0] : undefined;
  return text && "value" in text ? text.value : "";
}

/** A copy that does not keep the long text alive which it was cut from, as a slice does in V8. */
export function ownCopy(slice: string): string {
  return Buffer.from(slice).toString();
}

/** Elements that have no end (https://html.spec.whatwg.org/#void-elements). */
export const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);

/** Reads a page's tokens in order. */
export function readTokens(text: string, reader: TokenReader): void {
  const tag = new Tag();
  /** Open elements from the outermost `svg` or `math` inwards, as far as they change how tokens are cut. */
  const foreign: string[] = [];
  let position = 0;
  let textStart = 0;
  const flush = (end: number): void => {
    if (end > textStart) reader.text?.(textStart, end, false);
  };
  for (;;) {
    const start = text.indexOf("<", position);
    if (start === -1) break;
    const next = text.charCodeAt(start + 1);
    if (isLetter(next)) {
      flush(start);
      const end = readTag(text, start, tag, reader);
      if (end === -1) {
        reader.oddity?.(start);
        return;
      }
      tag.foreign = foreign.length > 0 && !integrationPoints.has(foreign[foreign.length - 1]!);
      if (tag.name === "svg" || tag.name === "math") tag.foreign = true;
      position = textStart = end;
      reader.open?.(tag);
      if (tag.foreign) {
        if (!tag.selfClosing && foreignMarks.has(tag.name)) foreign.push(tag.name);
      } else if (rawElements.has(tag.name)) {
        position = textStart = readRaw(text, tag.name, end, reader);
      } else if (tag.name === "plaintext") {
        reader.text?.(end, text.length, true);
        return;
      }
    } else if (next === 47 /* / */) {
      flush(start);
      if (isLetter(text.charCodeAt(start + 2))) {
        const end = readTag(text, start + 1, tag, reader);
        if (end === -1) {
          reader.oddity?.(start);
          return;
        }
        if (tag.count > 0 || tag.selfClosing) reader.oddity?.(start);
        const open = foreign.lastIndexOf(tag.name);
        if (open !== -1) foreign.length = open;
        position = textStart = end;
        reader.close?.(tag.name, start, end);
      } else {
        reader.oddity?.(start);
        position = textStart = after(text, ">", start + 2);
      }
    } else if (next === 33 /* ! */) {
      flush(start);
      position = textStart = readDeclaration(text, start, foreign.length > 0, reader);
    } else if (next === 63 /* ? */) {
      flush(start);
      reader.oddity?.(start);
      position = textStart = after(text, ">", start + 2);
    } else {
      reader.oddity?.(start);
      position = start + 1;
    }
  }
  flush(text.length);
}

const integrationPoints = new Set(["foreignobject", "desc", "title", "annotation-xml"]);
const foreignMarks = new Set(["svg", "math", ...integrationPoints]);

/** Reads a tag from its `<` (or its `/`): its end, or -1 where the text ends inside it, in which case it is no tag. */
function readTag(text: string, start: number, tag: Tag, reader: TokenReader): number {
  tagName.lastIndex = start + 1;
  const name = tagName.exec(text)![0];
  tag.name = lowerCase(name);
  tag.start = start;
  tag.count = 0;
  tag.selfClosing = false;
  let position = start + 1 + name.length;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === 62 /* > */) {
      tag.selfClosing = text.charCodeAt(position - 1) === 47 && !(tag.count > 0 && tag.quotes[tag.count - 1] === "");
      tag.end = position + 1;
      return tag.end;
    }
    if (Number.isNaN(code)) return -1;
    attribute.lastIndex = position;
    const match = attribute.exec(text);
    if (!match || match[0] === "") return -1;
    const written = match[1]!;
    // A quote that opens a value and is never closed: the text ends inside the tag.
    if (match[5] === "" && /["']/.test(text[attribute.lastIndex] ?? "")) return -1;
    if (written !== "") addAttribute(text, position, match, written, tag, reader);
    position += match[0].length;
  }
}

function addAttribute(
  text: string,
  position: number,
  match: RegExpExecArray,
  written: string,
  tag: Tag,
  reader: TokenReader,
): void {
  const name = lowerCase(written);
  if (tag.indexOf(name) !== -1) {
    reader.oddity?.(position);
    return;
  }
  const index = tag.count++;
  const quoted = match[3] ?? match[4];
  const value = quoted ?? match[5];
  tag.names[index] = name;
  tag.raw[index] = value ?? "";
  tag.quotes[index] = match[3] !== undefined ? '"' : match[4] !== undefined ? "'" : value !== undefined ? "" : "-";
  const end = position + match[0].length;
  tag.offsets[index] = end - (value ?? written).length - (quoted === undefined ? 0 : 1);
  if (text.charCodeAt(position) > 32 && text.charCodeAt(position) !== 47) reader.oddity?.(position);
  if (quoted === undefined && value !== undefined && (value === "" || /["'<=`]/.test(value))) reader.oddity?.(end);
  if (/["'<]/.test(written) || written.startsWith("=")) reader.oddity?.(position);
}

/** Reads the text of an element that holds no markup, up to its end tag. */
function readRaw(text: string, name: string, start: number, reader: TokenReader): number {
  const end = name === "script" ? scriptEnd(text, start) : endTag(text, name, start);
  const raw = name !== "textarea" && name !== "title";
  if (end > start) reader.text?.(start, end, raw);
  if (end === text.length) reader.oddity?.(start);
  return end;
}

function endTag(text: string, name: string, from: number): number {
  for (let start = text.indexOf("</", from); start !== -1; start = text.indexOf("</", start + 2)) {
    const after = start + 2 + name.length;
    if (/[\t\n\f\r />]/.test(text[after] ?? "") && text.slice(start + 2, after).toLowerCase() === name) return start;
  }
  return text.length;
}

/** The end of a script, where `<!-- <script>` hides the next end tag: the standard's "escaped" and "double escaped" states. */
function scriptEnd(text: string, from: number): number {
  const mark = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi;
  mark.lastIndex = from;
  let state: "plain" | "escaped" | "double" = "plain";
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    if (match[0] === "<!--") {
      if (state === "plain") state = "escaped";
      // The dashes that open may close as well: `<!-->`.
      mark.lastIndex = match.index + 2;
    } else if (match[0] === "-->") state = "plain";
    else if (match[1] === "") state = state === "escaped" ? "double" : state;
    else if (state === "double") state = "escaped";
    else return match.index;
  }
  return text.length;
}

function readDeclaration(text: string, start: number, inForeign: boolean, reader: TokenReader): number {
  if (text.startsWith("--", start + 2)) {
    const end = commentEnd(text, start + 4);
    if (end === -1) reader.oddity?.(start);
    const stop = end === -1 ? text.length : end;
    reader.comment?.(start, stop);
    return stop;
  }
  if (text.slice(start + 2, start + 9).toLowerCase() === "doctype") {
    const end = after(text, ">", start + 9);
    reader.doctype?.(start, end);
    return end;
  }
  if (inForeign && text.startsWith("[CDATA[", start + 2)) {
    const found = text.indexOf("]]>", start + 9);
    const end = found === -1 ? text.length : found;
    if (end > start + 9) reader.text?.(start + 9, end, true);
    return found === -1 ? end : end + 3;
  }
  reader.oddity?.(start);
  return after(text, ">", start + 2);
}

/** A comment ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole. -1 where the text ends first. */
function commentEnd(text: string, from: number): number {
  if (text.startsWith(">", from)) return from + 1;
  if (text.startsWith("->", from)) return from + 2;
  for (let dashes = text.indexOf("--", from); dashes !== -1; dashes = text.indexOf("--", dashes + 1)) {
    if (text[dashes + 2] === ">") return dashes + 3;
    if (text[dashes + 2] === "!" && text[dashes + 3] === ">") return dashes + 4;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** ASCII letters to lower case; most names are already. The table keeps one string for each name. */
function lowerCase(name: string): string {
  let known = names.get(name);
  if (known === undefined) {
    known = ownCopy(name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
    if (names.size < 5_000) names.set(ownCopy(name), known);
  }
  return known;
}

const names = new Map<string, string>();
