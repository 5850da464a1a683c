/**
 * What style sheets make of a page's words: of every block its type, its lines and its alignment, at 1280 pixels and in
 * the narrowest window that zoom gives; words and pictures that stand in the style sheets alone; what turning the screen
 * does. Gathered once, judged by the rules in `styles/`.
 */
import type { Page as Tab } from "puppeteer-core";
import { VIEWPORT } from "./both-engines.ts";
import type { ElementName, NamingWindow } from "./element-names.ts";
import { PARAGRAPH } from "./lengths.ts";

/** An element with words directly in it, as it is drawn. All sizes are CSS pixels. */
export interface DrawnText extends ElementName {
  name: string;
  /** The beginning of its words, and how many letters and signs it has in all. */
  words: string;
  length: number;
  /** Running text: a paragraph, an item, a definition, a quotation or a block without a name of its own; no heading, table or form. */
  running: boolean;
  /** Words of a header that are no paragraph: names, a line or two. */
  masthead: boolean;
  lines: number;
  /** Letters and signs in a full line, on average; 0 where no line is full. */
  perLine: number;
  size: number;
  /** Its size where a reader has zoomed to 500 %; 0 where it is not drawn there. */
  narrowSize: number;
  lineHeight: number;
  /** Its own `style` sets the line height with `!important`, and it is in reach of the window. */
  pinned: boolean;
  letterSpacing: number;
  align: string;
  /** `text-transform`. */
  transform: string;
  bold: boolean;
  /** Stands right after the text before it in the list, with nothing between them. */
  follows: boolean;
}

/** Words that a style sheet writes before or after an element. */
export interface WrittenWords extends ElementName {
  words: string;
}

/** An element without words or name that shows a picture from a style sheet. */
export interface DrawnPicture extends ElementName {
  file: string;
  width: number;
  height: number;
}

export interface DrawnPage {
  texts: DrawnText[];
  written: WrittenWords[];
  pictures: DrawnPicture[];
  /** How many letters of the page are in sight and upright when the screen is wide, and when it is high, of the same size; undefined where no style asks. */
  turned?: { wide: number; high: number };
}

/** The window of 1280 by 1024 pixels, zoomed to 500 %. */
const NARROWEST = { width: 256, height: 205 };
/** So close to a square that nothing but the orientation tells the two apart. */
const WIDE = { width: 801, height: 800 };
const HIGH = { width: 800, height: 801 };

/** Reads the page that a tab holds at {@link VIEWPORT}, and leaves it so. */
export async function drawnPage(tab: Tab): Promise<DrawnPage> {
  const drawn = await tab.evaluate(gather, PARAGRAPH);
  let turned: DrawnPage["turned"];
  if (drawn.turns) {
    await tab.setViewport(WIDE);
    const wide = await tab.evaluate(lettersUpright);
    await tab.setViewport(HIGH);
    turned = { wide, high: await tab.evaluate(lettersUpright) };
  }
  await tab.setViewport(NARROWEST);
  const sizes = await tab.evaluate(sizesOf);
  await tab.setViewport(VIEWPORT);
  const texts = drawn.texts.map((text, index) => ({ ...text, narrowSize: sizes[index] ?? 0 }));
  return { texts, written: drawn.written, pictures: drawn.pictures, ...(turned && { turned }) };
}

interface DrawnWindow extends NamingWindow {
  __drawn: Element[];
}

/** Runs within the page. `paragraph`: so many letters and signs are one. */
function gather(paragraph: number): Omit<DrawnPage, "turned"> & { turns: boolean } {
  const own = window as unknown as DrawnWindow;
  const { __nameOf } = own;
  own.__drawn = [];
  const texts: DrawnText[] = [];
  const written: WrittenWords[] = [];
  const pictures: DrawnPicture[] = [];
  const notRunning =
    "h1, h2, h3, h4, h5, h6, table, form, fieldset, nav, figcaption, caption, legend, label, button, summary, pre, code, svg, math, sup, sub, small, [role]:not(main, article, section, [role=main], [role=article], [role=region], [role=list], [role=listitem])";
  const said = document.body.innerText.replaceAll(/\s+/g, " ").toLowerCase();
  const range = document.createRange();
  const isPinned = (element: Element): boolean => {
    if (!(element instanceof HTMLElement) || element.style.getPropertyPriority("line-height") === "") return false;
    if (/^(?:inherit|unset|revert)/.test(element.style.lineHeight)) return false;
    const { right, bottom } = element.getBoundingClientRect();
    return right + scrollX > 0 && bottom + scrollY > 0;
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const drawn = getComputedStyle(element);
    for (const pseudo of ["::before", "::after"]) {
      const { content, display } = getComputedStyle(element, pseudo);
      const words = /^"((?:[^"\\]|\\.)*)"$/s.exec(content)?.[1]?.trim() ?? "";
      if (display !== "none" && /\p{L}{2}/u.test(words) && !said.includes(words.toLowerCase()))
        written.push({ ...__nameOf(element), words: words.slice(0, 40) });
    }
    const url = /url\("([^"]*)"\)/.exec(drawn.backgroundImage)?.[1];
    if (url !== undefined && !url.startsWith("data:") && element.textContent.trim() === "") {
      const box = element.getBoundingClientRect();
      const named = ["aria-label", "aria-labelledby", "title", "alt"].some((name) => element.hasAttribute(name));
      const inNamed =
        element.closest('[aria-hidden="true"], [role="presentation"], [role="none"], [aria-label]') !== null;
      if (
        !named &&
        !inNamed &&
        !element.querySelector("img, svg, video, canvas, object, iframe, input") &&
        box.width >= 24 &&
        box.height >= 24
      )
        pictures.push({
          ...__nameOf(element),
          file: url.split(/[?#]/)[0]!.split("/").at(-1)!,
          width: Math.round(box.width),
          height: Math.round(box.height),
        });
    }
    // A block whose words stand in it or in what runs along in its lines.
    if (drawn.display.startsWith("inline") || drawn.display === "contents") continue;
    const runsAlong = Array.from(element.childNodes).some(
      (node) =>
        (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? "").trim() !== "") ||
        (node instanceof Element && getComputedStyle(node).display === "inline" && node.textContent.trim() !== ""),
    );
    if (!runsAlong || drawn.clipPath !== "none" || element.clientWidth <= 1) continue;
    const words = element.textContent.replaceAll(/\s+/g, " ").trim();
    range.selectNodeContents(element);
    const lines: { middle: number; left: number; right: number }[] = [];
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const middle = box.top + box.height / 2;
      const line = lines.findLast((one) => Math.abs(one.middle - middle) < parseFloat(drawn.fontSize) / 2);
      if (line) {
        line.left = Math.min(line.left, box.left);
        line.right = Math.max(line.right, box.right);
      } else lines.push({ middle, left: box.left, right: box.right });
    }
    const widths = lines.map(({ left, right }) => right - left);
    const all = widths.reduce((sum, width) => sum + width, 0);
    // The last line may be short: the others are full.
    const full = widths.slice(0, -1);
    const perLine =
      full.length === 0 || all === 0
        ? 0
        : ((words.length / all) * full.reduce((sum, width) => sum + width, 0)) / full.length;
    texts.push({
      ...__nameOf(element),
      name: element.localName,
      words: words.slice(0, 40),
      length: words.length,
      running: element.closest(notRunning) === null,
      masthead: words.length < paragraph && element.closest("header") !== null,
      lines: widths.length,
      perLine: Math.round(perLine),
      size: parseFloat(drawn.fontSize),
      narrowSize: 0,
      lineHeight: parseFloat(drawn.lineHeight) || parseFloat(drawn.fontSize) * 1.2,
      pinned: isPinned(element),
      letterSpacing: parseFloat(drawn.letterSpacing) || 0,
      align: drawn.textAlign,
      transform: drawn.textTransform,
      bold: Number(drawn.fontWeight) >= 600,
      follows: element.previousElementSibling !== null && element.previousElementSibling === own.__drawn.at(-1),
    });
    own.__drawn.push(element);
  }
  const asks = (rules: CSSRuleList): boolean =>
    Array.from(rules).some(
      (rule) =>
        (rule instanceof CSSMediaRule && /orientation|aspect-ratio/.test(rule.conditionText)) ||
        (rule instanceof CSSImportRule && rule.styleSheet !== null && turnsBy(rule.styleSheet)) ||
        ("cssRules" in rule && asks(rule.cssRules as CSSRuleList)),
    );
  const turnsBy = (sheet: CSSStyleSheet): boolean =>
    (sheet.href === null || sheet.href.startsWith(location.origin)) &&
    (/orientation|aspect-ratio/.test(sheet.media.mediaText) || asks(sheet.cssRules));
  const turns = Array.from(document.styleSheets).some(turnsBy);
  return { texts, written, pictures, turns };
}

/** Runs within the page: the size of each block's type. */
function sizesOf(): number[] {
  return (window as unknown as DrawnWindow).__drawn.map((element) =>
    element.checkVisibility() ? parseFloat(getComputedStyle(element).fontSize) : 0,
  );
}

/** Runs within the page: how many letters are in sight, and not laid on their side. */
function lettersUpright(): number {
  const turned = new Map<Element, number>();
  const angle = (element: Element | null): number => {
    if (!element) return 0;
    let sum = turned.get(element);
    if (sum === undefined) {
      const { transform, rotate } = getComputedStyle(element);
      const matrix = new DOMMatrix(transform);
      sum = angle(element.parentElement) + (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI + (parseFloat(rotate) || 0);
      turned.set(element, sum);
    }
    return sum;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let letters = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = (node.nodeValue ?? "").trim();
    if (!element || words === "" || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue;
    const aside = Math.abs(Math.round(angle(element))) % 180;
    if (aside < 45 || aside > 135) letters += words.length;
  }
  return letters;
}
