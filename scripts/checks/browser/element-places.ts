/** Where in a page's source an element stands that the browser saw. */
import { parse, type DefaultTreeAdapterTypes } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.Document | Element;

export interface ElementPlace {
  line: number;
  column: number;
  /** Of the start tag, in UTF-16 code units. */
  offset: number;
}

/** A page's elements, parsed from its source as the browser does it (the HTML standard's algorithm). */
export class ElementPlaces {
  readonly #document: DefaultTreeAdapterTypes.Document;

  constructor(source: string) {
    this.#document = parse(source, { sourceCodeLocationInfo: true });
  }

  /** The place of an element by its way down from the document (`[0, 1, 3]`); undefined where the source has none. */
  at(path: readonly number[]): ElementPlace | undefined {
    let parent: Parent = this.#document;
    for (const index of path) {
      const child: Element | undefined = elementsIn(parent)[index];
      if (!child) return undefined;
      parent = child;
    }
    const place = "tagName" in parent ? parent.sourceCodeLocation : undefined;
    return place ? { line: place.startLine, column: place.startCol, offset: place.startOffset } : undefined;
  }

  /** Whether the source hides an element from every reader, or what it stands in. */
  isHidden(path: readonly number[]): boolean {
    let parent: Parent = this.#document;
    for (const index of path) {
      const child: Element | undefined = elementsIn(parent)[index];
      if (!child) return false;
      if (child.attrs.some(({ name }) => name === "hidden")) return true;
      parent = child;
    }
    return false;
  }

  /** The way down to the element that pa11y's selector for this one names: another, where an id on the way stands twice. */
  asPa11yNames(path: readonly number[]): number[] {
    let parent: Parent = this.#document;
    let named: number[] = [];
    for (const index of path) {
      const child: Element | undefined = elementsIn(parent)[index];
      if (!child) return [...path];
      parent = child;
      const id = child.attrs.find(({ name }) => name === "id")?.value ?? "";
      named = (id === "" ? undefined : byId(this.#document, id, [])?.path) ?? [...named, index];
    }
    return named;
  }

  /** The way down to the element that one of pa11y's selectors names: `#id > p:nth-child(2) > a`. */
  pathOf(selector: string): number[] | undefined {
    let found: { element: Parent; path: number[] } | undefined = { element: this.#document, path: [] };
    for (const step of selector.split(" > ")) {
      if (!found) return undefined;
      found = step.startsWith("#") ? byId(this.#document, step.slice(1), []) : childOf(found, step);
    }
    return found?.path;
  }
}

function elementsIn(parent: Parent): Element[] {
  return parent.childNodes.filter((node) => "tagName" in node);
}

function byId(parent: Parent, id: string, path: number[]): { element: Parent; path: number[] } | undefined {
  for (const [index, element] of elementsIn(parent).entries()) {
    const below = [...path, index];
    if (element.attrs.some(({ name, value }) => name === "id" && value === id)) return { element, path: below };
    const found = byId(element, id, below);
    if (found) return found;
  }
  return undefined;
}

function childOf(
  parent: { element: Parent; path: number[] },
  step: string,
): { element: Parent; path: number[] } | undefined {
  const [, name, nth] = /^([^:]+)(?::nth-child\((\d+)\))?$/.exec(step) ?? [];
  const children = elementsIn(parent.element);
  const index = nth === undefined ? children.findIndex((child) => child.tagName === name) : Number(nth) - 1;
  const element = children[index];
  return element?.tagName === name ? { element: element!, path: [...parent.path, index] } : undefined;
}
