import { setFlagsFromString } from 'node:v8';
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
