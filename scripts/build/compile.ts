/** Records in, pages out: loads a section and has Eleventy write every page, or one share of them. */
import Eleventy from "@11ty/eleventy";
import type { Stylesheet } from "../../src/assets/stylesheet.ts";
import { load, sectionAt } from "../../src/content.ts";
import { type Edition, makeEdition } from "../../src/edition.ts";
import { formatFault } from "../../src/faults.ts";
import type { Share } from "../../src/page.ts";
import { pagesOf } from "../../src/pages.ts";
import type { Receipt } from "../receipt.ts";
import { CACHE } from "./cache-rules.ts";

export interface Compilation {
  /** The folder of records. */
  data: string;
  /** The public address; without it, the one in site.yaml. */
  address: string | undefined;
  /** The moment, ISO 8601 in UTC. */
  asAt: string;
  stylesheet: Stylesheet;
  /** The folder to write to; nothing is there yet, or only another compiler's share. */
  folder: string;
  share: Share;
}

export interface Compiled {
  /** Every page's count, whichever compiler wrote it. */
  pages: number;
  receipt: Receipt;
  /** Files to copy: from a place on disk to a path below the folder. */
  files: readonly { from: string; to: string }[];
  /** Style points in words of ours, as lines. */
  warnings: string[];
}

/** Compiles a share of a section into a folder. Throws `Faults` with every fault of every record before writing any. */
export async function compile(task: Compilation): Promise<Compiled> {
  const { asAt, address, share } = task;
  const content = await load(task.data);
  const section = sectionAt(content, address === undefined ? { asAt } : { asAt, address });
  const edition = makeEdition(section, task.stylesheet);
  const receipt = receiptOf(edition);
  const addresses = Object.keys(receipt.pages);
  const written = await write(edition, share, task.folder);
  if (share.of === 1 && written !== addresses.length) {
    throw new Error(`Eleventy wrote ${written} of ${addresses.length} pages.`);
  }
  // The first compiler's word is enough where several read the same records.
  const warnings = share.index === 0 ? content.warnings.map(formatFault) : [];
  return { pages: addresses.length, receipt, files: section.files, warnings };
}

/** Has Eleventy write a share of the pages; gives how many it wrote. */
async function write(edition: Edition, share: Share, folder: string): Promise<number> {
  const eleventy = new Eleventy("src", folder, {
    configPath: ".eleventy.ts",
    quietMode: true,
    config: (config) => {
      config.addGlobalData("edition", () => edition);
      config.addGlobalData("share", () => share);
    },
  });
  eleventy.disableLogger();
  const [, written] = await eleventy.write();
  return written.length;
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
