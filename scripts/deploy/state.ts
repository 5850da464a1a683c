/**
 * The state: one small object that says what is live, what is being published and by whom. It is changed only by
 * compare-and-swap, so two publishers can never both believe that they hold it.
 */
import { randomUUID } from "node:crypto";
import { Refusal } from "../refusal.ts";
import { PRIVATE } from "./manifest.ts";
import { retry } from "./patience.ts";
import { Conflict, Unavailable, type Dialect, type Store } from "./store.ts";

export const STATE = "state.json";

/** A line of the history. */
export interface Entry {
  release: string;
  /** When it went live, by the store's clock (ISO 8601). */
  at: string;
  by: string;
  /** What was done: a deploy, or a rollback to a release that was live before. */
  how: "deploy" | "rollback";
  /** The checks were skipped on request. */
  unchecked?: true;
  files: number;
  added: number;
  changed: number;
  deleted: number;
}

/** A release that can be brought back, and the objects that hold its bytes. */
export interface Kept {
  release: string;
  packs: string[];
  blobs: string[];
}

/** A publisher at work. */
export interface Lease {
  release: string;
  nonce: string;
  by: string;
  since: string;
  /** The lease's end by the store's clock, in ms since 1970. */
  until: number;
}

export interface State {
  format: 1;
  /** A new value with each change: tells our own write from another's when the answer was lost. */
  write: string;
  live: string | null;
  publishing: Lease | null;
  /** Releases that were begun, not finished, and then overtaken by another: what they left behind is still ours. */
  unfinished: string[];
  /** Until then (store's clock, ms) a publisher whose place was taken may still be sending the same release. */
  shadow: number;
  /** Newest first. */
  history: Entry[];
  kept: Kept[];
  /** When something left over comes due for deletion (store's clock, ms), or null. */
  sweep: number | null;
  dialect: Dialect;
}

/** A state as read, with what is needed to replace exactly it. */
export interface Read {
  state: State | null;
  etag: string | null;
}

/** Reads the state; one request. */
export function readState(store: Store): Promise<Read> {
  return retry(() => readOnce(store), "reading the state");
}

async function readOnce(store: Store): Promise<Read> {
  const object = await store.get(STATE);
  if (object === undefined) return { state: null, etag: null };
  let state: State;
  try {
    state = JSON.parse(object.bytes.toString("utf8")) as State;
  } catch (error) {
    throw new Unavailable("the state came back damaged", { cause: error });
  }
  if ((state.format as number) !== 1) {
    throw new Refusal(
      `${store.name} was last published by a newer version of this program. Update this copy and try again.`,
    );
  }
  if (![state.unfinished, state.history, state.kept].every(Array.isArray)) {
    throw new Refusal(
      `${store.name} holds a state that this version of the program did not write. Publish with the version that wrote it, or to an empty place.`,
    );
  }
  store.dialect = state.dialect;
  return { state, etag: object.etag };
}

/**
 * Replaces the state that was read by another; a {@link Conflict} when somebody else was first. An answer that was
 * lost is cleared up by reading: if the store holds this very write, it was ours.
 */
export async function swapState(store: Store, read: Read, next: Omit<State, "format" | "write">): Promise<Read> {
  const state: State = { ...next, format: 1, write: randomUUID() };
  const body = Buffer.from(`${JSON.stringify(state, null, 1)}\n`);
  const condition = read.etag === null ? { absent: true as const } : { etag: read.etag };
  try {
    const { etag } = await store.put(STATE, body, PRIVATE, condition);
    return { state, etag };
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof Unavailable)) throw error;
    const now = await readState(store);
    if (now.state?.write === state.write) return now;
    if (error instanceof Conflict) throw error;
    // Not ours, so our write did not arrive, or was overtaken. Only the first may be tried again.
    if (now.etag === read.etag) throw error;
    throw new Conflict(STATE);
  }
}
