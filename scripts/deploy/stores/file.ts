/**
 * A folder as a store: the objects lie in it as plain files, so any web server can show them. What plain files cannot
 * carry (headers, ETags) lies in the books under the reserved prefix. A write takes effect with one rename: killed at
 * any moment, an object is the old one or the new one.
 */
import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "../../refusal.ts";
import { Clock } from "../clock.ts";
import { EtagOfParts, etagOf } from "../etag.ts";
import { RESERVED } from "../files.ts";
import { Conflict, PART, type Body, type Condition, type Headers, type Store } from "../store.ts";
import { Lock } from "./file-lock.ts";

/** One version of an object's bytes, known by the file they lie in. */
interface Version {
  file: string;
  size: number;
  etag: string;
  headers: Headers;
}

interface Book {
  key: string;
  /** The newest first; which of them is there is told by the file itself. */
  versions: Version[];
}

/** An object for a server: where its bytes are, and how to announce them. */
export interface Shelf {
  path: string;
  /** Which file it was when it was looked up (inode and time of change): another may have taken its place. */
  file: string;
  size: number;
  etag: string;
  headers: Headers;
}

export type FileStore = Store & { find(key: string): Shelf | undefined };

const BOOKS = `${RESERVED}.store`;
const UNKNOWN: Headers = { type: "", cache: "" };

/** Opens a folder as a store; it is made when something is first put there. */
export function fileStore(folder: string): FileStore {
  const books = join(folder, BOOKS);
  const digest = (key: string): string => createHash("sha256").update(key).digest("hex");
  const plainPath = (key: string): string => join(folder, key);
  const asidePath = (key: string): string => join(books, "aside", digest(key));
  const bookPath = (key: string): string => {
    const name = digest(key);
    return join(books, "headers", name.slice(0, 2), `${name.slice(2)}.json`);
  };
  const clock = new Clock();
  const lock = new Lock(join(books, "lock"));
  let requests = 0;

  const request = async <T>(run: () => T | Promise<T>): Promise<T> => {
    requests++;
    clock.heard(Date.now(), clock.ticks(), 0);
    try {
      return await run();
    } catch (error) {
      throw inWords(error, folder);
    }
  };
  const readBook = (key: string): Book | undefined => {
    const text = unlessMissing(() => readFileSync(bookPath(key), "utf8"));
    return text === undefined ? undefined : (JSON.parse(text) as Book);
  };
  const place = (path: string, run: (path: string) => void): void => {
    try {
      run(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      mkdirSync(dirname(path), { recursive: true });
      run(path);
    }
  };
  const find = (key: string): Shelf | undefined => {
    for (const path of [plainPath(key), asidePath(key)]) {
      const stat = unlessMissing(() => statSync(path, { bigint: true }));
      if (!stat?.isFile()) continue;
      const file = `${stat.ino}:${stat.mtimeNs}`;
      const size = Number(stat.size);
      const known = readBook(key)?.versions.find((version) => version.file === file && version.size === size);
      return { path, file, size, etag: known?.etag ?? etagOfFile(path), headers: known?.headers ?? UNKNOWN };
    }
    return undefined;
  };
  const allow = (key: string, condition: Condition | undefined): void => {
    if (condition === undefined) return;
    const there = find(key);
    const holds = "absent" in condition ? there === undefined : there?.etag === condition.etag;
    if (!holds) throw new Conflict(key);
  };
  const writeBook = (key: string, book: Book): void => {
    const draft = join(books, "tmp", randomUUID());
    place(draft, (path) => writeFileSync(path, JSON.stringify(book)));
    place(bookPath(key), (path) => renameSync(draft, path));
  };
  /** Makes a finished draft the object: first the book that knows both versions, then the rename that counts. */
  const shelve = (key: string, draft: string, etag: string, headers: Headers): void => {
    const stat = statSync(draft, { bigint: true });
    const version: Version = { file: `${stat.ino}:${stat.mtimeNs}`, size: Number(stat.size), etag, headers };
    writeBook(key, { key, versions: [version, ...(readBook(key)?.versions.slice(0, 1) ?? [])] });
    try {
      place(plainPath(key), (path) => renameSync(draft, path));
      rmSync(asidePath(key), { force: true });
    } catch (error) {
      // A folder lies where the file should, or a file where its folder should: a bucket knows no such conflict.
      if (!["EISDIR", "ENOTDIR", "EEXIST", "ENOTEMPTY"].includes((error as NodeJS.ErrnoException).code ?? ""))
        throw error;
      place(asidePath(key), (path) => renameSync(draft, path));
    }
  };
  const drop = (key: string): void => {
    rmSync(asidePath(key), { force: true });
    if (unlessMissing(() => statSync(plainPath(key)))?.isFile()) rmSync(plainPath(key), { force: true });
    rmSync(bookPath(key), { force: true });
    for (let parent = dirname(key); parent !== "."; parent = dirname(parent)) {
      try {
        rmdirSync(join(folder, parent));
      } catch (error) {
        if (["ENOTEMPTY", "ENOENT", "EEXIST", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) break;
        throw error;
      }
    }
  };
  const keys = (): string[] => {
    const found: string[] = [];
    const walk = (path: string): void => {
      for (const entry of unlessMissing(() => readdirSync(join(folder, path), { withFileTypes: true })) ?? []) {
        const inner = path + entry.name;
        if (entry.isDirectory()) {
          if (inner !== BOOKS) walk(`${inner}/`);
        } else if (entry.isFile()) found.push(inner);
      }
    };
    walk("");
    for (const name of unlessMissing(() => readdirSync(join(books, "aside"))) ?? []) {
      const text = unlessMissing(() =>
        readFileSync(join(books, "headers", name.slice(0, 2), `${name.slice(2)}.json`), "utf8"),
      );
      if (text !== undefined) found.push((JSON.parse(text) as Book).key);
    }
    return found.sort();
  };

  return {
    name: `file:${folder}`,
    clock,
    dialect: { ifAbsent: true, ifMatch: "quoted", deleteIfMatch: true, etags: "md5" },
    get requests() {
      return requests;
    },
    find,
    get: (key, range) =>
      request(() => {
        const shelf = find(key);
        if (shelf === undefined) return undefined;
        const from = range?.from ?? 0;
        const bytes = readRange(
          shelf.path,
          from,
          Math.max(0, Math.min(range?.length ?? shelf.size, shelf.size - from)),
        );
        return { bytes, etag: shelf.etag };
      }),
    head: (key) =>
      request(() => {
        const shelf = find(key);
        return shelf && { etag: shelf.etag, size: shelf.size, headers: shelf.headers };
      }),
    put: (key, body, headers, condition) =>
      request(async () => {
        const draft = join(books, "tmp", randomUUID());
        try {
          const etag = await writeDraft(draft, body, place);
          await lock.hold(() => {
            allow(key, condition);
            shelve(key, draft, etag, headers);
          });
          return { etag };
        } finally {
          rmSync(draft, { force: true });
        }
      }),
    copy: (from, to) =>
      request(async () => {
        const shelf = find(from);
        if (shelf === undefined) throw new Conflict(from);
        const draft = join(books, "tmp", randomUUID());
        place(draft, (path) => copyFileSync(shelf.path, path));
        await lock.hold(() => shelve(to, draft, shelf.etag, shelf.headers));
      }),
    delete: (objects) =>
      request(() =>
        lock.hold(() => {
          for (const { key, etag } of objects) {
            if (etag !== undefined && ![undefined, etag].includes(find(key)?.etag)) throw new Conflict(key);
            drop(key);
          }
        }),
      ),
    list: (prefix) =>
      request(() => {
        sweepDrafts(join(books, "tmp"));
        const objects = keys()
          .filter((key) => key.startsWith(prefix))
          .flatMap((key) => {
            const shelf = find(key);
            return shelf ? [{ key, etag: shelf.etag, size: shelf.size }] : [];
          });
        return { objects };
      }),
  };
}

async function writeDraft(
  draft: string,
  body: Body,
  place: (path: string, run: (path: string) => void) => void,
): Promise<string> {
  if (Buffer.isBuffer(body)) {
    place(draft, (path) => writeFileSync(path, body));
    return etagOf(body);
  }
  place(draft, (path) => writeFileSync(path, ""));
  const etag = new EtagOfParts();
  for await (const part of body.parts()) {
    writeFileSync(draft, part, { flag: "a" });
    etag.add(part);
  }
  return etag.etag();
}

function etagOfFile(path: string): string {
  const size = statSync(path).size;
  const etag = new EtagOfParts();
  for (let from = 0; from < size; from += PART) etag.add(readRange(path, from, Math.min(PART, size - from)));
  return etag.etag();
}

function readRange(path: string, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, "r");
  try {
    let filled = 0;
    while (filled < length) {
      const read = readSync(file, bytes, filled, length - filled, from + filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/** Drafts that a killed run left behind. */
function sweepDrafts(folder: string): void {
  const old = Date.now() - 60 * 60 * 1000;
  for (const name of unlessMissing(() => readdirSync(folder)) ?? []) {
    const path = join(folder, name);
    if ((unlessMissing(() => statSync(path))?.mtimeMs ?? Infinity) < old) rmSync(path, { force: true });
  }
}

function unlessMissing<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

function inWords(error: unknown, folder: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOSPC":
    case "EDQUOT":
      return new Refusal(
        `The disk that holds ${folder} is full. Make room and run the same command again; it goes on from where it stood.`,
      );
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return new Refusal(`${folder} may not be written to. Mend its permissions, or name another folder.`);
    case "ENOTDIR":
      return new Refusal(`${folder} is not a folder. Name another.`);
    case "ENAMETOOLONG":
      return new Refusal(`A path in the site is too long for the disk that holds ${folder}. Shorten it.`, 1);
    default:
      return error;
  }
}
