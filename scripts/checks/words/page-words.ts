/** A page as the rules about words see it: its elements in order, with their words and places. */
import { parse, type DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export interface WordElement {
  name: string;
  line: number;
  column: number;
  parent: WordElement | undefined;
  /** Elements directly within. */
  children: WordElement[];
  /** Stands in words marked as quoted (`blockquote`, `q`): they are the record's, and judged by no rule of style. */
  quoted: boolean;
  /** Hidden from everybody, or not of the page's words. */
  hidden: boolean;
  attribute(name: string): string | undefined;
  /** All words within, with `br` as a line's end; white space as it is written. */
  text(): string;
  /** The same on one line. */
  words(): string;
}

export interface PageWords {
  /** Every element that is not hidden, in order. */
  elements: readonly WordElement[];
  /** Those of some names, name by name. */
  all(...names: string[]): WordElement[];
}

/** Reads a page's words from its source. */
export function readWords(source: string): PageWords {
  const elements: WordElement[] = [];
  const visit = (node: Element, parent: WordElement | undefined): void => {
    const element = wordElement(node, parent);
    if (element.hidden) return;
    parent?.children.push(element);
    elements.push(element);
    for (const child of node.childNodes) if ("tagName" in child) visit(child, element);
  };
  for (const node of parse(source, { sourceCodeLocationInfo: true }).childNodes)
    if ("tagName" in node) visit(node, undefined);
  const byName = new Map<string, WordElement[]>();
  for (const element of elements) {
    const list = byName.get(element.name);
    if (list) list.push(element);
    else byName.set(element.name, [element]);
  }
  return { elements, all: (...names) => names.flatMap((name) => byName.get(name) ?? []) };
}

function wordElement(node: Element, parent: WordElement | undefined): WordElement {
  const attribute = (name: string): string | undefined => node.attrs.find((given) => given.name === name)?.value;
  const name = node.tagName;
  let text: string | undefined;
  let words: string | undefined;
  return {
    name,
    line: node.sourceCodeLocation?.startLine ?? 1,
    column: node.sourceCodeLocation?.startCol ?? 1,
    parent,
    children: [],
    quoted: parent?.quoted === true || name === "blockquote" || name === "q",
    hidden:
      ["script", "style", "template", "noscript", "svg", "math"].includes(name) || attribute("hidden") !== undefined,
    attribute,
    text: () => (text ??= textOf(node)),
    words: () => (words ??= (text ??= textOf(node)).replaceAll(/\s+/g, " ").trim()),
  };
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  if (!("tagName" in node)) return "";
  if (node.tagName === "br") return "\n";
  if (["script", "style", "template", "noscript"].includes(node.tagName)) return "";
  return node.childNodes.map(textOf).join("");
}
