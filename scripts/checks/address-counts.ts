/** Counts of addresses by kind, so that nothing is skipped in silence. */
import type { AddressCount } from "./contract.ts";

export class AddressCounts {
  readonly #kinds = new Map<string, { seen: number; checked: number; leftAlone: Map<string, number> }>();

  /** Counts an address that was looked up. */
  checked(kind: string): void {
    const count = this.#of(kind);
    count.seen += 1;
    count.checked += 1;
  }

  /** Counts an address that was left alone, for a reason. */
  leftAlone(kind: string, reason: string, times = 1): void {
    const count = this.#of(kind);
    count.seen += times;
    count.leftAlone.set(reason, (count.leftAlone.get(reason) ?? 0) + times);
  }

  /** Adds the counts of another part of the site. */
  add(counts: readonly AddressCount[]): void {
    for (const { kind, seen, checked, leftAlone } of counts) {
      const count = this.#of(kind);
      count.seen += seen;
      count.checked += checked;
      for (const [reason, times] of Object.entries(leftAlone)) {
        count.leftAlone.set(reason, (count.leftAlone.get(reason) ?? 0) + times);
      }
    }
  }

  /** In order of kind, reasons in order of their words: the same site gives the same list. */
  list(): AddressCount[] {
    const kinds = [...this.#kinds].sort(([a], [b]) => (a < b ? -1 : 1));
    return kinds.map(([kind, { seen, checked, leftAlone }]) => ({
      kind,
      seen,
      checked,
      leftAlone: Object.fromEntries([...leftAlone].sort(([a], [b]) => (a < b ? -1 : 1))),
    }));
  }

  #of(kind: string): { seen: number; checked: number; leftAlone: Map<string, number> } {
    let count = this.#kinds.get(kind);
    if (!count) {
      count = { seen: 0, checked: 0, leftAlone: new Map() };
      this.#kinds.set(kind, count);
    }
    return count;
  }
}
