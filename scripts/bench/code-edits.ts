/** How long our preview takes to show an edit of its own code: a layout, a style, a schema. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { launchBrowser } from "../checks/browser/launch.ts";
import { median } from "./measure.ts";
import { copyProject } from "./project-copy.ts";
import { startServer } from "./server.ts";

/** Milliseconds from the save to what it changes painted in the browser: each edit and each putting back, and the median. */
export interface CodeEditFigures {
  edits: number[];
  edit: number;
}

interface CodeEdit {
  file: string;
  from: string;
  to: string;
  /** What holds in the page while the edit stands, as JavaScript; it does not hold before and after. */
  seen: string;
}

const EDITS = {
  layout: {
    file: "_includes/skip-link.tsx",
    from: "Skip to main content",
    to: "Skip to the words",
    seen: 'document.querySelector(".govuk-skip-link").textContent.includes("Skip to the words")',
  },
  style: {
    file: "src/assets/_print.scss",
    from: "@media print",
    to: ".govuk-skip-link { letter-spacing: 3px; }\n@media print",
    seen: 'getComputedStyle(document.querySelector(".govuk-skip-link")).letterSpacing === "3px"',
  },
  // Every record that has the field becomes a fault, and is sound again.
  schema: {
    file: "src/announcements/schema.ts",
    from: "publisher: fact",
    to: "printer: fact",
    seen: 'document.querySelector("preview-bar").shadowRoot.textContent.includes(\'"publisher" is not a field\')',
  },
} as const satisfies Record<string, CodeEdit>;

/** Milliseconds between two edits: nobody saves code twice in a second. */
const BETWEEN = 2500;

/** Edits the code of a copy of this project in `folder`, each way `rounds` times, while it previews `data` at `address`. */
export async function benchCodeEdits(
  data: string,
  folder: string,
  address: string,
  browser: Awaited<ReturnType<typeof launchBrowser>>,
  rounds: number,
): Promise<Record<keyof typeof EDITS, CodeEditFigures>> {
  await copyProject(folder);
  const preview = await startServer({
    program: process.execPath,
    args: ["scripts/launch.cjs", "preview", "--data", resolve(data), "--port", "0"],
    cwd: folder,
    address,
    root: /The preview is at (\S+)/,
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(preview.page);
    const measured = async ({ file, from, to, seen }: CodeEdit): Promise<CodeEditFigures> => {
      const path = join(folder, file);
      const text = await readFile(path, "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      const edits: number[] = [];
      for (let round = 0; round < rounds; round++) {
        for (const [written, wanted] of [
          [text.replace(from, to), seen],
          [text, `!(${seen})`],
        ] as const) {
          await pause(BETWEEN);
          const painted = tab.waitForFunction(wanted, { polling: "raf", timeout: 60_000 });
          const saved = performance.now();
          await writeFile(path, written);
          await painted;
          edits.push(performance.now() - saved);
        }
      }
      return { edits, edit: median(edits) };
    };
    const figures = {
      layout: await measured(EDITS.layout),
      style: await measured(EDITS.style),
      schema: await measured(EDITS.schema),
    };
    await tab.close();
    return figures;
  } finally {
    await preview.end();
  }
}
