/** How an element seen in the browser is named to the world outside: put into every window a tab opens. */
import type { Page as Tab } from "puppeteer-core";

export interface ElementName {
  /** A CSS selector that finds it; "" for what is no element. */
  selector: string;
  /** Which child element on the way down from the document: `[0, 1, 3]`; undefined where it is not an element of the page. */
  path?: number[];
}

/** What functions that run within a page find on its `window`. */
export interface NamingWindow {
  __nameOf: (node: Node | null | undefined) => ElementName;
}

/** Puts the naming of elements into every window that a tab will open. */
export async function nameElementsIn(tab: Tab): Promise<void> {
  // The compiler names functions through this; what is evaluated in a page must find it there.
  await tab.evaluateOnNewDocument("globalThis.__name = (what) => what");
  await tab.evaluateOnNewDocument(inPage);
}

function inPage(): void {
  const pathOf = (element: Element): number[] | undefined => {
    const path: number[] = [];
    let at = element;
    for (let parent = at.parentNode; parent; parent = at.parentNode) {
      path.unshift(Array.prototype.indexOf.call(parent.children, at));
      if (parent.nodeType === Node.DOCUMENT_NODE) return path;
      if (!(parent instanceof Element)) return undefined;
      at = parent;
    }
    return undefined;
  };
  const selectorOf = (element: Element): string => {
    if (element.id !== "" && document.querySelectorAll(`#${CSS.escape(element.id)}`).length === 1)
      return `#${CSS.escape(element.id)}`;
    const name = element.localName;
    const parent = element.parentElement;
    if (!parent || (["body", "head"].includes(name) && parent.localName === "html")) return name;
    const alike = Array.from(parent.children).filter((child) => child.localName === name);
    const step = alike.length === 1 ? name : `${name}:nth-of-type(${alike.indexOf(element) + 1})`;
    return `${selectorOf(parent)} > ${step}`;
  };
  (window as unknown as NamingWindow).__nameOf = (node) => {
    if (!(node instanceof Element)) return { selector: "" };
    const path = pathOf(node);
    return { selector: selectorOf(node), ...(path && { path }) };
  };
}
