/** The built site as visitors meet it: walked in a real browser, at both widths, by keyboard, without script. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { launchBrowser } from "../scripts/checks/browser/launch.ts";
import { type ServedSite, serveSite } from "../scripts/checks/browser/serve.ts";
import { openSite } from "../scripts/checks/site.ts";
import { type BuiltSite, builtSite } from "./built-site.ts";

/** A page of every kind. */
const PAGES = [
  "/",
  "/announcements/",
  "/announcements/2009/",
  "/announcements/the-engagement-ethic/",
  "/strategy-documents/",
  "/strategy-documents/building-britains-future/",
  "/teams/",
  "/teams/innovation/",
  "/speeches/",
  "/as-archived/",
  "/about/",
  "/accessibility-statement/",
  "/site-map/",
  "/404.html",
];

const WIDTHS = [320, 1280];

describe("the built site in a browser", () => {
  let site: BuiltSite;
  let served: ServedSite;
  let browser: Browser;
  let page: Page;
  let requests: string[];

  before(async () => {
    site = await builtSite();
    served = await serveSite(await openSite(site.folder));
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
  });
  after(async () => {
    await browser.close();
    await served.close();
    await site.remove();
  });

  async function visit(address: string, width: number): Promise<void> {
    requests = [];
    await page.setViewport({ width, height: 800 });
    await page.goto(served.root + address.slice(1));
  }

  for (const address of PAGES) {
    for (const width of WIDTHS) {
      it(`${address} at ${width} px: fits, by keyboard everything is reached in order and seen`, async () => {
        await visit(address, width);
        const { scrolled, links } = await page.evaluate(() => ({
          scrolled: document.documentElement.scrollWidth,
          links: [...document.querySelectorAll<HTMLElement>("a[href]")].map((link) => link.textContent),
        }));
        assert.ok(scrolled <= width, `it is ${scrolled} px wide`);

        const reached: string[] = [];
        for (let stop = 0; stop < links.length; stop++) {
          await page.keyboard.press("Tab");
          const focus = await page.evaluate(() => {
            const element = document.activeElement as HTMLElement;
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
            const seen = box.width > 1 && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth;
            return { words: element.textContent, marked, seen };
          });
          assert.ok(focus.marked && focus.seen, `focus is not seen on "${focus.words}"`);
          reached.push(focus.words);
        }
        assert.deepEqual(reached, links);
      });
    }

    it(`${address} asks for the document and one stylesheet, and nothing else`, async () => {
      const fresh = await browser.createBrowserContext();
      const tab = await fresh.newPage();
      const asked: string[] = [];
      tab.on("request", (request) => asked.push(request.url()));
      await tab.goto(served.root + address.slice(1), { waitUntil: "networkidle0" });
      await fresh.close();
      const fetched = asked.filter((url) => !url.startsWith("data:"));
      assert.equal(fetched.length, 2, fetched.join(" "));
    });
  }

  it("has a skip link that is the first stop and leads to the words", async () => {
    await visit("/announcements/the-engagement-ethic/", 1280);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Skip to main content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => location.hash), "#main-content");
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement));
    assert.equal(inside, true);
  });

  it("says the same without script", async () => {
    const words = async () => await page.evaluate(() => document.body.innerText);
    await visit("/", 1280);
    const withScript = await words();
    await page.setJavaScriptEnabled(false);
    await visit("/", 1280);
    assert.equal(await words(), withScript);
    await page.setJavaScriptEnabled(true);
  });

  it("leads from the original address home", async () => {
    await page.goto(`${served.root}public_service_reform.aspx`);
    await page.waitForFunction(() => location.pathname === "/");
    assert.equal(await page.title(), "Public Service Reform");
  });

  it("in print keeps the words and says where links lead", async () => {
    await visit("/announcements/the-engagement-ethic/", 1280);
    await page.emulateMediaType("print");
    const seen = await page.evaluate(() => ({
      words: document.querySelector("main")?.innerText.includes("harnassing"),
      navigation: document.querySelector<HTMLElement>(".app-navigation")?.offsetHeight ?? 0,
      address: getComputedStyle(document.querySelector("main a[href^='https:']")!, "::after").content.includes(
        "https:",
      ),
    }));
    await page.emulateMediaType();
    assert.deepEqual(seen, { words: true, navigation: 0, address: true });
  });
});
