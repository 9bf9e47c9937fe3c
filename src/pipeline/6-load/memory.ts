import { adds, type Contribution, unite } from './contribution.js';

const MOST = 200_000;

/**
 * The nodes that this process has written, and what it knows to be stored of them, so that a person named on every page
 * is sent once. What another process deletes meanwhile is noticed when an edge to it cannot be written.
 */
export class NodeMemory {
  readonly #known = new Map<string, Contribution>();

  /** What to remember after writing the node, or undefined when nothing is new and it need not be written. */
  missing(id: string, contribution: Contribution): Contribution | undefined {
    const known = this.#known.get(id);
    if (!known) return contribution;
    return adds(known, contribution) ? unite(known, contribution) : undefined;
  }

  /** Takes over what a committed transaction wrote, and forgets what it may have changed otherwise. */
  commit(written: ReadonlyMap<string, Contribution>, forget: readonly string[]): void {
    if (this.#known.size > MOST) this.#known.clear();
    for (const [id, contribution] of written) this.#known.set(id, contribution);
    for (const id of forget) this.#known.delete(id);
  }

  clear(): void {
    this.#known.clear();
  }
}
