/** Where a Chrome or Chromium that somebody installed usually stands. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome-headless-shell"];

const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The first installed browser's executable; undefined where there is none in the usual places.
 * @param environment for its PATH, and on Windows the folders of programs
 */
export function installedBrowser(environment: NodeJS.ProcessEnv): string | undefined {
  const places = (environment["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const windows = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => environment[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe"));
  const candidates = { darwin: [...MAC, ...places], win32: windows }[process.platform as string] ?? places;
  return candidates.find((path) => existsSync(path));
}
