/** What a kind of fault is: one way in which editors and developers break pages, in as many forms as chance gives it. */
import type { Chance } from "./chance.ts";
import type { PlantedPage } from "./page.ts";

/** The site around a page. */
export interface Surroundings {
  folder: string;
  /** The site's public address. */
  origin: string;
  /** Addresses of its pages. */
  addresses: readonly string[];
  /** Pages' titles and descriptions by address, as they were before anything was planted; read when asked for. */
  headOf: (address: string) => { title: string; description: string };
  /** Takes a page that nothing is to be planted in, and gives its address. @throws where none is left */
  spare(): string;
  /** Adds a file. */
  add(path: string, content: string | Uint8Array): void;
  /** Changes a file of the site that is no page. */
  change(path: string, how: (text: string) => string): void;
  /** Says in the receipt what must not yet be public; of attachments their SHA-256. */
  embargo(record: { title: string; slug: string; text: string; attachments?: readonly string[] }): void;
  /** Says in the receipt that an address leads on to another. */
  redirect(from: string, to: string): void;
  /** Says in the receipt that an address is gone for good. */
  withdraw(address: string): void;
}

export interface Kind {
  name: string;
  /** What the fault is in: the words alone, the layout alone, or the markup, the addresses, the files. */
  in: "words" | "layout" | "markup" | "addresses" | "files";
  /** `check/rule`, one of which must be found, as an error or a warning. */
  found: readonly string[];
  /** `check/rule` that may be found in its sound passage too: what both hold is a fault of another kind. */
  besides?: readonly string[];
  /** Plants the fault. A text that it gives is the file in which it must be found, where that is not the page's. */
  plant(page: PlantedPage, chance: Chance, site: Surroundings): unknown;
  /** The same passage without the fault, as like to it as can be: it must be let alone. */
  sound?: (page: PlantedPage, chance: Chance, site: Surroundings) => void;
}
