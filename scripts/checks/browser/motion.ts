/** What moves on a page by itself, and what still moves where a reader asked for less of it. */
import type { Page as Tab } from "puppeteer-core";
import type { ElementName, NamingWindow } from "./element-names.ts";
import { emulate } from "./modes.ts";

export interface Moving extends ElementName {
  /** The animation's name, or the property that changes. */
  animation: string;
  /** Goes on for more than five seconds. */
  long: boolean;
}

/** Animations that run on the page that a tab holds, as usual and where reduced motion is asked for. */
export async function motion(tab: Tab): Promise<{ usual: Moving[]; reduced: Moving[] }> {
  const usual = await tab.evaluate(moving);
  if (usual.length === 0) return { usual, reduced: [] };
  await emulate(tab, { features: [{ name: "prefers-reduced-motion", value: "reduce" }] });
  const reduced = await tab.evaluate(moving);
  await emulate(tab, {});
  return { usual, reduced };
}

/** Runs within the page. */
function moving(): Moving[] {
  const { __nameOf } = window as unknown as NamingWindow;
  const still = new Set(["offset", "easing", "composite", "computedOffset", "opacity", "color", "backgroundColor"]);
  return document.getAnimations().flatMap((animation) => {
    const effect = animation.effect;
    if (!(effect instanceof KeyframeEffect) || !effect.target || animation.playState !== "running") return [];
    const changes = effect.getKeyframes().flatMap((frame) => Object.keys(frame));
    if (changes.every((name) => still.has(name))) return [];
    const { endTime, duration } = effect.getComputedTiming();
    // A hundredth of a second is how style sheets commonly switch motion off.
    if (Number(duration) <= 50) return [];
    const name =
      "animationName" in animation ? String(animation.animationName) : (changes.find((key) => !still.has(key)) ?? "");
    return [{ ...__nameOf(effect.target), animation: name, long: Number(endTime) > 5000 }];
  });
}
