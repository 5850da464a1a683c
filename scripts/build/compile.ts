/** Records in, pages out: loads a section and has Eleventy draw every page of it. */
import Eleventy from "@11ty/eleventy";
import type { Stylesheet } from "../../src/assets/stylesheet.ts";
import { load, sectionAt, type Content } from "../../src/content.ts";
import { type Edition, makeEdition } from "../../src/edition.ts";
import { formatFault } from "../../src/faults.ts";
import { pagesOf } from "../../src/pages.ts";
import type { Receipt } from "../receipt.ts";
import { CACHE } from "./cache-rules.ts";
import { Press } from "./press.ts";

export interface Compilation {
  /** The folder of records. */
  data: string;
  /** The public address; without it, the one in site.yaml. */
  address: string | undefined;
  /** The moment, ISO 8601 in UTC. */
  asAt: string;
  stylesheet: Stylesheet;
  /** The folder to write to; nothing is there yet. */
  folder: string;
}

export interface Compiled {
  records: Content["records"];
  pages: number;
  receipt: Receipt;
  /** Files to copy: from a place on disk to a path below the folder. */
  files: readonly { from: string; to: string }[];
  /** Style points in words of ours, as lines. */
  warnings: string[];
}

/** Compiles a section into a folder. Throws `Faults` with every fault of every record before writing any page. */
export async function compile(task: Compilation): Promise<Compiled> {
  const { asAt, address } = task;
  const content = await load(task.data);
  const section = sectionAt(content, address === undefined ? { asAt } : { asAt, address });
  const edition = makeEdition(section, task.stylesheet);
  const receipt = receiptOf(edition);
  const pages = Object.keys(receipt.pages).length;
  const press = new Press(task.folder);
  try {
    await draw(edition, press);
    const printed = press.finish();
    // The last pages are being written meanwhile.
    const warnings = content.warnings.map(formatFault);
    const written = await printed;
    // Fewer files than pages would be half a site: our bug.
    if (written !== pages) throw new Error(`${written} of ${pages} pages were written.`);
    return { records: content.records, pages, receipt, files: section.files, warnings };
  } finally {
    await press.close();
  }
}

/** Has Eleventy draw every page and hand it to the press. */
async function draw(edition: Edition, press: Press): Promise<void> {
  const eleventy = new Eleventy("src", press.folder, {
    configPath: ".eleventy.ts",
    quietMode: true,
    config: (config) => {
      config.addGlobalData("edition", () => edition);
      config.addGlobalData("press", () => press);
    },
  });
  eleventy.disableLogger();
  await eleventy.write();
}

function receiptOf(edition: Edition): Receipt {
  const { section } = edition;
  const pages: Receipt["pages"] = {};
  for (const { address, kind, source, lists } of pagesOf(edition)) {
    pages[address] = { kind, ...(source === undefined ? {} : { source }), ...(lists ? { lists } : {}) };
  }
  return {
    format: 1,
    address: section.address.href,
    asAt: section.asAt,
    pages,
    redirects: [...edition.redirects],
    gone: [...section.gone],
    cache: CACHE,
    embargo: [...section.embargo],
  };
}
