/**
 * The lease: who may write, and until when, by the store's clock. Renewed while its holder works. No request starts
 * within the margin before its end, so an ordinary request has been answered before anybody else may begin.
 */
import { randomUUID } from "node:crypto";
import { Conflict, around, type Store } from "./store.ts";
import { readState, swapState, type Lease, type Read, type State } from "./state.ts";

export interface Terms {
  /** How long a lease lasts without renewal, ms. */
  length: number;
  /** No request starts later than this before its end, ms. */
  margin: number;
  /** How often it is renewed, ms. */
  renew: number;
}

export const TERMS: Terms = { length: 30_000, margin: 10_000, renew: 7_000 };

/** The lease ran out or was taken over; whoever holds it now decides what is stored. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Until when (store's clock, ms) a publisher of `release` has to keep away; 0 when the way is free. */
export function busyUntil(state: State | null, release: string, now: number): number {
  if (state === null) return 0;
  const other = state.publishing !== null && state.publishing.release !== release ? state.publishing.until : 0;
  const sleeper = (state.publishing?.release ?? state.live) === release ? 0 : state.shadow;
  const until = Math.max(other, sleeper);
  return until > now ? until : 0;
}

export class Hold {
  readonly #store: Store;
  readonly #terms: Terms;
  readonly #lease: Lease;
  #read: Read;
  #until: number;
  #renewing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;
  #lost: Error | undefined;

  private constructor(store: Store, terms: Terms, lease: Lease, read: Read) {
    this.#store = store;
    this.#terms = terms;
    this.#lease = lease;
    this.#read = read;
    this.#until = lease.until;
  }

  /** Takes the lease; a {@link Conflict} when the state is no longer what was read. `fresh` is the state at first contact. */
  static async take(
    store: Store,
    read: Read,
    fresh: State,
    wanted: { release: string; by: string },
    terms: Terms,
  ): Promise<Hold> {
    const state = read.state ?? fresh;
    const now = store.clock.earliest();
    const until = now + terms.length;
    const since = new Date(now).toISOString();
    const lease: Lease = { ...wanted, nonce: randomUUID(), since, until };
    const taken = state.publishing?.release === wanted.release ? state.publishing.until : 0;
    const shadow = Math.max(state.shadow, taken) > now ? Math.max(state.shadow, taken) : 0;
    const overtaken =
      state.publishing !== null && state.publishing.release !== wanted.release ? [state.publishing.release] : [];
    const unfinished = [...new Set([...state.unfinished, ...overtaken])];
    const held = await swapState(store, read, { ...state, publishing: lease, unfinished, shadow });
    return new Hold(store, terms, lease, held);
  }

  /** The state as this holder last wrote it. */
  get state(): State {
    if (this.#read.state === null) throw new Error("a lease without a state");
    return this.#read.state;
  }

  /** Throws {@link LeaseLost} when no request may start any more. */
  check(): void {
    if (this.#lost !== undefined) throw this.#lost;
    if (this.#store.clock.latest() > this.#until - this.#terms.margin) {
      throw new LeaseLost("the lease has run out");
    }
  }

  /** The store, for as long as the lease lasts. */
  within(store: Store): Store {
    return around(store, async (_, run) => {
      this.check();
      return run();
    });
  }

  /** Begins to renew the lease from time to time. */
  keep(): void {
    this.#timer = setTimeout(() => {
      this.#renewing = this.#renew().then(
        () => (this.#ended ? undefined : this.keep()),
        (error: unknown) => {
          // Kept for whoever works under the lease: the next request, or the end of the work, throws it.
          this.#lost = error instanceof Error ? error : new Error(String(error));
        },
      );
    }, this.#terms.renew);
  }

  async #renew(): Promise<void> {
    const until = this.#store.clock.earliest() + this.#terms.length;
    await this.#swap({ ...this.state, publishing: { ...this.#lease, until } });
    this.#until = until;
  }

  async #swap(next: State): Promise<void> {
    try {
      this.#read = await swapState(this.#store, this.#read, next);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const now = await readState(this.#store);
      const holder = now.state?.publishing;
      throw new LeaseLost(holder ? `${holder.by} has taken over` : "another publisher has taken over", {
        cause: error,
      });
    }
  }

  /** Stops renewing, and waits for a renewal under way. */
  async stop(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#renewing;
  }

  /** Ends the lease with a last change of the state; {@link LeaseLost} when it was no longer ours. */
  async finish(change: (state: State) => State): Promise<State> {
    await this.stop();
    if (this.#lost !== undefined) throw this.#lost;
    await this.#swap({ ...change(this.state), publishing: null, unfinished: [] });
    return this.state;
  }
}
