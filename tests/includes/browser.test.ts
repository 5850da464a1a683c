/** Every component in the real browser: legible, whole at every width and text size, and reached by the keyboard. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "puppeteer-core";
import { launchBrowser } from "../../scripts/checks/browser/launch.ts";
import { gallery } from "./gallery.tsx";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const html = await gallery();

/** WCAG 2.2's text spacing (1.4.12), and text of twice the size (1.4.4). */
const spacing =
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";
const double = ":root{font-size:200%}";

describe("every component in the browser", () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  after(() => browser.close());

  async function show(width: number, scheme = "light", style = ""): Promise<void> {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setContent(html.replace("</head>", `<style>${style}</style></head>`));
  }

  for (const scheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      it(`has no failure of WCAG 2.2 AA that axe knows: ${scheme}, ${width} px`, async () => {
        await show(width, scheme);
        await page.evaluate(axe);
        const results = (await page.evaluate(
          `axe.run(document, { runOnly: ${JSON.stringify(wcag)}, resultTypes: ["violations"] })`,
        )) as AxeResults;
        const failures = results.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`,
        );
        assert.deepEqual(failures, []);
      });
    }
  }

  const views: [string, number, string][] = [
    ["320 px", 320, ""],
    ["768 px", 768, ""],
    ["1280 px", 1280, ""],
    ["320 px with wide text spacing", 320, spacing],
    ["1280 px with text of twice the size", 1280, double],
    ["640 px with text of twice the size", 640, double],
  ];
  for (const [name, width, style] of views) {
    it(`nothing sticks out or is cut off: ${name}`, async () => {
      await show(width, "light", style);
      assert.deepEqual(await page.evaluate(outside), []);
    });
  }

  it("what is pressed in the navigation is at least 44 px high, elsewhere 24", async () => {
    await show(320);
    assert.deepEqual(
      await page.evaluate(small, ".app-header nav a, .app-footer nav a, .govuk-pagination__item", 44),
      [],
    );
    assert.deepEqual(await page.evaluate(small, "nav li, .app-list__title, .govuk-pagination__link", 24), []);
  });

  it("lines of running text hold about 66 characters", async () => {
    await show(1280);
    // Without facts beside them: then it is their own measure alone that keeps lines short.
    await page.evaluate(() => {
      document.querySelector(".app-columns")!.replaceWith(document.querySelector(".app-column")!);
    });
    const longest = await page.evaluate(longestLine, ".app-record__words p, .app-prose p, .app-heading__lead");
    assert.ok(longest <= 75, `${longest} characters`);
  });

  for (const scheme of ["light", "dark"]) {
    it(`what has the keyboard's focus shows it: ${scheme}`, async () => {
      await show(1280, scheme);
      const links = await page.evaluate(() => document.querySelectorAll("a").length);
      const unseen: string[] = [];
      for (let count = 0; count < links; count += 1) {
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(focus);
        if (focused.background !== "rgb(255, 210, 63)" || focused.height < 20) unseen.push(focused.html);
      }
      assert.deepEqual(unseen, []);
    });
  }

  it("keeps its marks in forced colours", async () => {
    await show(1280);
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const marks = await page.evaluate(() =>
      [
        ".app-navigation a[aria-current]",
        ".app-navigation a:not([aria-current])",
        ".app-record__words",
        ".govuk-tag",
      ].map((selector) => {
        const style = getComputedStyle(document.querySelector(selector)!);
        return `${selector}: ${style.borderBottomWidth} ${style.borderLeftWidth}`;
      }),
    );
    assert.deepEqual(marks, [
      ".app-navigation a[aria-current]: 4px 0px",
      ".app-navigation a:not([aria-current]): 0px 0px",
      ".app-record__words: 0px 3px",
      ".govuk-tag: 1px 1px",
    ]);
  });

  it("prints addresses after links, and no navigation", async () => {
    await show(700);
    await page.emulateMediaType("print");
    const printed = await page.evaluate(() => ({
      address: getComputedStyle(document.querySelector(".app-list__title")!, "::after").content,
      shown: [...document.querySelectorAll("nav, .govuk-skip-link")].filter((each) => each.checkVisibility()).length,
      paper: getComputedStyle(document.body).backgroundColor,
    }));
    await page.emulateMediaType();
    assert.deepEqual(printed, {
      address: '" (/announcements/pre-budget-report/)"',
      shown: 0,
      paper: "rgb(255, 255, 255)",
    });
  });
});

// What follows runs in the page.

function outside(): string[] {
  const width = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll<HTMLElement>("*:not(.govuk-visually-hidden, .govuk-skip-link)")]
    .filter((each) => each.getBoundingClientRect().right > width + 1 || each.scrollWidth > each.clientWidth + 1)
    .filter((each) => getComputedStyle(each).display !== "inline")
    .map((each) => each.outerHTML.slice(0, 120));
}

function small(selector: string, least: number): string[] {
  return [...document.querySelectorAll(selector)]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < least)
    .map((each) => each.outerHTML);
}

/** The most characters that fit on a line of the widest of these, by the width of its own letters. */
function longestLine(selector: string): number {
  const pangram = "the quick brown fox jumps over the lazy dog and then rests a while ";
  return Math.max(
    ...[...document.querySelectorAll<HTMLElement>(selector)].map((each) => {
      const ruler = document.createElement("span");
      ruler.style.cssText = "position:absolute;white-space:nowrap";
      ruler.textContent = pangram;
      each.append(ruler);
      const letter = ruler.getBoundingClientRect().width / pangram.length;
      ruler.remove();
      const room = parseFloat(getComputedStyle(each).maxWidth);
      return Math.floor(Math.min(room, each.parentElement!.clientWidth) / letter);
    }),
  );
}

function focus(): { html: string; background: string; height: number } {
  const element = document.activeElement!;
  const box = element.getBoundingClientRect();
  return {
    html: element.outerHTML.slice(0, 120),
    background: getComputedStyle(element).backgroundColor,
    height: box.height,
  };
}
