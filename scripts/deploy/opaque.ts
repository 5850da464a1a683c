/**
 * Stores whose ETags are no MD5 (some kinds of encryption make them so). There an ETag cannot be foretold from the
 * bytes: it is learned from the store's answers, written into the manifest, and where no answer was heard (a run that
 * was cut off) the digest that every object carries there tells what it holds.
 */
import { pool } from "./pool.ts";
import type { Release, ReleaseFile } from "./release.ts";
import type { Listed, Store } from "./store.ts";

/** The release with the ETags that the live one is known to have for the same bytes at the same address. */
export function withKnownEtags(
  release: Release,
  live: { files: ReadonlyMap<string, ReleaseFile> } | undefined,
): Release {
  const files = new Map<string, ReleaseFile>();
  for (const [path, file] of release.files) {
    const known = live?.files.get(path);
    files.set(path, { ...file, etag: known?.sha256 === file.sha256 ? known.etag : file.etag });
  }
  return { ...release, files };
}

/** Asks for each stored object whose ETag nobody knows, and gives its ETag to the files whose bytes it holds. */
export async function learnEtags(
  site: Store,
  stored: ReadonlyMap<string, Listed>,
  releases: readonly { files: ReadonlyMap<string, ReleaseFile> }[],
): Promise<void> {
  const unknown = [...stored.values()].filter(({ key, etag }) => {
    const candidates = releases.flatMap(({ files }) => files.get(key) ?? []);
    return candidates.length > 0 && candidates.every((file) => file.etag !== etag);
  });
  await pool(unknown, 32, async ({ key }) => {
    const there = await site.head(key);
    for (const { files } of releases) {
      const file = files.get(key);
      if (file !== undefined && there?.sha256 === file.sha256) file.etag = there.etag;
    }
  });
}
