import type { NameType } from '../../src/tagger/index.js';
import { seededRandom } from '../../tests/support/random.js';

/** A sentence with its names. Offsets are UTF-16 code units of `text`, end excluded. */
export interface Sample {
  readonly text: string;
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: NameType }[];
}

/** A source of random numbers that gives the same ones for the same seed. */
export class Random {
  /** At least 0, less than 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** An integer of `[0, limit)`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

/** Draws items in proportion to their weights. */
export class Weighted<T> {
  private readonly sums: number[] = [];

  constructor(
    private readonly items: readonly T[],
    weights: readonly number[],
  ) {
    let sum = 0;
    for (const weight of weights) {
      sum += weight;
      this.sums.push(sum);
    }
  }

  draw(random: Random): T {
    const at = random.next() * (this.sums.at(-1) as number);
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}
