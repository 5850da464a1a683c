/**
 * What opens by keyboard (a disclosure, a menu, a dialogue, a popover) and whether a keyboard closes it again: Escape,
 * the same key on the same control, a button within, or the focus going elsewhere.
 */
import type { Page as Tab } from "puppeteer-core";
import type { ElementName, NamingWindow } from "./element-names.ts";

export interface Unclosable extends ElementName {
  /** Words or name of the control that opened it. */
  words: string;
}

/** Of a page's controls that open something, so many are tried. */
const MOST = 12;
/** Of the buttons within what opened, so many. */
const BUTTONS = 8;

interface OpeningWindow extends NamingWindow {
  __openers: Element[];
}

/** What opened by the Enter key on the page that a tab holds, and stayed open whatever key was pressed. */
export async function unclosable(tab: Tab): Promise<Unclosable[]> {
  const number = Math.min(MOST, await tab.evaluate(findOpeners));
  const left: Unclosable[] = [];
  for (let index = 0; index < number; index++) {
    const isOpen = (): Promise<boolean> => tab.evaluate(isOpenOf, index);
    if (await isOpen()) continue;
    if (!(await tab.evaluate(focusOpener, index))) continue;
    await tab.keyboard.press("Enter");
    if (!(await isOpen())) continue;
    await tab.keyboard.press("Escape");
    if ((await isOpen()) && (await tab.evaluate(focusOpener, index))) await tab.keyboard.press("Enter");
    for (let button = 0; button < BUTTONS && (await isOpen()); button++) {
      if (!(await tab.evaluate(focusWithin, index, button))) break;
      await tab.keyboard.press("Enter");
    }
    if (await isOpen()) await tab.evaluate(focusOutside, index);
    if (await isOpen()) left.push(await tab.evaluate(nameAndClose, index));
  }
  return left;
}

/** Opens every disclosure on the page that a tab holds; false where there is none to open. */
export async function openDisclosures(tab: Tab): Promise<boolean> {
  return await tab.evaluate(() => {
    const closed = document.querySelectorAll<HTMLDetailsElement>("details:not([open])");
    for (const details of closed) {
      // Of disclosures with one name only one can stand open.
      details.removeAttribute("name");
      details.open = true;
    }
    return closed.length > 0;
  });
}

/** Runs within the page: puts the controls that say what they open on the window, and by each what it opens. */
function findOpeners(): number {
  const own = window as unknown as OpeningWindow;
  const said = "details > summary:first-of-type, [aria-expanded], button[popovertarget], button[commandfor]";
  own.__openers = Array.from(document.querySelectorAll(said)).filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled"),
  );
  return own.__openers.length;
}

/** Runs within the page: whether what a control opens stands open. */
function isOpenOf(index: number): boolean {
  const opener = (window as unknown as OpeningWindow).__openers[index]!;
  const opens = document.getElementById(
    opener.getAttribute("popovertarget") ?? opener.getAttribute("commandfor") ?? "",
  );
  if (opens) return opens.matches("dialog[open], :popover-open");
  if (opener.localName === "summary") return opener.parentElement?.hasAttribute("open") ?? false;
  return opener.getAttribute("aria-expanded") === "true";
}

/** Runs within the page: whether a control takes the focus. */
function focusOpener(index: number): boolean {
  const opener = (window as unknown as OpeningWindow).__openers[index] as HTMLElement;
  opener.focus({ preventScroll: true });
  return document.activeElement === opener;
}

/** Runs within the page: the focus on a button within what a control opens; false where there are no more. */
function focusWithin(index: number, button: number): boolean {
  const opener = (window as unknown as OpeningWindow).__openers[index]!;
  const id = ["popovertarget", "commandfor", "aria-controls"].map((name) => opener.getAttribute(name)).find(Boolean);
  const opens = id ? document.getElementById(id) : opener.parentElement;
  const buttons = Array.from(
    opens?.querySelectorAll<HTMLElement>('button, summary, a[href^="#"], [role="button"]') ?? [],
  ).filter((element) => element !== opener);
  buttons[button]?.focus({ preventScroll: true });
  return button < buttons.length;
}

/** Runs within the page: the focus on something that a control does not open, if there is any such thing. */
function focusOutside(index: number): void {
  const opener = (window as unknown as OpeningWindow).__openers[index]!;
  const id = ["popovertarget", "commandfor", "aria-controls"].map((name) => opener.getAttribute(name)).find(Boolean);
  const opens = id ? document.getElementById(id) : opener.parentElement;
  const outside = Array.from(document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea")).find(
    (element) => element !== opener && opens?.contains(element) !== true && element.checkVisibility(),
  );
  if (outside) outside.focus({ preventScroll: true });
  else (document.activeElement as HTMLElement | null)?.blur();
}

/** Runs within the page: what a control is called; what it opened is closed, so that the next can be tried. */
function nameAndClose(index: number): Unclosable {
  const own = window as unknown as OpeningWindow;
  const opener = own.__openers[index]!;
  const opens = document.getElementById(
    opener.getAttribute("popovertarget") ?? opener.getAttribute("commandfor") ?? "",
  );
  if (opens instanceof HTMLDialogElement && opens.open) opens.close();
  if (opens?.matches(":popover-open")) opens.hidePopover();
  const words = (opener.getAttribute("aria-label") ?? opener.textContent).replaceAll(/\s+/g, " ").trim();
  return { ...own.__nameOf(opener), words: words.slice(0, 40) || opener.localName };
}
