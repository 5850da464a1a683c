/** Plants faults in a built site: of every kind by turns, each on a page of its own, pages and places by chance. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { Chance } from "./chance.ts";
import type { Kind, Surroundings } from "./kind.ts";
import { kinds } from "./kinds/index.ts";
import { PlantedPage } from "./page.ts";

export interface Planted {
  kind: Kind;
  /** The file in which it must be found, as a path below the site's folder. */
  file: string;
  /** The first such finding may stand on another file of these: of two pages with one title, either is at fault. */
  orElse?: string;
  /** The page that was changed too, where it must be found in another file. */
  beside?: string;
}

export interface Garden {
  faults: Planted[];
  /** Files that hold the same passages without the faults, and the kind: nothing must be found there. */
  sound: { kind: Kind; file: string }[];
}

export interface Planting {
  seed: number;
  /** How many faults. */
  faults: number;
  /** How many sound passages beside them. */
  sound?: number;
  /** The kinds to plant, by turns; those that chance takes, where absent. */
  of?: readonly Kind[];
}

/**
 * Changes the site in a folder, and its receipt beside it.
 * @throws where there are fewer pages than faults and sound passages
 */
export function plant(folder: string, { seed, faults, sound = 0, of }: Planting): Garden {
  const chance = new Chance(seed);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "index.html")
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .sort();
  const free = chance.shuffled(files.filter((file) => file !== "index.html"));
  const site = surroundings(folder, files, free);
  if (free.length < faults + sound) throw new Error(`${faults} faults and ${sound} sound passages want more pages.`);
  const garden: Garden = { faults: [], sound: [] };
  const changed = (work: (page: PlantedPage) => unknown): [file: string, where: string | undefined] => {
    const file = free.pop()!;
    const page = new PlantedPage(file, readFileSync(join(folder, file), "utf8"));
    const where = work(page);
    writeFileSync(join(folder, file), page.text);
    return [file, typeof where === "string" ? where : undefined];
  };
  const order = of ?? kindsByChance(chance);
  for (let count = 0; count < faults; count++) {
    const kind = order[count % order.length]!;
    const [file, where] = changed((page) => kind.plant(page, chance, site));
    const other = /^(?:title|description) of \/(.*)$/.exec(where ?? "")?.[1];
    if (other !== undefined) garden.faults.push({ kind, file, orElse: `${other}index.html` });
    else garden.faults.push(where === undefined ? { kind, file } : { kind, file: where, beside: file });
  }
  const forms = order.filter((kind) => kind.sound);
  for (let count = 0; count < sound; count++) {
    const kind = forms[count % forms.length]!;
    const [file] = changed((page) => {
      kind.sound!(page, chance, site);
    });
    garden.sound.push({ kind, file });
  }
  return garden;
}

/** Kinds in the order they are planted: every third is in the words alone; of the others chance takes twice as many. */
function kindsByChance(chance: Chance): Kind[] {
  const words = chance.shuffled(kinds.filter((kind) => kind.in === "words"));
  const others = chance.shuffled(kinds.filter((kind) => kind.in !== "words"));
  return words.flatMap((kind, at) => [kind, ...others.slice(2 * at, 2 * at + 2)]);
}

interface KnownReceipt {
  address: string;
  embargo: unknown[];
  redirects: unknown[];
  gone: string[];
}

function surroundings(folder: string, files: readonly string[], free: string[]): Surroundings {
  const receiptFile = `${folder}.receipt.json`;
  const receipt = JSON.parse(readFileSync(receiptFile, "utf8")) as KnownReceipt;
  const writeReceipt = (): void => {
    writeFileSync(receiptFile, JSON.stringify(receipt));
  };
  const heads = new Map<string, { title: string; description: string }>();
  const addressOf = (file: string): string => `/${file.replace(/index\.html$/, "")}`;
  const addresses = files.map(addressOf);
  const add = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const headOf = (address: string): { title: string; description: string } => {
    let head = heads.get(address);
    if (!head) {
      const text = readFileSync(join(folder, address.slice(1), "index.html"), "utf8");
      head = {
        title: /<title>([^<]*)/.exec(text)?.[1] ?? "",
        description: /<meta name="description" content="([^"]*)/.exec(text)?.[1] ?? "",
      };
      heads.set(address, head);
    }
    return head;
  };
  // A link's words may be the title of a page that was changed before: what it was is kept.
  for (const address of addresses) headOf(address);
  return {
    folder,
    origin: receipt.address,
    addresses,
    headOf,
    spare() {
      const file = free.shift();
      if (file === undefined) throw new Error("No page is left that nothing is planted in.");
      return addressOf(file);
    },
    add,
    change(path, how) {
      const before = readFileSync(join(folder, path), "utf8");
      const after = how(before);
      if (after === before) throw new Error(`${path}: nothing was changed.`);
      writeFileSync(join(folder, path), after);
    },
    embargo(record) {
      receipt.embargo.push({ attachments: [], ...record, source: `_data/announcements/${record.slug}.md`, from: null });
      writeReceipt();
    },
    redirect(from, to) {
      receipt.redirects.push({ from, to });
      writeReceipt();
    },
    withdraw(address) {
      receipt.gone.push(address);
      writeReceipt();
    },
  };
}
