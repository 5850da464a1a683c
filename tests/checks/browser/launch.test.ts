import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { browserVersion, find, launchBrowser } from "../../../scripts/checks/browser/launch.ts";

describe("the browser", { timeout: 60_000 }, () => {
  it("is refused in one sentence where CHROME_PATH names nothing", async () => {
    await assert.rejects(find({ CHROME_PATH: "/nowhere/chrome" }), {
      name: "Refusal",
      exitCode: 2,
      message:
        "CHROME_PATH names /nowhere/chrome, and there is no such file. Set it to a Chrome or Chromium, or unset it.",
    });
  });

  it("is refused in one sentence where what CHROME_PATH names does not start", async () => {
    await assert.rejects(find({ CHROME_PATH: "/dev/null" }), ({ name, message }: Error) => {
      assert.equal(name, "Refusal");
      assert.match(message, /^The browser \/dev\/null does not start: .*\. Set CHROME_PATH to one that does\.$/);
      return true;
    });
  });

  it("says its version, and is the one that starts", async () => {
    const version = await browserVersion();
    const browser = await launchBrowser();
    try {
      assert.equal((await browser.version()).replace(/^\D+/, ""), version.replace(/^\D+/, "").trim());
    } finally {
      await browser.close();
    }
  });

  it("takes nobody with it when it is killed: what its pipes say afterwards ends no process", async () => {
    const browser = await launchBrowser();
    const child = browser.process()!;
    const gone = new Promise((resolve) => browser.once("disconnected", resolve));
    child.kill("SIGKILL");
    await gone;
    const reset = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    for (const pipe of child.stdio) pipe?.emit("error", reset);
  });

  it("reaches this machine alone", async () => {
    const browser = await launchBrowser();
    try {
      const tab = await browser.newPage();
      for (const address of ["http://example.com/", "http://192.0.2.1/"])
        await assert.rejects(tab.goto(address), /ERR_NAME_NOT_RESOLVED/);
    } finally {
      await browser.close();
    }
  });
});
