/**
 * What a store's answers say of its clock. Leases are kept by the store's time, never by the publisher's: a machine
 * whose clock is an hour wrong neither steals a lease nor holds one too long. A `Date` header is cut to the second
 * and arrives late, so the true time is only known to lie between {@link earliest} and {@link latest}.
 */
export class Clock {
  #date = 0;
  #sent = 0;
  #received = 0;
  #grain = 0;
  readonly #ticks: () => number;

  /** `ticks` gives milliseconds that only go forwards, also while the machine is asleep. */
  constructor(ticks: () => number = forwards()) {
    this.#ticks = ticks;
  }

  /** Milliseconds since some moment of its own; to be taken just before a request is sent. */
  ticks(): number {
    return this.#ticks();
  }

  /** Takes note of an answer: its date (ms), the ticks when its request was sent, and how coarse the date is (ms). */
  heard(date: number, sent: number, grain: number): void {
    if (!Number.isFinite(date)) return;
    this.#date = date;
    this.#sent = sent;
    this.#received = this.#ticks();
    this.#grain = grain;
  }

  /** The store's time where an answer has told it, and this machine's before. */
  now(): number {
    return this.#date === 0 ? Date.now() : this.earliest();
  }

  /** The store's time is at least this (ms since 1970); 0 before the first answer. */
  earliest(): number {
    return this.#date + (this.#ticks() - this.#received);
  }

  /** The store's time is at most this. */
  latest(): number {
    return this.#date + this.#grain + (this.#ticks() - this.#sent);
  }
}

/** Monotonic time that also counts a suspended machine's sleep, where the wall clock shows it. */
function forwards(): () => number {
  let last = 0;
  const wall = Date.now();
  return () => {
    last = Math.max(last, performance.now(), Date.now() - wall);
    return last;
  };
}
