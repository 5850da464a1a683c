/**
 * The browser that `npm ci` alone brings on Linux x64: the headless shell in the package `@sparticuz/chromium`,
 * with one family of fonts and the libraries that a bare system lacks. It is unpacked once, beside the packages.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Refusal } from "../../refusal.ts";

const run = promisify(execFile);
const PACKAGE = "@sparticuz/chromium";

/** Where the unpacked browser stands. */
export interface PackagedBrowser {
  executable: string;
  /** Libraries to look in where the system has none of its own. */
  libraries: string;
  /** A fontconfig file that knows the packaged fonts alone, so that pages measure the same on every machine. */
  fonts: string;
}

/** Whether the package has a browser for this machine. */
export function isPackagedHere(): boolean {
  return process.platform === "linux" && process.arch === "x64";
}

let unpacking: Promise<PackagedBrowser> | undefined;

/**
 * Unpacks the browser (70 MB, about two seconds) unless it is there. Safe for several processes at once: each unpacks
 * beside, and the first to finish gives the folder its name in one step.
 */
export function packagedBrowser(): Promise<PackagedBrowser> {
  unpacking ??= unpack();
  return unpacking;
}

async function unpack(): Promise<PackagedBrowser> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(PACKAGE);
  const home = entry.slice(0, entry.lastIndexOf(join("node_modules", ...PACKAGE.split("/"))) + "node_modules".length);
  const { version } = require(join(home, PACKAGE, "package.json")) as { version: string };
  const parent = join(home, ".cache", "headless-shell");
  const folder = join(parent, version);
  if (!(await exists(folder))) await unpackInto(entry, parent, folder);
  return {
    executable: join(folder, "chromium"),
    libraries: join(folder, "al2023", "lib"),
    fonts: join(folder, "fonts.conf"),
  };
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    },
  );
}

/** The package unpacks into the temporary folder and with fixed names, so it runs in a process with one of its own. */
async function unpackInto(entry: string, parent: string, folder: string): Promise<void> {
  await mkdir(parent, { recursive: true });
  const draft = await mkdtemp(join(parent, "unpacking-"));
  try {
    // With this name in the environment the package unpacks its libraries too: they are what a bare system lacks.
    const env = { TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
    const program = `import(${JSON.stringify(pathToFileURL(entry).href)}).then((found) => (found.default.default ?? found.default).executablePath())`;
    await run(process.execPath, ["--eval", program], { env, cwd: dirname(entry) }).catch((error: unknown) => {
      const { stderr } = error as { stderr?: string };
      throw new Refusal(
        `The browser in ${PACKAGE} could not be unpacked into ${parent}${stderr ? `: ${stderr.trim()}` : ""}. ` +
          `If the disk is full, free 300 MB; if the package is damaged, run \`npm ci\`; or set CHROME_PATH to a Chrome or Chromium.`,
      );
    });
    await writeFile(join(draft, "fonts.conf"), fontconfig(folder));
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was first: its folder is as good as ours.
    if (["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) return;
    throw error;
  }
}

function fontconfig(folder: string): string {
  const text = (path: string): string => path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${text(join(folder, "fonts", "fonts") + sep)}</dir>
  <cachedir>${text(join(folder, "fonts-cache"))}</cachedir>
</fontconfig>
`;
}
