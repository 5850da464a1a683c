/**
 * A release as it is kept in the store, with the places of its bytes, so that it can be brought back without the old
 * files at hand. Compressed JSON; reading one proves that it is whole, because its id is the digest of its contents.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { retry } from "./patience.ts";
import { releaseId, type Release, type ReleaseFile, type Role } from "./release.ts";
import { Unavailable, type Headers, type Store } from "./store.ts";

/** Where a file's bytes are kept: in a pack (from which byte), or as an object of their own. */
export type Place = { pack: string; from: number } | { blob: string };

export interface KeptFile extends ReleaseFile {
  place: Place;
}

export interface Manifest extends Omit<Release, "files"> {
  files: Map<string, KeptFile>;
}

interface Written {
  format: 1;
  id: string;
  address?: string;
  asAt?: string;
  kinds: Record<string, string[]>;
  headers: Headers[];
  packs: string[];
  /** path, size, SHA-256, ETag, index of headers, role, hashed, index of the pack (-1: a blob), first byte. */
  files: [string, number, string, string, number, Role, 0 | 1, number, number][];
}

export const manifestKey = (id: string): string => `manifests/${id}.json.gz`;
export const blobKey = (sha256: string): string => `blobs/${sha256}`;
export const packKey = (pack: string): string => `packs/${pack}`;

/** The headers of our own records. */
export const PRIVATE: Headers = { type: "application/octet-stream", cache: "private, no-store" };

export function encodeManifest(manifest: Manifest): Buffer {
  const headers = new Map<string, number>();
  const packs = new Map<string, number>();
  const index = (map: Map<string, number>, key: string): number => {
    const at = map.get(key) ?? map.size;
    map.set(key, at);
    return at;
  };
  const files = [...manifest.files.values()].map(
    ({ path, size, sha256, etag, headers: h, role, hashed, place }): Written["files"][number] => {
      const pack = "pack" in place ? index(packs, place.pack) : -1;
      return [
        path,
        size,
        sha256,
        etag,
        index(headers, JSON.stringify(h)),
        role,
        hashed ? 1 : 0,
        pack,
        "pack" in place ? place.from : 0,
      ];
    },
  );
  const written: Written = {
    format: 1,
    id: manifest.id,
    ...(manifest.address === undefined ? {} : { address: manifest.address }),
    ...(manifest.asAt === undefined ? {} : { asAt: manifest.asAt }),
    kinds: manifest.kinds,
    headers: [...headers.keys()].map((key) => JSON.parse(key) as Headers),
    packs: [...packs.keys()],
    files,
  };
  return gzipSync(JSON.stringify(written), { level: 3 });
}

export function decodeManifest(bytes: Buffer): Manifest {
  const written = JSON.parse(gunzipSync(bytes).toString("utf8")) as Written;
  const files = new Map<string, KeptFile>();
  for (const [path, size, sha256, etag, header, role, hashed, pack, from] of written.files) {
    const headers = written.headers[header];
    if (headers === undefined) throw new Error(`the manifest of ${written.id} lacks headers for ${path}`);
    const place: Place = pack < 0 ? { blob: sha256 } : { pack: written.packs[pack] ?? "", from };
    files.set(path, { path, size, sha256, etag, headers, role, hashed: hashed === 1, place });
  }
  const { id, address, asAt, kinds } = written;
  return { id, files, kinds, ...(address === undefined ? {} : { address }), ...(asAt === undefined ? {} : { asAt }) };
}

/** Reads a release's manifest; undefined where the store has none. A damaged one counts as a bad answer. */
export function readManifest(state: Store, id: string): Promise<Manifest | undefined> {
  return retry(() => readOnce(state, id), "reading a manifest");
}

async function readOnce(state: Store, id: string): Promise<Manifest | undefined> {
  const object = await state.get(manifestKey(id));
  if (object === undefined) return undefined;
  let manifest: Manifest | undefined;
  try {
    manifest = decodeManifest(object.bytes);
  } catch (error) {
    throw new Unavailable(`the manifest of release ${id} came back damaged`, { cause: error });
  }
  if (manifest.id === id && releaseId(manifest.files.values()) === id) return manifest;
  throw new Unavailable(`the manifest of release ${id} came back as something else`);
}
