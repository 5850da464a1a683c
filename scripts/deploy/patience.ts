/** Trying again: what a store asks for with 500, 503, a time-out or a broken connection. */
import { around, Unavailable, type Store } from "./store.ts";
import { Refusal } from "../refusal.ts";

export interface Patience {
  /** Attempts in all, the first included. */
  attempts: number;
  /** Wait before the second attempt, in ms; doubled each time, and spread at random so that many do not return at once. */
  first: number;
  /** The longest single wait, in ms. */
  longest: number;
}

export const PATIENCE: Patience = { attempts: 7, first: 100, longest: 5_000 };

/** Runs until it succeeds, fails for good, or patience is over; then a {@link Refusal} (exit 2) in plain words. */
export async function retry<T>(run: () => Promise<T>, what: string, patience: Patience = PATIENCE): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      if (attempt >= patience.attempts) {
        throw new Refusal(
          `The store did not answer soundly after ${attempt} tries (${what}: ${error.message}). ` +
            "Nothing is lost: run the same command again and it goes on from where it stood.",
        );
      }
      const ceiling = Math.min(patience.longest, patience.first * 2 ** (attempt - 1)) * (error.slow ? 2 : 1);
      await new Promise((resolve) => setTimeout(resolve, ceiling * (0.5 + Math.random() / 2)));
    }
  }
}

/** A store whose every request is tried again when the store was not available. */
export function patient(store: Store, patience: Patience = PATIENCE): Store {
  return around(store, (operation, run) => retry(run, `${operation.name} ${operation.key || "/"}`, patience));
}
