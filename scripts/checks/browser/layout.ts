/**
 * What goes wrong with a page's layout in a narrow window, with wider spacing of text and with larger text: content
 * beyond the window's edge, text cut off, text over text, text beneath what holds none. Measured within the page from the
 * boxes the browser drew.
 */
import type { Page as Tab } from "puppeteer-core";
import { coveredText, type Line } from "./covered-text.ts";
import type { ElementName, NamingWindow } from "./element-names.ts";

export interface LayoutFault extends ElementName {
  kind: "beyond-edge" | "cut-off" | "overlap" | "covered";
  /** In CSS pixels: how far beyond, how much is cut off, how much is covered. */
  pixels: number;
  /** It stands in a table, code or a picture, or is a box that holds one: these may need both dimensions (WCAG 1.4.10). */
  twoDimensional: boolean;
  /** The beginning of its words; "" of a box that reaches further than any words in it. */
  words: string;
  /** The path of what is told once: the block or the table that it is a part of. */
  whole?: number[];
  /** The element's name: `textarea`. */
  name: string;
  /** What lies over it, by its name: `img`; of what is covered alone. */
  by?: string;
  /** It lies beneath that with all its words. */
  wholly?: boolean;
}

/**
 * Measures the page that a tab holds, which was opened after {@link measureLayoutIn}.
 * @param style added while it is measured, for spacing or size of text; removed again
 */
export async function layoutFaults(tab: Tab, style = ""): Promise<LayoutFault[]> {
  return await tab.evaluate((added) => (window as unknown as MeasuringWindow).__layoutFaults(added), style);
}

/** Lets {@link layoutFaults} and {@link layoutFaultsOf} measure in every window that a tab will open. */
export async function measureLayoutIn(tab: Tab): Promise<void> {
  await tab.evaluateOnNewDocument(
    `window.__layoutFaults = ${measure.toString()}; window.__coveredText = ${coveredText.toString()}`,
  );
}

/**
 * Measures pages one after another in the window that a tab holds: first the one it shows, then the others in its place.
 * @param others sources of the pages that stand in one run with the one shown (`page-runs.ts`)
 * @param styles each page is measured with each of these
 * @returns for each page, for each style, what was found
 */
export async function layoutFaultsOf(
  tab: Tab,
  others: readonly string[],
  styles: readonly string[],
): Promise<LayoutFault[][][]> {
  return await tab.evaluate(measureEach, others, styles);
}

interface MeasuringWindow {
  __layoutFaults: (style: string) => LayoutFault[];
  __coveredText: typeof coveredText;
}

/** Runs within the page. */
async function measureEach(others: readonly string[], styles: readonly string[]): Promise<LayoutFault[][][]> {
  const { __layoutFaults } = window as unknown as MeasuringWindow;
  const put = (text: string): void => {
    const { documentElement, body } = new DOMParser().parseFromString(text, "text/html");
    for (const { name } of Array.from(document.documentElement.attributes))
      document.documentElement.removeAttribute(name);
    for (const { name, value } of Array.from(documentElement.attributes))
      document.documentElement.setAttribute(name, value);
    document.body.replaceWith(document.adoptNode(body));
    scrollTo(0, 0);
  };
  /** A picture that comes late takes its place late: readers who scroll there see it all the same. */
  const arrived = async (): Promise<void> => {
    const pictures = Array.from(document.images);
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(
      pictures
        .filter(({ complete }) => !complete)
        .map(
          (picture) =>
            new Promise((resolve) => {
              picture.addEventListener("load", resolve, { once: true });
              picture.addEventListener("error", resolve, { once: true });
            }),
        ),
    );
  };
  const found: LayoutFault[][][] = [];
  for (const text of [undefined, ...others]) {
    if (text !== undefined) put(text);
    await arrived();
    found.push(styles.map((style) => __layoutFaults(style)));
  }
  return found;
}

/** WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12 and words 0.16 times the size of the font. */
export const WIDER_SPACING = `*, *::before, *::after { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`;

/** Text at 200 % where the page lets its size be set, as a reader's own setting does (WCAG 1.4.4). */
export const TWICE_THE_TEXT = "html { font-size: 200% !important }";

/** Runs within the page. */
function measure(style: string): LayoutFault[] {
  const { __nameOf, __coveredText } = window as unknown as NamingWindow & MeasuringWindow;
  const added = style === "" ? undefined : document.head.appendChild(document.createElement("style"));
  if (added) added.textContent = style;
  // What moves is measured where it comes to rest, or where it sets out from if it never rests.
  for (const animation of document.getAnimations()) {
    if (!(animation.timeline instanceof DocumentTimeline) || animation.playbackRate === 0) continue;
    if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
    else {
      animation.pause();
      animation.currentTime = 0;
    }
  }
  const faults: LayoutFault[] = [];
  const width = document.documentElement.clientWidth;
  /** As far as readers can scroll; what stands further may be put out of the way for readers who hear the page. */
  const reach = Math.max(width + 400, document.documentElement.scrollWidth);
  // What the page's own box says of overflow holds for the window; if it says nothing, what the body's does.
  const [ofPage, ofBody] = [document.documentElement, document.body].map((box) => getComputedStyle(box).overflowX);
  /** What stands beyond the edge cannot be scrolled to. */
  const isCutAtEdge = /hidden|clip/.test((ofPage === "visible" ? ofBody : ofPage) ?? "");

  const WIDE = "table, pre, code, img, svg, video, canvas, math, iframe, object, map, textarea";
  const note = (kind: LayoutFault["kind"], element: Element, pixels: number, more?: Partial<LayoutFault>): void => {
    const words = element.textContent.replaceAll(/\s+/g, " ").trim();
    faults.push({
      kind,
      ...__nameOf(element),
      pixels: Math.round(pixels),
      twoDimensional: element.closest(WIDE) !== null,
      words: words.length > 40 ? `${words.slice(0, 40).trimEnd()}…` : words,
      name: element.localName,
      ...more,
    });
  };
  interface Surroundings {
    /** The nearest box that cuts off or scrolls what stands in an element, sideways and downwards. */
    sideways: Element | undefined;
    downwards: Element | undefined;
    /** Hidden from sight on purpose, for readers who hear the page: a box of a pixel, or clipped away. */
    forEarsOnly: boolean;
    /** Laid over the page on purpose, and moving with the window. */
    floats: boolean;
    /** Held to the window: no scrolling brings it nearer. */
    fixed: boolean;
  }
  const known = new Map<Element, Surroundings>();
  const surroundings = (element: Element): Surroundings => {
    const found = known.get(element);
    if (found) return found;
    const outside = element === document.body || element === document.documentElement || !element.parentElement;
    const around: Surroundings = outside
      ? { sideways: undefined, downwards: undefined, forEarsOnly: false, floats: false, fixed: false }
      : { ...surroundings(element.parentElement) };
    if (!outside) {
      const drawn = getComputedStyle(element);
      if (drawn.overflowX !== "visible") around.sideways = element;
      if (drawn.overflowY !== "visible") around.downwards = element;
      if (drawn.position === "fixed" || drawn.position === "sticky") around.floats = true;
      if (drawn.position === "fixed") around.fixed = true;
      if (!around.forEarsOnly) {
        const clip = drawn.getPropertyValue("clip");
        const clipped = /^inset\(|^circle\(0|^polygon/.test(drawn.clipPath) || (clip !== "auto" && clip !== "");
        const box = drawn.overflow === "visible" ? undefined : element.getBoundingClientRect();
        around.forEarsOnly =
          clipped || drawn.opacity === "0" || (box !== undefined && (box.width <= 1 || box.height <= 1));
      }
    }
    known.set(element, around);
    return around;
  };

  /** What only fills its parent is as wide as that: the box that gives another its width. */
  const causeOf = (element: Element): Element => {
    const { display, float, position } = getComputedStyle(element);
    const parent = element.parentElement;
    const fills =
      /^(?:block|list-item|flow-root|flex|grid)$/.test(display) &&
      float === "none" &&
      /^(?:static|relative)$/.test(position) &&
      !element.matches(WIDE) &&
      String(element.computedStyleMap().get("width")) === "auto";
    if (!fills || !parent || parent === document.body) return element;
    return parent.getBoundingClientRect().right < element.getBoundingClientRect().right - 1 ? element : causeOf(parent);
  };

  const lines: Line[] = [];
  /** All that words are seen in. */
  const worded = new Set<Element>();
  const cut = new Set<Element>();
  /** By what is told once, a table or a block: what in it reaches beyond the edge, a block's first words and a table's furthest. */
  const beyond = new Map<Element, { element: Element; pixels: number }>();
  /** All whose own words reach beyond the edge. */
  const reaching: Element[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.nodeValue ?? "").trim() === "") continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const boxes = Array.from(range.getClientRects()).filter((box) => box.width > 1 && box.height > 1);
    const { sideways, downwards, forEarsOnly, floats, fixed } = surroundings(element);
    if (boxes.length === 0 || forEarsOnly) continue;
    for (let at: Element | null = element; at && !worded.has(at); at = at.parentElement) worded.add(at);
    let block: Element = element;
    while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    for (const box of boxes) {
      // What no scrolling brings nearer, and stands beside the window altogether, waits to be brought in.
      if (!sideways && box.right > width + 1 && box.left < (fixed || isCutAtEdge ? width : reach)) {
        const table = element.closest("table");
        const told = beyond.get(table ?? block);
        const pixels = box.right - width;
        if (!told || ((table || told.element === element) && pixels > told.pixels))
          beyond.set(table ?? block, { element, pixels });
        reaching.push(element);
      }
      // An overflow that scrolls can be scrolled to; one that is hidden or clipped is lost.
      if (sideways && /hidden|clip/.test(getComputedStyle(sideways).overflowX)) {
        const inner = sideways.getBoundingClientRect();
        const lost = Math.max(box.right - inner.right, inner.left - box.left);
        if (lost > 2 && inner.width > 1 && !cut.has(sideways)) {
          cut.add(sideways);
          note("cut-off", element, lost);
        }
      }
      if (downwards && /hidden|clip/.test(getComputedStyle(downwards).overflowY)) {
        const inner = downwards.getBoundingClientRect();
        const lost = box.bottom - inner.bottom;
        // What a letter's box reaches beyond its letters is no loss.
        if (lost > box.height * 0.25 && inner.height > 1 && !cut.has(downwards)) {
          cut.add(downwards);
          note("cut-off", element, lost);
        }
      }
    }
    if (!floats) lines.push(...boxes.map((box) => ({ element, box, block })));
  }
  for (const [whole, { element, pixels }] of beyond) {
    const { path } = __nameOf(whole);
    note(isCutAtEdge ? "cut-off" : "beyond-edge", element, pixels, path && { whole: path });
  }
  if (document.documentElement.scrollWidth > width + 1) {
    // Boxes that reach further than any words in them: within each that none such holds, the innermost that reaches furthest.
    const boxes: { outermost: Element; widest: Element; right: number }[] = [];
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.right <= width + 1 || box.width <= 1) continue;
      if (surroundings(element.parentElement ?? element).sideways || surroundings(element).fixed) continue;
      const last = boxes.at(-1);
      if (!last?.outermost.contains(element)) boxes.push({ outermost: element, widest: element, right: box.right });
      else if (box.right > last.right || (last.widest.contains(element) && box.right >= last.right)) {
        last.right = box.right;
        last.widest = element;
      }
    }
    const held = "img, svg, video, canvas, iframe, object, input, select, textarea, button";
    for (const { outermost, widest, right } of boxes) {
      if (reaching.some((element) => outermost.contains(element))) continue;
      // A ground that cannot be scrolled to is missed by nobody.
      if (isCutAtEdge && !outermost.matches(held) && !outermost.querySelector(held)) continue;
      const twoDimensional = widest.closest(WIDE) !== null || widest.querySelector(WIDE) !== null;
      note("beyond-edge", causeOf(widest), right - width, { twoDimensional, words: "" });
    }
  }

  lines.sort((a, b) => a.box.top - b.box.top);
  const covered = new Set<Element>();
  for (const [index, one] of lines.entries()) {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next]!;
      if (other.box.top >= one.box.bottom) break;
      if (one.block === other.block || one.block.contains(other.block) || other.block.contains(one.block)) continue;
      if (covered.has(one.block) && covered.has(other.block)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (across < 6 || down < Math.min(one.box.height, other.box.height) * 0.4) continue;
      // Seen only where nothing opaque lies between: the upper one must not have a ground of its own over the lower.
      const x = Math.max(one.box.left, other.box.left) + across / 2;
      const y = other.box.top + down / 2;
      scrollTo({ top: y - innerHeight / 2, behavior: "instant" });
      const stack = document.elementsFromPoint(x, y - scrollY);
      scrollTo({ top: 0, behavior: "instant" });
      if (![one, other].every(({ block }) => stack.some((at) => block.contains(at)))) continue;
      covered.add(one.block).add(other.block);
      note("overlap", other.element, down);
    }
  }
  const isWordless = (element: Element): boolean => !worded.has(element);
  for (const { line, by, pixels, wholly } of __coveredText(lines, isWordless, (at) => surroundings(at).floats))
    note("covered", line.element, pixels, { by: by.localName, wholly });
  added?.remove();
  return faults;
}
