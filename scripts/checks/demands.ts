/** Places inside other files that addresses ask for; whether they exist is found out after all pages are read. */

/** A fragment, and the files that it is asked of, by their row in the site's table. */
export type Demand = [fragment: string, files: number[]];

export class Demands {
  readonly #files = new Map<string, Set<number>>();

  /** @param fragment may be a part of a page's text: a copy is kept */
  add(fragment: string, file: number): void {
    let files = this.#files.get(fragment);
    if (!files) this.#files.set(Buffer.from(fragment).toString(), (files = new Set()));
    files.add(file);
  }

  addAll(demands: readonly Demand[]): void {
    for (const [fragment, files] of demands) for (const file of files) this.add(fragment, file);
  }

  list(): Demand[] {
    return Array.from(this.#files, ([fragment, files]) => [fragment, [...files]]);
  }

  /** Each file with each fragment that is asked of it, in the order of files. */
  *inOrder(): Generator<[file: number, fragment: string]> {
    const fragments = [...this.#files.keys()];
    const pairs = new Float64Array([...this.#files.values()].reduce((sum, { size }) => sum + size, 0));
    let count = 0;
    for (const [index, files] of [...this.#files.values()].entries())
      for (const file of files) pairs[count++] = file * fragments.length + index;
    for (const pair of pairs.sort()) yield [Math.floor(pair / fragments.length), fragments[pair % fragments.length]!];
  }
}
