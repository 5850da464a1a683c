/**
 * The circumstances in which readers see a page that nobody looks at while building it: dark, forced colours, print,
 * narrow. Axe's rules for what is drawn run in each; in the narrow window, where other menus open, those for names too.
 */
import type { CDPSession, Page as Tab } from "puppeteer-core";
import { runAxe, type Verdict } from "./engines.ts";

export interface Mode {
  /** The rule's name begins with it. */
  name: string;
  /** When it is so. */
  words: string;
  /** Axe's rules that can say something else than on a screen at 1280 pixels. */
  rules: readonly string[];
  media: { media?: string; features?: { name: string; value: string }[] };
  narrow?: true;
}

const DRAWN = ["color-contrast", "link-in-text-block"];

/** Rules for the names of what may stand in a narrow window alone: axe leaves out what is not shown. */
const NAMES = (
  "aria-command-name aria-input-field-name aria-toggle-field-name button-name frame-title image-alt input-button-name " +
  "input-image-alt label link-name nested-interactive role-img-alt select-name summary-name svg-img-alt"
).split(" ");

export const MODES: readonly Mode[] = [
  {
    name: "dark",
    words: "in dark mode",
    rules: DRAWN,
    media: { features: [{ name: "prefers-color-scheme", value: "dark" }] },
  },
  {
    name: "forced-colours",
    words: "in forced colours",
    rules: ["color-contrast"],
    media: { features: [{ name: "forced-colors", value: "active" }] },
  },
  { name: "print", words: "in print", rules: ["color-contrast"], media: { media: "print" } },
  {
    name: "narrow",
    words: "in a window of 320 pixels",
    rules: [...DRAWN, ...NAMES, "target-size", "scrollable-region-focusable"],
    media: {},
    narrow: true,
  },
];

export interface ModeVerdict extends Verdict {
  mode: Mode;
}

const sessions = new WeakMap<Tab, CDPSession>();

/** Shows the page in a tab under other media; `{}` as usual. */
export async function emulate(tab: Tab, { media = "", features = [] }: Mode["media"]): Promise<void> {
  const session = sessions.get(tab) ?? (await tab.createCDPSession());
  sessions.set(tab, session);
  await session.send("Emulation.setEmulatedMedia", { media, features });
}

/** Axe's verdicts on the page that a tab holds, in each mode; what it says as usual too is left out. */
export async function judgeModes(tab: Tab): Promise<ModeVerdict[]> {
  const rules = MODES.flatMap((mode) => mode.rules);
  const usual = new Set((await runAxe(tab, rules)).map(keyOf));
  const verdicts: ModeVerdict[] = [];
  // A colour on its way from one mode to the next is neither's.
  await tab.evaluate(holdStill);
  for (const mode of MODES) {
    await emulate(tab, mode.media);
    if (mode.narrow) await tab.setViewport({ width: 320, height: 640 });
    const said = (await runAxe(tab, mode.rules)).filter((verdict) => !usual.has(keyOf(verdict)));
    // Axe reads the colours that a page asked for, even where the reader's own are forced on it: its word holds for what refuses them.
    const refusing =
      mode.name === "forced-colours"
        ? await tab.evaluate(
            refuse,
            said.map(({ path }) => path ?? []),
          )
        : [];
    for (const [index, verdict] of said.entries()) if (refusing[index] ?? true) verdicts.push({ ...verdict, mode });
  }
  await emulate(tab, {});
  return verdicts;
}

/** Runs within the page: which elements refuse the reader's forced colours. */
function refuse(paths: number[][]): boolean[] {
  return paths.map((path) => {
    let at: ParentNode | undefined = document;
    for (const index of path) at = at?.children[index];
    return at instanceof Element && getComputedStyle(at).getPropertyValue("forced-color-adjust") === "none";
  });
}

/** Runs within the page. */
function holdStill(): void {
  const style = document.createElement("style");
  style.textContent = "*, *::before, *::after { transition: none !important }";
  document.head.append(style);
}

/** What tells two verdicts on one page apart. */
export function keyOf({ code, type, path }: Verdict): string {
  return `${code} ${type} ${path?.join() ?? ""}`;
}
