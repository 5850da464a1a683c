/** Where a release's bytes come from: the folder it was built in, or the packs of a release that is kept. */
import { createHash } from "node:crypto";
import { Refusal } from "../refusal.ts";
import { bodyOf } from "./files.ts";
import { blobKey, packKey, type Manifest } from "./manifest.ts";
import type { ReleaseFile } from "./release.ts";
import { PART, Unavailable, type Body, type Store } from "./store.ts";
import { retry } from "./patience.ts";

export type Source = (file: ReleaseFile) => Promise<Body>;

/** From the site's folder; refuses bytes that changed since the release was made. */
export function folderSource(site: string): Source {
  return (file) => new Promise((resolve) => resolve(bodyOf(site, file)));
}

/** Stretches of a pack that are fetched in one request, and how many are held at once. */
const STRETCH = 4 * 1024 * 1024;
const HELD = 12;

/** From the packs and objects beside the state; `state` should be patient already. */
export function keptSource(state: Store, manifest: Manifest, wanted: Iterable<string>): Source {
  const stretches = stretchesOf(manifest, wanted);
  const held = new Map<string, Promise<Buffer>>();
  const lost = (file: ReleaseFile): Refusal =>
    new Refusal(
      `The kept bytes of ${file.path} are no longer in the store, so release ${manifest.id.slice(0, 12)} cannot be brought back.`,
      1,
    );
  const stretch = (pack: string, from: number, length: number, file: ReleaseFile): Promise<Buffer> => {
    const name = `${pack} ${from}`;
    const known = held.get(name);
    if (known) return known;
    const fetched = state.get(packKey(pack), { from, length }).then((object) => {
      if (object === undefined) throw lost(file);
      return object.bytes;
    });
    held.set(name, fetched);
    const [oldest] = held.keys();
    if (held.size > HELD && oldest !== undefined) held.delete(oldest);
    return fetched;
  };
  return async (file) => {
    const place = manifest.files.get(file.path)?.place;
    if (place === undefined) throw new Error(`${file.path} is not in the manifest`);
    if ("blob" in place) {
      return {
        size: file.size,
        sha256: file.sha256,
        async *parts() {
          for (let from = 0; from < file.size; from += PART) {
            const object = await state.get(blobKey(place.blob), { from, length: Math.min(PART, file.size - from) });
            if (object === undefined) throw lost(file);
            yield object.bytes;
          }
        },
      };
    }
    if (file.size === 0) return Buffer.alloc(0);
    const span = stretches.get(file.path) ?? { from: place.from, length: file.size };
    return retry(async () => {
      const bytes = (await stretch(place.pack, span.from, span.length, file)).subarray(
        place.from - span.from,
        place.from - span.from + file.size,
      );
      if (createHash("sha256").update(bytes).digest("hex") === file.sha256) return bytes;
      held.delete(`${place.pack} ${span.from}`);
      throw new Unavailable(`the kept bytes of ${file.path} came back damaged`);
    }, file.path);
  };
}

/** Groups the wanted files of each pack into stretches, so that bringing back many small files takes few requests. */
function stretchesOf(manifest: Manifest, wanted: Iterable<string>): Map<string, { from: number; length: number }> {
  const places: { path: string; pack: string; from: number; end: number }[] = [];
  for (const path of wanted) {
    const file = manifest.files.get(path);
    if (file && "pack" in file.place)
      places.push({ path, pack: file.place.pack, from: file.place.from, end: file.place.from + file.size });
  }
  places.sort((a, b) => (a.pack === b.pack ? a.from - b.from : a.pack < b.pack ? -1 : 1));
  const stretches = new Map<string, { from: number; length: number }>();
  let open: { pack: string; span: { from: number; length: number } } | undefined;
  for (const { path, pack, from, end } of places) {
    if (open?.pack !== pack || end - open.span.from > STRETCH) open = { pack, span: { from, length: 0 } };
    open.span.length = Math.max(open.span.length, end - open.span.from);
    stretches.set(path, open.span);
  }
  return stretches;
}
