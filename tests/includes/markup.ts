/** HTML as the tests compare it: what it means, not how it is laid out. */
import { type ComponentChildren, h } from "preact";
import { type DefaultTreeAdapterTypes as Tree, parseFragment } from "parse5";

/**
 * One line an element, attribute or run of text. White space at a run's ends and the order of attributes and classes say
 * nothing; nor does `data-module`, by which govuk-frontend's scripts find their elements: this site has no script.
 */
export function normalised(html: string): string {
  return parseFragment(html)
    .childNodes.flatMap((node) => lines(node, ""))
    .join("\n");
}

function lines(node: Tree.ChildNode, indent: string): string[] {
  if ("value" in node) {
    const text = node.value.replace(/\s+/g, " ").trim();
    return text === "" ? [] : [indent + text];
  }
  if (!("tagName" in node)) return [];
  const attributes = node.attrs
    .filter(({ name }) => name !== "data-module")
    .map(({ name, value }) => `${name}="${name === "class" ? value.split(/\s+/).sort().join(" ") : value}"`)
    .sort();
  return [
    indent + [node.tagName, ...attributes].join(" "),
    ...node.childNodes.flatMap((child) => lines(child, `${indent}  `)),
  ];
}

/** HTML as elements of ours, so that a fixture's HTML reaches a component the way a page's own elements do. */
export function elements(html: string): ComponentChildren {
  return parseFragment(html).childNodes.map(element);
}

function element(node: Tree.ChildNode): ComponentChildren {
  if ("value" in node) return node.value;
  if (!("tagName" in node)) return undefined;
  return h(
    node.tagName,
    Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
    node.childNodes.map(element),
  );
}
