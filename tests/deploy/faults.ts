/** Faults, put around every request of a store. */
import { around, Unavailable, type Operation, type Store } from "../../scripts/deploy/store.ts";
import { under, type Target } from "../../scripts/deploy/target.ts";
import { RESERVED } from "../../scripts/deploy/files.ts";

/** The process is dead: nothing it would still have done happens. */
export class Killed extends Error {}

export type Fault = (operation: Operation, number: number, run: () => Promise<unknown>) => Promise<unknown>;

/** A target whose requests, of the site and of the state alike, pass through a fault; `count` says how many there were. */
export function faulty(site: Store, fault: Fault): Target & { count: () => number } {
  let number = 0;
  const wrapped = around(site, <T>(operation: Operation, run: () => Promise<T>) => {
    number++;
    return fault(operation, number, run) as Promise<T>;
  });
  return { site: wrapped, state: under(wrapped, RESERVED), shared: true, count: () => number };
}

/** Dies at request `at`: just before it, or when its effect has happened and its answer has not arrived. */
export function killedAt(at: number, when: "before" | "after"): Fault {
  let dead = false;
  return async (_, number, run) => {
    if (dead || (number === at && when === "before")) {
      dead = true;
      throw new Killed();
    }
    try {
      return await run();
    } finally {
      // Others may have died while this one was under way: its effect stands, its answer is lost.
      if (number === at) dead = true;
      if (dead) await Promise.reject(new Killed());
    }
  };
}

/** A small generator of random numbers that can be started again from its seed (mulberry32). */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fails now and then, before or after the effect, as `share` says; seeded. */
export function unreliable(seed: number, share: number): Fault {
  const next = random(seed);
  return async (_, _number, run) => {
    const dice = next();
    const slow = next() < 0.5;
    if (dice < share / 2) throw new Unavailable(slow ? "SlowDown" : "InternalError", { slow });
    const answer = await run();
    if (dice < share) throw new Unavailable("the connection broke");
    return answer;
  };
}
