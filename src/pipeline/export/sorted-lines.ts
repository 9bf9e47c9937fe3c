import { type Extent, ScratchFile } from './scratch.js';

/** Characters that are sorted in memory. */
const IN_MEMORY = 1 << 25;
/** Bytes of a run that are read at once. */
const PORTION = 1 << 16;

/**
 * Sorts any number of lines in little memory: sorted runs in a scratch file, merged when all are there. Lines are compared
 * by code unit and have no line ends.
 */
export class SortedLines {
  readonly #runs: Extent[] = [];
  #file: ScratchFile | undefined;
  #lines: string[] = [];
  #size = 0;

  /** @param inMemory characters sorted at once, for tests. */
  constructor(private readonly inMemory = IN_MEMORY) {}

  add(line: string): void {
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size > this.inMemory) this.#spill();
  }

  /** All lines in order, once. */
  *sorted(): Generator<string> {
    this.#lines.sort();
    if (!this.#file) {
      yield* this.#lines;
      return;
    }
    const file = this.#file;
    const last = this.#lines.values();
    yield* merged([...this.#runs.map((run) => linesOf(file, run)), last]);
  }

  close(): void {
    this.#file?.close();
  }

  #spill(): void {
    this.#file ??= new ScratchFile();
    this.#lines.sort();
    const start = this.#writeLines(this.#file);
    this.#runs.push(start);
    this.#lines = [];
    this.#size = 0;
  }

  #writeLines(file: ScratchFile): Extent {
    let run: Extent | undefined;
    for (let at = 0; at < this.#lines.length; at += 1000) {
      const { offset, length } = file.append(`${this.#lines.slice(at, at + 1000).join('\n')}\n`);
      run = { offset: run?.offset ?? offset, length: (run?.length ?? 0) + length };
    }
    return run as Extent;
  }
}

function* linesOf(file: ScratchFile, { offset, length }: Extent): Generator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for (let at = 0; at < length; at += PORTION) {
    const portion = file.read({ offset: offset + at, length: Math.min(PORTION, length - at) });
    const bytes = rest.length > 0 ? Buffer.concat([rest, portion]) : portion;
    const end = bytes.lastIndexOf(10);
    rest = bytes.subarray(end + 1);
    if (end > 0) yield* bytes.subarray(0, end).toString().split('\n');
  }
}

interface Head {
  readonly line: string;
  readonly from: Iterator<string>;
}

/** The lines of sorted sources in order. */
function* merged(sources: readonly Iterator<string>[]): Generator<string> {
  const heads: Head[] = [];
  const advance = (from: Iterator<string>) => {
    const { value: line, done } = from.next();
    if (!done) heads.splice(placeOf(heads, line), 0, { line, from });
  };
  for (const source of sources) advance(source);
  for (let head = heads.pop(); head; head = heads.pop()) {
    yield head.line;
    advance(head.from);
  }
}

/** Where a line belongs among heads of falling order. */
function placeOf(heads: readonly Head[], line: string): number {
  let low = 0;
  let high = heads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heads[middle] as Head).line > line) low = middle + 1;
    else high = middle;
  }
  return low;
}
