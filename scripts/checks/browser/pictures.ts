/** Pictures for the HTML report: of findings that name an element, the page around it with the element outlined. */
import type { Browser, Page as Tab } from "puppeteer-core";
import { launchBrowser } from "./launch.ts";
import { TWICE_THE_TEXT, WIDER_SPACING } from "./layout.ts";
import { emulate, MODES, type Mode } from "./modes.ts";
import { serveSite } from "./serve.ts";
import type { Finding, Report } from "../contract.ts";
import { groupsOf } from "../reports/groups.ts";
import { openSite } from "../site.ts";

/** A report of many findings stays small enough to open, and is written within a minute or so. */
export const MOST_PICTURES = 60;
/** CSS pixels shown around the element, and how wide a picture is at least and high at most: read on a telephone too. */
const MARGIN = 60;
const LEAST_WIDTH = 640;
const MOST_HEIGHT = 480;
const NAVIGATION_MS = 10_000;

export interface Pictures {
  /** The picture of each finding as a `data:` address. */
  of: Map<Finding, string>;
  /** Why not every message with an element has one; absent where each has. */
  missing?: string;
}

/** As the check saw the page, by the beginning of its rule's name: the mode's media, the narrow window, the style it added. */
function circumstanceOf(rule: string): { width: number; media: Mode["media"]; style?: string } {
  if (rule.startsWith("spaced-")) return { width: 320, media: {}, style: WIDER_SPACING };
  if (rule.startsWith("large-")) return { width: 1280, media: {}, style: TWICE_THE_TEXT };
  const mode = MODES.find(({ name }) => rule.startsWith(`${name}-`));
  return { width: mode?.narrow ? 320 : 1280, media: mode?.media ?? {} };
}

/**
 * Takes the pictures. Whatever fails on the way (the browser dies, an element is not to be seen) costs its picture, never the report.
 * @param report of findings with a `selector`, errors before warnings, the first of each message is pictured (a whole page is not); reviews are not
 * @param launch starts the browser; it is closed here
 */
export async function picturesOf(report: Report, launch: () => Promise<Browser> = launchBrowser): Promise<Pictures> {
  const placed = (["error", "warning"] as const)
    .flatMap((severity) => groupsOf(report.findings, severity))
    .flatMap(({ messages }) => messages)
    .map(({ findings }) => findings.find(({ selector }) => selector !== undefined && selector !== "html"))
    .filter((finding) => finding !== undefined);
  const of = new Map<Finding, string>();
  if (placed.length === 0) return { of };
  const wanted = placed.slice(0, MOST_PICTURES);
  const failures: string[] = [];
  try {
    await take(report.site, wanted, of, failures, launch);
  } catch (error) {
    failures.push(reasonOf(error));
  }
  if (of.size === placed.length) return { of };
  const why = failures[0] ?? `only the first ${MOST_PICTURES} are taken`;
  return { of, missing: `${of.size} of ${placed.length} pictures were taken: ${why}.` };
}

async function take(
  folder: string,
  wanted: readonly Finding[],
  of: Map<Finding, string>,
  failures: string[],
  launch: () => Promise<Browser>,
): Promise<void> {
  const site = await openSite(folder);
  const served = await serveSite(site);
  try {
    const browser = await launch();
    try {
      for (const finding of wanted) {
        const page = site.pages.find(({ address }) => address === finding.page);
        if (page === undefined) {
          failures.push(`the site has no page ${finding.page}`);
          continue;
        }
        const tab = await browser.newPage();
        try {
          const picture = await pictureOf(tab, served.address(page), finding);
          if (picture === undefined) failures.push(`an element on ${finding.page} is not to be seen`);
          else of.set(finding, picture);
        } catch (error) {
          if (!browser.connected) throw error;
          failures.push(reasonOf(error));
        } finally {
          if (browser.connected) await tab.close();
        }
      }
    } finally {
      if (browser.connected) await browser.close();
    }
  } finally {
    await served.close();
  }
}

async function pictureOf(tab: Tab, address: string, { rule, selector = "" }: Finding): Promise<string | undefined> {
  const { width, media, style } = circumstanceOf(rule);
  await tab.setViewport({ width, height: 800 });
  await emulate(tab, media);
  await tab.goto(address, { timeout: NAVIGATION_MS });
  if (style !== undefined) await tab.addStyleTag({ content: style });
  const box = await tab.evaluate(mark, selector);
  if (box === undefined) return undefined;
  const shown = Math.min(width, Math.max(LEAST_WIDTH, box.width + 2 * MARGIN));
  const clip = {
    x: Math.max(0, Math.min(width - shown, box.left + box.width / 2 - shown / 2)),
    y: Math.max(0, box.top - MARGIN),
    width: shown,
    height: Math.min(MOST_HEIGHT, box.height + 2 * MARGIN),
  };
  const data = await tab.screenshot({
    type: "jpeg",
    quality: 70,
    encoding: "base64",
    clip,
    captureBeyondViewport: true,
  });
  return `data:image/jpeg;base64,${data}`;
}

/** In the page: outlines the element above all else and says where it is; undefined where it has no box or is not found. */
function mark(selector: string): { left: number; top: number; width: number; height: number } | undefined {
  const element = document.querySelector(selector);
  const box = element?.getBoundingClientRect();
  if (!box || box.width === 0 || box.height === 0) return undefined;
  const frame = document.createElement("div");
  frame.style.cssText = `all:initial;position:absolute;box-sizing:border-box;pointer-events:none;z-index:2147483647;outline:4px solid #d4351c;box-shadow:0 0 0 7px #fff;left:${box.left + scrollX}px;top:${box.top + scrollY}px;width:${box.width}px;height:${box.height}px`;
  document.documentElement.append(frame);
  return { left: box.left + scrollX, top: box.top + scrollY, width: box.width, height: box.height };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!.replace(/\.$/, "");
}
