/**
 * Tells which files below some folders changed. Each folder is watched by itself and not file by file: 10,000 records
 * are four watches. What editors do (write in place, write beside and rename, delete and write anew) are all
 * changes of a name in a folder.
 */
import { type FSWatcher, readdirSync, watch } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Refusal } from "../refusal.ts";

const TOO_MANY =
  "The system watches too many files already, so saves would go unseen. End another program that watches files, or raise the limit (sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512).";

export interface FolderWatch {
  close(): void;
}

/**
 * Watches folders and all folders within them, now and later. `changed` is told absolute paths as they happen, of
 * files and of folders; `broken` of a system that refuses to watch (too many watches).
 */
export function watchFolders(
  folders: readonly string[],
  changed: (path: string) => void,
  broken: (error: Error) => void,
): FolderWatch {
  const watches = new Map<string, FSWatcher>();
  const roots = folders.map((folder) => resolve(folder));

  const end = (folder: string): void => {
    for (const [path, one] of watches) {
      if (path !== folder && !path.startsWith(join(folder, "/"))) continue;
      one.close();
      watches.delete(path);
    }
  };
  const begin = (folder: string): void => {
    if (watches.has(folder)) return;
    if (foldersIn(folder) === undefined) return;
    try {
      const one = watch(folder, (_event, name) => seen(folder, name));
      one.on("error", () => end(folder));
      watches.set(folder, one);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT") broken(code === "ENOSPC" || code === "EMFILE" ? new Refusal(TOO_MANY) : (error as Error));
      return;
    }
    // Listed once it is watched: a folder made in the meantime is either seen or listed.
    for (const name of foldersIn(folder) ?? []) begin(join(folder, name));
  };
  const seen = (folder: string, name: string | null): void => {
    const path = name === null ? folder : join(folder, name);
    const there = foldersIn(path) !== undefined;
    if (there) {
      // A folder that was put in another's place has the same name and another watch.
      if (path !== folder) end(path);
      begin(path);
    } else if (watches.has(path)) end(path);
    changed(path);
  };
  for (const root of roots) {
    begin(root);
    // The folder itself may be taken away and put back: only the one above sees that.
    const above = dirname(root);
    if (watches.has(above)) continue;
    const own = watch(above, (_event, name) => {
      if (name === basename(root)) seen(above, name);
    });
    own.on("error", () => own.close());
    watches.set(`${above}\0${root}`, own);
  }
  return {
    close() {
      for (const one of watches.values()) one.close();
      watches.clear();
    },
  };
}

/** Names of the folders in a folder; undefined where there is no such folder. */
function foldersIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
