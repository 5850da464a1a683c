/**
 * What a reader without a mouse cannot reach, cannot leave, cannot close or cannot see, found by walking each page with the
 * Tab key; and what only a pointer brings up, or not even that holds.
 */
import { VIEWPORT } from "./browser/both-engines.ts";
import { judgeByParts, type Judgement } from "./browser/by-parts.ts";
import { openedByPointer, type Opened } from "./browser/hover.ts";
import { pointerLabels, type PointerLabel } from "./browser/labels.ts";
import { openDisclosures, unclosable, type Unclosable } from "./browser/openings.ts";
import { keepFocus, walk, type Stop, type Walk } from "./browser/keyboard-walk.ts";
import { judgeSeen } from "./browser/judge-seen.ts";
import { browserVersion } from "./browser/launch.ts";
import type { SeenFault } from "./browser/page-findings.ts";
import { show } from "./browser/show.ts";
import type { Check, Severity } from "./contract.ts";
import { readText, type Page, type Site } from "./site.ts";

const NAME = "keyboard-faults";
const WIDTHS = [VIEWPORT, { width: 320, height: 640 }];

export const keyboardFaults: Check = {
  name: NAME,
  module: import.meta.url,
  inBrowser: true,
  alsoDependsOn: async () => [await browserVersion()],
  run: (site, context) =>
    judgeByParts(site, context, {
      check: NAME,
      likened: "made of parts that were walked on other pages",
      judge: (pages, _newKinds, progress) => judgePages(site, pages, progress),
    }),
};

async function judgePages(site: Site, pages: readonly Page[], progress: (done: number) => void): Promise<Judgement[]> {
  const by = "walked with the Tab key at 1280 and 320 pixels";
  return await judgeSeen(NAME, site, by, {
    pages,
    prepare: keepFocus,
    visit: async (tab, address, page): Promise<SeenFault[]> => {
      const faults = new Map<string, SeenFault>();
      for (const viewport of WIDTHS) {
        // Who looks at a desk would not believe what is so on a telephone alone.
        const where = viewport === VIEWPORT ? "" : `in a window of ${viewport.width} pixels, `;
        const note = (found: readonly SeenFault[]): void => {
          for (const fault of found) {
            const key = `${fault.rule} ${fault.path?.join() ?? ""}`;
            if (!faults.has(key)) faults.set(key, { ...fault, message: where + fault.message });
          }
        };
        await tab.setViewport(viewport);
        await show(tab, address, readText(site, page.file));
        note(faultsOf(await walk(tab)));
        note((await unclosable(tab)).map(unclosableFault));
        note((await pointerLabels(tab)).map(labelFault));
        if (viewport !== VIEWPORT) continue;
        note((await openedByPointer(tab)).flatMap(pointerFaults));
        if (await openDisclosures(tab)) note(faultsOf(await walk(tab)));
      }
      return [...faults.values()];
    },
    progress,
  });
}

function unclosableFault({ words, selector, path }: Unclosable): SeenFault {
  const message = `what "${words}" opens cannot be closed by keyboard: not by Escape, nor by the same key again, nor by anything in it`;
  return { rule: "unclosable", severity: "error", wcag: ["2.1.1"], message, selector, ...(path && { path }) };
}

const FIELDS: Record<string, string> = { checkbox: "checkbox", radio: "radio button", file: "field for a file" };

function labelFault({ words, type, opens, selector, path }: PointerLabel): SeenFault {
  const label = words === "" ? "this label" : `the label "${words}"`;
  const does = opens === "" ? `works ${label}` : `brings up "${opens}" by ${label}`;
  const message = `only a pointer ${does}: its ${FIELDS[type]} is hidden, and no key comes to that`;
  return { rule: "pointer-only-label", severity: "error", wcag: ["2.1.1"], message, selector, ...(path && { path }) };
}

function pointerFaults({ words, vanishes, stays, pointerOnly, operable, selector, path }: Opened): SeenFault[] {
  const fault = (rule: string, severity: Severity, wcag: string, message: string): SeenFault[] => [
    { rule, severity, wcag: [wcag], message, selector, ...(path && { path }) },
  ];
  return [
    ...(vanishes
      ? fault(
          "vanishing",
          "error",
          "1.4.13",
          `"${words}" comes up under the pointer and goes when that moves towards it`,
        )
      : []),
    ...(stays
      ? fault(
          "undismissed",
          "warning",
          "1.4.13",
          `"${words}" comes up over other words, and Escape does not send it away`,
        )
      : []),
    ...(pointerOnly
      ? fault(
          "pointer-only",
          operable ? "error" : "warning",
          "2.1.1",
          `only a pointer brings up "${words}", no key does`,
        )
      : []),
  ];
}

function faultsOf({ missed, trap, unseen, covered }: Walk): SeenFault[] {
  const fault = (rule: string, severity: Severity, wcag: string, stop: Stop, message: string): SeenFault => ({
    rule,
    severity,
    wcag: [wcag],
    message,
    selector: stop.selector,
    ...(stop.path && { path: stop.path }),
  });
  return [
    // WCAG 2.1.2 lets another key lead on where the reader is told of it.
    ...(trap
      ? [
          fault(
            "keyboard-trap",
            trap.told ? "review" : "error",
            "2.1.2",
            trap,
            `the Tab key never leads on from "${trap.words}"${trap.told ? ": does the key that the page names?" : ""}`,
          ),
        ]
      : []),
    ...missed
      .filter(({ excused }) => !excused)
      .map((stop) => fault("unreachable", "error", "2.1.1", stop, `the Tab key never reaches "${stop.words}"`)),
    ...unseen.map((stop) =>
      fault("unseen-focus", "error", "2.4.7", stop, `nothing on the screen shows that "${stop.words}" has the focus`),
    ),
    ...covered.map((stop) =>
      fault(
        "covered-focus",
        "error",
        "2.4.11",
        stop,
        `"${stop.words}" has the focus while \`${stop.by}\` covers it wholly`,
      ),
    ),
  ];
}
