import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { BatchSize, batchesOf } from '../../src/pipeline/6-load/batches.js';
import { oneAhead } from '../../src/pipeline/6-load/one-ahead.js';
import { changesOf, META } from './builder.js';

/** A page of so many articles, each with one person. */
function page(path: string, articles: number): GraphChanges {
  const entities = [{ label: 'Person' as const, name: '周青岩' }];
  return changesOf({
    path,
    meta: { ...META, page: path },
    articles: Array.from({ length: articles }, () => ({ entities, claims: [] })),
  });
}

async function paths(pages: readonly GraphChanges[], size: BatchSize): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of batchesOf(pages, size)) found.push(batch.map(({ path }) => path).join(' '));
  return found;
}

const four = [page('a', 2), page('b', 2), page('c', 2), page('d', 5)];

it.each([
  { articles: 1, batches: ['a', 'b', 'c', 'd'] },
  { articles: 4, batches: ['a b', 'c', 'd'] },
  { articles: 5, batches: ['a b', 'c', 'd'] },
  { articles: 100, batches: ['a b c d'] },
])('at most $articles articles, but never less than a page', async ({ articles, batches }) => {
  expect(await paths(four, new BatchSize(articles))).toEqual(batches);
});

it('two versions of one page never share a batch', async () => {
  expect(await paths([page('a', 1), page('b', 1), page('a', 2)], new BatchSize(100))).toEqual(['a b', 'a']);
});

it('a page with more rows than a transaction takes goes alone', async () => {
  const many = Array.from({ length: 10_001 }, (_, n) => ({ label: 'Person' as const, name: `周${n}` }));
  const rich = changesOf({ path: 'rich', meta: {}, articles: [{ entities: many, claims: [] }] });
  expect(await paths([page('a', 1), rich, page('b', 1)], new BatchSize(100))).toEqual(['a', 'rich', 'b']);
});

it('what was too much for the server is halved for the rest of the run, and never below one page', async () => {
  const size = new BatchSize(100);
  size.wasTooLarge(four.slice(0, 2));
  expect(await paths(four, size)).toEqual(['a', 'b', 'c', 'd']);
  size.wasTooLarge(four.slice(0, 1));
  expect(await paths(four, size)).toEqual(['a', 'b', 'c', 'd']);
});

describe('one ahead', () => {
  it('makes one value while another is worked on, and no more', async () => {
    const log: string[] = [];
    async function* made() {
      for (let n = 0; n < 4; n++) {
        log.push(`made ${n}`);
        yield n;
      }
    }
    for await (const n of oneAhead(made())) {
      await new Promise(setImmediate);
      log.push(`took ${n}`);
    }
    expect(log).toEqual(['made 0', 'made 1', 'took 0', 'made 2', 'took 1', 'made 3', 'took 2', 'took 3']);
  });

  it('gives what was made before an error, then the error', async () => {
    async function* failing() {
      yield 1;
      throw new Error('gone');
    }
    const taken: number[] = [];
    const all = async () => {
      for await (const n of oneAhead(failing())) taken.push(n);
    };
    await expect(all()).rejects.toThrow('gone');
    expect(taken).toEqual([1]);
  });

  it('closes its source when it is left early', async () => {
    let closed = false;
    async function* endless() {
      try {
        for (let n = 0; ; n++) yield n;
      } finally {
        closed = true;
      }
    }
    for await (const n of oneAhead(endless())) if (n === 2) break;
    expect(closed).toBe(true);
  });
});
