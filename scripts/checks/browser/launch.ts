/**
 * The browser: which one, and how it is started. `CHROME_PATH` wins; on Linux x64 the packaged headless shell;
 * else an installed Chrome or Chromium. It reaches this machine alone: no page under check can call another host.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import type { Browser, LaunchOptions } from "puppeteer-core";
import { Refusal } from "../../refusal.ts";
import { installedBrowser } from "./installed.ts";
import { isPackagedHere, packagedBrowser } from "./packaged.ts";

const run = promisify(execFile);

/** A browser that was found and answers. */
export interface FoundBrowser {
  executable: string;
  /** As it says itself: `Chromium 147.0.7727.0`. */
  version: string;
  /** What it needs in its environment beside ours. */
  env: Record<string, string>;
}

const FLAGS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/** The one place below the verbs that reads it: `CHROME_PATH` holds for tests, preview and pictures too, and a browser inherits its environment. */
const ENVIRONMENT = process.env;

let found: Promise<FoundBrowser> | undefined;

/** The browser that all checks use; throws a {@link Refusal} (exit 2) where there is none that starts. */
export function findBrowser(): Promise<FoundBrowser> {
  found ??= find(ENVIRONMENT);
  return found;
}

/** The browser's name and version, part of what every result of a browser depends on. */
export async function browserVersion(): Promise<string> {
  return (await findBrowser()).version;
}

/**
 * Starts a browser; whoever calls closes it.
 * @param options added to ours: `headless`, `defaultViewport`, `timeout`…
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  // Loaded only to start a browser: an unchanged site is recalled without one.
  const { default: puppeteer } = await import("puppeteer-core");
  const settings = await launchSettings();
  try {
    return outliving(await puppeteer.launch({ ...settings, ...options }));
  } catch (error) {
    // Where the system forbids unprivileged namespaces (many containers) no sandbox can be had; the pages are the caller's own.
    if (!(error instanceof Error) || !/sandbox/i.test(error.message)) throw error;
    return outliving(await puppeteer.launch({ ...settings, args: [...settings.args, "--no-sandbox"], ...options }));
  }
}

/**
 * A browser whose death its starter outlives. The pipes to one that is killed may end in ECONNRESET: those of its words go
 * on to readers that puppeteer lets nobody listen to, and to the others it listens no more once the first has ended.
 * Either ended this whole process.
 */
function outliving(browser: Browser): Browser {
  for (const pipe of browser.process()?.stdio ?? []) pipe?.removeAllListeners("error").on("error", () => undefined);
  return browser;
}

/** What puppeteer is told to start our browser: also what stock pa11y-ci is given, so that both use the same. */
export async function launchSettings(): Promise<LaunchOptions & { args: string[] }> {
  const browser = await findBrowser();
  const root = process.getuid?.() === 0;
  return {
    executablePath: browser.executable,
    headless: "shell",
    pipe: true,
    args: root ? ["--no-sandbox", ...FLAGS] : FLAGS,
    env: { ...ENVIRONMENT, ...browser.env },
    protocolTimeout: 60_000,
  };
}

/**
 * Looks for a browser in an environment.
 * @param environment `CHROME_PATH` and `PATH` are read
 */
export async function find(environment: NodeJS.ProcessEnv): Promise<FoundBrowser> {
  const asked = environment["CHROME_PATH"];
  if (asked !== undefined && asked !== "") {
    if (!existsSync(asked))
      throw new Refusal(
        `CHROME_PATH names ${asked}, and there is no such file. Set it to a Chrome or Chromium, or unset it.`,
      );
    return { executable: asked, version: await versionOf(asked, {}), env: {} };
  }
  if (isPackagedHere()) {
    const { executable, libraries, fonts } = await packagedBrowser();
    const env = { FONTCONFIG_FILE: fonts };
    const alone = await versionOf(executable, env).catch(onlyMissingLibrary);
    if (alone !== undefined) return { executable, version: alone, env };
    const helped = { ...env, LD_LIBRARY_PATH: libraries };
    return { executable, version: await versionOf(executable, helped), env: helped };
  }
  const installed = installedBrowser(environment);
  if (installed === undefined)
    throw new Refusal(
      "No browser was found to look at the pages with. Install Chrome or Chromium, or set CHROME_PATH to one, and run the same command again.",
    );
  return { executable: installed, version: await versionOf(installed, {}), env: {} };
}

class MissingLibrary extends Refusal {}

function onlyMissingLibrary(error: unknown): undefined {
  if (error instanceof MissingLibrary) return undefined;
  throw error;
}

/** Debian's packages for the libraries that the headless shell links to. */
const PACKAGES: Record<string, string> = {
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libnspr4.so": "libnspr4",
  "libplc4.so": "libnspr4",
  "libplds4.so": "libnspr4",
  "libexpat.so.1": "libexpat1",
  "libgcc_s.so.1": "libgcc-s1",
};

async function versionOf(executable: string, env: Record<string, string>): Promise<string> {
  try {
    const { stdout } = await run(executable, ["--version"], { env: { ...ENVIRONMENT, ...env }, timeout: 20_000 });
    return stdout.trim();
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string };
    const library = /error while loading shared libraries: ([^:]+):/.exec(stderr)?.[1];
    if (library === undefined)
      throw new Refusal(
        `The browser ${executable} does not start: ${(stderr || message).trim()}. Set CHROME_PATH to one that does.`,
      );
    const name = PACKAGES[library];
    throw new MissingLibrary(
      `The browser ${executable} needs ${library}, which this system lacks. ` +
        (name ? `Install it (Debian and Ubuntu: apt-get install ${name})` : "Install it") +
        ", or set CHROME_PATH to another Chrome or Chromium.",
    );
  }
}
