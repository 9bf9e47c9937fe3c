import type { PageFacts } from '../domain/facts.js';
import type { GraphChanges } from '../domain/graph-changes.js';
import type { Page } from '../domain/page.js';
import { InputError } from '../errors.js';
import { type Knowledge, loadKnowledge } from '../knowledge/index.js';
import { type ReadOptions, readPage } from './1-read/index.js';
import { segment } from './2-segment/index.js';
import { resolve } from './5-resolve/index.js';
import { Collector, VOLUME } from './collect.js';
import { Compactor } from './compact.js';
import { extractArticle } from './extract.js';
import { placeOfName } from './place-of-name.js';

/** What the pipeline is told of a page, and what it knows; `knowledge` is read from lexicon/ when absent. */
export interface PageOptions extends Pick<ReadOptions, 'meta' | 'maxBytes'> {
  readonly knowledge?: Knowledge;
}

/**
 * Reads a page file and extracts its facts: read → segment → recognise → relate.
 * @throws InputError when the file cannot be read as a page, or has no article.
 */
export async function extractPage(path: string, options: PageOptions = {}): Promise<PageFacts> {
  const knowledge = options.knowledge ?? loadKnowledge();
  const page = await readPage(path, { ...options, cityOf: placeOfName(knowledge.gazetteer) });
  return factsOf(page, knowledge);
}

/** Facts of a page that is read: segment → recognise → relate. @throws InputError when it has no article. */
export function factsOf(page: Page, knowledge: Knowledge): PageFacts {
  const articles = segment(page);
  if (articles.length === 0) {
    throw new InputError(`${page.path}: expected a page with an article, found none. Check what the file holds.`);
  }
  if (page.text.length < VOLUME)
    return { page, articles: articles.map((article) => extractArticle(article, knowledge)) };
  const compactor = new Compactor();
  const collector = new Collector();
  collector.after(page.text.length);
  const facts = articles.map((article) => {
    collector.after(article.text.length);
    return compactor.article(extractArticle(article, knowledge));
  });
  return { page, articles: facts };
}

/** What loading a page file would do to the graph: the stages up to resolve. */
export async function changesOf(path: string, options: PageOptions = {}): Promise<GraphChanges> {
  return resolve(await extractPage(path, options));
}
