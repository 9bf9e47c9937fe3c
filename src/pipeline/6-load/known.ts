import type { StoredNode } from './stored.js';

/** Of each kind, how many of the latest are remembered at least; twice as many at most. */
const REMEMBERED = { nodes: 50_000, facts: 150_000 } as const;

/**
 * What the transactions of one lease have found or written, so that later ones need not look it up: the leaders and offices
 * that every page names. It holds while nobody else writes. Whoever relies on it checks in the transaction that it is
 * still there, and forgets all of it when it is not.
 */
export class Known {
  readonly nodes = new Latest<StoredNode>(REMEMBERED.nodes);
  readonly facts = new Latest<true>(REMEMBERED.facts);
  #forgotten = 0;

  /** How often it was forgotten: what was read before the last time is known no more. */
  get forgotten(): number {
    return this.#forgotten;
  }

  forget(): void {
    this.#forgotten++;
    this.nodes.clear();
    this.facts.clear();
  }
}

/** The values that were asked for or set last, by key. */
class Latest<T> {
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  /** @param size how many are kept at least. */
  constructor(private readonly size: number) {}

  get(key: string): T | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: T): void {
    if (this.#young.size >= this.size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
