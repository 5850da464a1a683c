/**
 * Markdown as records use it: markdown-it with HTML off, and nothing "improved": quotation marks, dashes and spaces of
 * the record stay as they are. Four spaces at the start of a line are no code, which is a trap for editors.
 */
import MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";
import { openingParagraph, plainParagraph, textBlocks } from "./text-blocks.ts";

const md = new MarkdownIt("default", { html: false, linkify: false, typographer: false, breaks: false });
md.disable("code");
// Every address is judged by `target.ts`, which says so; markdown-it would leave a refused link as text, silently.
md.validateLink = () => true;

/** A part of a body: the text under one passage mark, or the whole where there is none. */
export interface Part {
  /** The passage's name; undefined for text under no mark. */
  name?: string;
  text: string;
  /** The line of the body (from 0) that the text begins on. */
  line: number;
}

/** A line by itself that begins a named passage. */
export const PASSAGE = /^<!-- passage: ([a-z0-9]+(?:-[a-z0-9]+)*) -->[ \t]*$/;

/** Divides a body at its passage marks. Text before the first mark, if it is only space, is no part. */
export function parts(body: string): Part[] {
  if (!body.includes("<!-- passage:")) return [{ text: body, line: 0 }];
  const found: { name?: string; lines: string[]; line: number }[] = [{ lines: [], line: 0 }];
  for (const [at, line] of body.split("\n").entries()) {
    const name = PASSAGE.exec(line)?.[1];
    if (name === undefined) found.at(-1)!.lines.push(line);
    else found.push({ name, lines: [], line: at + 1 });
  }
  return found
    .map(({ lines, ...part }) => ({ ...part, text: lines.join("\n") }))
    .filter((part) => part.name !== undefined || /\S/.test(part.text));
}

/** A link or an image in a body. */
export interface LinkUse {
  image: boolean;
  /** The address as markdown-it gives it: percent-encoded. */
  href: string;
  /** The link's words, or the image's alternative text. */
  words: string;
  /** The line of the body, from 0. */
  line: number;
}

/** Whether a body may hold a link or an image at all: cheap, and never wrong about "no". */
const MAY_LINK = /\]\(|\]\[|\]:|<[A-Za-z][A-Za-z0-9+.-]*[:@]|<[^\s<>]+@/;

/** Every link and image of a body. */
export function linksIn(body: string): LinkUse[] {
  if (!MAY_LINK.test(body)) return [];
  const uses: LinkUse[] = [];
  for (const part of parts(body)) {
    for (const { text, line, plain } of textBlocks(part.text)) {
      if (plain || !MAY_LINK.test(text)) continue;
      for (const token of md.parse(text, {})) {
        if (token.type === "inline") linksOfInline(token, part.line + line + (token.map?.[0] ?? 0), uses);
      }
    }
  }
  return uses;
}

function linksOfInline(inline: Token, from: number, uses: LinkUse[]): void {
  const lines = new LinkLines(inline.content, from);
  let open: LinkUse | undefined;
  for (const token of inline.children ?? []) {
    if (token.type === "softbreak" || token.type === "hardbreak") lines.broken += 1;
    else if (token.type === "link_open") {
      const href = attribute(token, "href");
      const use = { image: false, href, words: "", line: lines.of(href) };
      uses.push(use);
      open = use;
    } else if (token.type === "link_close") open = undefined;
    else if (token.type === "image") {
      const href = attribute(token, "src");
      uses.push({ image: true, href, words: token.content, line: lines.of(href) });
    }
    if (open && (token.type === "text" || token.type === "code_inline" || token.type === "image")) {
      open.words += token.content;
    }
  }
}

/** The lines of one paragraph's links: that of the address, where it stands as it was typed. */
class LinkLines {
  /** Line breaks met so far; those within code are not told by the parser. */
  broken = 0;
  private at = 0;
  private line: number;
  /** Addresses that were not found as typed: after a few of them it is no use to look through the whole each time. */
  private missed = 0;
  private readonly source: string;
  private readonly from: number;

  constructor(source: string, from: number) {
    this.source = source;
    this.from = from;
    this.line = from;
  }

  of(href: string): number {
    const place = this.missed < 20 ? this.source.indexOf(`](${href}`, this.at) : -1;
    if (place < 0) {
      this.missed += 1;
      return this.from + this.broken;
    }
    for (; this.at <= place; this.at += 1) if (this.source[this.at] === "\n") this.line += 1;
    return this.line;
  }
}

/** What a link becomes on the page. */
export interface ResolvedLink {
  /** The address; undefined leaves the words alone, without a link. */
  href?: string;
  /** What stands after the words: "[External website]". */
  marker?: string;
}

export interface ResolvedImage {
  src: string;
  width?: number;
  height?: number;
  /** The image in several widths, as `srcset` says it; and in better formats, the best first. */
  srcset?: string;
  sources?: readonly { type: string; srcset: string }[];
}

export interface Rendering {
  link(href: string): ResolvedLink;
  image(href: string): ResolvedImage;
}

/** Markers that the words themselves already carry, right after a link or at its end. */
const MARKED_AFTER = /^\s*\[(?:External website|PDF|archived copy)\b/i;
const MARKED_WITHIN = /\[(?:External website|PDF\b[^\]]{0,60}|archived copy\b[^\]]{0,60})\]$/i;

/** A body as HTML. The shallowest heading comes out as h2, and the others below it as deep as they were. */
export function renderBody(body: string, rendering: Rendering): { html: string; passages: Record<string, string> } {
  const parsed = parts(body).map((part) => ({
    name: part.name,
    blocks: textBlocks(part.text).map(({ text, plain }) => (plain ? text : md.parse(text, {}))),
  }));
  const tokens = parsed.flatMap(({ blocks }) => blocks.flatMap((block) => (typeof block === "string" ? [] : block)));
  const images = { seen: 0 };
  for (const token of tokens) {
    if (token.type === "th_open") token.attrSet("scope", "col");
    if (token.type === "inline") resolveInline(token, rendering, images);
  }
  shiftHeadings(tokens);
  const passages: Record<string, string> = {};
  let html = "";
  for (const { name, blocks } of parsed) {
    const part = blocks.map((block) => (typeof block === "string" ? plainHtml(block) : render(block))).join("");
    if (name !== undefined) passages[name] = part;
    html += part;
  }
  return { html, passages };
}

function shiftHeadings(tokens: readonly Token[]): void {
  const headings = tokens.filter((token) => token.type === "heading_open" || token.type === "heading_close");
  if (headings.length === 0) return;
  const shift = headings.reduce((least, token) => Math.min(least, levelOf(token)), 6) - 2;
  for (const token of headings) token.tag = `h${Math.min(6, levelOf(token) - shift)}`;
}

function render(tokens: Token[]): string {
  return md.renderer.render(tokens, md.options, {});
}

/** A plain paragraph as HTML: it holds no sign that must be escaped but quotation marks, which markdown-it escapes. */
function plainHtml(text: string): string {
  return `<p>${plainParagraph(text).replaceAll('"', "&quot;")}</p>\n`;
}

/** One paragraph's worth of Markdown as HTML without the paragraph. */
export function renderInline(text: string, rendering: Rendering): string {
  const tokens = md.parseInline(text, {});
  const images = { seen: 0 };
  for (const token of tokens) resolveInline(token, rendering, images);
  return render(tokens);
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? "");
}

function levelOf(token: Token): number {
  return Number(token.tag.slice(1));
}

/** `images` counts the images of the whole text. */
function resolveInline(inline: Token, rendering: Rendering, images: { seen: number }): void {
  const children = inline.children ?? [];
  if (!children.some((token) => token.type === "link_open" || token.type === "image")) return;
  const out: Token[] = [];
  let link: { resolved: ResolvedLink; words: string } | undefined;
  for (const [at, token] of children.entries()) {
    if (token.type === "link_open") {
      link = { resolved: rendering.link(attribute(token, "href")), words: "" };
      if (link.resolved.href === undefined) continue;
      token.attrSet("href", link.resolved.href);
    } else if (token.type === "link_close") {
      if (link?.resolved.href === undefined) continue;
      out.push(token);
      const marker = link.resolved.marker;
      const next = children[at + 1];
      const marked =
        MARKED_WITHIN.test(link.words.trimEnd()) ||
        (next?.type === "text" && MARKED_AFTER.test(textFrom(children, at + 1)));
      if (marker !== undefined && !marked)
        out.push(Object.assign(new TokenOf("text", "", 0), { content: ` ${marker}` }));
      link = undefined;
      continue;
    } else if (token.type === "image") {
      const image = rendering.image(attribute(token, "src"));
      resolveImage(token, image, images.seen === 0);
      images.seen += 1;
      if (image.sources && image.sources.length > 0) {
        if (link) link.words += token.content;
        out.push(markup(`<picture>${image.sources.map(sourceTag).join("")}`), token, markup("</picture>"));
        continue;
      }
    }
    if (link) link.words += token.content;
    out.push(token);
  }
  inline.children = out;
}

/** The run of plain text that begins at a child: markdown-it cuts it at every bracket. */
function textFrom(children: readonly Token[], from: number): string {
  let text = "";
  for (let at = from; children[at]?.type === "text"; at += 1) text += children[at]!.content;
  return text;
}

/** How wide an image is shown: the text column (36rem) where there is room for it, else the window less its margins. */
const SIZES = "(min-width: 40em) 36rem, calc(100vw - 30px)";

function sourceTag({ type, srcset }: { type: string; srcset: string }): string {
  return `<source type="${type}" srcset="${srcset}" sizes="${SIZES}">`;
}

/** Markup of our own, as it is. */
function markup(html: string): Token {
  return Object.assign(new TokenOf("html_inline", "", 0), { content: html });
}

/** The first image may be in view as the page opens, and is asked for at once; the others when they come near. */
function resolveImage(token: Token, image: ResolvedImage, first: boolean): void {
  token.attrSet("src", image.src);
  if (image.srcset !== undefined) {
    token.attrSet("srcset", image.srcset);
    token.attrSet("sizes", SIZES);
  }
  if (image.width !== undefined && image.height !== undefined) {
    token.attrSet("width", String(image.width));
    token.attrSet("height", String(image.height));
  }
  if (!first) token.attrSet("loading", "lazy");
}

const TokenOf = md.parseInline("x", {})[0]!.constructor as new (type: string, tag: string, nesting: 0) => Token;

/** A body as plain text: no marks, paragraphs apart by a blank line, lines of one paragraph joined. */
export function plainText(body: string): string {
  return parts(body)
    .flatMap((part) => textBlocks(part.text))
    .flatMap(({ text, plain }) => (plain ? [oneLine(text)] : plainOf(md.parse(text, {}))))
    .filter((text) => text !== "")
    .join("\n\n");
}

/** The lines of a plain paragraph as one. */
function oneLine(text: string): string {
  return plainParagraph(text).replaceAll("\n", " ");
}

function plainOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === "inline") return [inlineText(token)];
    return token.type === "fence" ? [token.content.trimEnd()] : [];
  });
}

function inlineText(inline: Token): string {
  let text = "";
  for (const token of inline.children ?? []) {
    if (token.type === "softbreak" || token.type === "hardbreak") text += " ";
    else text += token.content;
  }
  return text;
}

/** A body's first paragraph (not a heading) as plain text; "" where it has none. */
export function firstParagraph(body: string): string {
  for (const part of parts(body)) {
    const opening = openingParagraph(part.text);
    if (opening !== undefined) return oneLine(opening);
    for (const { text, plain } of textBlocks(part.text)) {
      if (plain) return oneLine(text);
      const tokens = md.parse(text, {});
      const at = tokens.findIndex((token) => token.type === "paragraph_open");
      if (at >= 0) return inlineText(tokens[at + 1]!);
    }
  }
  return "";
}
