/** Faults of a site as a whole: each in a site of its own, as hardly another could be seen beside it. */
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Chance } from "./chance.ts";
import { sentence, ownName } from "./words.ts";

export interface SiteKind {
  name: string;
  /** `check/rule` that must be found. */
  found: string;
  /** Changes the site in a folder, or its receipt beside it. */
  plant(folder: string, chance: Chance): void;
  /** The same without the fault: the check must find nothing then. */
  sound?(folder: string, chance: Chance): void;
}

/** Lets the site be public below a path, by its receipt. */
function below(folder: string, path: string): void {
  const receipt = JSON.parse(readFileSync(`${folder}.receipt.json`, "utf8")) as { address: string };
  receipt.address += path;
  writeFileSync(`${folder}.receipt.json`, JSON.stringify(receipt));
}

/** Lets every address of the site's own begin with a path. */
function lead(folder: string, path: string): void {
  const { address } = JSON.parse(readFileSync(`${folder}.receipt.json`, "utf8")) as { address: string };
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:html|aspx|xml|css|json|txt|webmanifest)$/.test(file)) continue;
    const text = readFileSync(join(folder, file), "utf8")
      .replaceAll(address, `${address}${path}`)
      .replace(/(\b(?:href|src|action)="|\burl=|url\(["']?)\/(?!\/)/g, `$1/${path}`)
      .replace(/\bsrcset="[^"]*"/g, (srcset) => srcset.replace(/(?<=["\s])\/(?!\/)/g, `/${path}`));
    writeFileSync(join(folder, file), text);
  }
}

export const siteKinds: readonly SiteKind[] = [
  {
    name: "no home page",
    found: "orphan-pages/no-home-page",
    plant: (folder) => rmSync(join(folder, "index.html")),
  },
  {
    name: "no page at all",
    found: "site/no-pages",
    plant(folder) {
      for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }))
        if (/\.(?:html|aspx)$/.test(file)) rmSync(join(folder, file));
    },
  },
  {
    name: "no site map",
    found: "sitemap-gaps/no-sitemap",
    plant: (folder) => rmSync(join(folder, "sitemap.xml")),
    sound(folder) {
      const text = readFileSync(join(folder, "sitemap.xml"), "utf8");
      writeFileSync(join(folder, "sitemap.xml"), `${text}<!-- </urlset> -->\n`);
    },
  },
  {
    name: "a site map that is none",
    found: "sitemap-gaps/not-a-sitemap",
    plant(folder, chance) {
      const text = chance.pick([
        `<!DOCTYPE html><title>${sentence(chance)}</title>`,
        `<rss version="2.0"><channel><title>${sentence(chance)}</title></channel></rss>`,
        "<!-- <urlset> --><pages></pages>",
        "",
      ]);
      writeFileSync(join(folder, "sitemap.xml"), text);
    },
  },
  {
    name: "addresses from the host's root in a site below a path",
    found: "broken-links/outside-root",
    plant: (folder, chance) => below(folder, chance.pick([`${ownName(chance)}/`, `about/${ownName(chance)}/`])),
    sound(folder, chance) {
      const path = chance.pick([`${ownName(chance)}/`, `about/${ownName(chance)}/`]);
      lead(folder, path);
      below(folder, path);
    },
  },
  {
    name: "a file that leads to nothing",
    found: "site/unreadable-file",
    plant: (folder, chance) => {
      symlinkSync(join(folder, ownName(chance)), join(folder, "assets", `${ownName(chance)}.pdf`));
    },
    sound: (folder, chance) => {
      symlinkSync(join(folder, "sitemap.xml"), join(folder, "assets", `${ownName(chance)}.txt`));
    },
  },
];
