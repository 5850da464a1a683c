/**
 * Which parts of pages both engines have judged, and on which of them they found fault: what decides whether a page
 * must be judged itself. Kept between runs under everything that can change how parts are drawn.
 */
import type { Memory } from "../contract.ts";
import { digestOf } from "../memory.ts";
import type { PageParts } from "./parts.ts";

interface Kept {
  judged: number[];
  faulty: number[];
  kinds: number[];
}

export class Coverage {
  readonly #memory: Memory;
  readonly #key: string;
  readonly #judged: Set<number>;
  readonly #faulty: Set<number>;
  readonly #kinds: Set<number>;
  /** What stands on pages that are to be judged, and may yet fail to be. */
  readonly #claimed = new Set<number>();
  readonly #claimedKinds = new Set<number>();

  /** @param drawn digest of the styles, scripts and fonts that all pages are drawn with */
  constructor(memory: Memory, drawn: string) {
    this.#memory = memory;
    this.#key = digestOf(["parts", drawn]);
    const kept = memory.recall(this.#key) as Kept | undefined;
    this.#judged = new Set(kept?.judged);
    this.#faulty = new Set(kept?.faulty);
    this.#kinds = new Set(kept?.kinds);
  }

  /** The parts of a page that are judged nowhere yet, nor claimed; they are then claimed by it. */
  claim({ digests }: PageParts): number[] {
    const claimed: number[] = [];
    for (const part of digests) {
      if (this.#judged.has(part) || this.#claimed.has(part)) continue;
      this.#claimed.add(part);
      claimed.push(part);
    }
    return claimed;
  }

  /** Whether a page holds a kind of element that is judged nowhere yet, nor claimed; it is then claimed by it. */
  claimsKind({ kinds }: PageParts): boolean {
    const claimed = [...kinds].some((kind) => !this.#kinds.has(kind) && !this.#claimedKinds.has(kind));
    for (const kind of kinds) this.#claimedKinds.add(kind);
    return claimed;
  }

  /**
   * A page was judged: so are its parts.
   * @param asNewKind whether it was judged for the kinds of element that it holds
   */
  prove({ digests, kinds }: PageParts, asNewKind: boolean): void {
    for (const part of digests) this.#judged.add(part);
    if (asNewKind) for (const kind of kinds) this.#kinds.add(kind);
  }

  /** Gives up every claim: what was judged is proven, and the rest is for other pages to claim. */
  release(): void {
    this.#claimed.clear();
    this.#claimedKinds.clear();
  }

  /** How many parts of a page stand on no page that was judged. */
  unproven({ digests }: PageParts): number {
    return digests.reduce((sum, part) => sum + (this.isProven(part) ? 0 : 1), 0);
  }

  isProven(part: number): boolean {
    return this.#judged.has(part);
  }

  /** Whether a page holds a part on which fault was found. */
  isFaulty({ digests }: PageParts): boolean {
    return digests.some((part) => this.#faulty.has(part));
  }

  /** How many parts fault was found on. */
  get faulty(): number {
    return this.#faulty.size;
  }

  isFaultyPart(part: number): boolean {
    return this.#faulty.has(part);
  }

  /** Notes fault with the element at an offset of a page's source, or with the page as a whole; gives the part. */
  fault({ digests, offsets }: PageParts, offset: number | undefined): number {
    const part = digests[offset === undefined ? 0 : Math.max(0, offsets.indexOf(offset))]!;
    this.#faulty.add(part);
    return part;
  }

  keep(): void {
    const kept: Kept = { judged: [...this.#judged], faulty: [...this.#faulty], kinds: [...this.#kinds] };
    this.#memory.remember(this.#key, kept);
  }
}
