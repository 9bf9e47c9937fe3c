import type { GraphChanges } from '../../domain/graph-changes.js';

/** Rows of one transaction at most: more gains nothing and takes the server's memory. A page of more goes alone. */
const ROWS = 10_000;

/** Characters of text of one transaction at most. */
const CHARACTERS = 4_000_000;

/** How much one transaction takes; it shrinks when the server has too little memory for that. */
export class BatchSize {
  #most: Volume;

  /** @param articles at most, about. */
  constructor(articles: number) {
    this.#most = { articles, rows: ROWS, characters: CHARACTERS };
  }

  /** Told pages that were too much for one transaction: from now on half of that is enough. */
  wasTooLarge(pages: readonly GraphChanges[]): void {
    const { articles, rows, characters } = pages.map(volumeOf).reduce(plus, NOTHING);
    const half = (most: number, much: number) => Math.max(1, Math.min(most, much >> 1));
    const { articles: a, rows: r, characters: c } = this.#most;
    this.#most = { articles: half(a, articles), rows: half(r, rows), characters: half(c, characters) };
  }

  /** @returns a number of 1 or more when there is no room left. */
  filledBy({ articles, rows, characters }: Volume): number {
    const most = this.#most;
    return Math.max(articles / most.articles, rows / most.rows, characters / most.characters);
  }
}

interface Volume {
  readonly articles: number;
  /** Nodes and statements. */
  readonly rows: number;
  /** UTF-16 units of text. */
  readonly characters: number;
}

const NOTHING: Volume = { articles: 0, rows: 0, characters: 0 };

/**
 * Groups pages into batches; a page is never split. Two versions of one page or of one file never share a batch, so that
 * the later one finds the earlier one stored.
 */
export async function* batchesOf(
  changes: Iterable<GraphChanges> | AsyncIterable<GraphChanges>,
  size: BatchSize,
): AsyncGenerator<readonly GraphChanges[]> {
  let batch: GraphChanges[] = [];
  let volume = NOTHING;
  const take = (): readonly GraphChanges[] => {
    const full = batch;
    batch = [];
    volume = NOTHING;
    return full;
  };
  for await (const page of changes) {
    const own = volumeOf(page);
    if (batch.length > 0 && (size.filledBy(plus(volume, own)) > 1 || sharesPage(batch, page))) yield take();
    batch.push(page);
    volume = plus(volume, own);
    if (size.filledBy(volume) >= 1) yield take();
  }
  if (batch.length > 0) yield batch;
}

function volumeOf({ articles }: GraphChanges): Volume {
  let [rows, characters] = [0, 0];
  for (const { nodes, statements, text } of articles) {
    rows += nodes.length + statements.length;
    characters += text.length;
  }
  return { articles: articles.length, rows, characters };
}

function plus(a: Volume, b: Volume): Volume {
  return { articles: a.articles + b.articles, rows: a.rows + b.rows, characters: a.characters + b.characters };
}

function sharesPage(batch: readonly GraphChanges[], { pageId, path }: GraphChanges): boolean {
  return batch.some((other) => other.pageId === pageId || other.path === path);
}
