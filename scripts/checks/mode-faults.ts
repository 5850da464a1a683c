/**
 * What is sound on a wide screen and fails elsewhere: contrast in dark mode, forced colours, print and a narrow window,
 * and under pointer and focus; targets too small, text lost in a wide window and at 200 %, motion that does not heed a reader who asked for less.
 */
import { VIEWPORT } from "./browser/both-engines.ts";
import { judgeByParts, type Judgement } from "./browser/by-parts.ts";
import { messageOf } from "./browser/engine-findings.ts";
import { load } from "./browser/engines.ts";
import { judgeSeen } from "./browser/judge-seen.ts";
import { browserVersion } from "./browser/launch.ts";
import { layoutFinding, type Circumstance } from "./browser/layout-words.ts";
import { layoutFaults, measureLayoutIn, TWICE_THE_TEXT, type LayoutFault } from "./browser/layout.ts";
import { judgeModes, MODES, type ModeVerdict } from "./browser/modes.ts";
import { motion, type Moving } from "./browser/motion.ts";
import type { SeenFault } from "./browser/page-findings.ts";
import { judgeStates } from "./browser/states.ts";
import { show } from "./browser/show.ts";
import { criteriaOf, severityOf } from "./browser/trust.ts";
import type { Check } from "./contract.ts";
import { readText, type Page, type Site } from "./site.ts";

const NAME = "mode-faults";
const WIDE: Circumstance = { name: "wide", words: "in a window of 1280 pixels", wcag: [], style: "" };
const LARGE: Circumstance = {
  name: "large",
  words: "when text is twice as large",
  wcag: ["1.4.4"],
  style: TWICE_THE_TEXT,
};

export const modeFaults: Check = {
  name: NAME,
  module: import.meta.url,
  inBrowser: true,
  alsoDependsOn: async () => [await browserVersion()],
  run: (site, context) =>
    judgeByParts(site, context, {
      check: NAME,
      likened: "made of parts that were looked at on other pages",
      judge: (pages, _newKinds, progress) => judgePages(site, pages, progress),
    }),
};

async function judgePages(site: Site, pages: readonly Page[], progress: (done: number) => void): Promise<Judgement[]> {
  const by = `looked at ${MODES.map(({ words }) => words).join(", ")}, at 200 % text, with less motion, under pointer and focus`;
  return await judgeSeen(NAME, site, by, {
    pages,
    prepare: async (tab) => {
      await measureLayoutIn(tab);
      await tab.setViewport(VIEWPORT);
    },
    visit: async (tab, address, page): Promise<SeenFault[]> => {
      if (await show(tab, address, readText(site, page.file))) await load(tab, ["axe"]);
      // First: whoever measures the layout brings to rest what moves.
      const moving = await motion(tab);
      const wide = await layoutFaults(tab, WIDE.style);
      const what = ({ kind, path, whole }: LayoutFault): string => `${kind} ${(whole ?? path)?.join() ?? ""}`;
      const asUsual = new Set(wide.map(what));
      const large = (await layoutFaults(tab, LARGE.style)).filter((fault) => !asUsual.has(what(fault)));
      const drawn = await judgeModes(tab);
      await tab.setViewport(VIEWPORT);
      drawn.push(...(await judgeStates(tab)));
      return [
        ...drawn.map(drawnFault),
        ...wide.map((fault) => layoutFinding(WIDE, fault)),
        ...large.map((fault) => layoutFinding(LARGE, fault)),
        ...moving.usual.filter(({ long }) => long).map(endlessMotion),
        ...moving.reduced.map(heedlessMotion),
      ];
    },
    progress,
  });
}

function drawnFault(verdict: ModeVerdict): SeenFault {
  const { mode, code, selector, path } = verdict;
  return {
    rule: `${mode.name}-${code}`,
    severity: severityOf(verdict) ?? "review",
    wcag: criteriaOf(verdict),
    message: `${mode.words}: ${messageOf(verdict)}`,
    selector,
    ...(path && { path }),
  };
}

function endlessMotion({ animation, blinks, selector, path }: Moving): SeenFault {
  const does = blinks ? "makes this blink" : "goes on";
  const message = `the animation \`${animation}\` ${does} for more than 5 seconds: readers need a way to stop it`;
  return { rule: "endless-motion", severity: "warning", wcag: ["2.2.2"], message, selector, ...(path && { path }) };
}

function heedlessMotion({ animation, selector, path }: Moving): SeenFault {
  const message = `the animation \`${animation}\` still runs where a reader has asked for less motion`;
  return { rule: "heedless-motion", severity: "warning", wcag: [], message, selector, ...(path && { path }) };
}
