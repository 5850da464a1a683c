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
  /** The beginning of its words. */
  words: string;
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

  const note = (
    kind: LayoutFault["kind"],
    element: Element,
    pixels: number,
    isBox = false,
    covered?: Pick<LayoutFault, "by" | "wholly">,
  ): void => {
    const wide = "table, pre, code, img, svg, video, canvas, math, iframe, object, map, textarea";
    faults.push({
      kind,
      ...__nameOf(element),
      pixels: Math.round(pixels),
      twoDimensional: element.closest(wide) !== null || (isBox && element.querySelector(wide) !== null),
      words: element.textContent.replaceAll(/\s+/g, " ").trim().slice(0, 40),
      name: element.localName,
      ...covered,
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
  }
  const known = new Map<Element, Surroundings>();
  const surroundings = (element: Element): Surroundings => {
    const found = known.get(element);
    if (found) return found;
    const outside = element === document.body || element === document.documentElement || !element.parentElement;
    const around: Surroundings = outside
      ? { sideways: undefined, downwards: undefined, forEarsOnly: false, floats: false }
      : { ...surroundings(element.parentElement) };
    if (!outside) {
      const drawn = getComputedStyle(element);
      if (drawn.overflowX !== "visible") around.sideways = element;
      if (drawn.overflowY !== "visible") around.downwards = element;
      if (drawn.position === "fixed" || drawn.position === "sticky") around.floats = true;
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

  const lines: Line[] = [];
  /** All that words are seen in. */
  const worded = new Set<Element>();
  const cut = new Set<Element>();
  const beyond = new Set<Element>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.nodeValue ?? "").trim() === "") continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const boxes = Array.from(range.getClientRects()).filter((box) => box.width > 1 && box.height > 1);
    const { sideways, downwards, forEarsOnly, floats } = surroundings(element);
    if (boxes.length === 0 || forEarsOnly) continue;
    for (let at: Element | null = element; at && !worded.has(at); at = at.parentElement) worded.add(at);
    let block: Element = element;
    while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    for (const box of boxes) {
      if (!sideways && box.right > width + 1 && box.left < reach && getComputedStyle(block).position !== "fixed") {
        if (!beyond.has(block)) note("beyond-edge", element, box.right - width);
        beyond.add(block);
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
  if (document.documentElement.scrollWidth > width + 1 && beyond.size === 0) {
    // Nothing of text: find the innermost box that reaches furthest.
    let widest: Element | undefined;
    let right = width + 1;
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (
        box.width <= 1 ||
        surroundings(element.parentElement ?? element).sideways ||
        getComputedStyle(element).position === "fixed"
      )
        continue;
      if (box.right > right || (widest?.contains(element) && box.right >= right)) {
        right = box.right;
        widest = element;
      }
    }
    if (widest) note("beyond-edge", widest, right - width, true);
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
    note("covered", line.element, pixels, false, { by: by.localName, wholly });
  added?.remove();
  return faults;
}
