/** `_data/site.yaml`: the one file that is YAML alone. */
import type { Fault } from "./faults.ts";
import { lineOfPath, parseYaml } from "./front-matter.ts";
import { linksIn } from "./markdown.ts";
import type { Resolver } from "./references.ts";
import { fieldFaults, fieldPath } from "./schema-faults.ts";
import { site, type SiteFields } from "./site/schema.ts";
import { readTarget } from "./target.ts";
import { sourceText } from "./source-text.ts";

export interface StoredSite {
  readonly file: string;
  readonly text: string;
  readonly fields: SiteFields;
}

/** Reads the bytes of `site.yaml`. */
export function readSite(
  file: string,
  bytes: Buffer,
): { site: StoredSite; faults?: never } | { site?: never; faults: Fault[] } {
  const text = sourceText(bytes);
  if (typeof text !== "string") return { faults: [{ file, ...text }] };
  const yaml = parseYaml(text);
  if (yaml.faults) return { faults: yaml.faults.map((fault) => ({ file, ...fault })) };
  const result = site.safeParse(yaml.data);
  if (result.success) return { site: { file, text, fields: result.data } };
  const faults = fieldFaults(result.error.issues, yaml.data, "the site", site).map(({ path, message }) => ({
    file,
    line: lineOfPath(text, path),
    field: fieldPath(path),
    message,
  }));
  return { faults };
}

/** What the site's file says of records that are not there. */
export function siteReferences(stored: StoredSite, resolver: Resolver): Fault[] {
  const { file, text, fields } = stored;
  const faults: Fault[] = [];
  const add = (path: PropertyKey[], message: string): void => {
    faults.push({ file, line: lineOfPath(text, path), field: fieldPath(path), message });
  };
  for (const menu of ["navigation", "footer"] as const) {
    for (const [at, { to }] of fields[menu].entries()) {
      const wrong = resolver.linkFault(to);
      if (wrong !== undefined) add([menu, at, "to"], wrong);
    }
  }
  for (const use of linksIn(fields.notice)) {
    const wrong = use.image ? "an image cannot stand in the notice." : resolver.linkFault(use.href);
    if (wrong !== undefined) add(["notice"], wrong);
  }
  for (const [at, address] of fields.gone.entries()) {
    if (!/^\/\S*$/.test(address)) add(["gone", at], `"${address}" is not an address in the site. Begin it with /.`);
    const target = readTarget(address);
    if (target.to === "record" && resolver.isTaken(target.ref))
      add(["gone", at], `a record has the address "${address}", so it is not gone.`);
  }
  return faults;
}
