/**
 * Which parts of pages both engines have judged, and on which of them they found fault: what decides whether a page
 * must be judged itself. Kept between runs under everything that can change how parts are drawn.
 */
import type { Memory } from "../contract.ts";
import type { PageParts } from "./parts.ts";

interface Kept {
  judged: number[];
  faulty: number[];
  kinds: number[];
}

export class Coverage {
  readonly #memory: Memory;
  readonly #key: readonly string[];
  readonly #judged: Set<number>;
  readonly #faulty: Set<number>;
  readonly #kinds: Set<number>;

  /** @param drawn digest of the styles, scripts and fonts that all pages are drawn with */
  constructor(memory: Memory, drawn: string) {
    this.#memory = memory;
    this.#key = ["parts", drawn];
    const kept = memory.recall(this.#key) as Kept | undefined;
    this.#judged = new Set(kept?.judged);
    this.#faulty = new Set(kept?.faulty);
    this.#kinds = new Set(kept?.kinds);
  }

  /** Whether a page holds a part that no page before it held; its parts then count as judged. */
  claims({ digests }: PageParts): boolean {
    const claimed = digests.some((part) => !this.#judged.has(part));
    if (claimed) for (const part of digests) this.#judged.add(part);
    return claimed;
  }

  /** Whether a page holds a kind of element that no page before it held. */
  claimsKind({ kinds }: PageParts): boolean {
    const claimed = [...kinds].some((kind) => !this.#kinds.has(kind));
    for (const kind of kinds) this.#kinds.add(kind);
    return claimed;
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
