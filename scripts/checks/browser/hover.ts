/**
 * What the pointer alone brings up (WCAG 1.4.13, F95, F114): words that style sheets show while the pointer lies on something.
 * The pointer is moved as a reader's hand moves it: onto the thing, then to the words. And the focus is set where the
 * pointer was: who has no pointer must come to the same words (2.1.1).
 */
import type { Page as Tab } from "puppeteer-core";
import type { ElementName, NamingWindow } from "./element-names.ts";

export interface Opened extends ElementName {
  /** The words that came up, their beginning. */
  words: string;
  /** They go when the pointer moves towards them. */
  vanishes: boolean;
  /** They lie over other words, and Escape does not send them away. */
  stays: boolean;
  /** No focus brings them up. */
  pointerOnly: boolean;
  /** There is a link or control among them that the page has nowhere else. */
  operable: boolean;
}

/** Of a page's things that open so, so many are tried: menus repeat. */
const MOST = 16;

interface Point {
  x: number;
  y: number;
}
interface HoverWindow extends NamingWindow {
  __hover: { triggers: Element[]; shown: Set<string>; words: () => Map<string, Words> };
}
interface Words {
  element: Element;
  text: string;
  /** Where they stand in the window; undefined for those of a pseudo-element. */
  box?: DOMRect;
}

/** Tries everything on the page that a tab holds on which a style sheet brings up words under the pointer. */
export async function openedByPointer(tab: Tab): Promise<Opened[]> {
  const number = Math.min(MOST, await tab.evaluate(findTriggers));
  const opened: Opened[] = [];
  for (let index = 0; index < number; index++) {
    const on = await tab.evaluate(approach, index);
    if (!on) continue;
    await tab.mouse.move(on.x, on.y);
    const came = await tab.evaluate(whatCame, index);
    if (came) {
      for (const { x, y } of came.way) await tab.mouse.move(x, y, { steps: 6 });
      const vanishes = !(await tab.evaluate(areShown, came.keys));
      let stays = false;
      if (came.covers && !vanishes) {
        await tab.keyboard.press("Escape");
        stays = await tab.evaluate(areShown, came.keys);
        // Who comes by the keyboard later has pressed another key since.
        await tab.keyboard.press("Shift");
      }
      await tab.mouse.move(0, 0);
      const pointerOnly = !(await tab.evaluate(focusShows, index, came.keys));
      if (vanishes || stays || pointerOnly)
        opened.push({ ...came.name, words: came.words, operable: came.operable, vanishes, stays, pointerOnly });
    }
    await tab.mouse.move(0, 0);
  }
  if (number > 0) await tab.evaluate(() => document.getElementById("__hover")?.remove());
  return opened;
}

/** Runs within the page: what rules with `:hover` in the style sheets speak of, where they may show something. */
function findTriggers(): number {
  const own = window as unknown as HoverWindow;
  const shows =
    /^(?:display|visibility|opacity|clip|clip-path|overflow(?:-[xy])?|(?:max-|min-)?(?:height|width)|left|right|top|bottom|inset.*|transform|scale|translate|content|content-visibility|grid-template-rows|z-index|font-size|text-indent)$/;
  const selectors = new Set<string>();
  const read = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule && rule.selectorText.includes(":hover")) {
        if (![...rule.style].some((name) => shows.test(name))) continue;
        for (const selector of rule.selectorText.split(/,(?![^(]*\))/)) {
          const end = selector.indexOf(":hover");
          if (end > 0 && !/:(?:not|is|where|has)\([^)]*$/.test(selector.slice(0, end))) {
            // What the pointer lies on: the selector up to `:hover`, and what else is said of the same element.
            const before = selector.slice(0, end).replace(/[\s>+~]$/, "$&*");
            selectors.add(before + (/^(?:[.#[][^\s>+~:]*)*/.exec(selector.slice(end + 6))?.[0] ?? ""));
          }
        }
      } else if (rule instanceof CSSImportRule) readSheet(rule.styleSheet);
      else if ("cssRules" in rule) read(rule.cssRules as CSSRuleList);
    }
  };
  /** A sheet of another site cannot be read; what it shows is not seen here. */
  const readSheet = (sheet: CSSStyleSheet | null): void => {
    if (sheet && (sheet.href === null || sheet.href.startsWith(location.origin))) read(sheet.cssRules);
  };
  for (const sheet of document.styleSheets) readSheet(sheet);
  const valid = [...selectors].filter((selector) => CSS.supports(`selector(${selector})`));
  const triggers = new Set(valid.flatMap((selector) => Array.from(document.querySelectorAll(selector)).slice(0, 4)));
  if (triggers.size === 0) return 0;
  const still = document.createElement("style");
  still.id = "__hover";
  still.textContent =
    "*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important }";
  document.head.append(still);

  /** The words in sight, by where they stand. */
  const words = (): Map<string, Words> => {
    const seen = new Map<string, Words>();
    const sight = new Map<Element, boolean>();
    const inSight = (element: Element): boolean => {
      let is = sight.get(element);
      if (is === undefined) {
        const box = element.getBoundingClientRect();
        const { overflow, display } = getComputedStyle(element);
        is =
          (overflow === "visible" || display === "inline" || (box.width > 1 && box.height > 1)) &&
          (!element.parentElement || inSight(element.parentElement));
        sight.set(element, is);
      }
      return is;
    };
    const range = document.createRange();
    /** A sign that is all there is to see of a link or button: ¶ beside a heading, × on a list. */
    const isMark = (element: Element, text: string): boolean =>
      element.closest("a[href], button")?.textContent.trim() === text && !element.closest('[aria-hidden="true"]');
    let count = 0;
    for (const element of document.body.querySelectorAll("*")) {
      count += 1;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      for (const [at, node] of Array.from(element.childNodes).entries()) {
        const text = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? "").trim() : "";
        if (text === "" || (!/\p{L}{2}/u.test(text) && !isMark(element, text))) continue;
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.width < 2 || box.height < 2 || box.right <= 0 || box.bottom + scrollY <= 0 || !inSight(element))
          continue;
        seen.set(`${count} ${at}`, { element, text, box });
      }
      for (const pseudo of ["::before", "::after"]) {
        const { content, display, visibility, opacity } = getComputedStyle(element, pseudo);
        const text = /^"(.*)"/s.exec(content)?.[1] ?? "";
        if (/\p{L}{2}/u.test(text) && display !== "none" && visibility === "visible" && opacity !== "0")
          seen.set(`${count} ${pseudo}`, { element, text });
      }
    }
    return seen;
  };
  own.__hover = { triggers: [...triggers], shown: new Set(), words };
  return own.__hover.triggers.length;
}

/** Runs within the page: a point on a trigger for the pointer to come to; undefined where it cannot be seen. */
function approach(index: number): Point | undefined {
  const { __hover } = window as unknown as HoverWindow;
  const trigger = __hover.triggers[index]!;
  if (!trigger.checkVisibility({ visibilityProperty: true }) || trigger === document.body) return undefined;
  trigger.scrollIntoView({ block: "center", behavior: "instant" });
  __hover.shown = new Set(__hover.words().keys());
  const box = trigger.getBoundingClientRect();
  const points = [0.5, 0.1, 0.9].flatMap((x) =>
    [0.5, 0.1, 0.9].map((y) => ({ x: box.left + box.width * x, y: box.top + box.height * y })),
  );
  return points.find(({ x, y }) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (top === trigger || trigger.contains(top));
  });
}

/** Runs within the page: what words came up since the approach, and a way for the pointer to them. */
function whatCame(
  index: number,
): { keys: string[]; name: ElementName; words: string; way: Point[]; operable: boolean; covers: boolean } | undefined {
  const { __hover, __nameOf } = window as unknown as HoverWindow;
  const trigger = __hover.triggers[index]!;
  const words = [...__hover.words()];
  const isWorded = (text: string): boolean => /\p{L}{2}/u.test(text);
  // A sign that comes up in what the pointer lies on changes its looks alone.
  const came = words.filter(
    ([key, { element, text }]) =>
      !__hover.shown.has(key) && (isWorded(text) || !element.closest("a[href], button")!.contains(trigger)),
  );
  const [first] = came;
  if (!first) return undefined;
  const { element } = first[1];
  const from = trigger.getBoundingClientRect();
  const way: Point[] = [];
  let covers = false;
  // Words of the trigger's own pseudo-element have no box that can be read: they are under the pointer's element.
  if (!first[0].includes("::")) {
    // The outermost box that came up with the words and does not hold the trigger.
    let block = element;
    while (block.parentElement && !block.parentElement.contains(trigger) && !trigger.isSameNode(block.parentElement))
      block = block.parentElement;
    const own = element.getBoundingClientRect();
    const to = block.contains(trigger) ? own : block.getBoundingClientRect();
    const nearest = (value: number, low: number, high: number): number => Math.min(Math.max(value, low + 2), high - 2);
    const middle = { x: to.left + to.width / 2, y: to.top + to.height / 2 };
    const edge = { x: nearest(middle.x, from.left, from.right), y: nearest(middle.y, from.top, from.bottom) };
    const entry = { x: nearest(edge.x, to.left, to.right), y: nearest(edge.y, to.top, to.bottom) };
    covers = words.some(([key, { element: one, text, box }]) => {
      if (!box || !isWorded(text) || !__hover.shown.has(key) || trigger.contains(one) || block.contains(one))
        return false;
      const [left, right] = [Math.max(box.left, to.left), Math.min(box.right, to.right)];
      const [top, bottom] = [Math.max(box.top, to.top), Math.min(box.bottom, to.bottom)];
      if (right - left < 4 || bottom - top < 4) return false;
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return above !== null && (above === element || block.contains(above)) && !above.contains(trigger);
    });
    way.push(edge, entry, { x: own.left + own.width / 2, y: own.top + own.height / 2 });
  }
  const elements = new Set(came.map(([, { element: one }]) => one));
  const operable = [...elements].some((one) => {
    const control = one.closest("a[href], button, input, select, textarea");
    if (!control || control.contains(trigger)) return false;
    if (!(control instanceof HTMLAnchorElement)) return true;
    // A mark that leads to the place where it stands takes nobody anywhere.
    if (!isWorded(control.textContent) && control.href.split("#")[0] === location.href.split("#")[0]) return false;
    return !Array.from(document.links).some(
      (link) => link !== control && link.href === control.href && link.checkVisibility({ visibilityProperty: true }),
    );
  });
  const said = came.map(([, { text }]) => text.replaceAll(/\s+/g, " ")).join(" ");
  return { keys: came.map(([key]) => key), name: __nameOf(trigger), words: said.slice(0, 40), way, operable, covers };
}

/** Runs within the page: whether words are in sight, the first of them at least. */
function areShown(keys: string[]): boolean {
  return (window as unknown as HoverWindow).__hover.words().has(keys[0]!);
}

/** Runs within the page: whether the focus on a trigger, on what stands in it, or on what came up brings the words up. */
function focusShows(index: number, keys: string[]): boolean {
  const { __hover } = window as unknown as HoverWindow;
  const trigger = __hover.triggers[index]!;
  const can = "a[href], button, input, select, textarea, summary, [tabindex]";
  const around = trigger.closest<HTMLElement>(can);
  const places = [...(around ? [around] : []), ...trigger.querySelectorAll<HTMLElement>(can)];
  // What came up beside the trigger may hold the focus itself.
  places.push(...(trigger.parentElement?.querySelectorAll<HTMLElement>(can) ?? []));
  const opens =
    'summary, [aria-expanded], [aria-haspopup], [popovertarget], [commandfor], input[type="checkbox"], button[type="button"]';
  const inSight = (): boolean => __hover.words().has(keys[0]!);
  const shows = places.slice(0, 12).some((place) => {
    place.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== place) return false;
    if (inSight()) return true;
    // A control that opens does so by a key as well as by a press.
    if (!place.matches(opens)) return false;
    place.click();
    const opened = inSight();
    place.click();
    return opened;
  });
  (document.activeElement as HTMLElement | null)?.blur();
  return shows;
}
