/**
 * Labels that work for a pointer alone: the box, button or file field that such a label belongs to is not drawn, so that
 * no key comes to it. So are menus opened without script, boxes drawn anew by a style sheet and buttons for files.
 */
import type { Page as Tab } from "puppeteer-core";
import type { ElementName, NamingWindow } from "./element-names.ts";

export interface PointerLabel extends ElementName {
  /** The label's words, their beginning; "" where it has none. */
  words: string;
  /** The hidden field's type: `checkbox`, `radio`, `file`. */
  type: string;
  /** The words that come up when the label is pressed, their beginning; "" where none do. */
  opens: string;
}

/** Of a page's labels of hidden fields, so many are pressed. */
const MOST = 16;

/** The labels in sight on the page that a tab holds that only a pointer can work, one for each field. */
export async function pointerLabels(tab: Tab): Promise<PointerLabel[]> {
  return await tab.evaluate(findLabels, MOST);
}

/** Runs within the page; leaves all fields as they were. */
function findLabels(most: number): PointerLabel[] {
  const { __nameOf } = window as unknown as NamingWindow;
  const isSeen = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    );
  };
  const takesFocus = (element: HTMLElement): boolean => {
    element.focus({ preventScroll: true });
    const does = document.activeElement === element;
    element.blur();
    return does;
  };
  const beginning = (text: string): string => text.replaceAll(/\s+/g, " ").trim().slice(0, 40);
  const texts = (): Map<Node, string> => {
    const seen = new Map<Node, string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue!.trim();
      if (text !== "" && node.parentElement && isSeen(node.parentElement)) seen.set(node, text);
    }
    return seen;
  };
  /** What comes up and what goes when a label is pressed. */
  const press = (label: HTMLLabelElement): { opens: string; changes: boolean } => {
    const fields = Array.from(document.querySelectorAll("input")).map((field) => [field, field.checked] as const);
    const before = texts();
    label.click();
    const after = texts();
    for (const [field, checked] of fields) field.checked = checked;
    const came = [...after].filter(([node]) => !before.has(node)).map(([, text]) => text);
    return {
      opens: beginning(came.join(" ")),
      changes: came.length > 0 || [...before.keys()].some((n) => !after.has(n)),
    };
  };
  const known = new Set<Element>();
  const found: PointerLabel[] = [];
  const labels = Array.from(document.querySelectorAll("label"));
  const still = document.createElement("style");
  still.textContent = "*, *::before, *::after { transition: none !important; animation: none !important }";
  document.head.append(still);
  for (const label of labels) {
    const field = label.control;
    if (!(field instanceof HTMLInputElement) || !/^(?:checkbox|radio|file)$/.test(field.type)) continue;
    if (field.matches(":disabled") || known.has(field) || known.size === most || !isSeen(label)) continue;
    // What takes the focus itself may answer keys by a script.
    const operable = [label, ...label.querySelectorAll<HTMLElement>("a[href], button, [tabindex]")];
    if ([field, ...operable].some(takesFocus)) continue;
    known.add(field);
    const { opens, changes } = field.type === "file" ? { opens: "", changes: true } : press(label);
    // A field that is sent with a form changes what is sent.
    if (!changes && (field.name === "" || !field.form)) continue;
    found.push({ ...__nameOf(label), words: beginning(label.textContent), type: field.type, opens });
  }
  still.remove();
  return found;
}
