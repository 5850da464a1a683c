/**
 * What readers see while the pointer lies on a link or control, or the focus stands on it: the contrast of its words, in
 * the light and in the dark. The browser is told to draw all of them so at once; what fails then is held to each alone,
 * as a reader has but one pointer and one focus.
 */
import type { CDPSession, Page as Tab } from "puppeteer-core";
import { runAxe, type Verdict } from "./engines.ts";
import type { NamingWindow } from "./element-names.ts";
import { emulate, keyOf, type Mode, type ModeVerdict } from "./modes.ts";

/** What a pointer or the focus can stand on. */
const TARGETS = 'a[href], button, summary, input:not([type="hidden"]), select, textarea, label, [tabindex]';
const RULES = ["color-contrast"];
/** On a page where more fails than this, what is left is not held to each alone, and not told. */
const MOST = 20;

interface State {
  name: string;
  words: string;
  /** Pseudo-classes of the element itself, and of all that it stands in. */
  own: string[];
  around: string[];
}

const STATES: readonly State[] = [
  { name: "hover", words: "while the pointer lies on it", own: [], around: ["hover"] },
  { name: "focus", words: "while it has the focus", own: ["focus", "focus-visible"], around: ["focus-within"] },
];
const LIGHTS: readonly { name: string; words: string; media: Mode["media"] }[] = [
  { name: "", words: "", media: {} },
  {
    name: "dark-",
    words: "in dark mode, ",
    media: { features: [{ name: "prefers-color-scheme", value: "dark" }] },
  },
];

/** Looks that axe found sound in a tab's pages: what looks the same need not be judged again. */
const sound = new WeakMap<Tab, Set<string>>();

/** Axe's verdicts on words of links and controls in each state; what it says of them at rest too is left out. */
export async function judgeStates(tab: Tab): Promise<ModeVerdict[]> {
  const session = await tab.createCDPSession();
  const known = sound.get(tab) ?? new Set();
  sound.set(tab, known);
  try {
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument", { depth: 0 });
    const states = new ForcedStates(session, root.nodeId);
    const targets = await states.find(TARGETS);
    if (targets.length === 0) return [];
    const around = await states.find(`:has(${TARGETS})`);
    const contrast = async (within: readonly string[]): Promise<Verdict[]> =>
      (await runAxe(tab, RULES, within.join())).filter(({ type }) => type === "violation");
    const told = new Set<string>();
    const found: ModeVerdict[] = [];
    for (const light of LIGHTS) {
      await emulate(tab, light.media);
      const atRest = await tab.evaluate(looks, TARGETS);
      for (const state of STATES) {
        await states.force(around, state.around);
        await states.force(targets, [...state.own, ...state.around]);
        const forced = await tab.evaluate(looks, TARGETS);
        const changed = forced.filter(({ look }, index) => look !== atRest[index]?.look && !known.has(look));
        const suspects = changed.length === 0 ? [] : await contrast(changed.map(({ selector }) => selector));
        await states.release();
        if (suspects.length === 0) for (const { look } of changed) known.add(look);
        for (const suspect of suspects.slice(0, MOST)) {
          const isIt = (verdict: Verdict): boolean => keyOf(verdict) === keyOf(suspect);
          if (told.has(keyOf(suspect)) || (await contrast([suspect.selector])).some(isIt)) continue;
          const chain = await states.find(chainTo(suspect.path ?? []));
          await states.force(chain, state.around);
          await states.force(
            chain.filter((node) => targets.includes(node)),
            [...state.own, ...state.around],
          );
          if ((await contrast([suspect.selector])).some(isIt)) {
            told.add(keyOf(suspect));
            const mode = { ...light, name: light.name + state.name, words: light.words + state.words, rules: RULES };
            found.push({ ...suspect, mode });
          }
          await states.release();
        }
      }
    }
    await emulate(tab, {});
    return found;
  } finally {
    await session.detach();
  }
}

/** Runs within the page: all that the contrast of an element's words depends on, for each that a selector finds. */
function looks(selector: string): { selector: string; look: string }[] {
  const { __nameOf } = window as unknown as NamingWindow;
  return Array.from(document.querySelectorAll(selector), (target) => {
    const look: string[] = [];
    for (const part of [target, ...target.querySelectorAll("*")]) {
      const drawn = getComputedStyle(part);
      look.push(
        `${drawn.color} ${drawn.backgroundColor} ${drawn.backgroundImage} ${drawn.opacity} ${drawn.fontSize} ${drawn.fontWeight} ${drawn.textShadow} ${drawn.display} ${drawn.visibility}`,
      );
    }
    for (let at = target.parentElement; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
      look.push(`${backgroundColor} ${backgroundImage} ${opacity}`);
    }
    return { ...__nameOf(target), look: look.join() };
  });
}

/** Selectors of an element and all that it stands in. */
function chainTo(path: readonly number[]): string {
  const steps = path.map((index) => `:nth-child(${index + 1})`);
  return path.length === 0
    ? "html"
    : path.map((_, depth) => [":root", ...steps.slice(1, depth + 1)].join(" > ")).join();
}

/** Elements drawn as if pointer or focus stood on them. */
class ForcedStates {
  readonly #session: CDPSession;
  readonly #root: number;
  #forced = new Set<number>();

  constructor(session: CDPSession, root: number) {
    this.#session = session;
    this.#root = root;
  }

  async find(selector: string): Promise<number[]> {
    return (await this.#session.send("DOM.querySelectorAll", { nodeId: this.#root, selector })).nodeIds;
  }

  async force(nodes: readonly number[], forcedPseudoClasses: string[]): Promise<void> {
    await Promise.all(
      nodes.map((nodeId) => this.#session.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses })),
    );
    for (const node of nodes) this.#forced.add(node);
  }

  async release(): Promise<void> {
    await this.force([...this.#forced], []);
    this.#forced = new Set();
  }
}
