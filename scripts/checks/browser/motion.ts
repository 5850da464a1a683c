/** What moves on a page by itself, and what still moves where a reader asked for less of it. */
import type { Page as Tab } from "puppeteer-core";
import type { ElementName, NamingWindow } from "./element-names.ts";
import { emulate } from "./modes.ts";

export interface Moving extends ElementName {
  /** The animation's name, or the property that changes. */
  animation: string;
  /** Goes on for more than five seconds. */
  long: boolean;
  /** Comes and goes where it stands, and does not move. */
  blinks: boolean;
}

/** Animations that run on the page that a tab holds, as usual and where reduced motion is asked for. */
export async function motion(tab: Tab): Promise<{ usual: Moving[]; reduced: Moving[] }> {
  const usual = await tab.evaluate(moving);
  if (usual.length === 0) return { usual, reduced: [] };
  await emulate(tab, { features: [{ name: "prefers-reduced-motion", value: "reduce" }] });
  const reduced = await tab.evaluate(moving);
  await emulate(tab, {});
  return { usual, reduced: reduced.filter(({ blinks }) => !blinks) };
}

/** Runs within the page. */
function moving(): Moving[] {
  const { __nameOf } = window as unknown as NamingWindow;
  const still = new Set(["offset", "easing", "composite", "computedOffset", "opacity", "color", "backgroundColor"]);
  return document.getAnimations().flatMap((animation) => {
    const effect = animation.effect;
    if (!(effect instanceof KeyframeEffect) || !effect.target || animation.playState !== "running") return [];
    const frames = effect.getKeyframes();
    const changes = frames.flatMap((frame) => Object.keys(frame));
    const { endTime, duration } = effect.getComputedTiming();
    const moves = changes.some((name) => !still.has(name) && name !== "visibility");
    const seen = frames.flatMap(({ opacity, visibility }) =>
      visibility === "hidden" ? [0] : visibility === "visible" ? [1] : opacity === undefined ? [] : [Number(opacity)],
    );
    const blinks = !moves && Number(endTime) > Number(duration) && Math.min(...seen) <= 0.1 && Math.max(...seen) >= 0.5;
    if (!moves && !blinks) return [];
    // A hundredth of a second is how style sheets commonly switch motion off.
    if (Number(duration) <= 50) return [];
    const name =
      "animationName" in animation ? String(animation.animationName) : (changes.find((key) => !still.has(key)) ?? "");
    return [{ ...__nameOf(effect.target), animation: name, long: Number(endTime) > 5000, blinks }];
  });
}
