/** What must not occur in a site, and a quick way to see whether a text holds any of it. */
import type { ReceiptEmbargo } from "../receipt.ts";
import { readingsOf } from "./readings.ts";

/** So many words of a text in a row are no accident. */
export const runLength = 8;

/** A whole text of so few words may be anybody's; a title of one word always may. */
const shortestText = 5;

/**
 * A record's slug where it stands whole. A slug of one word is anybody's ("summary" is an element of HTML, "content" an
 * attribute): it tells something only as part of an address or after a file name's day.
 */
function slugPattern({ slug, source }: ReceiptEmbargo): RegExp {
  const whole = `${slug.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}-])`;
  if (slug.includes("-")) return new RegExp(`(?<![\\p{L}\\p{N}-])${whole}`, "iu");
  const folder = source.split("/").at(-2) ?? "";
  const before = folder === "pages" || folder === "" ? "/" : `${folder.replace(/[^\w-]/g, "\\$&")}/`;
  return new RegExp(`(?:${before}|\\d{4}-\\d{2}-\\d{2}-)${whole}`, "iu");
}

interface Secret {
  item: ReceiptEmbargo;
  what: "title" | "text";
}

/** A reading's words: letters and digits, in lower case, accents kept. */
export function wordsOf(reading: string): string[] {
  return (
    reading
      .normalize("NFC")
      .replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

export class Secrets {
  readonly #items: readonly ReceiptEmbargo[];
  /** Words in a row, with spaces between → whose they are. */
  readonly #runs = new Map<string, Secret>();
  /** Lengths of the runs, in words. */
  readonly #lengths = new Set<number>();
  readonly #vocabulary = new Set<string>();
  readonly #slugs: { item: ReceiptEmbargo; pattern: RegExp }[] = [];
  readonly #attachments = new Map<string, ReceiptEmbargo>();

  constructor(items: readonly ReceiptEmbargo[]) {
    this.#items = items;
    for (const item of items) {
      const text = wordsOf(readingsOf(item.text)[0]!);
      for (let start = 0; start + runLength <= text.length; start++)
        this.#add(text.slice(start, start + runLength), { item, what: "text" });
      if (text.length >= shortestText && text.length < runLength) this.#add(text, { item, what: "text" });
      const title = wordsOf(readingsOf(item.title)[0]!);
      if (title.length > 1) this.#add(title, { item, what: "title" });
      if (item.slug !== "") this.#slugs.push({ item, pattern: slugPattern(item) });
      for (const digest of item.attachments) this.#attachments.set(digest.toLowerCase(), item);
    }
  }

  /** Takes out what a public text says itself. */
  allow(text: string): void {
    for (const reading of readingsOf(text)) {
      for (const { key } of this.#matches(reading)) this.#runs.delete(key);
      for (let index = this.#slugs.length - 1; index >= 0; index--) {
        if (this.#slugs[index]!.pattern.test(reading)) this.#slugs.splice(index, 1);
      }
    }
  }

  attachmentOf(sha256: string): ReceiptEmbargo | undefined {
    return this.#attachments.get(sha256);
  }

  /** The records whose slug stands in a reading. */
  slugsIn(reading: string): ReceiptEmbargo[] {
    const plain = reading.toLowerCase();
    return this.#slugs
      .filter(({ item, pattern }) => plain.includes(item.slug.toLowerCase()) && pattern.test(reading))
      .map(({ item }) => item);
  }

  /** The first leak of each record's title and text in a reading. */
  wordsIn(reading: string): (Secret & { words: string })[] {
    if (this.#items.length === 0) return [];
    return this.#matches(reading).map(({ key, secret }) => ({ ...secret, words: key }));
  }

  #matches(reading: string): { key: string; secret: Secret }[] {
    const found: { key: string; secret: Secret }[] = [];
    const words = wordsOf(reading);
    let run = 0;
    for (let end = 1; end <= words.length; end++) {
      run = this.#vocabulary.has(words[end - 1]!) ? run + 1 : 0;
      for (const length of this.#lengths) {
        if (run < length) continue;
        const key = words.slice(end - length, end).join(" ");
        const secret = this.#runs.get(key);
        if (secret) found.push({ key, secret });
      }
    }
    return found;
  }

  #add(words: readonly string[], secret: Secret): void {
    const key = words.join(" ");
    if (!this.#runs.has(key) || secret.what === "title") this.#runs.set(key, secret);
    this.#lengths.add(words.length);
    for (const word of words) this.#vocabulary.add(word);
  }
}
