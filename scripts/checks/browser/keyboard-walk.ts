/**
 * A walk through a page by the Tab key alone, as a reader without a mouse goes: where the focus comes, where it never
 * comes, where it stays, and whether it can be seen.
 */
import type { Page as Tab } from "puppeteer-core";
import type { ElementName, NamingWindow } from "./element-names.ts";
import { emulate } from "./modes.ts";

export interface Stop extends ElementName {
  /** The element's words or name, the beginning. */
  words: string;
}

export interface Walk {
  /** Where the focus came, in order; the same place once. */
  reached: number;
  /** What can be operated and never had the focus. */
  missed: (Stop & {
    /** Another link that was reached leads to the same place, or a widget moves the focus by its arrows. */ excused: boolean;
  })[];
  /** Where the focus stayed, or came back to, however often Tab was pressed. */
  trap: (Stop & { /** The page's words name a key to press. */ told: boolean }) | undefined;
  /** Had the focus, and nothing on the screen showed it. */
  unseen: Stop[];
  /** Had the focus beneath something else. */
  covered: (Stop & { by: string })[];
}

interface Recorder {
  __walk: {
    targets: Element[];
    stops: Element[];
    suspects: Set<Element>;
    covered: Map<Element, string>;
    /** To which elements the focus came since this was last asked. */
    visited: Set<Element>;
    /** Where the focus came, be it for the moment in which a script sent it on. */
    touched: Set<Element>;
    /** Where the focus came and was not sent on at once. */
    firm: Set<Element>;
    /** Where the focus was when a press of the key and what scripts do after it were over. */
    rested: Set<Element>;
    /** A script brought the focus somewhere. */
    moved: boolean;
    /** The browser's own way of giving the focus. */
    focus: HTMLElement["focus"];
  };
}

/** How many presses are added at a time while new places are found. */
const FURTHER = 10;
/** How often they are added while the focus is in a frame, whose stops are not seen from outside. */
const MOST_IN_FRAMES = 30;
/** How long a hand rests after a press, in milliseconds: what a script does with the focus is done by then. */
const REST = 30;

/** Walks the page that a tab holds; the tab's focus must be emulated (see {@link keepFocus}). */
export async function walk(tab: Tab): Promise<Walk> {
  const targets = await tab.evaluate(record);
  let way = { stops: 0, missed: targets, stayed: false, inFrame: false };
  let held = false;
  // Beyond the targets Tab stops at blocks that scroll and within frames: on, as long as it finds new places.
  for (let presses = targets + 4, frames = 0; frames < MOST_IN_FRAMES; presses = FURTHER) {
    await Promise.all(Array.from({ length: presses }, () => tab.keyboard.press("Tab")));
    const { stops } = way;
    way = await tab.evaluate(progress);
    held = way.stayed && !way.inFrame;
    frames += Number(way.inFrame);
    if (way.missed === 0 || (way.stops === stops && !way.inFrame)) break;
  }
  held &&= way.missed > 0;
  if (!held && (await tab.evaluate(mayHold, REST))) held = await holds(tab);
  // What stays at the top of the window covers what the focus comes to on its way back (F110).
  if (!held && !way.inFrame && (await tab.evaluate(holdsFast))) {
    await tab.keyboard.down("Shift");
    await Promise.all(Array.from({ length: way.stops + FURTHER }, () => tab.keyboard.press("Tab")));
    await tab.keyboard.up("Shift");
  }
  const found = await tab.evaluate(report, held, way.inFrame);
  const unseen: Stop[] = [];
  for (let index = 0; index < found.suspects.length; index++)
    if (!(await shows(tab, index))) unseen.push(found.suspects[index]!);
  await tab.evaluate(tidy);
  return { ...found, unseen };
}

/**
 * Whether a page holds the focus where it is walked press by press, as a hand does it: what a script brings back a
 * moment later, presses without a rest have long passed.
 */
async function holds(tab: Tab): Promise<boolean> {
  const stops = await tab.evaluate(() => (window as unknown as Recorder).__walk.firm.size);
  for (let press = 0; press < stops + 4; press++) {
    await tab.keyboard.press("Tab");
    await tab.evaluate(rest, REST);
  }
  return (await tab.evaluate(beyondReach)) > 0;
}

/** Lets a tab believe that it stands in front, however many are open. */
export async function keepFocus(tab: Tab): Promise<void> {
  const session = await tab.createCDPSession();
  await session.send("Emulation.setFocusEmulationEnabled", { enabled: true });
  await emulate(tab, {});
}

/** Whether the screen looks different when a suspect has the focus: two pictures of the window, compared byte by byte. */
async function shows(tab: Tab, index: number): Promise<boolean> {
  await tab.evaluate(focusSuspect, index);
  const focused = await tab.screenshot({ type: "png", encoding: "base64", captureBeyondViewport: false });
  await tab.evaluate(blurAll);
  const blurred = await tab.screenshot({ type: "png", encoding: "base64", captureBeyondViewport: false });
  return focused !== blurred;
}

/** Runs within the page: finds what can be operated, and listens where the focus comes. */
function record(): number {
  const recorder = window as unknown as Recorder;
  const still = document.createElement("style");
  still.id = "__walk";
  still.textContent =
    "*, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent !important; scroll-behavior: auto !important }";
  document.head.append(still);
  const candidates =
    'a[href], area[href], button, input:not([type="hidden"]), select, textarea, details > summary:first-of-type, [tabindex], audio[controls], video[controls], [contenteditable=""], [contenteditable="true"]';
  const groups = new Set<string>();
  const targets = Array.from(document.querySelectorAll<HTMLElement>(candidates)).filter((element) => {
    if (element.matches(":disabled") || element.closest("[inert]") !== null) return false;
    if (
      Number(element.getAttribute("tabindex") ?? 0) < 0 &&
      !element.matches("a[href], button, input, select, textarea")
    )
      return false;
    if (!element.checkVisibility({ visibilityProperty: true }) || element.getClientRects().length === 0) return false;
    if (element instanceof HTMLInputElement && element.type === "radio") {
      const group = `${element.form?.id ?? ""} ${element.name}`;
      if (element.name !== "" && groups.has(group)) return false;
      groups.add(group);
    }
    return true;
  });
  const look = (element: Element): string => {
    const looks: string[] = [];
    for (const part of [element, ...Array.from(element.querySelectorAll("*")).slice(0, 20), element.parentElement]) {
      if (!part) continue;
      for (const pseudo of [null, "::before", "::after"]) {
        const drawn = getComputedStyle(part, pseudo);
        looks.push(
          `${drawn.outlineStyle} ${drawn.outlineWidth} ${drawn.outlineColor} ${drawn.boxShadow} ${drawn.backgroundColor} ${drawn.borderColor} ${drawn.borderWidth} ${drawn.color} ${drawn.textDecoration} ${drawn.opacity} ${drawn.transform}`,
        );
      }
    }
    return looks.join();
  };
  (document.activeElement as HTMLElement | null)?.blur();
  const before = new Map<Element, string>(targets.map((element) => [element, look(element)]));
  const walk = {
    targets,
    stops: [],
    suspects: new Set<Element>(),
    covered: new Map<Element, string>(),
    visited: new Set<Element>(),
    touched: new Set<Element>(),
    firm: new Set<Element>(),
    rested: new Set<Element>(),
    moved: false,
    focus: Reflect.get(HTMLElement.prototype, "focus"),
  } as Recorder["__walk"];
  recorder.__walk = walk;
  // Not told by whether a key is down: on a laden machine a timer comes between a key's down and up.
  HTMLElement.prototype.focus = function (options) {
    walk.moved = true;
    walk.focus.call(this, options);
  };
  document.addEventListener("focus", ({ target }) => target instanceof Element && walk.touched.add(target), true);
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target === document.activeElement) walk.firm.add(target);
    walk.visited.add(target);
    const box = target.getBoundingClientRect();
    if (!walk.stops.includes(target)) {
      walk.stops.push(target);
      const outside = box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight;
      if (before.get(target) === look(target) || box.width < 2 || box.height < 2 || outside) walk.suspects.add(target);
    }
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.2, 0.5, 0.8].map((y) => [box.left + box.width * x, box.top + box.height * y] as const),
    );
    const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    const tops = inside.map(([x, y]) => document.elementFromPoint(x, y));
    const hides = (top: Element | null): boolean => {
      if (!top || top.contains(target) || target.contains(top)) return false;
      for (let at: Element | null = top; at; at = at.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
      return false;
    };
    if (tops.length > 0 && tops.every(hides)) {
      const cover = tops[0]!;
      walk.covered.set(target, cover.id === "" ? cover.localName : `${cover.localName}#${cover.id}`);
    }
  });
  return targets.length;
}

/** Runs within the page: how far the walk has come, and whether the focus came to nothing else since this was last asked. */
function progress(): { stops: number; missed: number; stayed: boolean; inFrame: boolean } {
  const { __walk: walk } = window as unknown as Recorder;
  const { visited } = walk;
  walk.visited = new Set();
  return {
    stops: walk.stops.length,
    missed: walk.targets.filter((element) => element.isConnected && !walk.touched.has(element)).length,
    // A script that brings the focus back at once makes it come again to where it was.
    stayed: [...visited].every((element) => element === document.activeElement),
    inFrame: document.activeElement instanceof HTMLIFrameElement,
  };
}

/** Runs within the page: whether a script moved the focus, or may be why something was missed or why it is still at the end; after a time for what it does late. */
async function mayHold(late: number): Promise<boolean> {
  if (document.querySelector("script, [onblur], [onfocus], [onfocusin], [onfocusout], [onkeydown]") === null)
    return false;
  // How many stops a frame has is not seen from outside.
  if (document.querySelector("iframe") !== null) return false;
  await new Promise((resolve) => setTimeout(resolve, late));
  const { moved, stops, targets, touched } = (window as unknown as Recorder).__walk;
  return (
    moved ||
    document.activeElement === stops.at(-1) ||
    targets.some((element) => element.isConnected && !touched.has(element))
  );
}

/** Runs within the page. */
async function rest(time: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, time));
  const { rested } = (window as unknown as Recorder).__walk;
  if (document.activeElement) rested.add(document.activeElement);
}

/** Runs within the page: of how many stops the focus never rests on one, though they can still have it. A dialogue holds it by right. */
function beyondReach(): number {
  const { firm, rested } = (window as unknown as Recorder).__walk;
  if (document.activeElement?.closest("dialog, [role=dialog], [role=alertdialog], [aria-modal=true]")) return 0;
  return [...firm].filter(
    (element) =>
      !rested.has(element) &&
      element.isConnected &&
      (element as HTMLElement).tabIndex >= 0 &&
      element.closest("[inert]") === null &&
      !element.matches(":disabled, [type=radio]") &&
      element.checkVisibility({ visibilityProperty: true }),
  ).length;
}

/** Runs within the page: whether anything in it stays where it is while the page scrolls. */
function holdsFast(): boolean {
  return Array.from(document.body.querySelectorAll("*")).some(
    (element) => /fixed|sticky/.test(getComputedStyle(element).position) && element.getClientRects().length > 0,
  );
}

/**
 * Runs within the page.
 * @param stays whether the last presses led the focus nowhere, and there is more than what it came to
 * @param unknown whether the walk ended within a frame, so that nothing is known of what comes after it
 */
function report(stays: boolean, unknown: boolean): Omit<Walk, "unseen"> & { suspects: Stop[] } {
  const { __walk: walk } = window as unknown as Recorder;
  const { __nameOf } = window as unknown as NamingWindow;
  const stop = (element: Element): Stop => ({
    ...__nameOf(element),
    words:
      (element.getAttribute("aria-label") ?? element.textContent).replaceAll(/\s+/g, " ").trim().slice(0, 40) ||
      element.localName,
  });
  const missed = walk.targets.filter((element) => element.isConnected && !walk.touched.has(element));
  const places = new Set(walk.stops.map((element) => (element instanceof HTMLAnchorElement ? element.href : "")));
  const byArrows =
    '[role="tab"], [role^="menuitem"], [role="radio"], [role="option"], [role="treeitem"], [role="gridcell"]';
  const KEY = /\b(?:press|use|hit|type)\b[^.]{0,60}?\b(?:ctrl|control|alt|esc|escape|shift|key|F\d{1,2})\b/i;
  const held = document.activeElement;
  const isHeld = stays && held && held !== document.body;
  return {
    reached: walk.stops.length,
    missed: (isHeld || unknown ? [] : missed).map((element) => ({
      ...stop(element),
      excused: element.matches(byArrows) || (element instanceof HTMLAnchorElement && places.has(element.href)),
    })),
    trap: isHeld ? { ...stop(held), told: KEY.test(document.body.innerText) } : undefined,
    covered: [...walk.covered].map(([element, by]) => ({ ...stop(element), by })),
    suspects: [...walk.suspects].map(stop),
  };
}

/** Runs within the page. */
function focusSuspect(index: number): void {
  const element = [...(window as unknown as Recorder).__walk.suspects][index] as HTMLElement;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  // Browsers draw a focused link's outline one pixel further out, the author's own with it: nobody sees that.
  const offset = parseFloat(getComputedStyle(element).outlineOffset);
  element.focus({ preventScroll: true, focusVisible: true });
  const focused = parseFloat(getComputedStyle(element).outlineOffset);
  if (Math.abs(focused - offset) <= 1) element.style.setProperty("outline-offset", `${focused}px`, "important");
}

/** Runs within the page. */
function blurAll(): void {
  (document.activeElement as HTMLElement | null)?.blur();
}

/** Runs within the page. */
function tidy(): void {
  HTMLElement.prototype.focus = (window as unknown as Recorder).__walk.focus;
  document.getElementById("__walk")?.remove();
  (document.activeElement as HTMLElement | null)?.blur();
  scrollTo(0, 0);
}
