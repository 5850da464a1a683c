/**
 * Packs: a release's new bytes in one object, so that any kept release can be brought back without the old files.
 * Large files are kept as objects of their own instead, copied within the store.
 */
import { createHash } from "node:crypto";
import { blobKey, manifestKey, packKey, type KeptFile, type Manifest, type Place } from "./manifest.ts";
import type { Release, ReleaseFile } from "./release.ts";
import type { Kept } from "./state.ts";
import { PART, type Body } from "./store.ts";

/** When a release would refer to more packs than this, its new pack takes in what lies in the smaller ones. */
const MOST_PACKS = 20;
const KEEP_PACKS = 5;

export interface Packing {
  manifest: Manifest;
  /** The new pack: its name and what lies in it, in order; undefined where nothing new is to be kept. */
  pack: { name: string; files: ReleaseFile[]; size: number } | undefined;
  /** Large files to be kept as objects of their own. */
  blobs: ReleaseFile[];
}

/** Decides where each file's bytes are kept, given where the live release's are. Pure. */
export function packing(release: Release, live: Manifest | undefined): Packing {
  const held = new Map<string, Place>();
  for (const { sha256, place } of live?.files.values() ?? []) held.set(sha256, place);
  const trusted = trustedPacks(release, held);

  const places = new Map<string, Place>();
  const fresh: ReleaseFile[] = [];
  const blobs: ReleaseFile[] = [];
  for (const file of release.files.values()) {
    if (places.has(file.sha256)) continue;
    const place = held.get(file.sha256);
    if (place !== undefined && ("blob" in place || trusted.has(place.pack))) {
      places.set(file.sha256, place);
    } else if (file.size > PART) {
      places.set(file.sha256, { blob: file.sha256 });
      blobs.push(file);
    } else {
      places.set(file.sha256, { pack: "", from: 0 });
      fresh.push(file);
    }
  }
  const name = createHash("sha256")
    .update(fresh.map((file) => `${file.sha256}\n`).join(""))
    .digest("hex")
    .slice(0, 32);
  let size = 0;
  for (const file of fresh) {
    places.set(file.sha256, { pack: name, from: size });
    size += file.size;
  }
  const files = new Map<string, KeptFile>();
  for (const file of release.files.values()) {
    const place = places.get(file.sha256);
    if (place === undefined) throw new Error(`no place for ${file.path}`);
    files.set(file.path, { ...file, place });
  }
  return {
    manifest: { ...release, files },
    pack: fresh.length === 0 ? undefined : { name, files: fresh, size },
    blobs,
  };
}

function trustedPacks(release: Release, held: Map<string, Place>): Set<string> {
  const bytes = new Map<string, number>();
  for (const { sha256, size } of release.files.values()) {
    const place = held.get(sha256);
    if (place !== undefined && "pack" in place) bytes.set(place.pack, (bytes.get(place.pack) ?? 0) + size);
  }
  const packs = [...bytes].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return new Set(packs.length > MOST_PACKS ? packs.slice(0, KEEP_PACKS) : packs);
}

/** A pack's bytes: in memory when they fit in one part, otherwise part by part. `read` gives a file's bytes. */
export async function packBody(
  pack: { files: ReleaseFile[]; size: number },
  read: (file: ReleaseFile) => Promise<Buffer>,
): Promise<Body> {
  if (pack.size <= PART) {
    const pieces: Buffer[] = [];
    for (const file of pack.files) pieces.push(await read(file));
    return Buffer.concat(pieces);
  }
  return {
    size: pack.size,
    async *parts() {
      const part = Buffer.alloc(PART);
      let filled = 0;
      for (const file of pack.files) {
        const bytes = await read(file);
        for (let from = 0; from < bytes.length;) {
          const copied = bytes.copy(part, filled, from, from + PART - filled);
          from += copied;
          filled += copied;
          if (filled < PART) continue;
          yield part;
          filled = 0;
        }
      }
      if (filled > 0) yield part.subarray(0, filled);
    },
  };
}

/** What a release's record in the state says of where its bytes are. */
export function keptOf(manifest: Manifest): Kept {
  const packs = new Set<string>();
  const blobs = new Set<string>();
  for (const { place } of manifest.files.values()) {
    if ("pack" in place) packs.add(place.pack);
    else blobs.add(place.blob);
  }
  return { release: manifest.id, packs: [...packs].sort(), blobs: [...blobs].sort() };
}

/** Of the objects beside the state, those that no kept release needs. */
export function litter(keys: Iterable<string>, kept: Kept[], now: number): string[] {
  const needed = new Set<string>();
  for (const { release, packs, blobs } of kept) {
    needed.add(manifestKey(release));
    for (const pack of packs) needed.add(packKey(pack));
    for (const blob of blobs) needed.add(blobKey(blob));
  }
  const abandoned = (key: string): boolean => now - Number(/^probe-(\d+)-/.exec(key)?.[1] ?? now) > 3_600_000;
  return [...keys].filter((key) => (/^(manifests|packs|blobs)\//.test(key) && !needed.has(key)) || abandoned(key));
}
