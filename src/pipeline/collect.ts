import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Characters of a page whose memory counts, and between two collections. */
export const VOLUME = 1_500_000;

/**
 * Collects garbage while a page as long as a volume is read; never on pages of print. The engine lets a heap grow to
 * four times what was alive when it looked last, and keeps the lines of a segmented page and the words of its articles
 * until then: on 10 MB that is more memory than all facts take. See “Memory of a long page” in docs/decisions.md.
 */
export class Collector {
  #read = 0;

  /** Told how many characters were read since. */
  after(characters: number): void {
    this.#read += characters;
    if (this.#read < VOLUME) return;
    this.#read = 0;
    collect();
  }
}

/** How much more than what is alive may lie on the heap, as a share. */
const SLACK = 1.5;

/** Collects garbage when the heap has grown beyond a limit, or where more than that is alive, by half of it. */
export class HeapLimit {
  #limit: number;

  constructor(private readonly bytes: number) {
    this.#limit = bytes;
  }

  /** Called between portions of work that leave much garbage. */
  keep(): void {
    if (getHeapStatistics().used_heap_size < this.#limit) return;
    collect();
    this.#limit = Math.max(this.bytes, SLACK * getHeapStatistics().used_heap_size);
  }
}

function collect(): void {
  garbageCollector ??= exposed();
  garbageCollector();
}

let garbageCollector: (() => void) | undefined;

/** The flag only counts for the context that is made under it. */
function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
  setFlagsFromString('--no-expose-gc');
  return typeof found === 'function' ? () => void found() : () => undefined;
}
