/** One page while it is read: its text, where it stands, and a place to put what is found. */
import type { Found, Severity } from "./contract.ts";
import { ownCopy } from "./html-tokens.ts";
import type { Page } from "./site.ts";

export class PageReading {
  readonly page: Page;
  readonly text: string;
  readonly #findings: Found[];
  #lines: number[] | undefined;

  constructor(page: Page, text: string, findings: Found[]) {
    this.page = page;
    this.text = text;
    this.#findings = findings;
  }

  /**
   * Puts down a finding in this page.
   * @param offset in the page's text; undefined where the finding has no place
   * @param clues texts by which the place may be found in the source record
   */
  find(
    check: string,
    rule: string,
    severity: Severity,
    offset: number | undefined,
    message: string,
    clues: readonly string[] = [],
  ): void {
    const found: Found = {
      check,
      rule,
      severity,
      page: this.page.address,
      file: this.page.file,
      wcag: [],
      message: ownCopy(message),
    };
    if (offset !== undefined) Object.assign(found, this.#placeAt(offset));
    if (clues.length > 0) found.clues = clues.map(ownCopy);
    this.#findings.push(found);
  }

  #placeAt(offset: number): { line: number; column: number } {
    if (!this.#lines) {
      this.#lines = [0];
      for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) this.#lines.push(at + 1);
    }
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lines[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#lines[low]! + 1 };
  }
}
